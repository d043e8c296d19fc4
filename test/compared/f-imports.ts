import { CfnOutput, CfnParameter, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import {
  type IIdentityPool as IStockIdentityPool,
  IdentityPool as StockIdentityPool,
} from 'aws-cdk-lib/aws-cognito-identitypool';
import { Role } from 'aws-cdk-lib/aws-iam';
import { IdentityPool } from '../../src';
import { type Json, testStack } from '../support/stacks';
import { fails, gives, IN_ACCOUNT, type Rows, refuses, silent } from './row';

const ID = 'eu-west-1:12345678-1234-1234-1234-123456789012';
const ARN = `arn:aws:cognito-identity:eu-west-1:123456789012:identitypool/${ID}`;
const NO_ARN = `arn:aws:s3:eu-west-1:123456789012:bucket/${ID}`;
const IN_US_EAST = { env: IN_ACCOUNT };

export const IMPORT_ROWS: Rows = {
  F01: {
    stock: {
      check: () => {
        const pool = StockIdentityPool.fromIdentityPoolId(testStack(), 'Pool', ID);
        expect(pool).not.toHaveProperty('authenticatedRole');
        expect(pool.stack.resolve(pool.identityPoolName)).toBeUndefined();
      },
    },
    here: [
      {
        check: () => {
          const stack = testStack();
          const pool = IdentityPool.fromIdentityPoolAttributes(stack, 'Pool', {
            identityPoolId: ID,
            authenticatedRole: Role.fromRoleName(stack, 'SignedIn', 'signed-in'),
          });
          expect([pool.env.region, pool.authenticatedRole.roleName]).toEqual(['eu-west-1', 'signed-in']);
        },
      },
      refuses(
        'NotKnownOfImportedPool',
        (stack) => IdentityPool.fromIdentityPoolId(stack, 'Pool', ID).authenticatedRole,
      ),
    ],
  },
  F02: {
    stock: silent((stack) => StockIdentityPool.fromIdentityPoolId(stack, 'Pool', 'us-east-1:not-a-uuid')),
    here: refuses('IdentityPoolIdInvalid', (stack) =>
      IdentityPool.fromIdentityPoolId(stack, 'Pool', 'us-east-1:not-a-uuid'),
    ),
  },
  F03: {
    stock: fails(
      'Region in Identity Pool Id must match stack region',
      (stack) => StockIdentityPool.fromIdentityPoolId(stack, 'Pool', ID),
      IN_US_EAST,
    ),
    here: gives(
      (stack) => showArn(IdentityPool.fromIdentityPoolId(stack, 'Pool', ID), stack),
      (stack) => JSON.stringify(shownArn(stack)),
      expect.stringContaining(':cognito-identity:eu-west-1:123456789012:identitypool/eu-west-1:'),
      IN_US_EAST,
    ),
  },
  F04: {
    stock: {
      check: () => {
        const stack = testStack();
        const pool = StockIdentityPool.fromIdentityPoolId(stack, 'Pool', idParameter(stack));
        expect(stack.resolve(pool.identityPoolName)).toBeUndefined();
      },
    },
    here: [
      gives(
        (stack) => showArn(IdentityPool.fromIdentityPoolId(stack, 'Pool', idParameter(stack)), stack),
        (stack) => JSON.stringify(shownArn(stack)),
        expect.stringContaining('{"Fn::Select":[0,{"Fn::Split":[":",{"Ref":"Id"}]}]}'),
      ),
      refuses(
        'NotKnownOfImportedPool',
        (stack) => IdentityPool.fromIdentityPoolId(stack, 'Pool', idParameter(stack)).identityPoolName,
      ),
    ],
  },
  F05: {
    stock: gives(
      (stack) => showArn(StockIdentityPool.fromIdentityPoolArn(stack, 'Pool', ARN), stack),
      shownArn,
      ARN,
      IN_US_EAST,
    ),
    here: gives(
      (stack) => showArn(IdentityPool.fromIdentityPoolArn(stack, 'Pool', ARN), stack),
      shownArn,
      ARN,
      IN_US_EAST,
    ),
  },
  F06: {
    stock: silent((stack) => StockIdentityPool.fromIdentityPoolArn(stack, 'Pool', NO_ARN)),
    here: refuses('IdentityPoolArnInvalid', (stack) => IdentityPool.fromIdentityPoolArn(stack, 'Pool', NO_ARN)),
  },
  F07: {
    stock: gives(
      (stack) => showArn(StockIdentityPool.fromIdentityPoolId(stack, 'Pool', ID), stack),
      (stack) => JSON.stringify(shownArn(stack)),
      expect.stringContaining('cognito-identity:",{"Ref":"AWS::Region"}'),
    ),
    here: gives(
      (stack) => showArn(IdentityPool.fromIdentityPoolId(stack, 'Pool', ID), stack),
      (stack) => JSON.stringify(shownArn(stack)),
      expect.stringContaining('cognito-identity:eu-west-1:'),
    ),
  },
  F08: {
    stock: gives(
      (stack) => {
        const pool = StockIdentityPool.fromIdentityPoolId(stack, 'Pool', ID);
        new CfnOutput(stack, 'Name', { value: pool.identityPoolName });
      },
      (stack) => Template.fromStack(stack).toJSON().Outputs,
      { Name: {} },
    ),
    here: [
      refuses('NotKnownOfImportedPool', (stack) => IdentityPool.fromIdentityPoolId(stack, 'Pool', ID).identityPoolName),
      gives(
        (stack) => {
          const attributes = { identityPoolId: ID, identityPoolName: 'shop' };
          const pool = IdentityPool.fromIdentityPoolAttributes(stack, 'Pool', attributes);
          new CfnOutput(stack, 'Name', { value: pool.identityPoolName });
        },
        (stack) => Template.fromStack(stack).toJSON().Outputs,
        { Name: { Value: 'shop' } },
      ),
    ],
  },
  F09: {
    stock: gives((stack) => useElsewhere(new StockIdentityPool(stack, 'Pool')), exportsOf, 1),
    here: gives((stack) => useElsewhere(new IdentityPool(stack, 'Pool')), exportsOf, 1),
  },
};

function idParameter(stack: Stack): string {
  return new CfnParameter(stack, 'Id').valueAsString;
}

function showArn(pool: IStockIdentityPool, stack: Stack): void {
  new CfnOutput(stack, 'Arn', { value: pool.identityPoolArn });
}

/** As the template has it; of a text put together, the parts. */
function shownArn(stack: Stack): Json {
  const { Value } = Template.fromStack(stack).toJSON().Outputs.Arn;
  return Value['Fn::Join'] ? Value['Fn::Join'][1] : Value;
}

function useElsewhere(pool: StockIdentityPool | IdentityPool): void {
  const elsewhere = new Stack(pool.stack.node.root, 'Elsewhere');
  new CfnOutput(elsewhere, 'Id', { value: pool.identityPoolId });
  new CfnOutput(elsewhere, 'Arn', { value: pool.identityPoolArn });
}

function exportsOf(stack: Stack): number {
  return Object.keys(Template.fromStack(stack).toJSON().Outputs).length;
}
