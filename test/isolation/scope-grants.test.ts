import { Aws, Fn } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ENV, firm } from './support/pools';
import { sessionOf } from './support/two-opinions';

const STREAM = 'arn:aws:kinesis:eu-west-1:111111111111:stream';
const FILES = 'arn:aws:s3:::files';
const FUNCTION = 'arn:aws:lambda:eu-west-1:111111111111:function';

/** The role of signed-in users with one scope, by tenant, and sessions of it. */
function scoped(pattern: (variable: string) => string, actions: string[]) {
  const { pool } = firm();
  const tenants = pool.isolate.byPrincipalTag('tenant');
  tenants.scope(pattern(tenants.variable)).grant(actions);
  return (tenant?: string) =>
    sessionOf(pool, pool.authenticatedRole, tenant === undefined ? {} : { 'aws:PrincipalTag/tenant': tenant });
}

describe('a stream of each tenant', () => {
  const ACTION = 'kinesis:PutRecord';
  const of = scoped((tenant) => `${STREAM}/tenant-${tenant}-events`, [ACTION]);

  test('is theirs alone', async () => {
    await of('acme').allowed(ACTION, `${STREAM}/tenant-acme-events`);
    await of('acme').denied(ACTION, `${STREAM}/tenant-globex-events`);
    await of('acme').denied(ACTION, `${STREAM}/tenant-acme-labs-events`);
    await of('acme').denied(ACTION, `${STREAM}/tenant--events`);
    await of('acme').denied('kinesis:GetRecords', `${STREAM}/tenant-acme-events`);
  });

  test.each([undefined, '', '*', '?', 'acme-events', '..', 'a/b'])('is not that of %j', async (tenant) => {
    await of(tenant).denied(ACTION, `${STREAM}/tenant-acme-events`);
    await of(tenant).denied(ACTION, `${STREAM}/tenant--events`);
    await of(tenant).denied(ACTION, `${STREAM}/tenant-globex-events`);
  });

  // Without a wildcard different values are different names, so that any character may be in them.
  test('may be called like several words', async () => {
    await of('acme-labs').allowed(ACTION, `${STREAM}/tenant-acme-labs-events`);
  });
});

describe('a function named after the tenant', () => {
  const ACTION = 'lambda:InvokeFunction';
  const of = scoped((tenant) => `${FUNCTION}:tenant-${tenant}`, [ACTION]);

  test('is theirs alone', async () => {
    await of('acme').allowed(ACTION, `${FUNCTION}:tenant-acme`);
    await of('acme').denied(ACTION, `${FUNCTION}:tenant-acme-labs`);
    await of('').denied(ACTION, `${FUNCTION}:tenant-`);
    await of().denied(ACTION, `${FUNCTION}:tenant-acme`);
  });
});

describe('a wildcard after the variable', () => {
  const ACTION = 's3:GetObjectVersion';
  const of = scoped((tenant) => `${FILES}/by-${tenant}-x/*`, [ACTION]);

  test('reaches what begins with the own name', async () => {
    await of('acme').allowed(ACTION, `${FILES}/by-acme-x/1`);
    await of('acme').denied(ACTION, `${FILES}/by-globex-x/1`);
  });

  // by-acme-x/y-x/1 is inside of by-acme-x/.
  test.each(['acme-x/y', 'acme-labs', 'acme-', '-'])(
    'is refused to a tenant %j, who would be inside of another',
    async (tenant) => {
      await of(tenant).denied(ACTION, `${FILES}/by-${tenant}-x/1`);
      await of(tenant).denied(ACTION, `${FILES}/by-acme-x/1`);
    },
  );
});

describe('a folder in the middle', () => {
  const ACTION = 's3:GetObjectVersion';
  const of = scoped((tenant) => `${FILES}/${tenant}/report.pdf`, [ACTION]);

  test.each(['.', '..'])('is never climbed out of by %j', async (tenant) => {
    await of(tenant).denied(ACTION, `${FILES}/${tenant}/report.pdf`);
  });

  test('is theirs alone', async () => {
    await of('acme').allowed(ACTION, `${FILES}/acme/report.pdf`);
    await of('acme').denied(ACTION, `${FILES}/globex/report.pdf`);
  });
});

describe('a pattern in which the variable alone is the name', () => {
  const V = `\${aws:PrincipalTag/tenant}`;
  const of = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:111111111111:${resource}`;

  test.each<[string, string]>([
    [`arn:aws:s3:::${V}/*`, `arn:aws:s3:::tenant-${V}/*`],
    [`arn:aws-cn:s3:::${V}/x/*`, `arn:aws-cn:s3:::tenant-${V}/x/*`],
    [of('lambda', `function:${V}`), of('lambda', `function:tenant-${V}`)],
    [of('lambda', `function:${V}:prod`), of('lambda', `function:tenant-${V}:prod`)],
    [of('dynamodb', `table/${V}`), of('dynamodb', `table/tenant-${V}`)],
    [of('dynamodb', `table/${V}/index/byOwner`), of('dynamodb', `table/tenant-${V}/index/byOwner`)],
    [of('sqs', V), of('sqs', `tenant-${V}`)],
    [of('sns', V), of('sns', `tenant-${V}`)],
    [of('ssm', `parameter/${V}/*`), of('ssm', `parameter/tenant-${V}/*`)],
    [of('kinesis', `stream/-${V}_`), of('kinesis', `stream/-tenant-${V}_`)],
    [of('kinesis', `stream/${V}-${V}`), of('kinesis', `stream/tenant-${V}-${V}`)],
    [of('s3', `accesspoint/${V}/object/*`), of('s3', `accesspoint/tenant-${V}/object/*`)],
  ])('%s fails', (pattern, instead) => {
    const { pool } = firm();
    expect(() => pool.isolate.byPrincipalTag('tenant').scope(pattern)).toThrow(
      `.scope(${JSON.stringify(pattern)}): the variable alone is the name of the resource, so that a value payroll reaches whatever of the account is called payroll. ` +
        'Allowed: a letter or digit beside the variable in its part of the ARN, or a name of yours in a part before it. ' +
        `Instead: for example ${JSON.stringify(instead)}.`,
    );
  });

  test.each([
    `arn:aws:s3:::files/${V}/*`,
    `arn:aws:s3:::${V}-files/*`,
    of('lambda', `function:tenant-${V}`),
    of('lambda', `function:${V}-export:prod`),
    of('dynamodb', `table/tenant-${V}`),
    of('ssm', `parameter/users/${V}/*`),
    of('sqs', `${Aws.STACK_NAME}-${V}`),
    of('execute-api', `a1b2c3/${V}/GET/x`),
    of('logs', `log-group:/tenants/${V}:*`),
    `${Fn.importValue('arn')}/${V}/*`,
  ])('but not %s', (pattern) => {
    const { pool } = firm();
    expect(() => pool.isolate.byPrincipalTag('tenant').scope(pattern)).not.toThrow();
  });

  test('may be so by identity: nobody is called like a queue', () => {
    const { isolate } = firm().pool;
    const users = isolate.byIdentityId();
    expect(() => users.scope(of('iot', `client/${users.variable}`))).not.toThrow();
  });
});

test('the ARN of a construct begins a pattern', async () => {
  const { stack, pool, person } = firm();
  const bucket = new Bucket(stack, 'Files');
  const users = pool.isolate.byIdentityId();
  users.scope(`${bucket.bucketArn}/old/${users.variable}/*`).grant(['s3:GetObjectVersion']);
  const alice = person({ sub: 'alice' });
  await alice.allowed('s3:GetObjectVersion', bucket.arnForObjects(`old/${alice.identityId}/x`));
  await alice.denied('s3:GetObjectVersion', bucket.arnForObjects('old/other/x'));
});

describe('a pattern that would not keep users apart fails:', () => {
  const V = `\${aws:PrincipalTag/tenant}`;

  test.each<[string, string]>([
    ['*', 'it is no ARN of one service'],
    [`arn:aws:*:eu-west-1:111111111111:${V}`, 'it is no ARN of one service'],
    [`tenant/${V}`, 'it is no ARN of one service'],
    [`${STREAM}/events`, 'the resource lacks'],
    [`arn:aws:kinesis:${V}:111111111111:stream/x`, 'it is no ARN of one service'],
    [`${STREAM}/tenant${V}`, 'no fixed character stands beside the variable'],
    [`${STREAM}/${V}events`, 'no fixed character stands beside the variable'],
    [`${STREAM}/${V}*`, 'no fixed character stands beside the variable'],
    [`${STREAM}/${V}${V}`, 'it has another policy variable|no fixed character stands beside the variable'],
    [`${FILES}/*/${V}/x`, 'a wildcard stands before the variable'],
    [`${FILES}/?/${V}/x`, 'a wildcard stands before the variable'],
    [`${STREAM}/tenant-${V}-*`, 'no slash or colon stands between the variable and the wildcard'],
    [`${FILES}/${V}/\${aws:PrincipalTag/team}/*`, 'it has another policy variable'],
    [`${FILES}/${V}/\${aws:username}`, 'it has another policy variable'],
    [`${FILES}/${V}/\${*}`, 'it has another policy variable'],
    [`${STREAM}/${Fn.importValue('name')}${V}`, 'no fixed character stands beside the variable'],
    [undefined as never, 'it is no text'],
  ])('%s', (pattern, because) => {
    const { pool } = firm();
    expect(() => pool.isolate.byPrincipalTag('tenant').scope(pattern)).toThrow(
      new RegExp(
        `^\\[cdk-cognito-identity-pool:ScopeInvalid\\] Test/Pool: isolate\\.byPrincipalTag\\('tenant'\\)\\.scope\\(.*\\): (${because})`,
      ),
    );
  });

  test('the message says what to write', () => {
    const { pool } = firm();
    expect(() => pool.isolate.byIdentityId().scope(`${STREAM}/x`)).toThrow(
      /Instead: for example `arn:aws:kinesis:eu-west-1:111122223333:stream\/events-\$\{isolation\.variable\}`\.$/,
    );
  });
});

describe('actions that nobody looked at one by one fail:', () => {
  test.each<[string[], string]>([
    [[], 'actions is empty'],
    [['*'], 'actions has "\\*"'],
    [['kinesis:*'], 'actions has "kinesis:\\*"'],
    [['kinesis:Put*'], 'actions has "kinesis:Put\\*"'],
    [['kinesis:PutRecord', 's3:GetObject'], 'actions has "s3:GetObject"'],
    [['PutRecord'], 'actions has "PutRecord"'],
    [[undefined as never], 'actions has undefined'],
  ])('%j', (actions, says) => {
    const { pool } = firm();
    const tenants = pool.isolate.byPrincipalTag('tenant');
    expect(() => tenants.scope(`${STREAM}/t-${tenants.variable}`).grant(actions)).toThrow(
      new RegExp(`^\\[cdk-cognito-identity-pool:ActionsInvalid\\] Test/Pool: ${says}\\. Allowed: actions of kinesis`),
    );
  });

  test('the service is not asked of an ARN that only the deployment knows', () => {
    const { stack, pool } = firm();
    const users = pool.isolate.byIdentityId();
    const scope = users.scope(`${new Bucket(stack, 'Files').bucketArn}/${users.variable}`);
    expect(scope.grant(['s3:GetObject']).success).toBe(true);
    expect(() => scope.grant(['s3:*'])).toThrow('Allowed: actions of one service, each by its name');
  });
});

describe('a value that names a part of what is somebody else’s', () => {
  test.each<[string, string, string, string]>([
    ['lambda:InvokeFunction', 'function:tenant-VARIABLE', 'acme:1', 'function:tenant-acme:1'],
    ['lambda:InvokeFunction', 'function:a-VARIABLE-b', 'acme-b:prod', 'function:a-acme-b:prod-b'],
    ['kinesis:SubscribeToShard', 'stream/a-VARIABLE', 'acme/consumer/app:1', 'stream/a-acme/consumer/app:1'],
    ['iot:Subscribe', 'topicfilter/a/VARIABLE/*', '+', 'topicfilter/a/+/x'],
  ])('%s on %s, called %s', async (action, pattern, tenantId, resource) => {
    const { pool, person } = firm();
    const tenants = pool.isolate.byPrincipalTag('tenant');
    const arnOf = (name: string) => `arn:aws:${action.split(':')[0]}:${ENV.region}:${ENV.account}:${name}`;
    tenants.scope(arnOf(pattern.replace('VARIABLE', tenants.variable))).grant([action]);
    await person({ tenantId }).denied(action, arnOf(resource));
  });
});
