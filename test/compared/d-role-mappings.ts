import type { Stack } from 'aws-cdk-lib';
import { CfnIdentityPoolRoleAttachment } from 'aws-cdk-lib/aws-cognito';
import { IdentityPoolProviderUrl, IdentityPool as StockIdentityPool } from 'aws-cdk-lib/aws-cognito-identitypool';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  type BoundIdentityProvider,
  ClaimRule,
  IdentityPool,
  IdentityProvider,
  RoleMapping,
  RoleResolution,
} from '../../src';
import { membersOfStockModule } from '../support/stock-members';
import { GOOGLE_CLIENT, poolByToken, resolutions, stockMappedPool, stockRule } from './mapped-pools';
import { attachmentOf, type Behaviour, fails, finds, gives, mappingsOf, type Rows, refuses, silent } from './row';

const MAPPINGS = {
  google: { type: 'Token', ambiguousRoleResolution: 'AuthenticatedRole', identityProvider: 'accounts.google.com' },
};
const RENDERED = {
  google: { Type: 'Token', AmbiguousRoleResolution: 'AuthenticatedRole', IdentityProvider: 'accounts.google.com' },
};

/** The stock construct takes mappings in its constructor alone, where its own roles are not there yet. */
const NO_MAPPING_LATER: Behaviour = {
  check: () =>
    expect(membersOfStockModule().filter((member) => member.startsWith('IdentityPool.add'))).toEqual([
      'IdentityPool.addUserPoolAuthentication',
    ]),
};

/** How a user gets a role, and when that can be said. */
export const ROLE_MAPPING_ROWS: Rows = {
  D07: {
    stock: fails('rules is required when useToken is false', (stack) =>
      stockMappedPool(stack, [{ providerUrl: IdentityPoolProviderUrl.GOOGLE }]),
    ),
    here: {
      check: () => {
        // @ts-expect-error: rules without rules
        expect(() => RoleMapping.fromRules()).toThrow('[cdk-cognito-identity-pool:WrongKind]');
      },
    },
  },
  D08: {
    stock: gives(
      (stack) =>
        stockMappedPool(stack, [
          { providerUrl: IdentityPoolProviderUrl.GOOGLE, useToken: true, rules: [stockRule(stack)] },
        ]),
      (stack) => mappingsOf(stack)['accounts.google.com'].RulesConfiguration,
      undefined,
    ),
    here: [
      {
        check: () => {
          // @ts-expect-error: a token mapping with rules
          expect(RoleMapping.fromToken({ rules: [] })).not.toHaveProperty('rules');
        },
      },
      refuses('NoRuleMapping', (stack) => {
        const { pool, users } = poolByToken(stack);
        users.addRule(ClaimRule.whenEquals('department', 'legal', pool.authenticatedRole));
      }),
    ],
  },
  D09: {
    stock: silent((stack) => stockMappedPool(stack, [{ providerUrl: IdentityPoolProviderUrl.GOOGLE, useToken: true }])),
    here: refuses('TokenMappingNeedsUserPool', (stack) => {
      // @ts-expect-error: Google takes rules alone
      const google = IdentityProvider.google(GOOGLE_CLIENT, { roleMapping: RoleMapping.fromToken() });
      new IdentityPool(stack, 'Pool', { providers: [google] });
    }),
  },
  D21: {
    stock: gives(
      (stack) =>
        stockMappedPool(stack, [
          { providerUrl: IdentityPoolProviderUrl.GOOGLE, resolveAmbiguousRoles: true, rules: [stockRule(stack)] },
        ]),
      resolutions,
      ['AuthenticatedRole'],
    ),
    here: gives(
      (stack) => {
        const pool = new IdentityPool(stack, 'Pool');
        const roleMapping = RoleMapping.fromRules(
          [ClaimRule.whenEquals('department', 'legal', pool.addRole('Legal'))],
          { roleResolution: RoleResolution.AUTHENTICATED_ROLE },
        );
        pool.addProvider(IdentityProvider.google(GOOGLE_CLIENT, { roleMapping }));
      },
      resolutions,
      ['AuthenticatedRole'],
    ),
  },
  D23: {
    stock: NO_MAPPING_LATER,
    here: gives(
      (stack) => {
        const { pool, google } = poolWithGoogle(stack);
        google.addRule(ClaimRule.whenEquals('department', 'legal', pool.authenticatedRole));
      },
      mappedRoles,
      [{ 'Fn::GetAtt': ['PoolAuthenticatedRoleF46F2D22', 'Arn'] }],
    ),
  },
  D24: {
    stock: silent((stack) => attachAgain(new StockIdentityPool(stack, 'Pool'))),
    here: finds('SeveralRoleAttachments', (stack) => attachAgain(new IdentityPool(stack, 'Pool'))),
  },
  D25: {
    stock: gives(
      (stack) => {
        new StockIdentityPool(stack, 'Pool').roleAttachment.roleMappings = MAPPINGS;
      },
      (stack) => attachmentOf(stack).Properties.RoleMappings,
      RENDERED,
    ),
    here: [
      gives(
        (stack) => {
          const providers = [IdentityProvider.google(GOOGLE_CLIENT)];
          new IdentityPool(stack, 'Pool', { providers }).roleAttachment.roleMappings = MAPPINGS;
        },
        mappingsOf,
        RENDERED,
      ),
      gives(
        (stack) => {
          const { pool } = poolByToken(stack);
          pool.addProvider(IdentityProvider.google(GOOGLE_CLIENT));
          pool.roleAttachment.roleMappings = MAPPINGS;
        },
        mappingsOf,
        RENDERED,
      ),
    ],
  },
  D26: {
    stock: NO_MAPPING_LATER,
    here: gives(
      (stack) => {
        const { google } = poolWithGoogle(stack);
        const legal = new Role(stack, 'Legal', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
        google.addRule(ClaimRule.whenEquals('department', 'legal', legal));
      },
      mappedRoles,
      [{ 'Fn::GetAtt': [expect.stringMatching(/^Legal/), 'Arn'] }],
    ),
  },
};

function poolWithGoogle(stack: Stack): { pool: IdentityPool; google: BoundIdentityProvider } {
  const pool = new IdentityPool(stack, 'Pool');
  const google = IdentityProvider.google(GOOGLE_CLIENT, { roleMapping: RoleMapping.fromRules([]) });
  return { pool, google: pool.addProvider(google) };
}

function attachAgain(pool: StockIdentityPool | IdentityPool): void {
  new CfnIdentityPoolRoleAttachment(pool.stack, 'Again', {
    identityPoolId: pool.identityPoolId,
    roles: { authenticated: pool.authenticatedRole.roleArn },
  });
}

function mappedRoles(stack: Stack): unknown[] {
  const rules: { RoleARN: unknown }[] = mappingsOf(stack)['accounts.google.com'].RulesConfiguration.Rules;
  return rules.map(({ RoleARN }) => RoleARN);
}
