import { trustKeysOfOtherPartition } from '../../../src/checks/private/rules/trust-keys-of-other-partition';
import { findingsOf, verdictOf } from '../support';
import { AUD, signedIn, trust } from '../templates';

const GOV = 'cognito-identity-us-gov.amazonaws.com';

function keyed(prefix: string, principal: unknown = 'cognito-identity.amazonaws.com') {
  return trust({
    Principal: { Federated: principal },
    Condition: {
      StringEquals: { [`${prefix}:aud`]: { Ref: 'Pool' } },
      'ForAnyValue:StringLike': { [`${prefix}:amr`]: 'authenticated' },
    },
  });
}

test.each([
  ['GovCloud’s keys under the commercial principal', keyed(GOV), 'eu-west-1', 'fires'],
  ['the same, in a region nobody knows', keyed(GOV), undefined, 'fires'],
  [
    'commercial keys under the principal of GovCloud',
    keyed('cognito-identity.amazonaws.com', GOV),
    'us-gov-west-1',
    'fires',
  ],
  ['the same, in a region nobody knows', keyed('cognito-identity.amazonaws.com', GOV), undefined, 'fires'],
  ['a key with a typing error', keyed('cognito-identity.amazon.com'), 'eu-west-1', 'fires'],
  ['keys of the principal', keyed('cognito-identity.amazonaws.com'), 'eu-west-1', 'stays silent'],
  ['keys of the principal in other letters', keyed('Cognito-Identity.amazonaws.com'), 'eu-west-1', 'stays silent'],
  ['GovCloud’s keys in GovCloud', keyed(GOV, GOV), 'us-gov-west-1', 'stays silent'],
  ['keys of a principal that is known at deployment', keyed(GOV, { Ref: 'Nothing' }), undefined, 'stays silent'],
  ['keys of another identity provider', keyed('accounts.google.com'), 'eu-west-1', 'stays silent'],
])('%s (%#)', (_, statement, region, verdict) => {
  expect(verdictOf(trustKeysOfOtherPartition, signedIn([statement]), { region })).toBe(verdict);
});

test('stays silent on one statement for each partition', () => {
  const statements = [keyed('cognito-identity.amazonaws.com'), keyed(GOV, GOV)];
  expect(verdictOf(trustKeysOfOtherPartition, signedIn(statements), { region: 'us-gov-west-1' })).toBe('stays silent');
});

test('can not tell where the role may not be this pool’s', () => {
  const resources = signedIn([keyed(GOV)]);
  resources.Roles.Properties.IdentityPoolId = { Ref: 'Nothing' };
  expect(verdictOf(trustKeysOfOtherPartition, resources)).toBe('can not tell');
});

test('a finding names the keys that are there and those that should be', () => {
  expect(findingsOf(trustKeysOfOtherPartition, signedIn([keyed(GOV)]))).toMatchObject([
    { what: expect.stringMatching(new RegExp(`${GOV}:aud, ${GOV}:amr.*${AUD} and :amr`)) },
  ]);
});
