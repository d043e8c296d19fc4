import { type Stack, Tags } from 'aws-cdk-lib';
import { IdentityPool as StockIdentityPool } from 'aws-cdk-lib/aws-cognito-identitypool';
import { IdentityPool } from '../../src';
import { resourcesOf } from '../support/stacks';
import { alike, gives, poolOf, type Rows, silent, warns } from './row';

/** "Configure properties", and what comes after it. */
export const CONSOLE_PROPERTY_STEPS: Rows = {
  K28: alike(
    (stack) => poolOf(stack).Properties.IdentityPoolName,
    'shop',
    (stack) => new StockIdentityPool(stack, 'Pool', { identityPoolName: 'shop' }),
    (stack) => new IdentityPool(stack, 'Pool', { identityPoolName: 'shop' }),
  ),
  K29: alike(
    (stack) => poolOf(stack).Properties.AllowClassicFlow,
    true,
    (stack) => new StockIdentityPool(stack, 'Pool', { allowClassicFlow: true }),
    (stack) => new IdentityPool(stack, 'Pool', { allowClassicFlow: true }),
  ),
  K30: {
    stock: gives(
      (stack) => {
        const pool = new StockIdentityPool(stack, 'Pool');
        Tags.of(pool).add('team', 'identity');
      },
      tagged,
      [true, true],
    ),
    here: gives((stack) => new IdentityPool(stack, 'Pool', { tags: { team: 'identity' } }), tagged, [true, false]),
  },
  K31: {
    stock: silent((stack) => new StockIdentityPool(stack, 'Pool')),
    here: warns('NobodyCanSignIn', (stack) => new IdentityPool(stack, 'Pool')),
  },
};

/** Whether the pool has tags, and whether a role has. */
function tagged(stack: Stack): boolean[] {
  return [
    poolOf(stack).Properties.IdentityPoolTags !== undefined,
    resourcesOf(stack, 'AWS::IAM::Role').some(({ Properties }) => Properties.Tags !== undefined),
  ];
}
