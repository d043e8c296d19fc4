import type { Stack } from 'aws-cdk-lib';
import {
  IdentityPoolProviderUrl,
  type IdentityPoolRoleMapping,
  RoleMappingMatchType,
  IdentityPool as StockIdentityPool,
  UserPoolAuthenticationProvider,
} from 'aws-cdk-lib/aws-cognito-identitypool';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  type BoundIdentityProvider,
  ClaimRule,
  IdentityPool,
  IdentityProvider,
  PrincipalTags,
  RoleMapping,
  RoleResolution,
  type UserPoolProviderOptions,
} from '../../src';
import { type Json, resourcesOf, userPoolOf } from '../support/stacks';
import { membersOfStockModule } from '../support/stock-members';
import { resolutions } from './mapped-pools';
import { alike, attachmentOf, type Behaviour, gives, mappingsOf, type Rows, trustStatements } from './row';

const LEGAL = { 'Fn::GetAtt': [expect.stringMatching(/^Legal/), 'Arn'] };

const NO_TAGS: Behaviour = {
  check: () => expect(membersOfStockModule().filter((member) => /tag/i.test(member))).toEqual([]),
};

/** The settings of one provider in "Connect identity providers": here of a user pool, which has them all. */
export const CONSOLE_ROLE_STEPS: Rows = {
  K18: alike(
    (stack) => attachmentOf(stack).Properties.RoleMappings,
    undefined,
    (stack) => stockPool(stack, () => []),
    (stack) => staffPool(stack, {}),
  ),
  K19: alike(
    rules,
    [{ Claim: 'department', MatchType: 'Equals', Value: 'legal', RoleARN: LEGAL }],
    (stack) => {
      const legal = mappedRole(stack);
      stockPool(stack, (providerUrl) => [
        {
          mappingKey: 'staff',
          providerUrl,
          rules: [
            { claim: 'department', matchType: RoleMappingMatchType.EQUALS, claimValue: 'legal', mappedRole: legal },
          ],
        },
      ]);
    },
    (stack) => {
      const legal = mappedRole(stack);
      staffPool(stack, { roleMapping: RoleMapping.fromRules([ClaimRule.whenEquals('department', 'legal', legal)]) });
    },
  ),
  K20: alike(
    (stack) => rules(stack).map(({ MatchType }) => MatchType),
    ['Equals', 'NotEqual', 'StartsWith', 'Contains'],
    (stack) => {
      const mapped = { claim: 'department', claimValue: 'legal', mappedRole: mappedRole(stack) };
      stockPool(stack, (providerUrl) => [
        {
          mappingKey: 'staff',
          providerUrl,
          rules: [
            { ...mapped, matchType: RoleMappingMatchType.EQUALS },
            { ...mapped, matchType: RoleMappingMatchType.NOTEQUAL },
            { ...mapped, matchType: RoleMappingMatchType.STARTS_WITH },
            { ...mapped, matchType: RoleMappingMatchType.CONTAINS },
          ],
        },
      ]);
    },
    (stack) => {
      const legal = mappedRole(stack);
      staffPool(stack, {
        roleMapping: RoleMapping.fromRules([
          ClaimRule.whenEquals('department', 'legal', legal),
          ClaimRule.whenNotEquals('department', 'legal', legal),
          ClaimRule.whenStartsWith('department', 'legal', legal),
          ClaimRule.whenContains('department', 'legal', legal),
        ]),
      });
    },
  ),
  K21: alike(
    (stack) => rules(stack).map(({ Value }) => Value),
    ['legal', 'research'],
    (stack) => {
      const mapped = { claim: 'department', mappedRole: mappedRole(stack) };
      stockPool(stack, (providerUrl) => [
        {
          mappingKey: 'staff',
          providerUrl,
          rules: [
            { ...mapped, claimValue: 'legal' },
            { ...mapped, claimValue: 'research' },
          ],
        },
      ]);
    },
    (stack) => {
      const legal = mappedRole(stack);
      const { staff } = staffPool(stack, {
        roleMapping: RoleMapping.fromRules([ClaimRule.whenEquals('department', 'legal', legal)]),
      });
      staff.addRule(ClaimRule.whenEquals('department', 'research', legal));
    },
  ),
  K22: {
    stock: gives(
      (stack) => stockPool(stack, (providerUrl) => [{ mappingKey: 'staff', providerUrl, useToken: true }]),
      (stack) => [mappingType(stack), groupRoles(stack)],
      ['Token', 0],
    ),
    here: gives(
      (stack) => {
        const { pool, staff } = staffPool(stack, { roleMapping: RoleMapping.fromToken() });
        pool.addGroup('Admins', { provider: staff, groupName: 'admins' });
      },
      (stack) => [mappingType(stack), groupRoles(stack)],
      ['Token', 1],
    ),
  },
  K23: alike(
    resolutions,
    ['Deny'],
    (stack) => stockPool(stack, (providerUrl) => [{ mappingKey: 'staff', providerUrl, useToken: true }]),
    (stack) => staffPool(stack, { roleMapping: RoleMapping.fromToken({ roleResolution: RoleResolution.DENY }) }),
  ),
  K24: alike(
    resolutions,
    ['AuthenticatedRole'],
    (stack) =>
      stockPool(stack, (providerUrl) => [
        { mappingKey: 'staff', providerUrl, useToken: true, resolveAmbiguousRoles: true },
      ]),
    (stack) =>
      staffPool(stack, { roleMapping: RoleMapping.fromToken({ roleResolution: RoleResolution.AUTHENTICATED_ROLE }) }),
  ),
  K25: {
    stock: NO_TAGS,
    here: gives((stack) => staffPool(stack, { principalTags: PrincipalTags.inactive() }), tagMaps, []),
  },
  K26: {
    stock: NO_TAGS,
    here: gives((stack) => staffPool(stack, { principalTags: PrincipalTags.defaults() }), tagMaps, [
      expect.objectContaining({ UseDefaults: true }),
    ]),
  },
  K27: {
    stock: NO_TAGS,
    here: gives(
      (stack) =>
        staffPool(stack, {
          principalTags: PrincipalTags.custom({ tenant: 'custom:tenant' }, { required: ['tenant'] }),
        }),
      (stack) => [tagMaps(stack), trustStatements(stack).map(({ Effect }) => Effect)],
      [[expect.objectContaining({ PrincipalTags: { tenant: 'custom:tenant' } })], ['Allow', 'Deny']],
    ),
  },
};

function stockPool(stack: Stack, mappings: (of: IdentityPoolProviderUrl) => IdentityPoolRoleMapping[]): void {
  const { userPool, client: userPoolClient } = userPoolOf(stack);
  new StockIdentityPool(stack, 'Pool', {
    authenticationProviders: { userPools: [new UserPoolAuthenticationProvider({ userPool, userPoolClient })] },
    roleMappings: mappings(IdentityPoolProviderUrl.userPool(userPool, userPoolClient)),
  });
}

function staffPool(
  stack: Stack,
  options: Partial<UserPoolProviderOptions>,
): { pool: IdentityPool; staff: BoundIdentityProvider } {
  const { userPool, client } = userPoolOf(stack);
  const pool = new IdentityPool(stack, 'Pool');
  return { pool, staff: pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client], ...options })) };
}

function mappedRole(stack: Stack): Role {
  return new Role(stack, 'Legal', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
}

function rules(stack: Stack): Json[] {
  return Object.values(mappingsOf(stack)).flatMap((mapping) => mapping.RulesConfiguration.Rules);
}

function mappingType(stack: Stack): string {
  return Object.values(mappingsOf(stack))[0].Type;
}

/** How many groups of user pools bring a role. */
function groupRoles(stack: Stack): number {
  return resourcesOf(stack, 'AWS::Cognito::UserPoolGroup').filter(({ Properties }) => Properties.RoleArn).length;
}

function tagMaps(stack: Stack): Json[] {
  return resourcesOf(stack, 'AWS::Cognito::IdentityPoolPrincipalTag').map(({ Properties }) => Properties);
}
