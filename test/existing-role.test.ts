import { App, CfnOutput, Fn, Lazy, NestedStack, Stack, type StackProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnIdentityPool } from 'aws-cdk-lib/aws-cognito';
import {
  AccountPrincipal,
  AccountRootPrincipal,
  CfnRole,
  CompositePrincipal,
  Effect,
  FederatedPrincipal,
  type IRole,
  LazyRole,
  OpenIdConnectPrincipal,
  OpenIdConnectProvider,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';

import { GuestAccess, IdentityPool, IdentityPoolPrincipal, PoolRole } from '../src';
import { admitExistingRole } from '../src/private/existing-role';
import { testStack as checkedStack, type Json, onlyResource, trustOf, warningsOf } from './support/stacks';

const COGNITO = 'cognito-identity.amazonaws.com';
const AUD = `${COGNITO}:aud`;
const AMR = `${COGNITO}:amr`;
const [ASSUME, TAG] = ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'];
const lambda = new ServicePrincipal('lambda.amazonaws.com');
const ENV = { account: '111111111111', region: 'eu-west-1' };
const A_POOL_ID = 'eu-west-1:12345678-1234-1234-1234-123456789012';

/** Without the checks at synth, which refuse some of these trust policies for reasons of their own. */
function testStack(props?: StackProps): Stack {
  return checkedStack(props, { 'cdk-cognito-identity-pool:checks': 'false' });
}

/** Hand-written trust in a pool, as people write it today. */
function handWritten(aud: string, amr: Json = 'authenticated', more: Record<string, Json> = {}): FederatedPrincipal {
  return new FederatedPrincipal(
    COGNITO,
    { StringEquals: { [AUD]: aud }, 'ForAnyValue:StringLike': { [AMR]: amr }, ...more },
    ASSUME,
  );
}

/** A pool that warns about nothing by itself. */
function quietPool(scope: Stack, authenticatedRole = PoolRole.none(), id = 'Pool'): IdentityPool {
  return new IdentityPool(scope, id, {
    authenticatedRole,
    guestAccess: GuestAccess.enabled({ role: PoolRole.none() }),
  });
}

function poolWith(scope: Stack, role: IRole): IdentityPool {
  return quietPool(scope, PoolRole.existing(role));
}

function warnings(stack: Stack): string[] {
  return warningsOf(stack)
    .filter((w) => w.id)
    .map((w) => `${w.at} ${w.id.replace('cdk-cognito-identity-pool:', '')}`);
}

describe('an existing role gets what it lacks', () => {
  test('one statement beside those it has', () => {
    const stack = testStack();
    const role = new Role(stack, 'Role', { assumedBy: lambda });
    poolWith(stack, role);
    expect(trustOf(role).map((s) => s.Action)).toEqual(['sts:AssumeRole', [ASSUME, TAG]]);
  });

  test('the attachment names it, and the pool gives it back', () => {
    const stack = testStack();
    const role = new Role(stack, 'Role', { assumedBy: lambda });
    expect(poolWith(stack, role).authenticatedRole).toBe(role);
    expect(onlyResource(stack, 'AWS::Cognito::IdentityPoolRoleAttachment').Properties.Roles).toEqual({
      authenticated: { 'Fn::GetAtt': ['Role1ABCC5F0', 'Arn'] },
    });
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Role', 1);
  });

  test('a guest role never gets TagSession', () => {
    const stack = testStack();
    const role = new Role(stack, 'Role', { assumedBy: lambda });
    new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled({ role: PoolRole.existing(role) }) });
    expect(trustOf(role).map((s) => s.Action)).toEqual(['sts:AssumeRole', ASSUME]);
    expect(trustOf(role)[1].Condition['ForAnyValue:StringLike']).toEqual({ [AMR]: 'unauthenticated' });
  });

  test('in a stack nested below the pool', () => {
    const stack = testStack();
    const nested = new NestedStack(stack, 'Nested');
    const role = new Role(nested, 'Role', { assumedBy: lambda });
    poolWith(stack, role);
    expect(trustOf(role)).toHaveLength(2);
  });

  test('a second pool is a second statement, and a warning that names the first', () => {
    const stack = testStack();
    const first = quietPool(stack, PoolRole.none(), 'First');
    const role = new Role(stack, 'Role', { assumedBy: IdentityPoolPrincipal.authenticated(first) });
    const second = poolWith(stack, role);
    expect(trustOf(role).map((s) => s.Condition.StringEquals[AUD])).toEqual(
      stack.resolve([first.identityPoolId, second.identityPoolId]),
    );
    expect(warnings(stack)).toEqual(['/Test/Pool TrustAlsoOthers']);
  });

  test('a pool named by a text is neither taken for this one nor for a stranger', () => {
    const stack = testStack();
    const role = new Role(stack, 'Role', { assumedBy: handWritten(A_POOL_ID) });
    const pool = poolWith(stack, role);
    expect(trustOf(role).map((s) => s.Condition.StringEquals[AUD])).toEqual([
      A_POOL_ID,
      stack.resolve(pool.identityPoolId),
    ]);
    expect(warnings(stack)).toEqual([]);
  });
});

describe('a role that also trusts others warns', () => {
  test.each([
    ['this account', new AccountRootPrincipal(), ':iam::111111111111:root"}'],
    ['another account', new AccountPrincipal('222222222222'), ':iam::222222222222:root"}'],
    [
      'an account known only at deployment',
      new AccountPrincipal(Fn.importValue('Partner')),
      ':iam::{\\"Fn::ImportValue\\":\\"Partner\\"}:root"}',
    ],
  ])('and shows what only the deployment knows as CloudFormation writes it: %s', (_, assumedBy, shown) => {
    const stack = testStack({ env: ENV });
    poolWith(stack, new Role(stack, 'Role', { assumedBy }));
    const [{ text }] = warningsOf(stack);
    expect(text).toContain(`is also trusted to {"AWS":"arn:\${AWS::Partition}${shown}:`);
    expect(text).not.toContain('[object');
  });

  test('and names them', () => {
    const stack = testStack();
    const assumedBy = new CompositePrincipal(lambda, new ServicePrincipal('ec2.amazonaws.com'));
    poolWith(stack, new Role(stack, 'Role', { assumedBy }));
    expect(warnings(stack)).toEqual(['/Test/Pool TrustAlsoOthers']);
    expect(warningsOf(stack)[0].text).toContain(
      'Test/Role is also trusted to {"Service":"lambda.amazonaws.com"}, {"Service":"ec2.amazonaws.com"}: what is granted to the pool\'s users, ' +
        "they get too. Write pool.addRole('Role') for a role that is this pool's alone.",
    );
  });

  test('when a statement has no aud, for it lets every pool of the world in', () => {
    const stack = testStack();
    const amr = { 'ForAnyValue:StringLike': { [AMR]: 'authenticated' } };
    poolWith(stack, new Role(stack, 'Role', { assumedBy: new FederatedPrincipal(COGNITO, amr, ASSUME) }));
    expect(warnings(stack)).toEqual(['/Test/Pool TrustAlsoOthers']);
  });

  test('but not for statements that deny', () => {
    const stack = testStack();
    const role = new Role(stack, 'Role', { assumedBy: handWritten(A_POOL_ID) });
    role.assumeRolePolicy?.addStatements(
      new PolicyStatement({ effect: Effect.DENY, actions: ['sts:*'], principals: [lambda] }),
    );
    poolWith(stack, role);
    expect(warnings(stack)).toEqual([]);
  });
});

describe('a role whose trust names its pool by a lazy id', () => {
  function lazily(amr?: Json, more?: Record<string, Json>): { stack: Stack; role: Role } {
    const stack = testStack();
    const later: { pool?: IdentityPool } = {};
    const aud = Lazy.string({ produce: () => later.pool?.identityPoolId ?? 'asked too early' });
    const role = new Role(stack, 'Role', { assumedBy: handWritten(aud, amr, more) });
    later.pool = poolWith(stack, role);
    return { stack, role };
  }

  test('for exactly these users: both actions, and nobody else', () => {
    const { stack, role } = lazily();
    const statements = trustOf(role);
    expect(new Set(statements.flatMap((s) => s.Action))).toEqual(new Set([ASSUME, TAG]));
    for (const { Condition } of statements) {
      expect(Condition).toEqual({
        StringEquals: { [AUD]: { Ref: 'PoolD3F588B8' } },
        'ForAnyValue:StringLike': { [AMR]: 'authenticated' },
      });
    }
    expect(warnings(stack)).toEqual([]);
  });

  test.each<[string, Json, Record<string, Json>]>([
    ['one provider', 'graph.facebook.com', {}],
    ['people with a tenant', 'authenticated', { StringLike: { 'aws:RequestTag/tenant': '*' } }],
  ])('only for %s: stays as narrow as it is, and says so', (_, amr, more) => {
    const { stack, role } = lazily(amr, more);
    const statements = trustOf(role);
    expect(statements.map((s) => s.Action)).toEqual([ASSUME, TAG]);
    expect(statements[1].Condition).toEqual(statements[0].Condition);
    expect(statements[0].Condition.StringEquals[AUD]).toEqual({ Ref: 'PoolD3F588B8' });
    expect(warnings(stack)).toEqual(['/Test/Pool TrustUnknown']);
    expect(warningsOf(stack)[0].text).toContain(
      'Test/Role trusts an identity pool, but whether it is this one, and all its authenticated users, can not be told',
    );
  });
});

describe('a role that trusts the pool already', () => {
  function admitted(assumedBy: (pool: IdentityPool) => FederatedPrincipal, times = 1): { stack: Stack; role: Role } {
    const stack = testStack();
    const pool = quietPool(stack);
    const role = new Role(stack, 'Role', { assumedBy: assumedBy(pool) });
    for (let i = 0; i < times; i++) {
      admitExistingRole(pool, role, 'authenticated');
    }
    return { stack, role };
  }

  test('gets nothing more, however often it is passed', () => {
    const { stack, role } = admitted((pool) => IdentityPoolPrincipal.authenticated(pool), 3);
    expect(trustOf(role)).toHaveLength(1);
    expect(warnings(stack)).toEqual([]);
  });

  test('after it was given that trust, gets nothing twice', () => {
    const stack = testStack();
    const role = new Role(stack, 'Role', { assumedBy: lambda });
    const pool = poolWith(stack, role);
    admitExistingRole(pool, role, 'authenticated');
    admitExistingRole(pool, role, 'authenticated');
    expect(trustOf(role)).toHaveLength(2);
  });

  test('by hand gets TagSession under the same conditions, once', () => {
    const { stack, role } = admitted((pool) => handWritten(pool.identityPoolId), 2);
    const statements = trustOf(role);
    expect(statements.map((s) => s.Action)).toEqual([ASSUME, TAG]);
    expect(statements[1].Condition).toEqual(statements[0].Condition);
    expect(warnings(stack)).toEqual([]);
  });

  test.each<[string, Json, Record<string, Json>]>([
    ['one provider', 'graph.facebook.com', {}],
    ['people with a tenant', 'authenticated', { StringLike: { 'aws:RequestTag/tenant': '*' } }],
    ['all but one identity', 'authenticated', { StringNotEquals: { [`${COGNITO}:sub`]: 'eu-west-1:x' } }],
  ])('only for %s stays as narrow as it is, and says so', (_, amr, more) => {
    const { stack, role } = admitted((pool) => handWritten(pool.identityPoolId, amr, more), 2);
    const statements = trustOf(role);
    expect(statements.map((s) => s.Action)).toEqual([ASSUME, TAG]);
    expect(statements[1].Condition).toEqual(statements[0].Condition);
    expect(warnings(stack)[0]).toBe('/Test/Pool TrustNarrower');
    expect(warningsOf(stack)[0].text).toContain('Test/Role trusts only some of the authenticated users of this pool');
  });

  test('beside a pool of another stack with an equal logical id is told from it', () => {
    const app = new App();
    const here = new Stack(app, 'Here');
    const pool = quietPool(here);
    const twin = quietPool(new Stack(app, 'There'));
    const role = new Role(here, 'Role', { assumedBy: IdentityPoolPrincipal.authenticated(twin) });
    admitExistingRole(pool, role, 'authenticated');
    expect(trustOf(role).map((s) => s.Condition.StringEquals[AUD])).toEqual([
      { 'Fn::ImportValue': expect.stringMatching(/^There:/) },
      { Ref: 'PoolD3F588B8' },
    ]);
  });
});

describe('guests and signed-in users never share a role', () => {
  const shared = '[cdk-cognito-identity-pool:OneRoleForGuestsAndUsers] Test/Pool: ';

  test('a trust without amr lets both in, and the message says what to write into it', () => {
    const stack = testStack({ env: { region: 'us-gov-west-1' } });
    const role = new Role(stack, 'Role', { assumedBy: lambda });
    const pool = quietPool(stack);
    role.assumeRolePolicy?.addStatements(
      new PolicyStatement({
        actions: [ASSUME],
        principals: [
          new FederatedPrincipal('cognito-identity-us-gov.amazonaws.com', {
            StringEquals: { 'cognito-identity-us-gov.amazonaws.com:aud': pool.identityPoolId },
          }),
        ],
      }),
    );
    expect(() => admitExistingRole(pool, role, 'authenticated')).toThrow(
      'Instead: assumedBy: IdentityPoolPrincipal.authenticated(pool), or the condition "ForAnyValue:StringLike": ' +
        '{ "cognito-identity-us-gov.amazonaws.com:amr": "authenticated" } in its trust policy.',
    );
  });

  test.each<[string, (role: Role) => [IRole, IRole]]>([
    ['itself', (role) => [role, role]],
    ['itself, immutable', (role) => [role, role.withoutPolicyUpdates()]],
    [
      'itself, imported',
      (role) =>
        [0, 1].map((i) => Role.fromRoleArn(role.stack, `R${i}`, 'arn:aws:iam::111111111111:role/r')) as [IRole, IRole],
    ],
    [
      'itself, imported by its name and by its ARN',
      (role) => [
        Role.fromRoleName(role.stack, 'ByName', 'r'),
        Role.fromRoleArn(role.stack, 'ByArn', `arn:aws:iam::${role.stack.account}:role/r`),
      ],
    ],
  ])('fails for %s', (_, roles) => {
    const stack = testStack();
    const [user, guest] = roles(new Role(stack, 'Role', { assumedBy: lambda }));
    const make = () =>
      new IdentityPool(stack, 'Pool', {
        authenticatedRole: PoolRole.existing(user),
        guestAccess: GuestAccess.enabled({ role: PoolRole.existing(guest) }),
      });
    expect(make).toThrow(
      `${shared}role ${guest.node.path} would be the role of guests and of signed-in users. Allowed: one role for guests`,
    );
  });

  test.each<[string, Json, string]>([
    ['guests', 'unauthenticated', 'unauthenticated'],
    ['guests as well', ['authenticated', 'unauthenticated'], 'unauthenticated'],
  ])('fails when its trust lets in %s', (_, amr, other) => {
    const stack = testStack();
    const pool = quietPool(stack);
    const role = new Role(stack, 'Role', { assumedBy: handWritten(pool.identityPoolId, amr) });
    expect(() => admitExistingRole(pool, role, 'authenticated')).toThrow(
      `${shared}role Test/Role trusts the pool's ${other} users and would be the role of its authenticated users`,
    );
  });

  test('fails when its trust does not say amr, for that lets in both', () => {
    const stack = testStack();
    const pool = quietPool(stack);
    const everybody = new FederatedPrincipal(COGNITO, { StringEquals: { [AUD]: pool.identityPoolId } }, ASSUME);
    const role = new Role(stack, 'Role', { assumedBy: everybody });
    expect(() => admitExistingRole(pool, role, 'authenticated')).toThrow(shared);
    expect(() => admitExistingRole(pool, role, 'unauthenticated')).toThrow(shared);
  });

  test('fails for a role of signed-in users that guests would get', () => {
    const stack = testStack();
    const pool = quietPool(stack);
    const role = new Role(stack, 'Role', { assumedBy: IdentityPoolPrincipal.authenticated(pool) });
    expect(() => admitExistingRole(pool, role, 'unauthenticated')).toThrow(
      `${shared}role Test/Role trusts the pool's authenticated users and would be the role of its unauthenticated users. Allowed: one role for ` +
        'guests and another for signed-in users: whatever is granted to a role of guests, anybody on the internet has. Instead: ' +
        'assumedBy: IdentityPoolPrincipal.guest(pool), or the condition "ForAnyValue:StringLike": ' +
        '{ "cognito-identity.amazonaws.com:amr": "unauthenticated" } in its trust policy.',
    );
  });
});

describe('nor guests of one pool with signed-in users of another: anybody would be one of them', () => {
  function poolsFor(role: (stack: Stack) => IRole): { ofGuests: () => void; ofUsers: () => void } {
    const stack = testStack();
    const shared = role(stack);
    return {
      ofGuests: () =>
        new IdentityPool(stack, 'Public', { guestAccess: GuestAccess.enabled({ role: PoolRole.existing(shared) }) }),
      ofUsers: () => new IdentityPool(stack, 'Private', { authenticatedRole: PoolRole.existing(shared) }),
    };
  }

  const editable = (stack: Stack) => new Role(stack, 'Role', { assumedBy: lambda });

  test('the guests come first', () => {
    const { ofGuests, ofUsers } = poolsFor(editable);
    ofGuests();
    expect(ofUsers).toThrow(
      '[cdk-cognito-identity-pool:OneRoleForGuestsAndUsers] Test/Private: role Test/Role trusts the unauthenticated users of identity pool ' +
        "<Test/Public/Resource.Ref> and would be the role of this pool's authenticated users.",
    );
  });

  test('the users come first', () => {
    const { ofGuests, ofUsers } = poolsFor(editable);
    ofUsers();
    expect(ofGuests).toThrow("<Test/Private/Resource.Ref> and would be the role of this pool's unauthenticated users.");
  });

  test('the role can not be written from here', () => {
    const stack = testStack();
    const ofGuests = IdentityPoolPrincipal.guest(quietPool(stack, PoolRole.none(), 'Public'));
    const role = new Role(stack, 'Role', { assumedBy: ofGuests }).withoutPolicyUpdates();
    expect(() => new IdentityPool(stack, 'Pool', { authenticatedRole: PoolRole.existing(role) })).toThrow(
      'Test/Pool: role Test/ImmutableRoleRole trusts the unauthenticated users of identity pool <Test/Public/Resource.Ref>',
    );
  });

  test('signed-in users of two pools may: there is a warning', () => {
    const stack = testStack();
    const role = editable(stack);
    new IdentityPool(stack, 'Other', { authenticatedRole: PoolRole.existing(role) });
    expect(() => new IdentityPool(stack, 'Private', { authenticatedRole: PoolRole.existing(role) })).not.toThrow();
    expect(warnings(stack)).toContain('/Test/Private TrustAlsoOthers');
  });
});

describe('whoever a trust policy may let in beside the users of the role', () => {
  interface Written {
    readonly amr?: Json;
    readonly aud?: (id: string) => Json;
    readonly action?: string;
  }

  function admit(
    { amr, aud = (id) => ({ StringEquals: { [AUD]: id } }), action = ASSUME }: Written,
    audience: 'authenticated' | 'unauthenticated' = 'authenticated',
  ): { stack: Stack; role: Role } {
    const stack = testStack();
    const pool = quietPool(stack);
    const conditions = { ...aud(pool.identityPoolId), ...amr };
    const role = new Role(stack, 'Role', { assumedBy: new FederatedPrincipal(COGNITO, conditions, action) });
    admitExistingRole(pool, role, audience);
    return { stack, role };
  }

  const literal = () => ({ StringEquals: { [AUD]: A_POOL_ID } });
  const anyValue = (operator: string, values: Json) => ({ [`ForAnyValue:${operator}`]: { [AMR]: values } });
  const refusal = /OneRoleForGuestsAndUsers\] Test\/Pool: role Test\/Role (may )?trusts? the pool's/;

  const openToGuests: [string, Json][] = [
    ['*', anyValue('StringLike', '*')],
    ['*authenticated', anyValue('StringLike', '*authenticated')],
    ['un*', anyValue('StringLike', 'un*')],
    ['a wildcard for one character', anyValue('StringLike', '?nauthenticated')],
    ['all but authenticated', anyValue('StringNotEquals', 'authenticated')],
    ['another case, of no account', anyValue('StringEqualsIgnoreCase', 'Unauthenticated')],
    ['all but foo', anyValue('StringNotLike', 'foo')],
    ['no set operator', { StringLike: { [AMR]: 'authenticated' } }],
    ['all values of a list that may be empty', { 'ForAllValues:StringEquals': { [AMR]: 'authenticated' } }],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: IAM writes its variables so
    ['a policy variable', anyValue('StringEquals', '${aws:PrincipalTag/who}')],
    ['a lazy value', anyValue('StringEquals', Lazy.string({ produce: () => 'authenticated' }))],
    ['a parameter', anyValue('StringEquals', Fn.importValue('Who'))],
    ['an empty list', anyValue('StringEquals', [])],
    ['a condition key in capitals', { 'ForAnyValue:StringLike': { [AMR.toUpperCase()]: 'unauthenticated' } }],
  ];

  test.each(openToGuests)('is refused for signed-in users where amr is %s', (_, amr) => {
    expect(() => admit({ amr })).toThrow(refusal);
  });

  test.each<[string, Json]>([
    ...openToGuests,
    ['a provider', anyValue('StringLike', 'graph.facebook.com')],
    ['both', anyValue('StringEquals', ['unauthenticated', 'authenticated'])],
  ])('is refused for guests where amr is %s', (name, amr) => {
    const isGuestsAlone = ['a condition key in capitals', 'another case, of no account'].includes(name);
    expect(isGuestsAlone ? warnings(admit({ amr }, 'unauthenticated').stack) : refusedFor(amr)).toEqual(
      isGuestsAlone ? [] : 'refused',
    );
  });

  function refusedFor(amr: Json): string {
    expect(() => admit({ amr }, 'unauthenticated')).toThrow(refusal);
    return 'refused';
  }

  test.each<[string, Json]>([
    ['authenticated', anyValue('StringEquals', 'authenticated')],
    ['auth*', anyValue('StringLike', 'auth*')],
    ['another case of it', anyValue('StringEqualsIgnoreCase', 'Authenticated')],
    ['a key in capitals', { 'ForAnyValue:StringLike': { [AMR.toUpperCase()]: 'authenticated' } }],
    ['narrowed by a second test', { ...anyValue('StringLike', '*'), ...anyValue('StringEquals', 'authenticated') }],
  ])('is nobody where amr is %s: the role gets TagSession, and no warning', (_, amr) => {
    const { stack, role } = admit({ amr });
    expect(trustOf(role).map((s) => s.Action)).toEqual([ASSUME, TAG]);
    expect(warnings(stack)).toEqual([]);
  });

  test.each<[string, Json]>([
    ['a provider', anyValue('StringLike', 'graph.facebook.com')],
    ['a pattern that starts otherwise', anyValue('StringLike', 'accounts.*')],
    ['a literal star', anyValue('StringEquals', '*')],
    ['guests in a case that never comes', anyValue('StringEquals', 'Unauthenticated')],
  ])('is not guests where amr is %s: the role stays narrow', (_, amr) => {
    expect(warnings(admit({ amr }).stack)).toEqual(['/Test/Pool TrustNarrower']);
  });

  test.each<[string, Written, string[]]>([
    ['whoever a literal pool has', { aud: literal }, ['TrustUnknown']],
    [
      'all but some of a literal pool',
      { aud: literal, amr: anyValue('StringNotEquals', 'authenticated') },
      ['TrustUnknown'],
    ],
    ['whoever every pool has', { aud: () => ({ StringLike: { [AUD]: '*' } }) }, ['TrustAlsoOthers', 'TrustUnknown']],
    ['whoever has a token, for aud is missing', { aud: () => ({}) }, ['TrustAlsoOthers', 'TrustUnknown']],
  ])('is told, and given no TagSession: %s', (_, written, ids) => {
    const { stack, role } = admit(written);
    expect(warnings(stack).sort()).toEqual(ids.map((id) => `/Test/Pool ${id}`));
    expect(
      warningsOf(stack).some((w) => w.text.includes('may let guests in, for a statement of its trust policy')),
    ).toBe(true);
    expect(trustOf(role).flatMap((s) => s.Action)).toEqual([ASSUME]);
  });

  const of = (pool: string, aud: Written['aud'], ...amr: string[]): [string, Written] => [
    `${amr.join(' and ')} users of ${pool}`,
    { aud, amr: anyValue('StringLike', amr) },
  ];

  test.each<[string, Written, string]>([
    [...of('a literal pool', literal, 'unauthenticated'), 'unauthenticated users'],
    [...of('a literal pool', literal, 'authenticated', 'unauthenticated'), 'unauthenticated users'],
    [
      ...of('every pool', () => ({ StringLike: { [AUD]: '*' } }), 'authenticated', 'unauthenticated'),
      'the unauthenticated users of identity pool *',
    ],
    [...of('whichever pool', () => ({}), 'unauthenticated'), 'the unauthenticated users of every identity pool'],
  ])('is refused for signed-in users where it is %s: they are the guests of some pool', (_, written, shown) => {
    expect(() => admit(written)).toThrow(
      `[cdk-cognito-identity-pool:OneRoleForGuestsAndUsers] Test/Pool: role Test/Role trusts ${shown} and would be the role of this pool's ` +
        'authenticated users. Allowed: one role for guests and another for signed-in users: whatever is granted to a role of guests, anybody on ' +
        'the internet has. Instead: a role of its own for the authenticated users of this pool.',
    );
  });

  test('is refused for guests where it is signed-in users of some pool', () => {
    expect(() => admit(of('a literal pool', literal, 'authenticated')[1], 'unauthenticated')).toThrow(
      "role Test/Role trusts authenticated users and would be the role of this pool's unauthenticated users",
    );
  });

  test.each(['sts:AssumeRole*', 'sts:assumerolewithwebidentity', 'sts:*', '*'])(
    'is seen under the action %s',
    (action) => {
      expect(() => admit({ action, amr: anyValue('StringLike', 'unauthenticated') })).toThrow(refusal);
    },
  );

  test.each<[string, string[]]>([
    ['sts:AssumeRole*', ['sts:AssumeRole*', TAG]],
    ['sts:*', ['sts:*']],
  ])('is nobody under the action %s, and TagSession is added where it is not allowed yet', (action, expected) => {
    const { stack, role } = admit({ action, amr: anyValue('StringLike', 'authenticated') });
    expect(trustOf(role).map((s) => s.Action)).toEqual(expected);
    expect(warnings(stack)).toEqual([]);
  });

  test.each<[string, (id: string) => Json, string]>([
    ['a literal', (id) => ({ StringEquals: { [AUD]: [id, A_POOL_ID] } }), `the users of identity pool ${A_POOL_ID}`],
    ['a pattern', (id) => ({ StringLike: { [AUD]: [id, '*'] } }), 'the users of identity pool *'],
  ])('is another pool beside this one: %s', (_, aud, named) => {
    const { stack } = admit({ aud, amr: anyValue('StringLike', 'authenticated') });
    expect(warnings(stack)).toEqual(['/Test/Pool TrustAlsoOthers']);
    expect(warningsOf(stack)[0].text).toContain(`Test/Role is also trusted to ${named}: what is granted`);
  });

  test('is not another pool where a second test leaves this one alone', () => {
    const aud = (id: string) => ({ StringEquals: { [AUD]: id }, StringLike: { [AUD]: [id, '*'] } });
    expect(warnings(admit({ aud, amr: anyValue('StringLike', 'authenticated') }).stack)).toEqual([]);
  });

  test('is told where a statement can not be read', () => {
    const stack = testStack();
    const role = new Role(stack, 'Role', { assumedBy: lambda });
    const statement = {
      Effect: 'Allow',
      Principal: { Federated: COGNITO },
      Action: ASSUME,
      Condition: { StringEquals: Lazy.any({ produce: () => ({ [AUD]: 'x' }) }) },
    };
    role.assumeRolePolicy?.addStatements(PolicyStatement.fromJson(statement));
    poolWith(stack, role);
    expect(warnings(stack).sort()).toEqual(['/Test/Pool TrustAlsoOthers', '/Test/Pool TrustUnknown']);
  });
});

describe('a role of a template', () => {
  const statement = (id: string, more: Json = {}) => ({
    Effect: 'Allow',
    Principal: { Federated: COGNITO },
    Action: [ASSUME, TAG],
    Condition: { StringEquals: { [AUD]: id }, 'ForAnyValue:StringLike': { [AMR]: 'authenticated' } },
    ...more,
  });

  function templateRole(document: (id: string) => Json): Stack {
    const stack = testStack();
    const pool = quietPool(stack);
    const resource = new CfnRole(stack, 'Template', { assumeRolePolicyDocument: {} });
    resource.assumeRolePolicyDocument = document(pool.identityPoolId);
    admitExistingRole(pool, Role.fromRoleArn(stack, 'Role', resource.attrArn), 'authenticated');
    return stack;
  }

  test.each<[string, (id: string) => Json]>([
    ['plain', (id) => ({ Statement: [statement(id)] })],
    ['one that is no list', (id) => ({ Statement: statement(id) })],
    ['with a wildcard', (id) => ({ Statement: [statement(id, { Action: 'sts:*' })] })],
    ['a document', (id) => PolicyDocument.fromJson({ Statement: [statement(id)] })],
  ])('that trusts the pool is right: %s', (_, document) => {
    expect(warnings(templateRole(document))).toEqual([]);
  });

  test('that lets guests in as well is refused', () => {
    const amr = { 'ForAnyValue:StringLike': { [AMR]: '*' } };
    expect(() =>
      templateRole((id) => ({
        Statement: [statement(id), statement(id, { Condition: { StringEquals: { [AUD]: id }, ...amr } })],
      })),
    ).toThrow('OneRoleForGuestsAndUsers');
  });

  test.each<[string, Json]>([
    ['no document', null],
    ['a text for a document', 'x'],
    ['no statement', {}],
  ])('with %s is not right, and no crash', (_, document) => {
    expect(readWarnings(() => document)).toEqual(['TrustNotManaged']);
  });

  test.each<[string, Json]>([
    ['an empty statement', { Statement: [null] }],
    ['a text for a statement', { Statement: ['x'] }],
    ['an empty block', { Statement: [statement('x', { Condition: { StringEquals: null } })] }],
    ['an empty condition', { Statement: [statement('x', { Condition: null })] }],
    ['an effect that is not known', { Statement: [statement('x', { Effect: Fn.importValue('Effect') })] }],
  ])('with %s is not right, may let guests in, and is no crash', (_, document) => {
    expect(readWarnings(() => document)).toEqual(['TrustNotManaged', 'TrustUnknown']);
  });

  test('that trusts the pool, beside a statement that can not be read, may let guests in', () => {
    expect(readWarnings((id) => ({ Statement: [statement(id), null] }))).toEqual(['TrustUnknown']);
  });

  /** Without a synthesis, which would refuse such a template. */
  function readWarnings(document: (id: string) => Json): string[] {
    const pool = Stack.of(templateRole(document)).node.findChild('Pool');
    return pool.node.metadata.flatMap(({ data }) => /(Trust\w+)\]$/.exec(String(data))?.[1] ?? []).sort();
  }
});

describe('a role whose trust is out of reach warns with the statement it needs', () => {
  test.each<[string, (stack: Stack) => IRole]>([
    ['imported by ARN', (stack) => Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111111111111:role/r')],
    ['imported by name', (stack) => Role.fromRoleName(stack, 'Role', 'r')],
    ['without policy updates', (stack) => new Role(stack, 'Role', { assumedBy: lambda }).withoutPolicyUpdates()],
    ['lazy', (stack) => new LazyRole(stack, 'Role', { assumedBy: lambda })],
    [
      'kept out of the template by customizeRoles()',
      (stack) => {
        Role.customizeRoles(stack, { usePrecreatedRoles: { 'Test/Role': 'precreated' } });
        return new Role(stack, 'Role', { assumedBy: lambda });
      },
    ],
  ])('%s', (_, make) => {
    const stack = testStack();
    poolWith(stack, make(stack));
    expect(warnings(stack)).toEqual(['/Test/Pool TrustNotManaged']);
    expect(warningsOf(stack)[0].text).toContain(
      'Every sign-in of authenticated users fails unless it holds this statement',
    );
    expect(warningsOf(stack)[0].text).toContain('"Federated": "cognito-identity.amazonaws.com"');
  });

  test('and its trust is not touched', () => {
    const stack = testStack();
    const role = new Role(stack, 'Role', { assumedBy: lambda });
    poolWith(stack, role.withoutPolicyUpdates());
    expect(trustOf(role)).toHaveLength(1);
  });
});

describe('a role of another account', () => {
  const foreign = (stack: Stack) => Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::222222222222:role/r');

  test('fails when both accounts are known', () => {
    const stack = testStack({ env: ENV });
    expect(() => poolWith(stack, foreign(stack))).toThrow(
      '[cdk-cognito-identity-pool:RoleOfAnotherAccount] Test/Pool: role Test/Role is of account 222222222222, the pool is of account ' +
        '111111111111. Allowed: roles of the account of the identity pool, because iam:PassRole can not cross accounts. Instead: ' +
        'pool.addRole() for a role in account 111111111111, and let that role assume the one of account 222222222222.',
    );
  });

  test('fails for a role of a stack in another account', () => {
    const app = new App();
    const there = new Role(new Stack(app, 'There', { env: { ...ENV, account: '222222222222' } }), 'Role', {
      assumedBy: lambda,
    });
    expect(() => poolWith(new Stack(app, 'Test', { env: ENV }), there)).toThrow(
      '[cdk-cognito-identity-pool:RoleOfAnotherAccount]',
    );
  });

  test('passes when the account of the pool is not known, with the warning of every imported role', () => {
    const stack = testStack();
    poolWith(stack, foreign(stack));
    expect(warnings(stack)).toEqual(['/Test/Pool TrustNotManaged']);
  });
});

describe('a role of another stack', () => {
  function twoStacks(): { pools: Stack; roles: Stack } {
    const app = new App();
    return { pools: new Stack(app, 'Pools'), roles: new Stack(app, 'Roles') };
  }

  test('fails when it does not trust the pool yet: the statement would make a cycle', () => {
    const { pools, roles } = twoStacks();
    const role = new Role(roles, 'Legal', { assumedBy: lambda });
    expect(() => poolWith(pools, role)).toThrow(
      '[cdk-cognito-identity-pool:RoleCycle] Pools/Pool: role Roles/Legal lives in stack Roles, the pool names the role, and the trust ' +
        "statement it lacks would name the pool: each stack would wait for the other. Allowed: roles of the pool's own stack, " +
        "or of stacks nested in it. Instead: pool.addRole('Legal'), which makes the role beside the pool, or PoolRole.existing(Legal.withoutPolicyUpdates()) " +
        'if its trust is right once deployed.',
    );
  });

  test('may be handed out all the same without policy updates', () => {
    const { pools, roles } = twoStacks();
    const role = new Role(roles, 'Legal', { assumedBy: lambda });
    expect(poolWith(pools, role.withoutPolicyUpdates()).authenticatedRole.roleArn).toBe(role.roleArn);
  });

  test('fails when its trust names the pool', () => {
    const { pools, roles } = twoStacks();
    const pool = quietPool(pools);
    const role = new Role(roles, 'Legal', { assumedBy: IdentityPoolPrincipal.authenticated(pool) });
    expect(() => admitExistingRole(pool, role, 'authenticated')).toThrow(
      '[cdk-cognito-identity-pool:RoleCycle] Pools/Pool: role Roles/Legal lives in stack Roles, the pool names the role, and its trust policy ' +
        "names Pools/Pool of the pool's stack",
    );
  });

  test("fails when its trust names something else of the pool's stack", () => {
    const { pools, roles } = twoStacks();
    const oidc = new OpenIdConnectProvider(pools, 'Oidc', { url: 'https://idp.example.com' });
    const role = new Role(roles, 'Legal', { assumedBy: new OpenIdConnectPrincipal(oidc) });
    expect(() => poolWith(pools, role)).toThrow(
      /RoleCycle\] Pools\/Pool: .* its trust policy names Pools\/Oidc\/.* of the pool's stack/,
    );
  });

  test.each<[string, (top: Stack) => { poolScope: Stack; roleScope: Stack }]>([
    ["the parent of the pool's nested stack", (top) => ({ poolScope: new NestedStack(top, 'Pools'), roleScope: top })],
    [
      'a sibling nested stack',
      (top) => ({ poolScope: new NestedStack(top, 'Pools'), roleScope: new NestedStack(top, 'Roles') }),
    ],
  ])('fails for %s, where core says nothing and CloudFormation refuses', (_, scopes) => {
    const { poolScope, roleScope } = scopes(testStack());
    const pool = quietPool(poolScope);
    const role = new Role(roleScope, 'Legal', { assumedBy: IdentityPoolPrincipal.authenticated(pool) });
    expect(() => admitExistingRole(pool, role, 'authenticated')).toThrow('[cdk-cognito-identity-pool:RoleCycle]');
    expect(() => poolWith(new NestedStack(testStack(), 'Other'), role)).toThrow(
      '[cdk-cognito-identity-pool:RoleCycle]',
    );
  });

  test.each<[string, (top: Stack) => { poolScope: Stack; roleScope: Stack; named: Stack }]>([
    [
      "the stack around the pool's nested stack",
      (top) => ({
        poolScope: new NestedStack(top, 'Pools'),
        roleScope: new Stack(top.node.root as App, 'Roles'),
        named: top,
      }),
    ],
    [
      "a stack nested below the pool's",
      (top) => ({
        poolScope: top,
        roleScope: new Stack(top.node.root as App, 'Roles'),
        named: new NestedStack(top, 'Oidc'),
      }),
    ],
    [
      'a neighbour in one nested stack',
      (top) => {
        const nested = new NestedStack(top, 'Nested');
        return {
          poolScope: new NestedStack(nested, 'Pools'),
          roleScope: new NestedStack(top, 'Roles'),
          named: new NestedStack(nested, 'Oidc'),
        };
      },
    ],
  ])('fails when its trust names something in %s', (_, scopes) => {
    const { poolScope, roleScope, named } = scopes(testStack());
    const oidc = new OpenIdConnectProvider(named, 'Oidc', { url: 'https://idp.example.com' });
    const role = new Role(roleScope, 'Legal', { assumedBy: new OpenIdConnectPrincipal(oidc) });
    expect(() => poolWith(poolScope, role)).toThrow(
      new RegExp(`RoleCycle\\] .*/Pool: .* its trust policy names ${named.node.path}/Oidc/.* of the pool's stack`),
    );
  });

  test('may name something of a stack around both, which waits for neither', () => {
    const top = testStack();
    const oidc = new OpenIdConnectProvider(top, 'Oidc', { url: 'https://idp.example.com' });
    const assumedBy = new CompositePrincipal(new OpenIdConnectPrincipal(oidc), handWritten(A_POOL_ID));
    const role = new Role(new NestedStack(top, 'Roles'), 'Legal', { assumedBy });
    expect(() => poolWith(new NestedStack(top, 'Pools'), role)).not.toThrow();
    expect(() => Template.fromStack(top)).not.toThrow();
  });

  test('that trusts a pool by a text gets TagSession beside it, no cycle, and a warning: which pool it is can not be told', () => {
    const { pools, roles } = twoStacks();
    const role = new Role(roles, 'Legal', { assumedBy: handWritten(A_POOL_ID) });
    const pool = poolWith(pools, role);
    admitExistingRole(pool, role, 'authenticated');
    expect(trustOf(role).map((s) => [s.Action, s.Condition.StringEquals[AUD]])).toEqual([
      [ASSUME, A_POOL_ID],
      [TAG, A_POOL_ID],
    ]);
    expect(warnings(pools)[0]).toBe('/Pools/Pool TrustUnknown');
  });

  test('may name pseudo parameters of any stack', () => {
    const { pools, roles } = twoStacks();
    const role = new Role(roles, 'Legal', { assumedBy: handWritten(Fn.join(':', [pools.region, 'x'])) });
    expect(() => poolWith(pools, role)).not.toThrow();
  });

  test('of IdentityPoolPrincipal that is not passed to the pool is fine', () => {
    const { pools, roles } = twoStacks();
    const pool = quietPool(pools);
    const role = new Role(roles, 'Legal', { assumedBy: IdentityPoolPrincipal.authenticated(pool) });
    new CfnOutput(roles, 'Arn', { value: role.roleArn });
    expect(() => Template.fromStack(roles)).not.toThrow();
    expect(CfnIdentityPool.isCfnIdentityPool(pool.node.defaultChild)).toBe(true);
  });
});
