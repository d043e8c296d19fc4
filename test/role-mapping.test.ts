import { CfnParameter, Fn, SecretValue, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import {
  CfnIdentityPoolRoleAttachment,
  type CfnUserPoolClient,
  UserPool,
  UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import { type IRole, Role } from 'aws-cdk-lib/aws-iam';
import {
  ClaimMatch,
  ClaimRule,
  GuestAccess,
  IdentityPool,
  type IdentityPoolProps,
  IdentityProvider,
  type IdentityProviderConfig,
  PoolRole,
  RoleMapping,
  type RoleMappingOptions,
  RoleMappingType,
  RoleResolution,
} from '../src';
import { type Json, onlyResource, testStack, userPoolOf } from './support/stacks';

const SAML = 'arn:aws:iam::123456789012:saml-provider/corporate';
const OIDC = 'arn:aws:iam::123456789012:oidc-provider/idp.example.com';
const API = 'https://docs.aws.amazon.com/cognitoidentity/latest/APIReference';

function attachmentOf(stack: Stack): Json {
  return onlyResource(stack, 'AWS::Cognito::IdentityPoolRoleAttachment').Properties;
}

function rulesOf(stack: Stack): Json[] {
  const [mapping] = Object.values<Json>(attachmentOf(stack).RoleMappings);
  return mapping.RulesConfiguration.Rules;
}

/** A pool with a SAML provider that has rules, and its handle: the shortest way to where rules go. */
function poolWithRules(props: IdentityPoolProps = {}, options?: RoleMappingOptions) {
  const stack = testStack();
  const pool = new IdentityPool(stack, 'Pool', props);
  const handle = pool.addProvider(IdentityProvider.samlArn(SAML, { roleMapping: RoleMapping.fromRules([], options) }));
  return { stack, pool, handle };
}

function anyRole(): IRole {
  return Role.fromRoleArn(testStack(), 'Role', 'arn:aws:iam::123456789012:role/any');
}

/** `count` rules that differ. */
function rules(count: number, role: IRole = anyRole()): ClaimRule[] {
  return Array.from({ length: count }, (_, i) => ClaimRule.whenEquals('team', `t${i}`, role));
}

function own(config: IdentityProviderConfig) {
  return { bind: () => config };
}

test('a role mapping by rules is made by fromRules() alone: a class of somebody else can only be one by token', () => {
  class Foreign extends RoleMapping {
    constructor() {
      super(RoleResolution.DENY);
    }
  }
  expect(new Foreign().mappingType).toBe(RoleMappingType.TOKEN);
  expect(RoleMapping.fromToken().mappingType).toBe(RoleMappingType.TOKEN);
  expect(RoleMapping.fromRules([]).mappingType).toBe(RoleMappingType.RULES);
});

describe('as AWS documents the resource', () => {
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-identitypoolroleattachment.html#aws-resource-cognito-identitypoolroleattachment--examples
  test('a provider with a fixed name, and one that is referred to', () => {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    const pool = new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled() });
    const role = pool.addRole('Special');
    const roleMapping = RoleMapping.fromRules([ClaimRule.whenEquals('sub', 'goofy', role)]);
    pool.addProvider(IdentityProvider.facebook('123456789012345', { roleMapping }));
    pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client], roleMapping }));

    const mapping = (identityProvider: Json) => ({
      IdentityProvider: identityProvider,
      AmbiguousRoleResolution: 'Deny',
      Type: 'Rules',
      RulesConfiguration: {
        Rules: [{ Claim: 'sub', MatchType: 'Equals', Value: 'goofy', RoleARN: stack.resolve(role.roleArn) }],
      },
    });
    expect(attachmentOf(stack)).toEqual({
      IdentityPoolId: { Ref: 'PoolD3F588B8' },
      Roles: {
        authenticated: stack.resolve(pool.authenticatedRole.roleArn),
        unauthenticated: stack.resolve(pool.guestRole.roleArn),
      },
      RoleMappings: {
        'graph.facebook.com': mapping('graph.facebook.com'),
        TestUsersWeb50120311: mapping({
          'Fn::Join': [
            '',
            [
              { 'Fn::GetAtt': ['Users0A0EEA89', 'ProviderName'] },
              ':',
              { Ref: stack.getLogicalId(client.node.defaultChild as CfnUserPoolClient) },
            ],
          ],
        }),
      },
    });
  });

  // https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_RoleMapping.html
  test('the role in the token', () => {
    const stack = testStack();
    const userPool = UserPool.fromUserPoolId(stack, 'Users', 'us-east-1_abcdefghi');
    const clients = [UserPoolClient.fromUserPoolClientId(stack, 'Client', 'appclientid')];
    const roleMapping = RoleMapping.fromToken({ roleResolution: RoleResolution.AUTHENTICATED_ROLE });
    new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients, roleMapping })] });
    const name = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_abcdefghi:appclientid';
    expect(attachmentOf(stack).RoleMappings).toEqual({
      [name]: { IdentityProvider: name, Type: 'Token', AmbiguousRoleResolution: 'AuthenticatedRole' },
    });
  });

  // https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html: OIDC and SAML providers by their ARN.
  test.each<[string, (roleMapping: ReturnType<typeof RoleMapping.fromRules>) => IdentityProvider]>([
    ['graph.facebook.com', (roleMapping) => IdentityProvider.facebook('123', { roleMapping })],
    ['www.amazon.com', (roleMapping) => IdentityProvider.amazon('123', { roleMapping })],
    ['accounts.google.com', (roleMapping) => IdentityProvider.google('123', { roleMapping })],
    ['appleid.apple.com', (roleMapping) => IdentityProvider.apple('123', { roleMapping })],
    [
      'api.twitter.com',
      (roleMapping) => IdentityProvider.twitter('123', SecretValue.secretsManager('x'), { roleMapping }),
    ],
    [OIDC, (roleMapping) => IdentityProvider.openIdConnectArn(OIDC, { roleMapping })],
    [SAML, (roleMapping) => IdentityProvider.samlArn(SAML, { roleMapping })],
  ])('the name of %s', (name, make) => {
    const stack = testStack();
    const pool = new IdentityPool(stack, 'Pool');
    pool.addProvider(make(RoleMapping.fromRules([ClaimRule.whenEquals('sub', 'x', pool.authenticatedRole)])));
    const { RoleMappings } = attachmentOf(stack);
    expect(Object.keys(RoleMappings)).toEqual([name]);
    expect(RoleMappings[name].IdentityProvider).toBe(name);
  });

  test('nothing where no provider is mapped', () => {
    const stack = testStack();
    new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.samlArn(SAML)] });
    expect(attachmentOf(stack)).not.toHaveProperty('RoleMappings');
  });
});

describe('ClaimRule', () => {
  const role = anyRole();

  // https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_MappingRule.html
  test.each<[string, ClaimRule]>([
    ['Equals', ClaimRule.whenEquals('team', 'legal', role)],
    ['Contains', ClaimRule.whenContains('team', 'legal', role)],
    ['StartsWith', ClaimRule.whenStartsWith('team', 'legal', role)],
    ['NotEqual', ClaimRule.whenNotEquals('team', 'legal', role)],
  ])('%s stands in the template under that name', (MatchType, rule) => {
    const { stack, handle } = poolWithRules();
    handle.addRule(rule);
    expect(rulesOf(stack)).toEqual([
      { Claim: 'team', MatchType, Value: 'legal', RoleARN: 'arn:aws:iam::123456789012:role/any' },
    ]);
  });

  test('says what it is', () => {
    const { claim, match, value, role: given } = ClaimRule.whenNotEquals('team', 'legal', role);
    expect({ claim, match, value, given }).toEqual({
      claim: 'team',
      match: ClaimMatch.NOT_EQUALS,
      value: 'legal',
      given: role,
    });
  });

  const saml2005 = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';
  const saml2008 = 'http://schemas.microsoft.com/ws/2008/06/identity/claims';

  test.each([
    'x',
    'x'.repeat(64),
    'custom:department',
    'cognito:groups',
    'größe€✓',
    `${saml2005}/name`,
    `${saml2008}/role`,
    Fn.importValue('Claim'),
  ])('takes the claim %s', (claim) => {
    expect(() => ClaimRule.whenEquals(claim, 'x', role)).not.toThrow();
  });

  const SHORTER = 'a shorter name, sent by the identity provider; a tag map takes 256 characters';

  test.each([
    ['', '"", 0 characters long', 'for example "custom:department"'],
    [
      'x'.repeat(65),
      '"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 65 characters long',
      SHORTER,
    ],
    ['a claim', '"a claim"', 'a name without spaces'],
    ['line\nbreak', '"line\\nbreak"', 'a name without spaces'],
    [`${saml2005}/emailaddress`, `"${saml2005}/emailaddress", 66 characters long`, SHORTER],
    [`${saml2005}/nameidentifier`, `"${saml2005}/nameidentifier", 68 characters long`, SHORTER],
  ])('fails for the claim %j', (claim, shown, instead) => {
    for (const make of [
      ClaimRule.whenEquals,
      ClaimRule.whenContains,
      ClaimRule.whenStartsWith,
      ClaimRule.whenNotEquals,
    ]) {
      expect(() => make(claim, 'x', role)).toThrow(
        `[cdk-cognito-identity-pool:ClaimInvalid] ClaimRule: claim is ${shown}. Allowed: 1 to 64 characters: no spaces; a SAML attribute with a ` +
          `longer name (.../claims/emailaddress, .../claims/nameidentifier) can not be tested by a rule (${API}/API_MappingRule.html). ` +
          `Instead: ${instead}.`,
      );
    }
  });

  test.each(['x', 'x'.repeat(128), 'with spaces, commas & more', Fn.importValue('Value')])(
    'takes the value %s',
    (value) => {
      expect(() => ClaimRule.whenEquals('team', value, role)).not.toThrow();
    },
  );

  test.each([
    ['', '"", 0 characters long'],
    ['x'.repeat(129), `"${'x'.repeat(60)}"… (129 characters), 129 characters long`],
  ])('fails for the value %j', (value, shown) => {
    expect(() => ClaimRule.whenEquals('team', value, role)).toThrow(
      `[cdk-cognito-identity-pool:ClaimValueInvalid] ClaimRule: the value for claim "team" is ${shown}. Allowed: 1 to 128 characters: any ` +
        `characters (${API}/API_MappingRule.html). Instead: for example "legal".`,
    );
  });

  test('does not show the inside of a token in a message', () => {
    expect(() => ClaimRule.whenEquals(Fn.importValue('Claim'), '', role)).toThrow(
      'the value for claim a token (known only at deployment) is ""',
    );
  });
});

describe('RoleMapping', () => {
  test('says what it is, and denies unless told otherwise', () => {
    const [rule] = rules(1);
    const byRules = RoleMapping.fromRules([rule]);
    expect(byRules.rules).toEqual([rule]);
    expect([byRules.mappingType, byRules.roleResolution]).toEqual([RoleMappingType.RULES, RoleResolution.DENY]);
    const byToken = RoleMapping.fromToken();
    expect([byToken.mappingType, byToken.roleResolution]).toEqual([RoleMappingType.TOKEN, RoleResolution.DENY]);
  });

  test('keeps the rules it was made with, whatever becomes of the list', () => {
    const list = rules(2);
    const mapping = RoleMapping.fromRules(list);
    list.pop();
    expect(mapping.rules).toHaveLength(2);
  });

  test('from the token is for user pools alone: the compiler knows', () => {
    const { userPool, client } = userPoolOf(testStack());
    const roleMapping = RoleMapping.fromToken();
    expect(() => IdentityProvider.userPool(userPool, { clients: [client], roleMapping })).not.toThrow();
    // @ts-expect-error no other token has cognito:preferred_role
    IdentityProvider.samlArn(SAML, { roleMapping });
    // @ts-expect-error
    IdentityProvider.openIdConnectArn(OIDC, { roleMapping });
    // @ts-expect-error
    IdentityProvider.google('123', { roleMapping });
    // @ts-expect-error
    IdentityProvider.facebook('123', { roleMapping });
    // @ts-expect-error
    IdentityProvider.amazon('123', { roleMapping });
    // @ts-expect-error
    IdentityProvider.apple('123', { roleMapping });
    // @ts-expect-error
    IdentityProvider.twitter('123', SecretValue.secretsManager('x'), { roleMapping });
  });

  const needsUserPool =
    '[cdk-cognito-identity-pool:TokenMappingNeedsUserPool] Test/Pool: a provider that is no user pool has roleMapping: RoleMapping.fromToken(). ' +
    'Allowed: RoleMapping.fromToken() for user pools: no other token has cognito:preferred_role. Instead: RoleMapping.fromRules([...]).';
  const client = { providerName: 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc', clientId: 'abc' };

  test.each<[string, IdentityProviderConfig]>([
    ['a SAML provider', { samlProviderArns: [SAML] }],
    ['an OpenID Connect provider', { openIdConnectProviderArns: [OIDC] }],
    ['a social provider', { supportedLoginProviders: { 'accounts.google.com': 'x' } }],
    ['a user pool and something else', { userPoolClients: [client], samlProviderArns: [SAML] }],
  ])('from the token fails for %s, where no compiler looks', (_, config) => {
    const pool = new IdentityPool(testStack(), 'Pool');
    const roleMapping = RoleMapping.fromToken();
    expect(() => pool.addProvider(own({ ...config, roleMapping }))).toThrow(needsUserPool);
  });

  test("from the token may be a user pool's of somebody's own making", () => {
    const stack = testStack();
    const roleMapping = RoleMapping.fromToken();
    const config = { userPoolClients: [client], openIdConnectProviderArns: [], samlProviderArns: [], roleMapping };
    new IdentityPool(stack, 'Pool', { providers: [own({ ...config, supportedLoginProviders: {} })] });
    expect(Object.keys(attachmentOf(stack).RoleMappings)).toEqual([`${client.providerName}:abc`]);
  });
});

describe('rules', () => {
  test('stand in the order they were added, first those the mapping was made with', () => {
    const stack = testStack();
    const pool = new IdentityPool(stack, 'Pool');
    const value = (text: string) => ClaimRule.whenContains('cognito:groups', text, pool.authenticatedRole);
    const roleMapping = RoleMapping.fromRules([value('one'), value('two')]);
    const handle = pool.addProvider(IdentityProvider.samlArn(SAML, { roleMapping }));
    pool.addProvider(IdentityProvider.facebook('123'));
    handle.addRule(value('three'));
    handle.addRule(value('four'));
    expect(rulesOf(stack).map((rule) => rule.Value)).toEqual(['one', 'two', 'three', 'four']);
  });

  test('may all come late', () => {
    const { stack, pool, handle } = poolWithRules();
    handle.addRule(ClaimRule.whenEquals('team', 'legal', pool.addRole('Legal')));
    expect(rulesOf(stack)).toHaveLength(1);
  });

  test('of one mapping on two pools are not shared', () => {
    const stack = testStack();
    const role = anyRole();
    const provider = IdentityProvider.samlArn(SAML, { roleMapping: RoleMapping.fromRules(rules(1, role)) });
    const handles = ['One', 'Two'].map((id) => new IdentityPool(stack, id).addProvider(provider));
    handles[0].addRule(ClaimRule.whenEquals('team', 'late', role));
    const counts = Object.values(
      Template.fromStack(stack).findResources('AWS::Cognito::IdentityPoolRoleAttachment'),
    ).map(({ Properties }) => Properties.RoleMappings[SAML].RulesConfiguration.Rules.length);
    expect(counts).toEqual([2, 1]);
  });

  test.each([
    [RoleResolution.DENY, 'Deny'],
    [RoleResolution.AUTHENTICATED_ROLE, 'AuthenticatedRole'],
  ])('say what becomes of everybody else: %s', (roleResolution, text) => {
    const { stack, pool, handle } = poolWithRules({}, { roleResolution });
    handle.addRule(ClaimRule.whenEquals('team', 'legal', pool.authenticatedRole));
    expect(attachmentOf(stack).RoleMappings[SAML].AmbiguousRoleResolution).toBe(text);
  });

  test('may be 25 for one provider', () => {
    const { stack, handle } = poolWithRules();
    for (const rule of rules(25)) {
      handle.addRule(rule);
    }
    expect(rulesOf(stack)).toHaveLength(25);
  });

  const tooMany = (where: string, count: number) =>
    `[cdk-cognito-identity-pool:TooManyRules] ${where}: ${count} rules for one provider. Allowed: at most 25 (${API}/API_RulesConfigurationType.html). ` +
    'Instead: fewer rules, or RoleMapping.fromToken() with groups, which have no such limit.';

  test('fail when they are 26, at the line that wrote it', () => {
    expect(() => RoleMapping.fromRules(rules(26))).toThrow(tooMany('RoleMapping.fromRules()', 26));

    const stack = testStack();
    const pool = new IdentityPool(stack, 'Pool');
    const roleMapping = RoleMapping.fromRules(rules(25));
    const handle = pool.addProvider(IdentityProvider.samlArn(SAML, { roleMapping }));
    expect(() => handle.addRule(rules(1)[0])).toThrow(tooMany('Test/Pool', 26));
  });

  test('fail at synth when there are none', () => {
    const { stack } = poolWithRules();
    expect(() => Template.fromStack(stack)).toThrow(
      `[cdk-cognito-identity-pool:RuleMappingEmpty] ${SAML}: its role mapping has no rules. Allowed: 1 to 25 rules ` +
        `(${API}/API_RulesConfigurationType.html). Instead: handle.addRule(ClaimRule.whenEquals(...)), or no roleMapping, which gives every ` +
        'user the role of signed-in users.',
    );
  });

  test('fail at synth when a user pool has none, and name its client', () => {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    const roleMapping = RoleMapping.fromRules([]);
    new IdentityPool(stack, 'Pool', {
      providers: [IdentityProvider.userPool(userPool, { clients: [client], roleMapping })],
    });
    expect(() => Template.fromStack(stack)).toThrow(
      '[cdk-cognito-identity-pool:RuleMappingEmpty] Test/Users/Web: its role mapping has no rules.',
    );
  });

  describe('can only be added where there are rules', () => {
    test('fails on a provider without a mapping', () => {
      const pool = new IdentityPool(testStack(), 'Pool');
      const handle = pool.addProvider(IdentityProvider.samlArn(SAML));
      expect(() => handle.addRule(rules(1)[0])).toThrow(
        `[cdk-cognito-identity-pool:NoRuleMapping] Test/Pool: a rule for "${SAML}", which has no role mapping. Allowed: addRule() on a provider ` +
          'with rules. Instead: roleMapping: RoleMapping.fromRules([], { roleResolution: ... }), which says what becomes of everybody else.',
      );
    });

    test('fails on a user pool without a mapping, and names it', () => {
      const stack = testStack();
      const { userPool, client } = userPoolOf(stack);
      const handle = new IdentityPool(stack, 'Pool').addProvider(
        IdentityProvider.userPool(userPool, { clients: [client] }),
      );
      expect(() => handle.addRule(rules(1)[0])).toThrow(
        'NoRuleMapping] Test/Pool: a rule for Test/Users, which has no role mapping.',
      );
    });

    test('fails on a user pool whose roles come from the token', () => {
      const stack = testStack();
      const { userPool, client } = userPoolOf(stack);
      const handle = new IdentityPool(stack, 'Pool').addProvider(
        IdentityProvider.userPool(userPool, { clients: [client], roleMapping: RoleMapping.fromToken() }),
      );
      expect(() => handle.addRule(rules(1)[0])).toThrow(
        /\[cdk-cognito-identity-pool:NoRuleMapping\] Test\/Pool: Test\/Users\/Web takes its roles from the token\. Allowed: addRule\(\) on a provider with rules: Cognito takes a role from the token or from rules\. Instead: roleMapping: RoleMapping\.fromRules\(\[\]\)\./,
      );
    });

    test('fails on a developer provider, which can have none', () => {
      const handle = new IdentityPool(testStack(), 'Pool').addProvider(IdentityProvider.developer('login.example.app'));
      expect(() => handle.addRule(rules(1)[0])).toThrow(
        '[cdk-cognito-identity-pool:NoRuleMapping] Test/Pool: a rule for "login.example.app", which has no role mapping. Allowed: addRule() on ' +
          'a provider with rules. Instead: no rule: users of a developer provider get the role of signed-in users.',
      );
    });

    test('fails for a mapping of a developer provider of somebody’s own making', () => {
      const pool = new IdentityPool(testStack(), 'Pool');
      const config = { developerProviderName: 'login.example.app', roleMapping: RoleMapping.fromRules([]) };
      expect(() => pool.addProvider(own(config))).toThrow(
        '[cdk-cognito-identity-pool:NothingToMap] Test/Pool: a provider without a name in role mappings has a roleMapping. Allowed: role ' +
          'mappings of user pools, social, OpenID Connect and SAML providers; a developer provider has none. Instead: no roleMapping: users ' +
          'of a developer provider get the role of signed-in users.',
      );
    });
  });
});

describe('claims of Facebook and Login with Amazon', () => {
  const RBAC = 'https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html';
  const makers = [
    ['graph.facebook.com', IdentityProvider.facebook],
    ['www.amazon.com', IdentityProvider.amazon],
  ] as const;
  const cases = makers.flatMap(([name, make]) => ['iss', 'aud', 'sub'].map((claim) => [name, claim, make] as const));

  test.each(cases)('%s has %s', (_, claim, make) => {
    const stack = testStack();
    const pool = new IdentityPool(stack, 'Pool');
    const roleMapping = RoleMapping.fromRules([ClaimRule.whenEquals(claim, 'x', pool.authenticatedRole)]);
    pool.addProvider(make('123', { roleMapping }));
    expect(rulesOf(stack)[0].Claim).toBe(claim);
  });

  test.each(makers)('%s fails for any other, in the mapping and later', (name, make) => {
    const message =
      `[cdk-cognito-identity-pool:ClaimNotAvailable] Test/Pool: a rule of "${name}" tests claim "email". Allowed: iss, aud, sub: Cognito knows ` +
      `no other claims of this provider (${RBAC}). Instead: a rule over one of these, or an IAM OpenID Connect provider.`;
    const pool = new IdentityPool(testStack(), 'Pool');
    const rule = ClaimRule.whenEquals('email', 'x', pool.authenticatedRole);
    expect(() => pool.addProvider(make('123', { roleMapping: RoleMapping.fromRules([rule]) }))).toThrow(message);

    const late = new IdentityPool(testStack(), 'Pool').addProvider(
      make('123', { roleMapping: RoleMapping.fromRules([]) }),
    );
    expect(() => late.addRule(rule)).toThrow(message);
  });

  test('may be tokens', () => {
    const { pool } = poolWithRules();
    const claim = new CfnParameter(pool, 'Claim').valueAsString;
    const roleMapping = RoleMapping.fromRules([ClaimRule.whenEquals(claim, 'x', pool.authenticatedRole)]);
    expect(() => pool.addProvider(IdentityProvider.facebook('123', { roleMapping }))).not.toThrow();
  });
});

describe('what goes with a mapping', () => {
  const roleMapping = RoleMapping.fromRules(rules(1));

  test('fails: the classic flow, which Cognito refuses for a pool with mappings', () => {
    const pool = new IdentityPool(testStack(), 'Pool', { allowClassicFlow: true });
    expect(() => pool.addProvider(IdentityProvider.samlArn(SAML, { roleMapping }))).toThrow(
      '[cdk-cognito-identity-pool:ClassicFlowWithRoleMapping] Test/Pool: a provider has a roleMapping, and allowClassicFlow is true. Allowed: role ' +
        'mappings in the enhanced flow alone: Cognito refuses the classic flow of a pool that has any ' +
        '(https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html). Instead: allowClassicFlow: false, or a second ' +
        'identity pool for the classic flow.',
    );
  });

  test('passes: the classic flow without a mapping', () => {
    const providers = [IdentityProvider.samlArn(SAML)];
    expect(() => new IdentityPool(testStack(), 'Pool', { allowClassicFlow: true, providers })).not.toThrow();
  });

  test.each([
    ['rules', (options: RoleMappingOptions) => RoleMapping.fromRules(rules(1), options)],
    ['the token', (options: RoleMappingOptions) => RoleMapping.fromToken(options)],
  ])('fails: falling back from %s on a default role that is not there', (_, make) => {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    const pool = new IdentityPool(stack, 'Pool', { authenticatedRole: PoolRole.none() });
    const provider = (roleResolution: RoleResolution) =>
      IdentityProvider.userPool(userPool, { clients: [client], roleMapping: make({ roleResolution }) });
    expect(() => pool.addProvider(provider(RoleResolution.AUTHENTICATED_ROLE))).toThrow(
      '[cdk-cognito-identity-pool:NoRoleToFallBackOn] Test/Pool: roleResolution is AUTHENTICATED_ROLE, and there is no role for signed-in users, ' +
        'because of authenticatedRole: PoolRole.none(). Allowed: RoleResolution.AUTHENTICATED_ROLE on a pool that has the role. Instead: ' +
        'RoleResolution.DENY, or authenticatedRole: PoolRole.create().',
    );
    const other = new IdentityPool(stack, 'Other', { authenticatedRole: PoolRole.none() });
    expect(() => other.addProvider(provider(RoleResolution.DENY))).not.toThrow();
  });
});

describe('escape hatches', () => {
  test('a mapping of this library can be changed as one of the stock construct', () => {
    const { stack, pool, handle } = poolWithRules();
    handle.addRule(ClaimRule.whenEquals('team', 'legal', pool.authenticatedRole));
    const attachment = pool.node.findChild('DefaultRoleAttachment').node.defaultChild as CfnIdentityPoolRoleAttachment;
    expect(CfnIdentityPoolRoleAttachment.isCfnIdentityPoolRoleAttachment(attachment)).toBe(true);
    expect(attachment).toBe(pool.roleAttachment);
    attachment.addPropertyOverride(`RoleMappings.${SAML}.AmbiguousRoleResolution`, 'AuthenticatedRole');
    attachment.addPropertyOverride('RoleMappings.own', { Type: 'Token', IdentityProvider: 'x' });
    const { RoleMappings } = attachmentOf(stack);
    expect(RoleMappings[SAML]).toMatchObject({ AmbiguousRoleResolution: 'AuthenticatedRole', Type: 'Rules' });
    expect(RoleMappings.own).toEqual({ Type: 'Token', IdentityProvider: 'x' });
  });
});
