import { IdentityPool, type TopicGrants, testing } from '../../src';
import { testStack } from '../support/stacks';
import { ENV, type Firm, firm, importedRole, openFirm } from './support/pools';
import { Person, sessionOf } from './support/two-opinions';

const BROKER = `arn:aws:iot:${ENV.region}:${ENV.account}`;
const topic = (name: string) => `${BROKER}:topic/${name}`;
const filter = (name: string) => `${BROKER}:topicfilter/${name}`;
const client = (id: string) => `${BROKER}:client/${id}`;

/** What a broker asks: about a client, about a topic, about a topic filter. */
const ASKED: [action: string, of: (name: string) => string][] = [
  ['iot:Connect', client],
  ['iot:Publish', topic],
  ['iot:Receive', topic],
  ['iot:Subscribe', filter],
];

function byTenant(grant: (topics: TopicGrants) => unknown, props: Parameters<typeof firm>[0] = {}): Firm {
  const made = firm(props);
  grant(made.pool.isolate.byPrincipalTag('tenant').inIotCore());
  return made;
}

describe('topics of each tenant', () => {
  const { person } = byTenant((topics) => topics.grantPublishSubscribe());
  const acme = person({ tenantId: 'acme' });

  test.each(ASKED)('%s: their own, and nobody else’s', async (action, of) => {
    await acme.allowed(action, of('private/acme/alerts'));
    await acme.allowed(action, of('private/acme/line 1/alerts'));
    for (const name of [
      'private/globex/alerts',
      'private/acme-labs/alerts',
      'private/acme',
      'private/alerts',
      'private',
      'acme/alerts',
      'other/private/acme/alerts',
      '/private/acme/alerts',
      'private//alerts',
    ]) {
      await acme.denied(action, of(name));
    }
  });

  test.each(['private/acme/#', 'private/acme/+/alerts', 'private/acme/+'])('subscribe to %s', async (name) => {
    await acme.allowed('iot:Subscribe', filter(name));
  });

  test.each([
    '#',
    '+/+/#',
    'private/#',
    'private/+/alerts',
    'private/+/#',
    '+/acme/alerts',
    'private/globex/#',
    'private/acme+/alerts',
    '$share/readers/private/acme/alerts',
    '$share/readers/private/globex/alerts',
    '$aws/things/acme/shadow/update',
    '$aws/events/presence/connected/acme',
  ])('no subscription to %s', async (name) => {
    await acme.denied('iot:Subscribe', filter(name));
  });

  test('a topic of AWS is nobody’s', async () => {
    await acme.denied('iot:Publish', topic('$aws/things/acme/shadow/update'));
    await acme.denied('iot:Publish', topic('$aws/rules/everything/private/acme/x'));
  });

  test('a name is no name of another kind', async () => {
    await acme.denied('iot:Subscribe', topic('private/acme/alerts'));
    await acme.denied('iot:Receive', filter('private/acme/#'));
    await acme.denied('iot:Publish', client('private/acme/phone'));
  });

  test.each<[string, string]>([
    ['iot:RetainPublish', topic('private/acme/alerts')],
    ['iot:GetRetainedMessage', topic('private/acme/alerts')],
    ['iot:ListRetainedMessages', '*'],
    ['iot:DeleteConnection', client('private/acme/phone')],
    ['iot:GetThingShadow', `${BROKER}:thing/acme`],
    ['iot:UpdateThingShadow', `${BROKER}:thing/acme`],
    ['iot:AttachPolicy', '*'],
  ])('%s is left out', async (action, resource) => {
    await acme.denied(action, resource);
  });

  test('in another region or account nobody does anything', async () => {
    await acme.denied('iot:Publish', `arn:aws:iot:us-east-1:${ENV.account}:topic/private/acme/alerts`);
    await acme.denied('iot:Publish', `arn:aws:iot:${ENV.region}:222222222222:topic/private/acme/alerts`);
  });
});

describe('a tenant that is called', () => {
  const { pool, person } = byTenant((topics) => topics.grantPublishSubscribe());
  const REACHABLE = ['private/acme/x', 'private/+/x', 'private/#', 'private//x', 'private/acme/labs/x', 'private/*/x'];

  test.each(['', 'acme/labs', '/', 'acme/', '/acme', '+', 'a+b', '.', '..'])(
    '%j reaches nothing at all',
    async (tenantId) => {
      const odd = person({ tenantId });
      for (const name of [...REACHABLE, `private/${tenantId}/x`, `private/${tenantId}/#`]) {
        for (const [action, of] of ASKED) {
          await odd.denied(action, of(name));
        }
      }
    },
  );

  // STS may refuse it. Where it does not, MQTT would read it as everybody.
  test.each(['#', 'a#'])('%j reaches nothing at all, should STS take it', async (tenant) => {
    const odd = sessionOf(pool, pool.authenticatedRole, { 'aws:PrincipalTag/tenant': tenant });
    for (const [action, of] of ASKED) {
      await odd.denied(action, of(`private/${tenant}/x`));
      await odd.denied(action, of('private/acme/x'));
    }
  });

  test.each(['*', '?', 'ac?e', 'acme labs', 'a.b', 'user@example.com', '$share'])(
    '%j reaches what is written so, and nothing else',
    async (tenant) => {
      const odd = sessionOf(pool, pool.authenticatedRole, { 'aws:PrincipalTag/tenant': tenant });
      await odd.allowed('iot:Publish', topic(`private/${tenant}/x`));
      await odd.denied('iot:Publish', topic('private/acme/x'));
      await odd.denied('iot:Subscribe', filter('private/+/x'));
      await odd.denied('iot:Connect', client('private/acme/x'));
    },
  );
});

test('a user without a tenant reaches nothing', async () => {
  const { person } = byTenant((topics) => topics.grantPublishSubscribe());
  for (const [action, of] of ASKED) {
    await person({}).denied(action, of('private/acme/x'));
    await person({}).denied(action, of('private//x'));
    await person({}).denied(action, of('private/+/x'));
  }
});

describe('topics of each identity', () => {
  const { pool, person } = firm();
  pool.isolate.byIdentityId().inIotCore({ topicPrefix: 'app/users' }).grantPublishSubscribe();
  const [alice, bob] = [person({ sub: 'alice' }), person({ sub: 'bob' })];

  test.each(ASKED)('%s: their own, and nobody else’s', async (action, of) => {
    await alice.allowed(action, of(`app/users/${alice.identityId}/x`));
    await alice.denied(action, of(`app/users/${bob.identityId}/x`));
    await alice.denied(action, of(`app/users/${alice.identityId}2/x`));
    await alice.denied(action, of(`app/users/${alice.identityId}`));
    await alice.denied(action, of(`users/${alice.identityId}/x`));
  });

  test('nobody throws out the client of somebody else', async () => {
    await alice.denied('iot:Connect', client(bob.identityId));
    await alice.denied('iot:Connect', client('thermometer'));
  });
});

describe('who may only', () => {
  test('publish neither subscribes nor receives', async () => {
    const acme = byTenant((topics) => topics.grantPublish()).person({ tenantId: 'acme' });
    await acme.allowed('iot:Connect', client('private/acme/phone'));
    await acme.allowed('iot:Publish', topic('private/acme/x'));
    await acme.denied('iot:Subscribe', filter('private/acme/x'));
    await acme.denied('iot:Receive', topic('private/acme/x'));
  });

  test('subscribe receives, and does not publish', async () => {
    const acme = byTenant((topics) => topics.grantSubscribe()).person({ tenantId: 'acme' });
    await acme.allowed('iot:Connect', client('private/acme/phone'));
    await acme.allowed('iot:Subscribe', filter('private/acme/x'));
    await acme.allowed('iot:Receive', topic('private/acme/x'));
    await acme.denied('iot:Publish', topic('private/acme/x'));
  });
});

test('guests have topics of their own, for Cognito leaves them AWS IoT', async () => {
  const { pool } = openFirm();
  pool.isolate.byIdentityId().inIotCore().grantPublish(pool.guestRole);
  const guest = Person.of(pool, testing.SignIn.asGuest());
  await guest.allowed('iot:Publish', topic(`private/${guest.identityId}/x`));
  await guest.denied('iot:Publish', topic('private/eu-west-1:somebody/x'));
});

test('the broker may be in another region', async () => {
  const { pool, person } = firm();
  pool.isolate.byPrincipalTag('tenant').inIotCore({ region: 'eu-central-1' }).grantPublish();
  const acme = person({ tenantId: 'acme' });
  await acme.allowed('iot:Publish', `arn:aws:iot:eu-central-1:${ENV.account}:topic/private/acme/x`);
  await acme.denied('iot:Publish', topic('private/acme/x'));
});

test('in GovCloud by the variable and the partition of GovCloud', async () => {
  const { pool, person } = firm({ stackProps: { env: { ...ENV, region: 'us-gov-west-1' } } });
  pool.isolate.byIdentityId().inIotCore().grantPublish();
  const alice = person({ sub: 'alice' });
  const own = `topic/private/${alice.identityId}/x`;
  await alice.allowed('iot:Publish', `arn:aws-us-gov:iot:us-gov-west-1:${ENV.account}:${own}`);
  await alice.denied('iot:Publish', `arn:aws:iot:us-gov-west-1:${ENV.account}:${own}`);
});

describe('a prefix of topics', () => {
  test.each<[string, string]>([
    ['', '"private"'],
    ['users/', '"users"'],
    ['/users', '"users"'],
    ['users//phones', '"users/phones"'],
    ['users/#', '"users"'],
    ['users/+/x', '"users/x"'],
    ['users/*', '"users"'],
    ['use?s', '"private"'],
    ['$aws/things', '"things"'],
    ['$share/readers/users', '"readers/users"'],
    [`users/\${aws:PrincipalTag/tenant}`, '"users/tenant}"'],
    ['a/b/c/d/e/f/g', '"a/b/c/d/e/f"'],
    ['Geräte/温度', '"Geräte"'],
    ['x'.repeat(65), '"private"'],
  ])('%j is refused', (topicPrefix, instead) => {
    const isolation = firm().pool.isolate.byIdentityId();
    expect(() => isolation.inIotCore({ topicPrefix })).toThrow(
      `[cdk-cognito-identity-pool:TopicPrefixInvalid] Test/Pool: topicPrefix is `,
    );
    expect(() => isolation.inIotCore({ topicPrefix })).toThrow(instead);
  });

  test.each(['a', 'Geräte', 'a/b/c/d/e/f', 'x'.repeat(64), 'line 1'])('%j is fine', (topicPrefix) => {
    expect(() => firm().pool.isolate.byIdentityId().inIotCore({ topicPrefix })).not.toThrow();
  });
});

describe('prefixes of topics', () => {
  test('are apart in one region', () => {
    const { pool } = firm();
    pool.isolate.byIdentityId().inIotCore();
    expect(() => pool.isolate.byPrincipalTag('tenant').inIotCore()).toThrow(
      '[cdk-cognito-identity-pool:IsolationOverlaps] Test/Pool: "private/" is for inIotCore() of byPrincipalTag(\'tenant\')',
    );
    expect(() => pool.isolate.byPrincipalTag('tenant').inIotCore({ topicPrefix: 'private/tenants' })).toThrow(
      'IsolationOverlaps',
    );
    expect(() => pool.isolate.byPrincipalTag('tenant').inIotCore({ topicPrefix: 'tenants' })).not.toThrow();
  });

  test('are nothing to each other in two', () => {
    const { pool } = firm();
    pool.isolate.byIdentityId().inIotCore();
    expect(() => pool.isolate.byPrincipalTag('tenant').inIotCore({ region: 'us-east-1' })).not.toThrow();
  });
});

test('topics of an imported pool, by tags of which nobody here knows', async () => {
  const stack = testStack({ env: ENV });
  const role = importedRole(stack);
  const pool = IdentityPool.fromIdentityPoolAttributes(stack, 'Pool', {
    identityPoolId: 'eu-west-1:11111111-2222-3333-4444-555555555555',
    authenticatedRole: role,
  });
  pool.isolate.byPrincipalTag('tenant').inIotCore().grantPublish();
  const acme = sessionOf(pool, role, { 'aws:PrincipalTag/tenant': 'acme' });
  await acme.allowed('iot:Publish', topic('private/acme/x'));
  await acme.denied('iot:Publish', topic('private/globex/x'));
});
