import { Bucket } from 'aws-cdk-lib/aws-s3';
import { IdentityProvider, type ObjectGrants, testing } from '../../src';
import { ENV, type Firm, firm, GOOGLE, openFirm } from './support/pools';
import { Person, sessionOf } from './support/two-opinions';

/** Everything a policy could allow on objects and lists, from the service's reference. */
const OBJECT_ACTIONS = [
  's3:GetObject',
  's3:PutObject',
  's3:DeleteObject',
  's3:AbortMultipartUpload',
  's3:ListMultipartUploadParts',
];
const NEVER = [
  's3:GetObjectVersion',
  's3:DeleteObjectVersion',
  's3:PutObjectAcl',
  's3:GetObjectAcl',
  's3:PutObjectTagging',
  's3:GetObjectTagging',
  's3:PutObjectRetention',
  's3:PutObjectLegalHold',
  's3:BypassGovernanceRetention',
  's3:RestoreObject',
  's3:GetObjectAttributes',
];
const NEVER_OF_BUCKET = [
  's3:ListBucketVersions',
  's3:ListBucketMultipartUploads',
  's3:DeleteBucket',
  's3:PutBucketPolicy',
];

/** A firm with a bucket, and what was granted there by tenant. */
function byTenant(
  grant: (objects: ObjectGrants) => unknown,
  props: Parameters<typeof firm>[0] = {},
): Firm & { bucket: Bucket } {
  const made = firm(props);
  const bucket = new Bucket(made.stack, 'Files');
  grant(made.pool.isolate.byPrincipalTag('tenant').inBucket(bucket));
  return { ...made, bucket };
}

describe('objects of each tenant', () => {
  const { bucket, person } = byTenant((objects) => objects.grantReadWrite());
  const acme = person({ tenantId: 'acme' });

  test.each(OBJECT_ACTIONS)('%s: their own, and nobody else’s', async (action) => {
    await acme.allowed(action, bucket.arnForObjects('private/acme/contract.pdf'));
    await acme.denied(action, bucket.arnForObjects('private/globex/contract.pdf'));
    await acme.denied(action, bucket.arnForObjects('private/acme-labs/contract.pdf'));
    await acme.denied(action, bucket.arnForObjects('private/acme'));
    await acme.denied(action, bucket.arnForObjects('private/contract.pdf'));
    await acme.denied(action, bucket.arnForObjects('acme/contract.pdf'));
    await acme.denied(action, bucket.arnForObjects('other/private/acme/contract.pdf'));
  });

  test.each(NEVER)('%s is left out', async (action) => {
    await acme.denied(action, bucket.arnForObjects('private/acme/contract.pdf'));
  });

  test.each(NEVER_OF_BUCKET)('%s is left out', async (action) => {
    await acme.denied(action, bucket.bucketArn, { 's3:prefix': 'private/acme/' });
  });

  test.each(['private/acme/', 'private/acme/2026/', 'private/acme/con'])('list %j', async (prefix) => {
    await acme.allowed('s3:ListBucket', bucket.bucketArn, { 's3:prefix': prefix, 's3:delimiter': '/' });
  });

  test.each<[string, string | string[]]>([
    ['without a prefix', []],
    ['of everything', ''],
    ['of all tenants', 'private/'],
    ['of what begins alike', 'private/acme'],
    ['of a sibling', 'private/acme-labs/'],
    ['of a neighbour', 'private/globex/'],
    ['of the path from the root', '/private/acme/'],
    ['of a way out', '../private/acme/'],
    ['of a wildcard', 'private/*/'],
  ])('no list %s', async (_, prefix) => {
    await acme.denied('s3:ListBucket', bucket.bucketArn, { 's3:prefix': prefix, 's3:delimiter': '' });
    await acme.denied('s3:ListBucket', bucket.bucketArn, { 's3:prefix': prefix, 's3:delimiter': 'a' });
  });

  test('a way out that S3 takes as it is written stays inside', async () => {
    await acme.allowed('s3:GetObject', bucket.arnForObjects('private/acme/../globex/x'));
    await acme.denied('s3:GetObject', bucket.arnForObjects('private/../private/acme/x'));
  });
});

describe('a tenant that is called', () => {
  const { bucket, pool, person } = byTenant((objects) => objects.grantReadWrite());
  const REACHABLE = [
    'private//x',
    'private/*/x',
    'private/acme/x',
    'private/acme/labs/x',
    'private/../x',
    'private/./x',
    'x',
  ];

  test.each(['', 'acme/labs', '/', 'acme/', '/acme', '.', '..'])('%j reaches nothing at all', async (tenantId) => {
    const odd = person({ tenantId });
    for (const key of [...REACHABLE, `private/${tenantId}/x`]) {
      await odd.denied('s3:GetObject', bucket.arnForObjects(key));
      await odd.denied('s3:PutObject', bucket.arnForObjects(key));
    }
    await odd.denied('s3:ListBucket', bucket.bucketArn, { 's3:prefix': `private/${tenantId}/` });
  });

  // STS may refuse some of these. Where it does not, what stands for a variable is taken as it is written.
  test.each(['*', '?', 'ac?e', 'a*', `\${aws:username}`, '$', '...', 'acme\\', 'ACME', 'acm', 'acme labs'])(
    '%j reaches what is written so, and nothing else',
    async (tenant) => {
      const odd = sessionOf(pool, pool.authenticatedRole, { 'aws:PrincipalTag/tenant': tenant });
      await odd.allowed('s3:GetObject', bucket.arnForObjects(`private/${tenant}/x`));
      await odd.denied('s3:GetObject', bucket.arnForObjects('private/acme/x'));
      await odd.denied('s3:GetObject', bucket.arnForObjects('private/globex/x'));
      await odd.denied('s3:ListBucket', bucket.bucketArn, { 's3:prefix': 'private/acme/' });
      await odd.denied('s3:ListBucket', bucket.bucketArn, { 's3:prefix': 'private/' });
    },
  );
});

describe('a user without a tenant', () => {
  test('reaches nothing', async () => {
    const { bucket, person } = byTenant((objects) => objects.grantReadWrite());
    for (const key of ['private//x', 'private/acme/x', 'private/x', 'x']) {
      await person({}).denied('s3:GetObject', bucket.arnForObjects(key));
    }
    await person({}).denied('s3:ListBucket', bucket.bucketArn, { 's3:prefix': 'private//' });
  });

  test('gets no credentials where the tag is required', () => {
    const { person } = byTenant((objects) => objects.grantReadWrite(), { isRequired: true });
    person({}).session.assertRefused();
    person({ tenantId: '' }).session.assertRefused();
    expect(person({ tenantId: 'acme' }).session.isRefused).toBe(false);
  });

  test('comes through a provider that maps no tag, and reaches nothing', async () => {
    const { bucket, pool } = byTenant((objects) => objects.grantReadWrite());
    pool.addProvider(IdentityProvider.google(GOOGLE));
    const stranger = Person.of(pool, testing.SignIn.withGoogle({ tenantId: 'acme', tenant: 'acme' }));
    await stranger.denied('s3:GetObject', bucket.arnForObjects('private/acme/x'));
    await stranger.denied('s3:ListBucket', bucket.bucketArn, { 's3:prefix': 'private/acme/' });
  });
});

describe('objects of each identity', () => {
  const { stack, pool, person } = firm();
  const bucket = new Bucket(stack, 'Files');
  pool.isolate.byIdentityId().inBucket(bucket, { prefix: 'home/users' }).grantReadWrite();
  const [alice, bob] = [person({ sub: 'alice' }), person({ sub: 'bob' })];

  test.each(OBJECT_ACTIONS)('%s: their own, and nobody else’s', async (action) => {
    await alice.allowed(action, bucket.arnForObjects(`home/users/${alice.identityId}/x`));
    await alice.denied(action, bucket.arnForObjects(`home/users/${bob.identityId}/x`));
    await alice.denied(action, bucket.arnForObjects(`home/users/${alice.identityId}2/x`));
    await alice.denied(action, bucket.arnForObjects(`home/${alice.identityId}/x`));
  });

  test('list their own alone', async () => {
    await alice.allowed('s3:ListBucket', bucket.bucketArn, { 's3:prefix': `home/users/${alice.identityId}/` });
    await alice.denied('s3:ListBucket', bucket.bucketArn, { 's3:prefix': `home/users/${alice.identityId}` });
    await alice.denied('s3:ListBucket', bucket.bucketArn, { 's3:prefix': `home/users/${bob.identityId}/` });
    await alice.denied('s3:ListBucket', bucket.bucketArn, { 's3:prefix': 'home/users/' });
    await alice.denied('s3:ListBucket', bucket.bucketArn, { 's3:prefix': [] });
  });

  test('a user of GovCloud by the variable of GovCloud', async () => {
    const gov = firm({ stackProps: { env: { ...ENV, region: 'us-gov-west-1' } } });
    const files = new Bucket(gov.stack, 'Files');
    gov.pool.isolate.byIdentityId().inBucket(files).grantRead();
    expect(gov.pool.isolate.byIdentityId().variable).toBe(`\${cognito-identity-us-gov.amazonaws.com:sub}`);
    const user = Person.of(gov.pool, testing.SignIn.through(gov.staff));
    await user.allowed('s3:GetObject', files.arnForObjects(`private/${user.identityId}/x`));
    await user.denied('s3:GetObject', files.arnForObjects('private/us-gov-west-1:someone-else/x'));
  });
});

describe('who may only', () => {
  const OWN = 'private/acme/x';

  test('read does not write', async () => {
    const { bucket, person } = byTenant((objects) => objects.grantRead());
    const acme = person({ tenantId: 'acme' });
    await acme.allowed('s3:GetObject', bucket.arnForObjects(OWN));
    await acme.allowed('s3:ListBucket', bucket.bucketArn, { 's3:prefix': 'private/acme/' });
    for (const action of OBJECT_ACTIONS.slice(1)) {
      await acme.denied(action, bucket.arnForObjects(OWN));
    }
  });

  test('write neither reads nor lists', async () => {
    const { bucket, person } = byTenant((objects) => objects.grantWrite());
    const acme = person({ tenantId: 'acme' });
    await acme.allowed('s3:PutObject', bucket.arnForObjects(OWN));
    await acme.denied('s3:GetObject', bucket.arnForObjects(OWN));
    await acme.denied('s3:ListBucket', bucket.bucketArn, { 's3:prefix': 'private/acme/' });
  });
});

describe('objects that are published', () => {
  const { stack, pool, person } = firm();
  const bucket = new Bucket(stack, 'Files');
  pool.isolate.byPrincipalTag('tenant').publishedInBucket(bucket).grantReadWrite();
  const acme = person({ tenantId: 'acme' });

  test('are read and listed by everybody', async () => {
    for (const key of ['protected/acme/x', 'protected/globex/x']) {
      await acme.allowed('s3:GetObject', bucket.arnForObjects(key));
    }
    await acme.allowed('s3:ListBucket', bucket.bucketArn, { 's3:prefix': 'protected/' });
    await acme.allowed('s3:ListBucket', bucket.bucketArn, { 's3:prefix': 'protected/globex/' });
  });

  test('are written by their owner alone', async () => {
    await acme.allowed('s3:PutObject', bucket.arnForObjects('protected/acme/x'));
    await acme.denied('s3:PutObject', bucket.arnForObjects('protected/globex/x'));
    await acme.denied('s3:DeleteObject', bucket.arnForObjects('protected/acme-labs/x'));
    await acme.denied('s3:PutObject', bucket.arnForObjects('protected/x'));
  });

  test('open nothing else', async () => {
    await acme.denied('s3:GetObject', bucket.arnForObjects('private/acme/x'));
    await acme.denied('s3:ListBucket', bucket.bucketArn, { 's3:prefix': 'protected' });
    await acme.denied('s3:ListBucket', bucket.bucketArn, { 's3:prefix': '' });
    await acme.denied('s3:ListBucket', bucket.bucketArn, { 's3:prefix': [] });
  });

  test('are nothing for a user without the tag', async () => {
    await person({}).denied('s3:GetObject', bucket.arnForObjects('protected/acme/x'));
  });
});

describe('objects that are shared', () => {
  const { stack, pool, person } = openFirm();
  const bucket = new Bucket(stack, 'Files');
  pool.isolate.sharedInBucket(bucket).grantReadWrite();
  pool.isolate.sharedInBucket(bucket).grantRead(pool.guestRole);

  test('are read and written by everybody who may, and nothing else is', async () => {
    const user = person({});
    for (const action of ['s3:GetObject', 's3:PutObject']) {
      await user.allowed(action, bucket.arnForObjects('public/x'));
      await user.denied(action, bucket.arnForObjects('private/x'));
      await user.denied(action, bucket.arnForObjects('public'));
    }
    await user.allowed('s3:ListBucket', bucket.bucketArn, { 's3:prefix': 'public/' });
    await user.denied('s3:ListBucket', bucket.bucketArn, { 's3:prefix': '' });
  });

  test('are read by guests, where they may', async () => {
    const guest = Person.of(pool, testing.SignIn.asGuest());
    await guest.allowed('s3:GetObject', bucket.arnForObjects('public/x'));
    await guest.denied('s3:PutObject', bucket.arnForObjects('public/x'));
  });
});
