import type { Stack } from 'aws-cdk-lib';
import { CfnIdentityPoolPrincipalTag } from 'aws-cdk-lib/aws-cognito';
import { IdentityPool as StockIdentityPool } from 'aws-cdk-lib/aws-cognito-identitypool';
import { IdentityPool } from '../../src';
import { gives, type Rows, trustStatements } from './row';

export const PRINCIPAL_TAG_ROWS: Rows = {
  E02: {
    stock: gives((stack) => mapTags(new StockIdentityPool(stack, 'Pool')), signedInMayTag, false),
    here: gives((stack) => mapTags(new IdentityPool(stack, 'Pool')), signedInMayTag, true),
  },
};

function mapTags(pool: StockIdentityPool | IdentityPool): void {
  new CfnIdentityPoolPrincipalTag(pool.stack, 'Tags', {
    identityPoolId: pool.identityPoolId,
    identityProviderName: 'accounts.google.com',
    principalTags: { tenant: 'hd' },
  });
}

function signedInMayTag(stack: Stack): boolean {
  return [trustStatements(stack)[0].Action].flat().includes('sts:TagSession');
}
