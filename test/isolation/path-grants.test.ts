import { CfnParameter, Stack } from 'aws-cdk-lib';
import { CfnRestApi, type IRestApiRef, MockIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { CfnApi, HttpApi, type IApiRef } from 'aws-cdk-lib/aws-apigatewayv2';
import { type PathGrants, testing } from '../../src';
import { onlyResource } from '../support/stacks';
import { ENV, type Firm, firm, openFirm } from './support/pools';
import { Person, sessionOf } from './support/two-opinions';

const INVOKE = 'execute-api:Invoke';
const READING = ['GET', 'HEAD'];
const WRITING = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** A firm with an API, and what was granted there by tenant. */
interface FirmWithApi extends Firm {
  /** A request, as IAM is asked about it. */
  request(method: string, path: string, stage?: string): string;
}

function restApi(stack: Stack): RestApi {
  const api = new RestApi(stack, 'Api');
  api.root.addMethod('GET', new MockIntegration());
  return api;
}

function byTenant(grant: (paths: PathGrants) => unknown): FirmWithApi {
  const made = firm();
  const api = restApi(made.stack);
  grant(made.pool.isolate.byPrincipalTag('tenant').inRestApi(api, { path: 'tenants' }));
  const { stageName } = api.deploymentStage;
  return { ...made, request: (method, path, stage = stageName) => api.arnForExecuteApi(method, `/${path}`, stage) };
}

function byTenantOfHttpApi(grant: (paths: PathGrants) => unknown): FirmWithApi {
  const made = firm();
  const api = new HttpApi(made.stack, 'Api');
  grant(made.pool.isolate.byPrincipalTag('tenant').inHttpApi(api, { path: 'tenants' }));
  return {
    ...made,
    request: (method, path, stage = '$default') =>
      made.stack.formatArn({
        service: 'execute-api',
        resource: api.apiId,
        resourceName: `${stage}/${method}/${path}`,
      }),
  };
}

describe.each<[string, typeof byTenant]>([
  ['a REST API', byTenant],
  ['an HTTP API', byTenantOfHttpApi],
])('paths of %s', (_, made) => {
  const { person, request } = made((paths) => paths.grantReadWrite());
  const acme = person({ tenantId: 'acme' });

  test.each([...READING, ...WRITING])('%s: their own, and nobody else’s', async (method) => {
    for (const path of ['tenants/acme', 'tenants/acme/orders', 'tenants/acme/orders/1', 'tenants/acme/']) {
      await acme.allowed(INVOKE, request(method, path));
    }
    for (const path of [
      'tenants/globex',
      'tenants/globex/orders',
      'tenants/acme-labs',
      'tenants/acme-labs/orders',
      'tenants',
      'tenants/',
      'tenants//orders',
      'acme/orders',
      '',
      'other/tenants/acme/orders',
    ]) {
      await acme.denied(INVOKE, request(method, path));
    }
  });

  test('a path of somebody else that has one’s own in it stays theirs', async () => {
    await acme.denied(INVOKE, request('GET', 'tenants/globex/tenants/acme/orders'));
    await acme.denied(INVOKE, request('GET', 'tenants/globex/GET/tenants/acme/orders'));
    await acme.denied(INVOKE, request('GET', 'tenants/globex/test-invoke-stage/GET/tenants/acme'));
  });

  test('of another stage nothing is granted', async () => {
    await acme.denied(INVOKE, request('GET', 'tenants/acme', 'beta'));
  });

  test('nor any other method, nor anything but calls', async () => {
    await acme.denied(INVOKE, request('OPTIONS', 'tenants/acme'));
    await acme.denied(INVOKE, request('TRACE', 'tenants/acme'));
    await acme.denied('execute-api:InvalidateCache', request('GET', 'tenants/acme'));
    await acme.denied('execute-api:ManageConnections', request('POST', '@connections/1'));
  });

  test('a user without a tenant reaches nothing', async () => {
    for (const path of ['tenants/acme', 'tenants//orders', 'tenants/', 'tenants']) {
      await person({}).denied(INVOKE, request('GET', path));
    }
  });

  test.each(['', 'acme/labs', '/', 'acme/', '/acme', '.', '..'])(
    'a tenant that is called %j reaches nothing at all',
    async (tenantId) => {
      const odd = person({ tenantId });
      for (const path of ['tenants/acme', 'tenants/acme/labs', 'tenants//x', 'tenants', `tenants/${tenantId}`]) {
        await odd.denied(INVOKE, request('GET', path));
        await odd.denied(INVOKE, request('GET', `${path}/x`));
      }
    },
  );
});

describe('a tenant that is called', () => {
  const { pool, request } = byTenant((paths) => paths.grantReadWrite());

  // STS may refuse it. Where it does not, whoever decodes the path would find a slash.
  test.each(['acme%2Flabs', '%', '%2e%2e'])('%j reaches nothing at all, should STS take it', async (tenant) => {
    const odd = sessionOf(pool, pool.authenticatedRole, { 'aws:PrincipalTag/tenant': tenant });
    await odd.denied(INVOKE, request('GET', `tenants/${tenant}`));
    await odd.denied(INVOKE, request('GET', `tenants/${tenant}/x`));
    await odd.denied(INVOKE, request('GET', 'tenants/acme/labs/x'));
  });

  test.each(['*', '?', 'a+b', 'acme labs', '...', 'user@example.com'])(
    '%j reaches what is written so, and nothing else',
    async (tenant) => {
      const odd = sessionOf(pool, pool.authenticatedRole, { 'aws:PrincipalTag/tenant': tenant });
      await odd.allowed(INVOKE, request('GET', `tenants/${tenant}/x`));
      await odd.denied(INVOKE, request('GET', 'tenants/acme/x'));
    },
  );
});

test('paths of each identity', async () => {
  const { stack, pool, person } = firm();
  const api = restApi(stack);
  pool.isolate.byIdentityId().inRestApi(api, { path: 'v1/users' }).grantReadWrite();
  const [alice, bob] = [person({ sub: 'alice' }), person({ sub: 'bob' })];
  const request = (path: string) => api.arnForExecuteApi('GET', `/${path}`, api.deploymentStage.stageName);
  await alice.allowed(INVOKE, request(`v1/users/${alice.identityId}`));
  await alice.allowed(INVOKE, request(`v1/users/${alice.identityId}/photos`));
  await alice.denied(INVOKE, request(`v1/users/${bob.identityId}`));
  await alice.denied(INVOKE, request(`v1/users/${alice.identityId}2`));
  await alice.denied(INVOKE, request(`users/${alice.identityId}`));
});

describe('who may only', () => {
  test('read', async () => {
    const { person, request } = byTenant((paths) => paths.grantRead());
    const acme = person({ tenantId: 'acme' });
    for (const method of READING) {
      await acme.allowed(INVOKE, request(method, 'tenants/acme/orders'));
      await acme.denied(INVOKE, request(method, 'tenants/globex/orders'));
    }
    for (const method of WRITING) {
      await acme.denied(INVOKE, request(method, 'tenants/acme/orders'));
    }
  });

  test('write', async () => {
    const { person, request } = byTenant((paths) => paths.grantWrite());
    const acme = person({ tenantId: 'acme' });
    for (const method of WRITING) {
      await acme.allowed(INVOKE, request(method, 'tenants/acme/orders'));
      await acme.denied(INVOKE, request(method, 'tenants/globex/orders'));
    }
    for (const method of READING) {
      await acme.denied(INVOKE, request(method, 'tenants/acme/orders'));
    }
  });
});

test('guests have paths of their own', async () => {
  const { stack, pool } = openFirm();
  const api = restApi(stack);
  pool.isolate.byIdentityId().inRestApi(api, { path: 'visitors' }).grantRead(pool.guestRole);
  const guest = Person.of(pool, testing.SignIn.asGuest());
  const request = (path: string) => api.arnForExecuteApi('GET', `/${path}`, api.deploymentStage.stageName);
  await guest.allowed(INVOKE, request(`visitors/${guest.identityId}`));
  await guest.denied(INVOKE, request('visitors/eu-west-1:somebody'));
});

describe('the stage', () => {
  test.each<[string, (stack: Stack) => IRestApiRef]>([
    ['imported', (stack) => RestApi.fromRestApiId(stack, 'Api', 'a1b2c3d4e5')],
    ['an L1', (stack) => new CfnRestApi(stack, 'Api', { name: 'api' })],
    [
      'deployed by hand',
      (stack) => {
        const api = new RestApi(stack, 'Api', { deploy: false });
        api.root.addMethod('GET', new MockIntegration());
        return api;
      },
    ],
  ])('of a REST API that does not say it must be told: %s', async (_, apiIn) => {
    const { stack, pool, person } = firm();
    const api = apiIn(stack);
    const isolation = pool.isolate.byPrincipalTag('tenant');
    expect(() => isolation.inRestApi(api, { path: 'tenants' })).toThrow(
      `[cdk-cognito-identity-pool:ApiStageUnknown] Test/Pool: inRestApi() of byPrincipalTag('tenant') is given Test/Api, `,
    );
    isolation.inRestApi(api, { path: 'tenants', stage: 'live' }).grantRead();
    const request = (tenant: string) =>
      stack.formatArn({
        service: 'execute-api',
        resource: api.restApiRef.restApiId,
        resourceName: `live/GET/tenants/${tenant}`,
      });
    await person({ tenantId: 'acme' }).allowed(INVOKE, request('acme'));
    await person({ tenantId: 'acme' }).denied(INVOKE, request('globex'));
  });

  test.each<[string, (stack: Stack) => IApiRef]>([
    ['imported', (stack) => HttpApi.fromHttpApiAttributes(stack, 'Api', { httpApiId: 'a1b2c3d4e5' })],
    ['an L1', (stack) => new CfnApi(stack, 'Api', { name: 'api', protocolType: 'HTTP' })],
    ['without a default stage', (stack) => new HttpApi(stack, 'Api', { createDefaultStage: false })],
  ])('of an HTTP API that does not say it must be told: %s', (_, apiIn) => {
    const { stack, pool } = firm();
    const isolation = pool.isolate.byIdentityId();
    const api = apiIn(stack);
    expect(() => isolation.inHttpApi(api, { path: 'users' })).toThrow(
      '[cdk-cognito-identity-pool:ApiStageUnknown] Test/Pool: inHttpApi() of byIdentityId() is given Test/Api, ',
    );
    expect(() => isolation.inHttpApi(api, { path: 'users', stage: '$default' })).not.toThrow();
  });

  test.each(['*', 'prod/GET', '', 'pr?d', '$', `\${stageVariables.x}`, 'x'.repeat(129)])('can not be %j', (stage) => {
    const { stack, pool } = firm();
    expect(() => pool.isolate.byIdentityId().inRestApi(restApi(stack), { path: 'users', stage })).toThrow(
      '[cdk-cognito-identity-pool:ApiStageInvalid] Test/Pool: stage is ',
    );
  });

  test('may be known to the deployment alone', () => {
    const { stack, pool } = firm();
    const stage = new CfnParameter(stack, 'Stage').valueAsString;
    expect(() => pool.isolate.byIdentityId().inRestApi(restApi(stack), { path: 'users', stage })).not.toThrow();
  });
});

describe('a path', () => {
  test.each<[string, string]>([
    ['', '"tenants"'],
    ['/', '"tenants"'],
    ['/users', '"users"'],
    ['users/', '"users"'],
    ['users/{id}', '"users"'],
    ['users/{proxy+}', '"users"'],
    ['users/*', '"users"'],
    ['a//b', '"a/b"'],
    ['../users', '"users"'],
    ['users/.', '"users"'],
    ['users%2Fadmins', '"tenants"'],
    [`users/\${aws:PrincipalTag/tenant}`, '"users"'],
    ['x'.repeat(257), '"tenants"'],
  ])('%j is refused', (path, instead) => {
    const { stack, pool } = firm();
    const api = restApi(stack);
    expect(() => pool.isolate.byIdentityId().inRestApi(api, { path })).toThrow(
      '[cdk-cognito-identity-pool:ApiPathInvalid] Test/Pool: path is ',
    );
    expect(() => pool.isolate.byIdentityId().inRestApi(api, { path })).toThrow(instead);
  });

  test.each(['users', 'v1/users', 'a.b/c_d-e~f', 'x'.repeat(256)])('%j is fine', (path) => {
    const { stack, pool } = firm();
    expect(() => pool.isolate.byIdentityId().inRestApi(restApi(stack), { path })).not.toThrow();
  });
});

test('paths of one API are apart, whatever the stage, those of two APIs are nothing to each other', () => {
  const { stack, pool } = firm();
  const api = restApi(stack);
  const byTag = pool.isolate.byPrincipalTag('tenant');
  pool.isolate.byIdentityId().inRestApi(api, { path: 'users' });
  expect(() => byTag.inRestApi(api, { path: 'users' })).toThrow(
    '[cdk-cognito-identity-pool:IsolationOverlaps] Test/Pool: "users/" is for inRestApi() of byPrincipalTag(\'tenant\')',
  );
  expect(() => byTag.inRestApi(api, { path: 'users/tenants' })).toThrow('IsolationOverlaps');
  expect(() => byTag.inRestApi(api, { path: 'users', stage: 'beta' })).toThrow('IsolationOverlaps');
  expect(() => byTag.inHttpApi(new HttpApi(stack, 'Http'), { path: 'users' })).not.toThrow();
});

describe('what is no API of that kind', () => {
  test.each<[string, (isolate: Firm['pool']['isolate'], stack: Stack) => unknown, string]>([
    [
      'an HTTP API',
      (isolate, stack) => isolate.byIdentityId().inRestApi(new HttpApi(stack, 'Api') as never, { path: 'users' }),
      'restApi is the construct Test/Api. Allowed: a REST API of API Gateway. Instead: inHttpApi().',
    ],
    [
      'a REST API',
      (isolate, stack) => isolate.byIdentityId().inHttpApi(restApi(stack) as never, { path: 'users' }),
      'httpApi is the construct Test/Api. Allowed: an HTTP API of API Gateway. Instead: inRestApi().',
    ],
    [
      'a text',
      (isolate) => isolate.byIdentityId().inRestApi('a1b2c3d4e5' as never, { path: 'users' }),
      'Instead: for example new apigateway.RestApi(...).',
    ],
    [
      'nothing',
      (isolate) => isolate.byIdentityId().inHttpApi(undefined as never, { path: 'users' }),
      'Instead: for example new apigatewayv2.HttpApi(...).',
    ],
  ])('%s is refused', (_, call, text) => {
    const { stack, pool } = firm();
    expect(() => call(pool.isolate, stack)).toThrow('[cdk-cognito-identity-pool:WrongKind] Test/Pool: ');
    expect(() => call(firm().pool.isolate, new Stack(firm().stack, 'Other'))).toThrow('WrongKind');
    expect(() => call(firm().pool.isolate, firm().stack)).toThrow(text);
  });
});

test('an API of another stack is named by its own account and region', () => {
  const { stack, pool } = firm();
  const apis = new Stack(stack.node.root as never, 'Apis', { env: { ...ENV, region: 'us-east-1' } });
  const api = RestApi.fromRestApiId(apis, 'Api', 'a1b2c3d4e5');
  pool.isolate.byIdentityId().inRestApi(api, { path: 'users', stage: 'prod' }).grantRead();
  expect(JSON.stringify(onlyResource(stack, 'AWS::IAM::Policy'))).toContain(
    `:execute-api:us-east-1:${ENV.account}:a1b2c3d4e5/prod/GET/users/`,
  );
});
