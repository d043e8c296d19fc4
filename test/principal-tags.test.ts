import { App, CfnParameter, NestedStack, SecretValue, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { type IRole, Role, SamlMetadataDocument, SamlProvider, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import {
  ClaimRule,
  GuestAccess,
  IdentityPool,
  IdentityProvider,
  type IIdentityProvider,
  PoolRole,
  PrincipalTags,
  RoleMapping,
} from '../src';
import { type Json, onlyResource, resourcesOf, testStack, userPoolOf, warningsOf } from './support/stacks';

const TAG_MAP = 'AWS::Cognito::IdentityPoolPrincipalTag';
const GOOGLE_APP = '123456789012-abc.apps.googleusercontent.com';
const SAML_ARN = 'arn:aws:iam::111111111111:saml-provider/corporate';
const TENANT = PrincipalTags.custom({ tenant: 'custom:tenant' });
const lambda = new ServicePrincipal('lambda.amazonaws.com');

function logicalId(construct: IConstruct): string {
  return Stack.of(construct).getLogicalId(construct.node.defaultChild as never);
}

function tagMapIds(stack: Stack): string[] {
  return Object.keys(Template.fromStack(stack).findResources(TAG_MAP));
}

/** A provider on a pool of a stack of its own. */
function mapped(provider: (stack: Stack) => IIdentityProvider): Json {
  const stack = testStack();
  new IdentityPool(stack, 'Pool', { providers: [provider(stack)] });
  return onlyResource(stack, TAG_MAP).Properties;
}

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-identitypoolprincipaltag.html
describe('a tag map in the template', () => {
  test('has tags for keys and claims for values', () => {
    const principalTags = PrincipalTags.custom({ app_id: 'aud', user_id: 'sub' });
    expect(mapped(() => IdentityProvider.facebook('7346241598935552', { principalTags }))).toEqual({
      IdentityPoolId: { Ref: 'PoolD3F588B8' },
      IdentityProviderName: 'graph.facebook.com',
      PrincipalTags: { app_id: 'aud', user_id: 'sub' },
      UseDefaults: false,
    });
  });

  test("has no tags where Cognito's own mapping is taken", () => {
    const principalTags = PrincipalTags.defaults();
    expect(mapped(() => IdentityProvider.google(GOOGLE_APP, { principalTags }))).toEqual({
      IdentityPoolId: { Ref: 'PoolD3F588B8' },
      IdentityProviderName: 'accounts.google.com',
      UseDefaults: true,
    });
  });

  test.each<[string, (stack: Stack) => IIdentityProvider, unknown]>([
    [
      'a user pool, without a client',
      (stack) => {
        const { userPool, client } = userPoolOf(stack);
        return IdentityProvider.userPool(userPool, { clients: [client], principalTags: TENANT });
      },
      { 'Fn::GetAtt': ['Users0A0EEA89', 'ProviderName'] },
    ],
    [
      'an imported user pool, by its own region',
      (stack) =>
        IdentityProvider.userPool(UserPool.fromUserPoolId(stack, 'Users', 'ap-south-1_AbCdEfGhI'), {
          clients: [UserPoolClient.fromUserPoolClientId(stack, 'Web', 'abc')],
          principalTags: TENANT,
        }),
      'cognito-idp.ap-south-1.amazonaws.com/ap-south-1_AbCdEfGhI',
    ],
    ['a SAML provider, by its ARN', () => IdentityProvider.samlArn(SAML_ARN, { principalTags: TENANT }), SAML_ARN],
    [
      'a SAML provider of the app, by its ARN',
      (stack) => {
        const metadataDocument = SamlMetadataDocument.fromXml('<xml/>');
        return IdentityProvider.saml(new SamlProvider(stack, 'Saml', { metadataDocument }), { principalTags: TENANT });
      },
      { Ref: expect.stringMatching(/^Saml[0-9A-F]{8}$/) },
    ],
    [
      'an OpenID Connect provider, by its ARN',
      () =>
        IdentityProvider.openIdConnectArn('arn:aws:iam::111111111111:oidc-provider/idp.example.com', {
          principalTags: TENANT,
        }),
      'arn:aws:iam::111111111111:oidc-provider/idp.example.com',
    ],
  ])('names %s', (_, provider, name) => {
    expect(mapped(provider).IdentityProviderName).toEqual(name);
  });

  test('tells issuers that differ in -- and / from each other, and keeps the ids of all without --', () => {
    const stack = testStack();
    const issuers = ['idp.example.com/a/b', 'idp.example.com/a--b', 'idp.example.com/a-b'];
    const providers = issuers.map((issuer) =>
      IdentityProvider.openIdConnectArn(`arn:aws:iam::111111111111:oidc-provider/${issuer}`, { principalTags: TENANT }),
    );
    const maps = new IdentityPool(stack, 'Pool', { providers }).node.findChild('PrincipalTags').node.children;
    expect(maps.map(({ node }) => node.id)).toEqual([
      'oidc-provider--idp.example.com--a--b',
      expect.stringMatching(/^oidc-provider--idp\.example\.com--a--b[0-9A-F]{8}$/),
      'oidc-provider--idp.example.com--a-b',
    ]);
    expect(resourcesOf(stack, TAG_MAP)).toHaveLength(3);
  });

  test.each<[string, PrincipalTags | undefined]>([
    ['inactive', PrincipalTags.inactive()],
    ['not given', undefined],
  ])('is not there where tags are %s', (_, principalTags) => {
    const stack = testStack();
    new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.google(GOOGLE_APP, { principalTags })] });
    expect(resourcesOf(stack, TAG_MAP)).toEqual([]);
  });

  test('can come later, through the handle', () => {
    const stack = testStack();
    const pool = new IdentityPool(stack, 'Pool');
    pool.addProvider(IdentityProvider.google(GOOGLE_APP)).mapPrincipalTags(TENANT);
    expect(onlyResource(stack, TAG_MAP).Properties.PrincipalTags).toEqual({ tenant: 'custom:tenant' });
  });

  test('takes a claim that is a token', () => {
    const stack = testStack();
    const claim = new CfnParameter(stack, 'Claim').valueAsString;
    const principalTags = PrincipalTags.custom({ tenant: claim });
    new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.google(GOOGLE_APP, { principalTags })] });
    expect(onlyResource(stack, TAG_MAP).Properties.PrincipalTags).toEqual({ tenant: { Ref: 'Claim' } });
  });
});

describe('one user pool has one tag map', () => {
  /** Two clients of one user pool, each added by itself. */
  function twoClients(first?: PrincipalTags, second?: PrincipalTags): Stack {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    const pool = new IdentityPool(stack, 'Pool');
    pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client], principalTags: first }));
    const mobile = userPool.addClient('Mobile');
    pool.addProvider(IdentityProvider.userPool(userPool, { clients: [mobile], principalTags: second }));
    return stack;
  }

  test.each<[string, PrincipalTags | undefined, PrincipalTags | undefined]>([
    ['the second says nothing', TENANT, undefined],
    ['the first says nothing', undefined, TENANT],
    ['both say the same', TENANT, PrincipalTags.custom({ tenant: 'custom:tenant' })],
  ])('where %s', (_, first, second) => {
    expect(onlyResource(twoClients(first, second), TAG_MAP).Properties.PrincipalTags).toEqual({
      tenant: 'custom:tenant',
    });
  });

  test('for several clients in one call', () => {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    const clients = [client, userPool.addClient('Mobile')];
    new IdentityPool(stack, 'Pool', {
      providers: [IdentityProvider.userPool(userPool, { clients, principalTags: TENANT })],
    });
    expect(resourcesOf(stack, TAG_MAP)).toHaveLength(1);
  });

  test('whatever the order of its tags', () => {
    const stack = twoClients(
      PrincipalTags.custom({ a: 'x', b: 'y' }, { required: ['a', 'b'] }),
      PrincipalTags.custom({ b: 'y', a: 'x' }, { required: ['b', 'a', 'a'] }),
    );
    expect(resourcesOf(stack, TAG_MAP)).toHaveLength(1);
  });

  test('also when it is imported by a token, twice', () => {
    const stack = testStack();
    const id = new CfnParameter(stack, 'UserPoolId').valueAsString;
    const pool = new IdentityPool(stack, 'Pool');
    for (const name of ['Web', 'Mobile']) {
      const userPool = UserPool.fromUserPoolId(stack, `UsersFor${name}`, id);
      const clients = [UserPoolClient.fromUserPoolClientId(stack, name, name)];
      pool.addProvider(IdentityProvider.userPool(userPool, { clients, principalTags: TENANT }));
    }
    expect(resourcesOf(stack, TAG_MAP)).toHaveLength(1);
  });

  test.each<[string, PrincipalTags, PrincipalTags, string]>([
    [
      'other claims',
      TENANT,
      PrincipalTags.custom({ tenant: 'custom:other' }),
      'PrincipalTags.custom({ "tenant": "custom:tenant" }) and PrincipalTags.custom({ "tenant": "custom:other" })',
    ],
    [
      'other required tags',
      TENANT,
      PrincipalTags.custom({ tenant: 'custom:tenant' }, { required: ['tenant'] }),
      'PrincipalTags.custom({ "tenant": "custom:tenant" }) and PrincipalTags.custom({ "tenant": "custom:tenant" }, { required: ["tenant"] })',
    ],
    [
      'the mapping of Cognito',
      PrincipalTags.defaults(),
      TENANT,
      'PrincipalTags.defaults() and PrincipalTags.custom({ "tenant": "custom:tenant" })',
    ],
    [
      'none, said aloud',
      TENANT,
      PrincipalTags.inactive(),
      'PrincipalTags.custom({ "tenant": "custom:tenant" }) and PrincipalTags.inactive()',
    ],
  ])('fails for %s, and names both', (_, first, second, both) => {
    expect(() => twoClients(first, second)).toThrow(
      `[cdk-cognito-identity-pool:PrincipalTagsDiffer] Test/Pool: Test/Users would have two tag maps: ${both}. Allowed: one tag map for each ` +
        'provider; all clients of a user pool share one. Instead: the same PrincipalTags for both, or on one of them alone: the other adopts it.',
    );
  });

  test('fails for a second one through the handle, and never shows the inside of a token', () => {
    const stack = testStack();
    const claim = new CfnParameter(stack, 'Claim').valueAsString;
    const pool = new IdentityPool(stack, 'Pool');
    const google = pool.addProvider(IdentityProvider.google(GOOGLE_APP, { principalTags: TENANT }));
    expect(() => google.mapPrincipalTags(PrincipalTags.custom({ tenant: claim }))).toThrow(
      'accounts.google.com would have two tag maps: PrincipalTags.custom({ "tenant": "custom:tenant" }) and ' +
        'PrincipalTags.custom({ "tenant": a token (known only at deployment) }). Allowed',
    );
  });
});

describe('logical ids', () => {
  function idsWith(before: (stack: Stack, pool: IdentityPool) => void, stack = testStack()): string[] {
    const { userPool, client } = userPoolOf(stack);
    const pool = new IdentityPool(stack, 'Pool');
    before(stack, pool);
    pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client], principalTags: TENANT }));
    pool.addProvider(IdentityProvider.samlArn(SAML_ARN, { principalTags: TENANT }));
    pool.addProvider(IdentityProvider.google(GOOGLE_APP, { principalTags: TENANT }));
    const imported = UserPool.fromUserPoolId(stack, 'Imported', new CfnParameter(stack, 'UserPoolId').valueAsString);
    const clients = [UserPoolClient.fromUserPoolClientId(stack, 'Other', 'other')];
    pool.addProvider(IdentityProvider.userPool(imported, { clients, principalTags: TENANT }));
    return tagMapIds(stack);
  }
  const nothing = () => undefined;

  test('are frozen: another one would make a second map of a provider that has one, which CloudFormation refuses', () => {
    expect(idsWith(nothing)).toEqual([
      'PoolPrincipalTagsUsers9C77BF70',
      'PoolPrincipalTagssamlprovidercorporateCA42B4C6',
      'PoolPrincipalTagsaccountsgooglecomD7068FEA',
      'PoolPrincipalTagsProvider79BC19F107A715EE',
    ]);
  });

  test('are the same, whatever is added before', () => {
    const ids = idsWith((stack, pool) => {
      const { userPool, client } = userPoolOf(stack, 'AnotherUserPool');
      pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client], principalTags: TENANT }));
      pool.addProvider(IdentityProvider.apple('com.example.app', { principalTags: TENANT }));
    });
    expect(ids).toEqual(expect.arrayContaining(idsWith(nothing)));
    expect(ids).toHaveLength(6);
  });

  test('are the same when the account becomes known, and when the stack gets another id and keeps its name', () => {
    const arnOf = (stack: Stack) => `arn:aws:iam::${stack.account}:saml-provider/corporate`;
    const ids = [
      new Stack(new App(), 'Test'),
      new Stack(new App(), 'Renamed', { stackName: 'Test', env: { account: '111111111111', region: 'eu-west-1' } }),
    ].map((stack) => {
      const { userPool, client } = userPoolOf(stack);
      const pool = new IdentityPool(stack, 'Pool');
      pool.addProvider(IdentityProvider.samlArn(arnOf(stack), { principalTags: TENANT }));
      pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client], principalTags: TENANT }));
      return tagMapIds(stack);
    });
    expect(ids[1]).toEqual(ids[0]);
  });

  test('are the same when the stack moves into a stage and keeps its name', () => {
    const stage = new Stage(new App(), 'Prod');
    expect(idsWith(nothing, new Stack(stage, 'Test', { stackName: 'Test' }))).toEqual(idsWith(nothing));
  });
});

describe('a tag map waits for the roles that its users may get', () => {
  const steps = ['tags', 'rule', 'group'] as const;
  type Step = (typeof steps)[number];

  function dependsOn(
    order: Step[],
    roleScope: (stack: Stack) => Stack = (stack) => stack,
  ): { got: string[]; want: string[] } {
    const stack = testStack();
    const { userPool, client } = userPoolOf(stack);
    const { userPool: staffPool, client: console } = userPoolOf(stack, 'Staff');
    const pool = new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled() });
    const staff = pool.addProvider(
      IdentityProvider.userPool(staffPool, { clients: [console], roleMapping: RoleMapping.fromToken() }),
    );
    const users = pool.addProvider(
      IdentityProvider.userPool(userPool, { clients: [client], roleMapping: RoleMapping.fromRules([]) }),
    );
    const roles: IRole[] = [pool.authenticatedRole];
    const doing: Record<Step, () => void> = {
      tags: () => {
        users.mapPrincipalTags(TENANT);
      },
      rule: () => {
        const existing = new Role(roleScope(stack), 'Existing', { assumedBy: lambda });
        const added = pool.addRole('Added');
        users.addRule(ClaimRule.whenEquals('department', 'legal', existing));
        users.addRule(ClaimRule.whenEquals('department', 'finance', added));
        roles.push(existing, added);
      },
      group: () => {
        roles.push(pool.addGroup('Admins', { provider: users, groupName: 'admins' }).role);
        // Roles of others are no matter.
        pool.addGroup('Staff', { provider: staff, groupName: 'staff' });
        pool.addRole('Unused');
      },
    };
    for (const step of order) {
      doing[step]();
    }
    const [tagMap] = resourcesOf(stack, TAG_MAP);
    return {
      got: [...tagMap.DependsOn].sort(),
      want: roles
        .filter((r) => Stack.of(r) === stack)
        .map(logicalId)
        .sort(),
    };
  }

  test.each<[Step[]]>([[['tags', 'rule', 'group']], [['rule', 'tags', 'group']], [['rule', 'group', 'tags']]])(
    'when things are added as %j',
    (order) => {
      const { got, want } = dependsOn(order);
      expect(want).toHaveLength(4);
      expect(got).toEqual(want);
    },
  );

  test.each<[Step[]]>([[['tags', 'rule']], [['rule', 'tags']]])(
    'and for a nested stack with one of them, when things are added as %j',
    (order) => {
      const { got, want } = dependsOn(order, (stack) => new NestedStack(stack, 'Nested'));
      const nested = got.filter((id) => !want.includes(id));
      expect(nested).toEqual([expect.stringMatching(/^NestedNestedStackNestedNestedStackResource/)]);
      expect(got).toEqual(expect.arrayContaining(want));
    },
  );

  test('but not for an imported one', () => {
    const stack = testStack();
    const role = Role.fromRoleName(stack, 'Role', 'r');
    new IdentityPool(stack, 'Pool', {
      authenticatedRole: PoolRole.existing(role),
      providers: [IdentityProvider.google(GOOGLE_APP, { principalTags: TENANT })],
    });
    expect(onlyResource(stack, TAG_MAP)).not.toHaveProperty('DependsOn');
  });
});

describe('PrincipalTags.custom()', () => {
  test.each<[string, { [tag: string]: string }]>([
    ['a key of 128 characters', { ['k'.repeat(128)]: 'claim' }],
    ['a claim of 256 characters', { tag: 'c'.repeat(256) }],
    ['letters of any language, digits, spaces and signs', { 'Prüfung 部門 1_.:/=+-@': 'claim' }],
    ['50 tags', Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`t${i}`, 'sub']))],
    ['460 bytes', { ['k'.repeat(128)]: 'c'.repeat(256), ['l'.repeat(70)]: 'claim1' }],
    ['a claim that is a URI', { tenant: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier' }],
  ])('takes %s', (_, claims) => {
    expect(PrincipalTags.custom(claims).claims).toEqual(claims);
  });

  const token = testStack().region;

  test.each<[string, { [tag: string]: string }, string]>([
    ['an empty map', {}, 'PrincipalTagCount] PrincipalTags.custom(): 0 tags. Allowed: 1 to 50 for one provider'],
    [
      '51 tags',
      Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`t${i}`, 'sub'])),
      'PrincipalTagCount] PrincipalTags.custom(): 51 tags. Allowed: 1 to 50 for one provider',
    ],
    [
      'an empty key',
      { '': 'claim' },
      'PrincipalTagInvalid] PrincipalTags.custom(): the key of a tag is "", 0 characters long. Allowed: 1 to 128 characters',
    ],
    [
      'a key of 129 characters',
      { ['k'.repeat(129)]: 'claim' },
      'PrincipalTagInvalid] PrincipalTags.custom(): the key of a tag is "kkk',
    ],
    [
      'a key with other signs',
      { 'a,b': 'claim' },
      'PrincipalTagInvalid] PrincipalTags.custom(): the key of a tag is "a,b". Allowed: 1 to 128 characters: letters, digits, spaces and _ . : / = + - @',
    ],
    [
      'a key AWS keeps to itself',
      { 'AWS:tenant': 'claim' },
      'PrincipalTagInvalid] PrincipalTags.custom(): the key of a tag is "AWS:tenant". Allowed: 1 to 128 characters: letters, digits, spaces and ' +
        '_ . : / = + - @, not starting with aws:',
    ],
    [
      'a key that is a token',
      { [token]: 'claim' },
      'PrincipalTagInvalid] PrincipalTags.custom(): the key of a tag is a token (known only at deployment). Allowed: a literal',
    ],
    [
      'two keys that are one to STS',
      { tenant: 'custom:tenant', Tenant: 'custom:mine' },
      'PrincipalTagInvalid] PrincipalTags.custom(): the keys of two tags are "tenant" and "Tenant". Allowed: keys that differ in more than upper and ' +
        'lower case',
    ],
    [
      'an empty claim',
      { tenant: '' },
      'PrincipalTagInvalid] PrincipalTags.custom(): the claim for tag tenant is "", 0 characters long. Allowed: 1 to 256 characters',
    ],
    [
      'a claim of 257 characters',
      { tenant: 'c'.repeat(257) },
      'PrincipalTagInvalid] PrincipalTags.custom(): the claim for tag tenant is "ccc',
    ],
    [
      '461 bytes',
      { ['k'.repeat(128)]: 'c'.repeat(256), ['l'.repeat(70)]: 'claim12' },
      'PrincipalTagsTooLong] PrincipalTags.custom(): the keys of the tags and the names of their claims have 461 bytes together. Allowed: at most ' +
        '460 bytes for one provider',
    ],
    [
      '461 bytes in fewer characters',
      { ü: 'c'.repeat(256), [`${'k'.repeat(100)}`]: 'c'.repeat(103) },
      'PrincipalTagsTooLong] PrincipalTags.custom(): the keys of the tags and the names of their claims have 461 bytes together',
    ],
  ])('fails for %s', (_, claims, message) => {
    expect(() => PrincipalTags.custom(claims)).toThrow(`[cdk-cognito-identity-pool:${message}`);
  });

  test.each<[string, string[], string]>([
    [
      'is not in the map',
      ['tenent'],
      'RequiredTagNotMapped] PrincipalTags.custom(): required names "tenent", which is not in the map. Allowed: tags of the map: tenant, 部門. Instead: ',
    ],
    [
      'is in the map in other case alone',
      ['Tenant'],
      'RequiredTagNotMapped] PrincipalTags.custom(): required names "Tenant", which is not in the map',
    ],
    [
      'no policy can name',
      ['部門'],
      'PrincipalTagInvalid] PrincipalTags.custom(): a policy would name the tag "部門". Allowed: Latin letters in policies',
    ],
  ])('fails for a required tag that %s', (_, required, message) => {
    expect(() => PrincipalTags.custom({ tenant: 'custom:tenant', 部門: 'department' }, { required })).toThrow(
      `[cdk-cognito-identity-pool:${message}`,
    );
  });

  test('keeps what it was given, whatever becomes of that afterwards', () => {
    const claims: Record<string, string> = { tenant: 'custom:tenant' };
    const required = ['tenant'];
    const tags = PrincipalTags.custom(claims, { required });
    claims.more = 'claim';
    required.push('more');
    expect(tags.claims).toEqual({ tenant: 'custom:tenant' });
    expect(tags.required).toEqual(['tenant']);
  });
});

test('what a mapping says of itself', () => {
  const said = ({ usesDefaults, claims, required }: PrincipalTags) => ({ usesDefaults, claims, required });
  expect(said(PrincipalTags.inactive())).toEqual({ usesDefaults: false, claims: {}, required: [] });
  expect(said(PrincipalTags.defaults())).toEqual({ usesDefaults: true, claims: {}, required: [] });
  expect(said(TENANT)).toEqual({ usesDefaults: false, claims: { tenant: 'custom:tenant' }, required: [] });
});

describe('PrincipalTags.policyVariable()', () => {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principaltag
  test("stands for the tag's value in a policy", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how a policy writes a variable
    expect(PrincipalTags.policyVariable('tenant')).toBe('${aws:PrincipalTag/tenant}');
  });

  test.each([
    ['a key STS refuses', 'a}b', 'the key of a tag is "a}b"'],
    ['a token', testStack().region, 'the key of a tag is a token'],
    ['letters no policy can hold', '部門', 'a policy would name the tag "部門"'],
  ])('fails for %s', (_, tag, message) => {
    expect(() => PrincipalTags.policyVariable(tag)).toThrow(
      `[cdk-cognito-identity-pool:PrincipalTagInvalid] PrincipalTags.policyVariable(): ${message}`,
    );
  });
});

describe('a provider refuses', () => {
  test("Cognito's own mapping for Twitter, which makes a tag of the secret", () => {
    const pool = new IdentityPool(testStack(), 'Pool');
    const secret = SecretValue.secretsManager('twitter');
    const twitter = pool.addProvider(IdentityProvider.twitter('key', secret));
    expect(() => twitter.mapPrincipalTags(PrincipalTags.defaults())).toThrow(
      '[cdk-cognito-identity-pool:DefaultTagsOfTwitter] Test/Pool: PrincipalTags.defaults() for Twitter makes a session tag of the consumer ' +
        'secret, which is in aud. Allowed: PrincipalTags.custom() without aud for Twitter',
    );
    expect(() => twitter.mapPrincipalTags(PrincipalTags.custom({ userId: 'sub' }))).not.toThrow();
  });

  test('tags where it is the backend that gives them', () => {
    const pool = new IdentityPool(testStack(), 'Pool');
    const backend = pool.addProvider(IdentityProvider.developer('login.example.app'));
    expect(() => backend.mapPrincipalTags(TENANT)).toThrow(
      '[cdk-cognito-identity-pool:NothingToMap] Test/Pool: a developer provider has principalTags. Allowed: tag maps of user pools, social, ' +
        "OpenID Connect and SAML providers. Instead: PrincipalTags in your backend's call to GetOpenIdTokenForDeveloperIdentity.",
    );
  });

  test('tags for a name that is longer than a tag map takes', () => {
    const arn = `arn:aws:iam::111111111111:saml-provider/${'x'.repeat(89)}`;
    const pool = new IdentityPool(testStack(), 'Pool');
    expect(arn).toHaveLength(129);
    expect(() => pool.addProvider(IdentityProvider.samlArn(arn, { principalTags: TENANT }))).toThrow(
      '[cdk-cognito-identity-pool:ProviderNameTooLong] Test/Pool: the name of a provider with principal tags is "arn:aws:iam::111111111111',
    );
    expect(() => pool.addProvider(IdentityProvider.samlArn(arn.slice(0, -1), { principalTags: TENANT }))).not.toThrow();
  });
});

test.each(['cognito:groups', 'cognito:roles'])('warns for %s, which is a list', (claim) => {
  const stack = testStack();
  const principalTags = PrincipalTags.custom({ tenant: 'custom:tenant', groups: claim });
  new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.google(GOOGLE_APP, { principalTags })] });
  expect(warningsOf(stack)).toEqual([
    {
      at: '/Test/Pool',
      id: 'cdk-cognito-identity-pool:TagFromList',
      text: expect.stringContaining(
        `tag groups of accounts.google.com is mapped from ${claim}, which is a list, and a session tag is one text: AWS does not document what ` +
          'becomes of it. Map a claim with one value',
      ),
    },
  ]);
});
