import { CfnParameter, type Stack, Tags } from 'aws-cdk-lib';
import { CfnUserPool } from 'aws-cdk-lib/aws-cognito';
import { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import {
  type IGrantable,
  type IRole,
  PrincipalWithConditions,
  Role,
  ServicePrincipal,
  SessionTagsPrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Bucket, CfnBucket, type IBucketRef } from 'aws-cdk-lib/aws-s3';
import { CfnDirectoryBucket } from 'aws-cdk-lib/aws-s3express';
import { checks, GuestAccess, IdentityPool, IdentityProvider, PoolRole, PrincipalTags, testing } from '../../src';
import { resourcesOf, testStack, warningIds, warningsOf } from '../support/stacks';
import { ACCOUNT, ENV, type Firm, firm, GOOGLE, importedRole, openFirm } from './support/pools';
import { Person, sessionOf } from './support/two-opinions';

const OBJECT = 'private/acme/x';
const TENANT = { 'aws:PrincipalTag/tenant': 'acme' };

function tenants({ pool, stack }: Pick<Firm, 'pool' | 'stack'>) {
  return pool.isolate.byPrincipalTag('tenant').inBucket(new Bucket(stack, 'Files'));
}

/** The ids of what the checks find, with what they say. */
function found(stack: Stack): string[] {
  return checks.IdentityPoolChecks.findings(stack).map(
    ({ ruleId, severity, description }) => `${severity} ${ruleId}: ${description}`,
  );
}

describe('a thing of another kind is refused, and the message says what to write', () => {
  // biome-ignore lint/suspicious/noExplicitAny: a value of the wrong type is what is tested
  type Any = any;

  test.each<[string, (pool: IdentityPool) => unknown, string]>([
    [
      'the name of a bucket',
      (pool) => pool.isolate.byIdentityId().inBucket('photos' as Any),
      'bucket is "photos". Allowed: a bucket of S3. Instead: s3.Bucket.fromBucketName(this, \'Bucket\', "photos").',
    ],
    [
      'the name of a table',
      (pool) => pool.isolate.byIdentityId().inTable('orders' as Any),
      'table is "orders". Allowed: a table of DynamoDB. Instead: dynamodb.TableV2.fromTableName(this, \'Table\', "orders").',
    ],
    [
      'one index',
      (pool) =>
        pool.isolate.byIdentityId().inTable(TableV2.fromTableName(pool, 'T', 't'), { indexes: 'byOwner' as Any }),
      'indexes is "byOwner". Allowed: a list of the names of indexes. Instead: indexes: [\'byOwner\'].',
    ],
    [
      'one action',
      (pool) => {
        const users = pool.isolate.byIdentityId();
        users.scope(`arn:aws:ssm:eu-west-1:${ACCOUNT}:parameter/${users.variable}`).grant('ssm:GetParameter' as Any);
      },
      'actions is "ssm:GetParameter". Allowed: a list of actions. Instead: ["ssm:GetParameter"].',
    ],
    [
      'the pool as grantee',
      (pool) =>
        pool.isolate
          .byIdentityId()
          .inIotCore()
          .grantPublish(pool as Any),
      'grantee is the construct Test/Pool. Allowed: a role, a group of pool.addGroup(), or another IGrantable. ' +
        'Instead: pool.authenticatedRole, or a role of pool.addRole().',
    ],
  ])('%s', (_, call, text) => {
    const pool = new IdentityPool(testStack(), 'Pool');
    expect(() => call(pool)).toThrow(`[cdk-cognito-identity-pool:WrongKind] Test/Pool: ${text}`);
  });
});

describe('a tag', () => {
  test('that no provider maps fails at the call, with what to write', () => {
    const { pool } = firm();
    expect(() => pool.isolate.byPrincipalTag('team')).toThrow(
      '[cdk-cognito-identity-pool:IsolationTagNotMapped] Test/Pool: isolate.byPrincipalTag(\'team\'), and no provider of the pool maps a claim to the tag (mapped: "tenant"). ' +
        'Allowed: a tag that a provider maps already: call addProvider() before. ' +
        "Instead: principalTags: PrincipalTags.custom({ 'team': '<claim>' }, { required: ['team'] }) at the provider; with required, nobody without the claim gets credentials.",
    );
  });

  test.each<[string, (pool: IdentityPool) => unknown, string]>([
    ['there is no provider', () => undefined, 'there is no provider yet'],
    ['the only provider maps nothing', (pool) => pool.addProvider(IdentityProvider.google(GOOGLE)), 'mapped: none'],
    [
      'the only provider maps other tags',
      (pool) =>
        pool.addProvider(IdentityProvider.google(GOOGLE, { principalTags: PrincipalTags.custom({ domain: 'hd' }) })),
      'mapped: "domain"',
    ],
    [
      'the only provider says that it maps none',
      (pool) => pool.addProvider(IdentityProvider.google(GOOGLE, { principalTags: PrincipalTags.inactive() })),
      'mapped: none',
    ],
  ])('fails where %s, and says what is mapped', (_, addTo, known) => {
    const pool = new IdentityPool(testStack(), 'Pool');
    addTo(pool);
    expect(() => pool.isolate.byPrincipalTag('tenant')).toThrow(
      /IsolationTagNotMapped.* maps a claim to the tag \((.*?)\)\. /,
    );
    expect(() => pool.isolate.byPrincipalTag('tenant')).toThrow(`(${known})`);
  });

  test.each<[string, (pool: IdentityPool) => unknown]>([
    ['a backend may give its users any', (pool) => pool.addProvider(IdentityProvider.developer('login.example.app'))],
    [
      'Cognito’s own mapping makes nobody knows which',
      (pool) => pool.addProvider(IdentityProvider.google(GOOGLE, { principalTags: PrincipalTags.defaults() })),
    ],
    [
      'it was mapped later than the provider came',
      (pool) =>
        pool.addProvider(IdentityProvider.google(GOOGLE)).mapPrincipalTags(PrincipalTags.custom({ tenant: 'hd' })),
    ],
    [
      'IAM does not tell upper from lower case',
      (pool) =>
        pool.addProvider(IdentityProvider.google(GOOGLE, { principalTags: PrincipalTags.custom({ TENANT: 'hd' }) })),
    ],
  ])('passes, for %s', (_, addTo) => {
    const pool = new IdentityPool(testStack(), 'Pool');
    addTo(pool);
    expect(pool.isolate.byPrincipalTag('tenant').variable).toBe(PrincipalTags.policyVariable('tenant'));
  });

  test.each(['', 'a'.repeat(129), 'tenant}', 'a*', '租户'])('%j fails', (tag) => {
    expect(() => firm().pool.isolate.byPrincipalTag(tag)).toThrow(
      /^\[cdk-cognito-identity-pool:PrincipalTagInvalid\] isolate\.byPrincipalTag\(\): /,
    );
  });

  test('of a backend’s user works', async () => {
    const stack = testStack({ env: ENV });
    const pool = new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.developer('login.example.app')] });
    const bucket = new Bucket(stack, 'Files');
    pool.isolate.byPrincipalTag('tenant').inBucket(bucket).grantRead();
    const [acme, nobody] = [{ tenant: 'acme' }, {} as Record<string, string>].map((principalTags) =>
      Person.of(pool, testing.SignIn.withDeveloper('somebody', { principalTags })),
    );
    await acme.allowed('s3:GetObject', bucket.arnForObjects(OBJECT));
    await acme.denied('s3:GetObject', bucket.arnForObjects('private/globex/x'));
    await nobody.denied('s3:GetObject', bucket.arnForObjects(OBJECT));
  });
});

describe('what the checks say of isolated grants', () => {
  test('is nothing where all users bring the tag', () => {
    const made = firm({ isRequired: true });
    const byTag = made.pool.isolate.byPrincipalTag('tenant');
    const byId = made.pool.isolate.byIdentityId();
    const bucket = new Bucket(made.stack, 'Files');
    const partitionKey = { name: 'owner', type: 'S' as never };
    byTag.inBucket(bucket).grantReadWrite();
    byTag.inTable(new TableV2(made.stack, 'Table', { partitionKey }), { keyPrefix: 'T#' }).grantReadWrite();
    byTag.scope(`arn:aws:kinesis:eu-west-1:${ACCOUNT}:stream/t-${byTag.variable}-x`).grant(['kinesis:PutRecord']);
    byTag.scope(`arn:aws:s3:::files/by-${byTag.variable}-x/*`).grant(['s3:GetObjectVersion']);
    byId.inBucket(bucket, { prefix: 'home' }).grantReadWrite();
    byId.publishedInBucket(bucket).grantReadWrite();
    made.pool.isolate.sharedInBucket(bucket).grantReadWrite();
    expect(found(made.stack)).toEqual([]);
    expect(warningsOf(made.stack)).toEqual([]);
  });

  test.each([
    ['came before', ['google', 'grant']],
    ['comes later', ['grant', 'google']],
  ])('names a provider that maps no such tag and %s', (_, order) => {
    const made = firm();
    for (const step of order) {
      step === 'grant' ? tenants(made).grantRead() : made.pool.addProvider(IdentityProvider.google(GOOGLE));
    }
    expect(found(made.stack)).toEqual([
      expect.stringMatching(
        /^warning PrincipalTagNotMapped: .* reads aws:PrincipalTag\/tenant, and users of accounts\.google\.com bring no such tag/s,
      ),
    ]);
  });

  test('does not name one whose users do not get the role', () => {
    const made = firm();
    made.pool.addProvider(IdentityProvider.google(GOOGLE));
    tenants(made).grantRead(made.pool.addRole('Staff', { through: [made.staff] }));
    expect(found(made.stack)).toEqual([]);
  });

  test('is an error where a tag of the role shows through, and the other way out is `required`', () => {
    const made = firm();
    tenants(made).grantRead();
    Tags.of(made.stack).add('tenant', 'acme');
    expect(found(made.stack)).toEqual([
      expect.stringMatching(
        /^error RoleTagShowsThrough: .* tenant=acme, which users of .* bring too, and .* reads as aws:PrincipalTag\/tenant/s,
      ),
    ]);
    const [{ fix }] = checks.IdentityPoolChecks.findings(made.stack);
    expect(fix).toContain('PrincipalTags.custom(..., { required: [...] })');
  });

  test('is nothing of the role’s tag where the tag is required', () => {
    const made = firm({ isRequired: true });
    tenants(made).grantRead();
    Tags.of(made.stack).add('tenant', 'acme');
    expect(found(made.stack)).toEqual([]);
    made.person({}).session.assertRefused();
  });

  test('is that guests forget their identity', () => {
    const { stack, pool } = openFirm();
    pool.isolate.byIdentityId().inBucket(new Bucket(stack, 'Files')).grantRead(pool.guestRole);
    expect(found(stack)).toContainEqual(expect.stringMatching(/^warning GuestPolicyByIdentity: /));
    expect(warningIds(stack)).toEqual([]);
  });
});

test('a role’s own tag gives its access to users without the claim, which is why the check is an error', async () => {
  const made = firm();
  const bucket = new Bucket(made.stack, 'Files');
  made.pool.isolate.byPrincipalTag('tenant').inBucket(bucket).grantRead();
  Tags.of(made.stack).add('tenant', 'acme');
  await made.person({}).allowed('s3:GetObject', bucket.arnForObjects(OBJECT));
  await made.person({ tenantId: 'globex' }).denied('s3:GetObject', bucket.arnForObjects(OBJECT));
});

describe('whoever is granted', () => {
  test('is the role of signed-in users by default', () => {
    const { pool, stack } = firm();
    const grant = pool.isolate.byIdentityId().inBucket(new Bucket(stack, 'Files')).grantRead();
    expect(grant.success).toBe(true);
    expect(resourcesOf(stack, 'AWS::IAM::Policy').map(({ Properties }) => Properties.Roles)).toEqual([
      [{ Ref: stack.getLogicalId(pool.authenticatedRole.node.defaultChild as never) }],
    ]);
  });

  test('must be named where there is no such role', () => {
    const made = firm({ authenticatedRole: PoolRole.none() });
    expect(() => tenants(made).grantRead()).toThrow('[cdk-cognito-identity-pool:NoAuthenticatedRole] Test/Pool');
  });

  test('may be any role of the pool, and no other gets it', async () => {
    const made = firm();
    const bucket = new Bucket(made.stack, 'Files');
    const legal = made.pool.addRole('Legal');
    made.pool.isolate.byPrincipalTag('tenant').inBucket(bucket).grantRead(legal);
    await sessionOf(made.pool, legal, TENANT).allowed('s3:GetObject', bucket.arnForObjects(OBJECT));
    await sessionOf(made.pool, made.pool.authenticatedRole, TENANT).denied(
      's3:GetObject',
      bucket.arnForObjects(OBJECT),
    );
  });

  test('can not be guests, who bring no tags', () => {
    const made = openFirm();
    expect(() => tenants(made).grantRead(made.pool.guestRole)).toThrow(
      "[cdk-cognito-identity-pool:IsolationForGuests] Test/Pool: isolate.byPrincipalTag('tenant') grants something to the role of guests, who never bring a tag. " +
        'Allowed: roles of signed-in users. Instead: isolate.sharedInBucket() for what all guests share, or a role of signed-in users.',
    );
  });

  test('is known as guests in whatever clothes', () => {
    const stack = testStack({ env: ENV });
    const visitors = importedRole(stack, 'visitors');
    const made = firm({ stack, guestAccess: GuestAccess.enabled({ role: PoolRole.existing(visitors) }) });
    const again = Role.fromRoleArn(stack, 'Again', visitors.roleArn);
    expect(() => tenants(made).grantRead(again)).toThrow('IsolationForGuests');
  });

  describe('is known as guests', () => {
    const NAMED: [string, (stack: Stack) => IRole][] = [
      ['imported by ARN', (stack) => importedRole(stack, 'visitors')],
      [
        'imported by an ARN with a path',
        (stack) => Role.fromRoleArn(stack, 'R', `arn:aws:iam::${ACCOUNT}:role/a/visitors`),
      ],
      [
        'of this app',
        (stack) =>
          new Role(stack, 'R', { roleName: 'visitors', assumedBy: new ServicePrincipal('lambda.amazonaws.com') }),
      ],
    ];
    const CLOTHES: [string, (role: IRole) => IGrantable][] = [
      ['by its name', (role) => Role.fromRoleName(role.stack, 'Named', 'visitors')],
      ['with conditions', (role) => new PrincipalWithConditions(role, { Bool: { 'aws:SecureTransport': 'true' } })],
      ['with session tags', (role) => new SessionTagsPrincipal(new PrincipalWithConditions(role, {}))],
      ['as what can not change', (role) => Role.fromRoleName(role.stack, 'Named', 'visitors', { mutable: false })],
      ['as the role of something', (role) => ({ grantPrincipal: role })],
    ];

    test.each(NAMED.flatMap(([kind, make]) => CLOTHES.map(([how, dress]) => ({ kind, how, make, dress }))))(
      '$kind, $how',
      ({ make, dress }) => {
        const stack = testStack({ env: ENV });
        const guest = make(stack);
        const made = firm({ stack, guestAccess: GuestAccess.enabled({ role: PoolRole.existing(guest) }) });
        expect(() => tenants(made).grantRead(dress(guest))).toThrow('IsolationForGuests');
      },
    );

    test.each<[string, (stack: Stack) => IGrantable]>([
      ['of another name', (stack) => Role.fromRoleName(stack, 'Named', 'members')],
      [
        'of that name in another account',
        (stack) => Role.fromRoleArn(stack, 'Theirs', 'arn:aws:iam::222222222222:role/visitors'),
      ],
    ])('but not a role %s', (_, other) => {
      const stack = testStack({ env: ENV });
      const guest = importedRole(stack, 'visitors');
      const made = firm({ stack, guestAccess: GuestAccess.enabled({ role: PoolRole.existing(guest) }) });
      expect(() => tenants(made).grantRead(other(stack))).not.toThrow();
    });
  });

  describe('is warned of where no policy is attached:', () => {
    const VISITOR = 'arn:aws:iam::222222222222:role/visitor';

    test.each<[string, (made: Firm) => IGrantable, string]>([
      [
        'an import that may not change',
        ({ stack }) => Role.fromRoleName(stack, 'R', 'r', { mutable: false }),
        'role Test/R',
      ],
      ['a role of another account', ({ stack }) => Role.fromRoleArn(stack, 'R', VISITOR), 'role Test/R'],
      ['a role left as it is', ({ pool }) => (pool.addRole('R') as Role).withoutPolicyUpdates(), 'role Test/Pool/R'],
      [
        'one of them with conditions',
        ({ pool }) => new PrincipalWithConditions((pool.addRole('R') as Role).withoutPolicyUpdates(), {}),
        'role Test/Pool/R',
      ],
      ['a service', () => new ServicePrincipal('lambda.amazonaws.com'), 'a principal without policies'],
    ])('%s', (_, grantee, name) => {
      const made = firm();
      const objects = made.pool.isolate.byIdentityId().inBucket(Bucket.fromBucketName(made.stack, 'Files', 'files'));
      const whoever = grantee(made);
      objects.grantWrite(whoever);
      objects.grantWrite(whoever);
      expect(warningIds(made.stack)).toEqual(['cdk-cognito-identity-pool:GrantNotAttached']);
      const [{ text }] = warningsOf(made.stack);
      expect(text).toContain(`isolate grants something to ${name}`);
      expect(text).toContain('"s3:PutObject"');
      expect(text).toContain(`/private/\${cognito-identity.amazonaws.com:sub}/*`);
    });

    test.each<[string, (made: Firm) => IGrantable | undefined]>([
      ['the default role', () => undefined],
      ['an import that may change', ({ stack }) => importedRole(stack)],
      ['a role with conditions', ({ pool }) => new PrincipalWithConditions(pool.addRole('R'), {})],
    ])('but not %s', (_, grantee) => {
      const made = firm();
      made.pool.isolate.byIdentityId().inBucket(new Bucket(made.stack, 'Files')).grantWrite(grantee(made));
      expect(warningIds(made.stack)).toEqual([]);
    });
  });
});

describe('a pool that lives elsewhere', () => {
  function elsewhere(region = 'eu-west-1') {
    const stack = testStack({ env: { ...ENV, region } });
    const pool = IdentityPool.fromIdentityPoolAttributes(stack, 'Pool', {
      identityPoolId: `${region}:1b2c3d4e-1111-2222-3333-444455556666`,
      authenticatedRole: importedRole(stack),
      guestRole: importedRole(stack, 'guests'),
    });
    return { stack, pool, bucket: new Bucket(stack, 'Files') };
  }

  test('keeps its users apart by tag, and warns that nobody knows of the tag', async () => {
    const { stack, pool, bucket } = elsewhere();
    pool.isolate.byPrincipalTag('tenant').inBucket(bucket).grantReadWrite();
    pool.isolate.byPrincipalTag('tenant').inBucket(bucket).grantRead();
    const [acme, nobody] = [TENANT, {}].map((tags) => sessionOf(pool, pool.authenticatedRole, tags));
    await acme.allowed('s3:PutObject', bucket.arnForObjects(OBJECT));
    await acme.denied('s3:PutObject', bucket.arnForObjects('private/globex/x'));
    await nobody.denied('s3:PutObject', bucket.arnForObjects(OBJECT));
    expect(warningIds(stack)).toEqual(['cdk-cognito-identity-pool:TagMappingUnknown']);
  });

  test.each([
    ['eu-west-1', 'cognito-identity.amazonaws.com'],
    ['us-gov-east-1', 'cognito-identity.us-gov-east-1.amazonaws.com'],
  ])('keeps its users apart by identity in %s', async (region, federated) => {
    const { pool, bucket } = elsewhere(region);
    pool.isolate.byIdentityId().inBucket(bucket).grantRead();
    const alice = sessionOf(pool, pool.authenticatedRole, { [`${federated}:sub`]: 'alice' });
    await alice.allowed('s3:GetObject', bucket.arnForObjects('private/alice/x'));
    await alice.denied('s3:GetObject', bucket.arnForObjects('private/alice2/x'));
    await alice.denied('s3:GetObject', bucket.arnForObjects('private/bob/x'));
  });

  test('warns that guests forget their identity', () => {
    const { stack, pool, bucket } = elsewhere();
    pool.isolate.byIdentityId().inBucket(bucket).grantReadWrite(pool.guestRole);
    expect(warningIds(stack)).toEqual(['cdk-cognito-identity-pool:GuestIdentityForgotten']);
  });

  test('fails for guests by tag', () => {
    const { pool, bucket } = elsewhere();
    const objects = pool.isolate.byPrincipalTag('tenant').inBucket(bucket);
    expect(() => objects.grantRead(pool.guestRole)).toThrow('IsolationForGuests');
  });

  test('fails without its role', () => {
    const stack = testStack();
    const pool = IdentityPool.fromIdentityPoolId(stack, 'Pool', 'eu-west-1:1b2c3d4e-1111-2222-3333-444455556666');
    const objects = pool.isolate.byIdentityId().inBucket(new Bucket(stack, 'Files'));
    expect(() => objects.grantRead()).toThrow('[cdk-cognito-identity-pool:NotKnownOfImportedPool]');
  });
});

describe('a prefix', () => {
  test.each<[string, string]>([
    ['', '"private"'],
    ['/', '"private"'],
    ['/home', '"home"'],
    ['home/', '"home"'],
    ['home//users', '"home/users"'],
    ['home/*', '"home"'],
    ['ho?e', '"private"'],
    [`home/\${aws:username}`, '"home"'],
    ['$', '"private"'],
    ['.', '"private"'],
    ['../home', '"home"'],
    ['home/./users', '"home/users"'],
    ['ユーザー', '"private"'],
    ['a'.repeat(513), '"private"'],
  ])('%j fails, with what to write', (prefix, instead) => {
    const { pool, stack } = firm();
    const bucket = new Bucket(stack, 'Files');
    for (const write of [
      () => pool.isolate.byIdentityId().inBucket(bucket, { prefix }),
      () => pool.isolate.byIdentityId().publishedInBucket(bucket, { prefix }),
      () => pool.isolate.sharedInBucket(bucket, { prefix }),
    ]) {
      expect(write).toThrow(
        /^\[cdk-cognito-identity-pool:PrefixInvalid\] Test\/Pool: prefix is ".*Allowed: 1 to 512 characters: /s,
      );
      expect(write).toThrow(instead);
    }
  });

  test.each(['a', 'home/users', '.well-known', '..home', 'a b', 'é', 'a'.repeat(512)])('%j passes', (prefix) => {
    const { pool, stack } = firm();
    const objects = pool.isolate.byIdentityId().inBucket(new Bucket(stack, 'Files'), { prefix });
    expect(objects.grantRead().success).toBe(true);
  });

  test('that is not said is the default one', async () => {
    const { pool, stack, person } = firm();
    const bucket = new Bucket(stack, 'Files');
    pool.isolate.byPrincipalTag('tenant').inBucket(bucket, { prefix: undefined }).grantRead();
    await person({ tenantId: 'acme' }).allowed('s3:GetObject', bucket.arnForObjects(OBJECT));
  });

  test('of a token passes', () => {
    const { pool, stack } = firm();
    const prefix = new CfnParameter(stack, 'Prefix').valueAsString;
    const objects = pool.isolate.byIdentityId().inBucket(new Bucket(stack, 'Files'), { prefix });
    expect(objects.grantRead().success).toBe(true);
  });

  test.each(['*', 'a*', `\${aws:username}#`, '$', '租户#', 'a'.repeat(1025)])(
    '%j of a partition key fails',
    (keyPrefix) => {
      const { pool, stack } = firm();
      const table = new TableV2(stack, 'Table', { partitionKey: { name: 'owner', type: 'S' as never } });
      expect(() => pool.isolate.byIdentityId().inTable(table, { keyPrefix })).toThrow(
        /^\[cdk-cognito-identity-pool:PrefixInvalid\] Test\/Pool: keyPrefix is /,
      );
    },
  );

  test.each(['*', 'by*', 'ab', '', 'a/b'])('%j is no name of an index', (index) => {
    const { pool, stack } = firm();
    const table = new TableV2(stack, 'Table', { partitionKey: { name: 'owner', type: 'S' as never } });
    expect(() => pool.isolate.byIdentityId().inTable(table, { indexes: [index] })).toThrow(
      /^\[cdk-cognito-identity-pool:IndexNameInvalid\] Test\/Pool: the name of an index is /,
    );
  });
});

describe('two spaces of which one is inside of the other fail:', () => {
  type Step = (firm: Firm & { bucket: IBucketRef; table: TableV2 }) => unknown;
  const byId = ({ pool }: Firm) => pool.isolate.byIdentityId();
  const byTag = ({ pool }: Firm) => pool.isolate.byPrincipalTag('tenant');

  function world() {
    const made = firm();
    made.staff.identityPool.addProvider(
      IdentityProvider.google(GOOGLE, { principalTags: PrincipalTags.custom({ domain: 'hd' }) }),
    );
    const table = new TableV2(made.stack, 'Table', { partitionKey: { name: 'owner', type: 'S' as never } });
    return { ...made, bucket: new Bucket(made.stack, 'Files'), table };
  }

  test.each<[string, Step, Step, string]>([
    [
      'a tenant may be called like an identity',
      (w) => byTag(w).inBucket(w.bucket),
      (w) => byId(w).inBucket(w.bucket),
      '"private/" is for inBucket() of byIdentityId(), and "private/" in the same place for inBucket() of byPrincipalTag(\'tenant\')',
    ],
    [
      'a tenant may be called like a domain',
      (w) => byTag(w).inBucket(w.bucket),
      (w) => w.pool.isolate.byPrincipalTag('domain').inBucket(w.bucket),
      "of byPrincipalTag('domain')",
    ],
    [
      'a tenant may be called users',
      (w) => byTag(w).inBucket(w.bucket),
      (w) => byId(w).inBucket(w.bucket, { prefix: 'private/users' }),
      '"private/users/" is for',
    ],
    [
      'in whichever order they come',
      (w) => byTag(w).inBucket(w.bucket, { prefix: 'private/users' }),
      (w) => byTag(w).inBucket(w.bucket),
      '"private/users/" in the same place',
    ],
    [
      'what is private would be published',
      (w) => byId(w).inBucket(w.bucket),
      (w) => byId(w).publishedInBucket(w.bucket, { prefix: 'private' }),
      'publishedInBucket() of byIdentityId()',
    ],
    [
      'what is private would be shared',
      (w) => byId(w).inBucket(w.bucket, { prefix: 'all/private' }),
      (w) => w.pool.isolate.sharedInBucket(w.bucket, { prefix: 'all' }),
      'sharedInBucket()',
    ],
    [
      'a tenant may be called USER#somebody',
      (w) => byTag(w).inTable(w.table),
      (w) => byId(w).inTable(w.table, { keyPrefix: 'USER#' }),
      '"USER#" is for inTable() of byIdentityId(), and "" in the same place for',
    ],
  ])('%s', (_, first, second, says) => {
    const made = world();
    first(made);
    expect(() => second(made)).toThrow(says);
    expect(() => second(made)).toThrow('[cdk-cognito-identity-pool:IsolationOverlaps] Test/Pool: ');
  });

  test('also of two pools', () => {
    const made = world();
    const second = new IdentityPool(made.stack, 'Second');
    byTag(made).inBucket(made.bucket);
    expect(() => second.isolate.byIdentityId().inBucket(made.bucket)).toThrow('IsolationOverlaps');
  });

  test('also where the bucket is known by its name alone', () => {
    const made = world();
    const [once, twice] = ['Once', 'Twice'].map((id) => Bucket.fromBucketName(made.stack, id, 'files'));
    byTag(made).inBucket(once);
    expect(() => byId(made).inBucket(twice)).toThrow('IsolationOverlaps');
  });

  test.each<[string, Step, Step]>([
    ['the same space again', (w) => byTag(w).inBucket(w.bucket), (w) => byTag(w).inBucket(w.bucket)],
    ['its neighbours', (w) => byTag(w).inBucket(w.bucket), (w) => byId(w).inBucket(w.bucket, { prefix: 'private2' })],
    ['another bucket', (w) => byTag(w).inBucket(w.bucket), (w) => byId(w).inBucket(new Bucket(w.stack, 'Others'))],
    [
      'other keys of a table',
      (w) => byTag(w).inTable(w.table, { keyPrefix: 'TENANT#' }),
      (w) => byId(w).inTable(w.table, { keyPrefix: 'USER#' }),
    ],
  ])('but not %s', (_, first, second) => {
    const made = world();
    first(made);
    expect(() => second(made)).not.toThrow();
  });
});

describe('a bucket', () => {
  test.each<[string, (stack: Stack) => IBucketRef]>([
    ['by its name', (stack) => Bucket.fromBucketName(stack, 'Bucket', 'files--euw1-az1--x-s3')],
    [
      'by its ARN',
      (stack) => Bucket.fromBucketArn(stack, 'Bucket', `arn:aws:s3express:eu-west-1:${ACCOUNT}:bucket/files`),
    ],
    [
      'by an ARN of whichever partition',
      (stack) =>
        Bucket.fromBucketArn(
          stack,
          'Bucket',
          stack.formatArn({ service: 's3express', resource: 'bucket', resourceName: 'files' }),
        ),
    ],
  ])('that is a directory bucket %s fails', (_, bucketIn) => {
    const { pool, stack } = firm();
    const bucket = bucketIn(stack);
    for (const write of [
      () => pool.isolate.byIdentityId().inBucket(bucket),
      () => pool.isolate.sharedInBucket(bucket),
    ]) {
      expect(write).toThrow(
        /^\[cdk-cognito-identity-pool:DirectoryBucket\] Test\/Pool: bucket .* is a directory bucket/,
      );
    }
  });

  test.each<[string, (stack: Stack) => unknown]>([
    ['undefined', () => undefined],
    ['a name', () => 'files'],
    [
      'a directory bucket',
      (stack) =>
        new CfnDirectoryBucket(stack, 'Files', { dataRedundancy: 'SingleAvailabilityZone', locationName: 'euw1-az1' }),
    ],
  ])('that is %s fails', (_, bucketIn) => {
    const { pool, stack } = firm();
    expect(() => pool.isolate.byIdentityId().inBucket(bucketIn(stack) as never)).toThrow(
      /^\[cdk-cognito-identity-pool:WrongKind\] Test\/Pool: bucket is .*Allowed: a bucket of S3/,
    );
  });

  test('may be an L1', async () => {
    const { pool, stack, person } = firm();
    const bucket = new CfnBucket(stack, 'Files');
    pool.isolate.byPrincipalTag('tenant').inBucket(bucket).grantRead();
    await person({ tenantId: 'acme' }).allowed('s3:GetObject', `${bucket.attrArn}/${OBJECT}`);
    await person({ tenantId: 'acme' }).denied('s3:GetObject', `${bucket.attrArn}/private/globex/x`);
  });
});

test('what is no table fails', () => {
  const { pool, stack } = firm();
  const userPool = new CfnUserPool(stack, 'Users');
  expect(() => pool.isolate.byIdentityId().inTable(userPool as never)).toThrow(
    '[cdk-cognito-identity-pool:WrongKind] Test/Pool: table is the construct Test/Users. Allowed: a table of DynamoDB',
  );
});
