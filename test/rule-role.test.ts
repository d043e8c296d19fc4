import { Fn, type Stack } from 'aws-cdk-lib';
import { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { FederatedPrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ClaimRule,
  GuestAccess,
  IdentityPool,
  type IdentityPoolProps,
  IdentityProvider,
  PoolRole,
  RoleMapping,
} from '../src';
import { type Json, onlyResource, testStack, trustOf, warningIds } from './support/stacks';

const SAML = 'arn:aws:iam::123456789012:saml-provider/corporate';
const lambda = new ServicePrincipal('lambda.amazonaws.com');

function attachmentOf(stack: Stack): Json {
  return onlyResource(stack, 'AWS::Cognito::IdentityPoolRoleAttachment').Properties;
}

function rulesOf(stack: Stack): Json[] {
  return attachmentOf(stack).RoleMappings[SAML].RulesConfiguration.Rules;
}

function poolWithRules(props: IdentityPoolProps = {}) {
  const stack = testStack();
  const pool = new IdentityPool(stack, 'Pool', props);
  const handle = pool.addProvider(IdentityProvider.samlArn(SAML, { roleMapping: RoleMapping.fromRules([]) }));
  return { stack, pool, handle };
}

describe('the role of a rule', () => {
  const aud = 'cognito-identity.amazonaws.com:aud';
  const amr = 'cognito-identity.amazonaws.com:amr';

  test("may be the pool's default role, whose trust says enough", () => {
    const { stack, pool, handle } = poolWithRules();
    handle.addRule(ClaimRule.whenEquals('team', 'legal', pool.authenticatedRole));
    expect(rulesOf(stack)[0].RoleARN).toEqual(attachmentOf(stack).Roles.authenticated);
    expect(trustOf(pool.authenticatedRole)).toHaveLength(1);
  });

  test("may be a role of the pool's", () => {
    const { stack, pool, handle } = poolWithRules();
    const legal = pool.addRole('Legal');
    handle.addRule(ClaimRule.whenEquals('team', 'legal', legal));
    expect(trustOf(legal)).toHaveLength(1);
    expect(warningIds(stack)).toEqual([]);
  });

  // https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
  test('may be one of this app, which is made to trust the pool, once', () => {
    const { stack, handle } = poolWithRules();
    const role = new Role(stack, 'Role', { assumedBy: lambda });
    handle.addRule(ClaimRule.whenEquals('team', 'legal', role));
    handle.addRule(ClaimRule.whenEquals('team', 'finance', role));
    expect(trustOf(role).slice(1)).toEqual([
      {
        Effect: 'Allow',
        Principal: { Federated: 'cognito-identity.amazonaws.com' },
        Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
        Condition: {
          StringEquals: { [aud]: { Ref: 'PoolD3F588B8' } },
          'ForAnyValue:StringLike': { [amr]: 'authenticated' },
        },
      },
    ]);
  });

  test('may be a role another pool made: it trusts both, and a warning says so', () => {
    const { stack, handle } = poolWithRules();
    const other = new IdentityPool(stack, 'Other', { guestAccess: GuestAccess.enabled() });
    const role = other.addRole('Legal');
    handle.addRule(ClaimRule.whenEquals('team', 'legal', role));
    expect(trustOf(role).map((s) => s.Condition.StringEquals[aud])).toEqual([
      stack.resolve(other.identityPoolId),
      { Ref: 'PoolD3F588B8' },
    ]);
    expect(warningIds(stack)).toEqual(['cdk-cognito-identity-pool:TrustAlsoOthers']);
  });

  test('that is imported warns with the statement it needs', () => {
    const { stack, handle } = poolWithRules();
    handle.addRule(ClaimRule.whenEquals('team', 'legal', Role.fromRoleName(stack, 'Role', 'legal')));
    expect(warningIds(stack)).toEqual(['cdk-cognito-identity-pool:TrustNotManaged']);
  });

  test('that can not be changed, and trusts the pool already, does not warn', () => {
    const { stack, pool, handle } = poolWithRules();
    const role = new Role(stack, 'Role', { assumedBy: lambda });
    handle.addRule(ClaimRule.whenEquals('team', 'legal', role));
    handle.addRule(ClaimRule.whenEquals('team', 'finance', role.withoutPolicyUpdates()));
    handle.addRule(ClaimRule.whenEquals('team', 'press', pool.authenticatedRole));
    expect(warningIds(stack)).toEqual(['cdk-cognito-identity-pool:TrustAlsoOthers']);
  });

  test('fails for a role of another account', () => {
    const stack = testStack({ env: { account: '123456789012', region: 'eu-west-1' } });
    const handle = new IdentityPool(stack, 'Pool').addProvider(
      IdentityProvider.samlArn(SAML, { roleMapping: RoleMapping.fromRules([]) }),
    );
    const role = Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::210987654321:role/theirs');
    expect(() => handle.addRule(ClaimRule.whenEquals('team', 'legal', role))).toThrow(
      '[cdk-cognito-identity-pool:RoleOfAnotherAccount] Test/Pool: role Test/Role is of account 210987654321',
    );
  });

  describe('never is the role of guests', () => {
    const shared = '[cdk-cognito-identity-pool:OneRoleForGuestsAndUsers] Test/Pool: role';
    const guestAccess = GuestAccess.enabled();

    test('fails for the one the pool made', () => {
      const { pool, handle } = poolWithRules({ guestAccess });
      expect(() => handle.addRule(ClaimRule.whenEquals('team', 'legal', pool.guestRole))).toThrow(
        `${shared} Test/Pool/UnauthenticatedRole would be the role of guests and of signed-in users. Allowed: one role for guests and another ` +
          "for signed-in users: whatever is granted to a role of guests, anybody on the internet has. Instead: a role for these users: pool.addRole('Members').",
      );
    });

    test('fails for it behind withoutPolicyUpdates()', () => {
      const { pool, handle } = poolWithRules({ guestAccess });
      const role = (pool.guestRole as Role).withoutPolicyUpdates();
      expect(() => handle.addRule(ClaimRule.whenEquals('team', 'legal', role))).toThrow(shared);
    });

    test('fails for an existing one', () => {
      const stack = testStack();
      const role = new Role(stack, 'Role', { assumedBy: lambda });
      const pool = new IdentityPool(stack, 'Pool', {
        guestAccess: GuestAccess.enabled({ role: PoolRole.existing(role) }),
      });
      const roleMapping = RoleMapping.fromRules([ClaimRule.whenEquals('team', 'legal', role)]);
      expect(() => pool.addProvider(IdentityProvider.samlArn(SAML, { roleMapping }))).toThrow(
        `${shared} Test/Role would be the role of guests and of signed-in users`,
      );
    });

    test('fails for an imported one, by whichever import', () => {
      const stack = testStack();
      const [one, two] = ['One', 'Two'].map((id) =>
        Role.fromRoleArn(stack, id, 'arn:aws:iam::123456789012:role/visitors'),
      );
      const pool = new IdentityPool(stack, 'Pool', {
        guestAccess: GuestAccess.enabled({ role: PoolRole.existing(one) }),
      });
      const handle = pool.addProvider(IdentityProvider.samlArn(SAML, { roleMapping: RoleMapping.fromRules([]) }));
      expect(() => handle.addRule(ClaimRule.whenEquals('team', 'legal', two))).toThrow(shared);
    });

    test('fails for one that lets guests of the pool in by its trust policy', () => {
      const { stack, pool, handle } = poolWithRules();
      const assumedBy = new FederatedPrincipal(
        'cognito-identity.amazonaws.com',
        { StringEquals: { [aud]: pool.identityPoolId }, 'ForAnyValue:StringLike': { [amr]: 'unauthenticated' } },
        'sts:AssumeRoleWithWebIdentity',
      );
      const role = new Role(stack, 'Role', { assumedBy });
      for (const given of [role, role.withoutPolicyUpdates()]) {
        expect(() => handle.addRule(ClaimRule.whenEquals('team', 'legal', given))).toThrow(
          "trusts the pool's unauthenticated users and would be the role of its authenticated users",
        );
      }
    });
  });

  describe('that is for users of other providers alone', () => {
    const message = (role: string) =>
      `[cdk-cognito-identity-pool:RoleNotThroughProvider] Test/Pool: users of ${SAML} would get role ${role}, which trusts users of other ` +
      'providers alone. Allowed: a role made for all providers, or through this one. Instead: pool.addRole(';

    test('fails, also behind withoutPolicyUpdates()', () => {
      const { pool, handle } = poolWithRules();
      const facebook = pool.addProvider(IdentityProvider.facebook('123'));
      const role = pool.addRole('Friends', { through: [facebook] });
      expect(() => handle.addRule(ClaimRule.whenEquals('team', 'legal', role))).toThrow(
        `${message('Test/Pool/Roles/Friends')}'Friends', { through: [...] }) with the handle of this provider as well.`,
      );
      expect(() =>
        handle.addRule(ClaimRule.whenEquals('team', 'legal', (role as Role).withoutPolicyUpdates())),
      ).toThrow(message('Test/Pool/Roles/ImmutableRoleFriends'));
    });

    test('passes when the provider is among them', () => {
      const { stack, pool, handle } = poolWithRules();
      const facebook = pool.addProvider(IdentityProvider.facebook('123'));
      handle.addRule(ClaimRule.whenEquals('team', 'legal', pool.addRole('Both', { through: [facebook, handle] })));
      expect(rulesOf(stack)).toHaveLength(1);
    });

    test('passes for another client of the same user pool', () => {
      const stack = testStack();
      const userPool = UserPool.fromUserPoolId(stack, 'Users', Fn.importValue('UserPoolId'));
      const pool = new IdentityPool(stack, 'Pool');
      const [web, mobile] = ['web', 'mobile'].map((id) => {
        const clients = [UserPoolClient.fromUserPoolClientId(stack, id, id)];
        return pool.addProvider(
          IdentityProvider.userPool(userPool, { clients, roleMapping: RoleMapping.fromRules([]) }),
        );
      });
      const role = pool.addRole('Users', { through: [web] });
      web.addRule(ClaimRule.whenEquals('team', 'legal', role));
      mobile.addRule(ClaimRule.whenEquals('team', 'legal', role));
      expect(Object.keys(attachmentOf(stack).RoleMappings)).toEqual(['web', 'mobile']);
    });
  });

  test('that is refused leaves no rule behind', () => {
    const { stack, pool, handle } = poolWithRules({ guestAccess: GuestAccess.enabled() });
    expect(() => handle.addRule(ClaimRule.whenEquals('team', 'legal', pool.guestRole))).toThrow();
    handle.addRule(ClaimRule.whenEquals('team', 'press', pool.authenticatedRole));
    expect(rulesOf(stack).map((rule) => rule.Value)).toEqual(['press']);
  });
});
