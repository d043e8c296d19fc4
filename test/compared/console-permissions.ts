import type { Stack } from 'aws-cdk-lib';
import {
  IdentityPool as StockIdentityPool,
  type IdentityPoolProps as StockProps,
} from 'aws-cdk-lib/aws-cognito-identitypool';
import { AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { GuestAccess, IdentityPool, type IdentityPoolProps, PoolRole } from '../../src';
import { type Json, resourcesOf } from '../support/stacks';
import { attachmentOf, gives, type Rows } from './row';

/** "Configure permissions" in the console's guide. */
export const CONSOLE_PERMISSION_STEPS: Rows = {
  K12: {
    stock: gives((stack) => stockPool(stack), roleNames, [undefined, undefined]),
    here: gives((stack) => pool(stack, { authenticatedRole: PoolRole.create({ roleName: 'signed-in' }) }), roleNames, [
      'signed-in',
      undefined,
    ]),
  },
  K13: {
    stock: gives(
      (stack) => {
        const member = existingRole(stack);
        stockPool(stack, { authenticatedRole: member });
      },
      (stack) => [attachedTo(stack, 'authenticated'), isTrusted(stack)],
      [{ 'Fn::GetAtt': ['Existing4CC9759F', 'Arn'] }, false],
    ),
    here: gives(
      (stack) => {
        const member = existingRole(stack);
        pool(stack, { authenticatedRole: PoolRole.existing(member) });
      },
      (stack) => [attachedTo(stack, 'authenticated'), isTrusted(stack)],
      [{ 'Fn::GetAtt': ['Existing4CC9759F', 'Arn'] }, true],
    ),
  },
  K14: {
    stock: gives((stack) => stockPool(stack), attached, ['authenticated', 'unauthenticated']),
    here: gives((stack) => pool(stack, { authenticatedRole: PoolRole.none() }), attached, ['unauthenticated']),
  },
  K15: {
    stock: gives((stack) => stockPool(stack), roleNames, [undefined, undefined]),
    here: gives(
      (stack) => pool(stack, { guestAccess: GuestAccess.enabled({ role: PoolRole.create({ roleName: 'visitors' }) }) }),
      roleNames,
      [undefined, 'visitors'],
    ),
  },
  K16: {
    stock: gives(
      (stack) => {
        const visitor = existingRole(stack);
        stockPool(stack, { unauthenticatedRole: visitor });
      },
      (stack) => [attachedTo(stack, 'unauthenticated'), isTrusted(stack)],
      [{ 'Fn::GetAtt': ['Existing4CC9759F', 'Arn'] }, false],
    ),
    here: gives(
      (stack) => {
        const visitor = existingRole(stack);
        pool(stack, { guestAccess: GuestAccess.enabled({ role: PoolRole.existing(visitor) }) });
      },
      (stack) => [attachedTo(stack, 'unauthenticated'), isTrusted(stack)],
      [{ 'Fn::GetAtt': ['Existing4CC9759F', 'Arn'] }, true],
    ),
  },
  K17: {
    stock: gives((stack) => stockPool(stack), attached, ['authenticated', 'unauthenticated']),
    here: gives((stack) => pool(stack, { guestAccess: GuestAccess.enabled({ role: PoolRole.none() }) }), attached, [
      'authenticated',
    ]),
  },
};

/** With guests, so that both kinds of users have a role. */
function stockPool(stack: Stack, props: StockProps = {}): void {
  new StockIdentityPool(stack, 'Pool', { allowUnauthenticatedIdentities: true, ...props });
}

function pool(stack: Stack, props: IdentityPoolProps): void {
  new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled(), ...props });
}

function existingRole(stack: Stack): Role {
  return new Role(stack, 'Existing', { assumedBy: new AccountRootPrincipal() });
}

function roleNames(stack: Stack): (string | undefined)[] {
  return resourcesOf(stack, 'AWS::IAM::Role').map(({ Properties }) => Properties.RoleName);
}

function attached(stack: Stack): string[] {
  return Object.keys(attachmentOf(stack).Properties.Roles).sort();
}

function attachedTo(stack: Stack, users: string): Json {
  return attachmentOf(stack).Properties.Roles[users];
}

/** Whether the existing role can be assumed through the pool. */
function isTrusted(stack: Stack): boolean {
  const [existing] = resourcesOf(stack, 'AWS::IAM::Role');
  return JSON.stringify(existing.Properties.AssumeRolePolicyDocument).includes('cognito-identity.amazonaws.com');
}
