import { ACCOUNT, ENV, firm } from './support/pools';

/** What docs/isolation.md names for services that know nothing smaller than a resource of the tenant's own. */
const SERVICES: [action: string, resourceOf: (tenant: string) => string][] = [
  ['lambda:InvokeFunction', (tenant) => `function:tenant-${tenant}-export`],
  ['kinesis:PutRecord', (tenant) => `stream/events-${tenant}`],
  ['kinesis:PutRecords', (tenant) => `stream/events-${tenant}`],
  ['firehose:PutRecord', (tenant) => `deliverystream/events-${tenant}`],
  ['firehose:PutRecordBatch', (tenant) => `deliverystream/events-${tenant}`],
  ['appsync:EventPublish', (tenant) => `apis/a1b2c3/channelNamespace/tenant-${tenant}`],
  ['appsync:EventSubscribe', (tenant) => `apis/a1b2c3/channelNamespace/tenant-${tenant}`],
];

describe.each(SERVICES)('%s', (action, resourceOf) => {
  const [service] = action.split(':');
  const arnOf = (tenant: string) => `arn:aws:${service}:${ENV.region}:${ACCOUNT}:${resourceOf(tenant)}`;
  const { pool, person } = firm();
  const tenants = pool.isolate.byPrincipalTag('tenant');
  tenants.scope(arnOf(tenants.variable)).grant([action]);

  test('of the own one, and of nobody else’s', async () => {
    const acme = person({ tenantId: 'acme' });
    await acme.allowed(action, arnOf('acme'));
    await acme.denied(action, arnOf('globex'));
    await acme.denied(action, arnOf('acme-labs'));
    await acme.denied(action, arnOf(''));
  });

  test.each<Record<string, string>>([{}, { tenantId: '' }])('of none without a tenant: %j', async (claims) => {
    await person(claims).denied(action, arnOf('acme'));
    await person(claims).denied(action, arnOf(''));
  });
});
