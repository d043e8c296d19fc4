import type { Stack } from 'aws-cdk-lib';
import { CfnIdentityPoolPrincipalTag } from 'aws-cdk-lib/aws-cognito';
import { IdentityPool as StockIdentityPool } from 'aws-cdk-lib/aws-cognito-identitypool';
import { IdentityPool, IdentityProvider, PrincipalTags } from '../../src';
import { onlyResource } from '../support/stacks';
import { membersOfStockModule } from '../support/stock-members';
import { finds, gives, type Rows, refuses, silent, trustStatements } from './row';

const TAG_MAP = 'AWS::Cognito::IdentityPoolPrincipalTag';
const GOOGLE_CLIENT = '123456789012-abc.apps.googleusercontent.com';
const FIFTY_ONE_TAGS = Object.fromEntries([...Array(51).keys()].map((i) => [`t${i}`, 'hd']));

export const PRINCIPAL_TAG_ROWS: Rows = {
  E01: {
    stock: { check: () => expect(membersOfStockModule().filter((member) => /tag/i.test(member))).toEqual([]) },
    here: [
      gives(tagGoogle, (stack) => onlyResource(stack, TAG_MAP).Properties, {
        IdentityPoolId: { Ref: 'PoolD3F588B8' },
        IdentityProviderName: 'accounts.google.com',
        PrincipalTags: { tenant: 'hd' },
        UseDefaults: false,
      }),
      { check: () => expect(PrincipalTags.policyVariable('tenant')).toBe(`\${aws:PrincipalTag/tenant}`) },
    ],
  },
  E02: {
    stock: gives((stack) => mapTags(stockGooglePool(stack)), signedInMayTag, false),
    here: gives((stack) => mapTags(googlePool(stack)), signedInMayTag, true),
  },
  E03: {
    stock: silent((stack) => mapTags(stockGooglePool(stack), FIFTY_ONE_TAGS)),
    here: [
      refuses('PrincipalTagCount', () => PrincipalTags.custom(FIFTY_ONE_TAGS)),
      finds('TooManyPrincipalTags', (stack) => mapTags(googlePool(stack), FIFTY_ONE_TAGS)),
    ],
  },
  E04: {
    stock: gives((stack) => mapTags(new StockIdentityPool(stack, 'Pool')), waitsFor, undefined),
    here: gives(tagGoogle, waitsFor, ['PoolAuthenticatedRoleF46F2D22']),
  },
};

function tagGoogle(stack: Stack): void {
  const principalTags = PrincipalTags.custom({ tenant: 'hd' });
  new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.google(GOOGLE_CLIENT, { principalTags })] });
}

function stockGooglePool(stack: Stack): StockIdentityPool {
  return new StockIdentityPool(stack, 'Pool', { authenticationProviders: { google: { clientId: GOOGLE_CLIENT } } });
}

function googlePool(stack: Stack): IdentityPool {
  return new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.google(GOOGLE_CLIENT)] });
}

function mapTags(pool: StockIdentityPool | IdentityPool, principalTags: object = { tenant: 'hd' }): void {
  new CfnIdentityPoolPrincipalTag(pool.stack, 'Tags', {
    identityPoolId: pool.identityPoolId,
    identityProviderName: 'accounts.google.com',
    principalTags,
  });
}

function signedInMayTag(stack: Stack): boolean {
  return [trustStatements(stack)[0].Action].flat().includes('sts:TagSession');
}

/** What the tag map has a `DependsOn` to. */
function waitsFor(stack: Stack): string[] | undefined {
  return onlyResource(stack, TAG_MAP).DependsOn;
}
