import { CfnOutput, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { IdentityPool as StockIdentityPool } from 'aws-cdk-lib/aws-cognito-identitypool';
import { IdentityPool } from '../../src';
import { gives, type Rows } from './row';

export const IMPORT_ROWS: Rows = {
  F09: {
    stock: gives((stack) => useElsewhere(new StockIdentityPool(stack, 'Pool')), exportsOf, 1),
    here: gives((stack) => useElsewhere(new IdentityPool(stack, 'Pool')), exportsOf, 1),
  },
};

function useElsewhere(pool: StockIdentityPool | IdentityPool): void {
  const elsewhere = new Stack(pool.stack.node.root, 'Elsewhere');
  new CfnOutput(elsewhere, 'Id', { value: pool.identityPoolId });
  new CfnOutput(elsewhere, 'Arn', { value: pool.identityPoolArn });
}

function exportsOf(stack: Stack): number {
  return Object.keys(Template.fromStack(stack).toJSON().Outputs).length;
}
