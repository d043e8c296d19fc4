import { App, Stack } from 'aws-cdk-lib';
import { CognitoFederation, GuestAccess, IdentityPool, type IdentityPoolProps } from '../src';
import { testStack, warningsOf } from './support/stacks';

/** A pool that warns about nothing but its federation. */
function guestsOnly(stack: Stack, props: IdentityPoolProps = {}): IdentityPool {
  return new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled(), ...props });
}

function ids(stack: Stack): string[] {
  return warningsOf(stack)
    .map((w) => w.id)
    .filter((id) => id.includes('Federation'));
}

describe('a stack without a region', () => {
  test('is silent: the commercial principal is what most people need', () => {
    const stack = testStack();
    guestsOnly(stack);
    expect(ids(stack)).toEqual([]);
  });

  test('is silent with the target partitions every new app has', () => {
    const stack = testStack({}, { '@aws-cdk/core:target-partitions': ['aws', 'aws-cn'] });
    guestsOnly(stack);
    expect(ids(stack)).toEqual([]);
  });

  test('warns when the target partitions name GovCloud, with the prop to set', () => {
    const stack = testStack({}, { '@aws-cdk/core:target-partitions': ['aws', 'aws-us-gov'] });
    guestsOnly(stack);
    expect(warningsOf(stack)).toEqual([
      {
        at: '/Test/Pool',
        id: 'cdk-cognito-identity-pool:FederationByRegion',
        text: expect.stringContaining(
          'the stack has no region, so roles trust cognito-identity.amazonaws.com, but the context "@aws-cdk/core:target-partitions" names ' +
            'aws-us-gov: there nobody could sign in. Give the stack a region, or write federation: CognitoFederation.usGovWest()',
        ),
      },
    ]);
  });

  test('is judged by its own target partitions, whatever those of another stack are', () => {
    const app = new App();
    const [silent, gov] = ['Silent', 'Gov'].map((id) => new Stack(app, id));
    gov.node.setContext('@aws-cdk/core:target-partitions', ['aws-us-gov']);
    guestsOnly(silent);
    guestsOnly(gov);
    expect(ids(silent)).toEqual([]);
    expect(ids(gov)).toEqual(['cdk-cognito-identity-pool:FederationByRegion']);
  });

  test.each(['us-gov-west-1', 'us-gov-east-1', 'cn-north-1'])(
    'warns when another stack of the app goes to %s',
    (region) => {
      const app = new App();
      const stack = new Stack(app, 'Test');
      guestsOnly(stack);
      new Stack(app, 'Elsewhere', { env: { region } });
      expect(warningsOf(stack).map((w) => w.text)).toEqual([
        expect.stringContaining(`but Elsewhere of this app goes to ${region}`),
      ]);
    },
  );

  test('is silent when another stack goes to another commercial region', () => {
    const app = new App();
    const stack = new Stack(app, 'Test');
    guestsOnly(stack);
    new Stack(app, 'Elsewhere', { env: { region: 'eu-west-1' } });
    expect(ids(stack)).toEqual([]);
  });

  test('is silent when the pool says its federation', () => {
    const stack = testStack({}, { '@aws-cdk/core:target-partitions': ['aws-us-gov'] });
    guestsOnly(stack, { federation: CognitoFederation.usGovWest() });
    expect(ids(stack)).toEqual([]);
  });
});

describe('a region', () => {
  test.each(['eu-west-1', 'me-central-1', 'us-gov-west-1'])('whose principal is documented is silent: %s', (region) => {
    const stack = testStack({ env: { region } });
    guestsOnly(stack);
    expect(ids(stack)).toEqual([]);
  });

  test.each([
    [
      'cn-north-1',
      'AWS documents the federated principal of the China regions inconsistently (cn-north-1); roles trust cognito-identity.cn-north-1.amazonaws.com.cn.',
    ],
    [
      'eusc-de-east-1',
      'AWS does not document the federated principal of the European Sovereign Cloud (eusc-de-east-1); roles trust cognito-identity.amazonaws.com.',
    ],
    ['us-iso-east-1', 'AWS documents no identity pools in this partition (us-iso-east-1)'],
    ['us-isof-south-1', 'AWS documents no identity pools in this partition (us-isof-south-1)'],
    ['eu-isoe-west-1', 'AWS documents no identity pools in this partition (eu-isoe-west-1)'],
  ])('whose principal is not documented warns, with the prop to set: %s', (region, text) => {
    const stack = testStack({ env: { region } });
    guestsOnly(stack);
    expect(ids(stack)).toEqual(['cdk-cognito-identity-pool:FederationUnconfirmed']);
    expect(warningsOf(stack)[0].text).toContain(text);
    expect(warningsOf(stack)[0].text).toContain("write federation: CognitoFederation.of('cognito-identity...')");
  });

  test('whose principal is not documented is silent when the pool says its federation', () => {
    const stack = testStack({ env: { region: 'cn-north-1' } });
    guestsOnly(stack, { federation: CognitoFederation.of('cognito-identity.cn-north-1.amazonaws.com.cn') });
    expect(ids(stack)).toEqual([]);
  });
});
