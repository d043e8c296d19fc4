import { CognitoIdentityClient, GetIdCommand, GetOpenIdTokenCommand } from '@aws-sdk/client-cognito-identity';
import { fromCognitoIdentityPool, fromWebToken } from '@aws-sdk/credential-providers';
import { testing } from 'cdk-cognito-identity-pool';
import type { Json } from '../support/stacks';
import { CognitoStandIn } from './support/cognito-stand-in';
import { tokenWith } from './support/id-tokens';
import { ACCOUNT, type PoolTemplate, poolTemplate, ROLES, trusting } from './support/pool-template';

// The client of the AWS SDK for JavaScript, and a server on this machine that answers for Cognito and STS what the simulator
// says. What apps catch is what a session promises.

const { IdentityPoolSimulator, SignIn } = testing;

// The SDK tells every process that it will need a newer Node.js some day.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const REGION = 'eu-west-1';
const POOL_ID = `${REGION}:12345678-1234-1234-1234-123456789012`;
const USER_POOL = `cognito-idp.${REGION}.amazonaws.com/${REGION}_AbCdEfGhI`;

interface Visit {
  /** Of a user of the user pool; a guest has none. */
  readonly claims?: Json;
  /** The name of the role the client asks Cognito for. */
  readonly customRole?: string;
  /** The name of the role the client asks STS for, in the classic flow. */
  readonly classicRole?: string;
}

/** What an app got. */
interface Got {
  readonly role: string;
  readonly tags: { readonly [tag: string]: string };
  readonly identityId?: string;
}

/** A pool that is deployed: its roles have names, and it has an account and a region. */
function deployed(given: PoolTemplate): testing.IdentityPoolSimulator {
  const roleProps = Object.fromEntries(
    ROLES.map((RoleName) => [RoleName, { RoleName, ...given.roleProps?.[RoleName] }]),
  );
  return IdentityPoolSimulator.fromTemplate(poolTemplate({ ...given, roleProps }), {
    account: ACCOUNT,
    region: REGION,
  });
}

function arnOf(role: string): string {
  return `arn:aws:iam::${ACCOUNT}:role/${role}`;
}

function tokenOf({ claims }: Visit): string | undefined {
  return claims && tokenWith({ iss: `https://${USER_POOL}`, aud: 'web', sub: 'alice', ...claims });
}

/** What the session promises to such a visit. */
function promised(simulator: testing.IdentityPoolSimulator, visit: Visit): testing.SimulatedSession {
  const token = tokenOf(visit);
  const options = {
    customRoleArn: visit.customRole && arnOf(visit.customRole),
    classicFlowRoleArn: visit.classicRole && arnOf(visit.classicRole),
  };
  return simulator.signIn(token === undefined ? SignIn.asGuest(options) : SignIn.fromIdToken(token, options));
}

/** What the client gets. Each asks once, and nobody but this machine. */
async function received({ endpoint }: CognitoStandIn, visit: Visit): Promise<Got> {
  const token = tokenOf(visit);
  const logins = token === undefined ? undefined : { [USER_POOL]: token };
  const clientConfig = { endpoint, region: REGION, maxAttempts: 1 };
  if (visit.classicRole !== undefined) {
    return got(await inClassicFlow(clientConfig, logins, visit.classicRole));
  }
  const cache = { getItem: () => null, setItem: () => {}, removeItem: () => {} };
  const customRoleArn = visit.customRole && arnOf(visit.customRole);
  return got(await fromCognitoIdentityPool({ identityPoolId: POOL_ID, logins, customRoleArn, clientConfig, cache })());
}

async function inClassicFlow(clientConfig: { endpoint: string; region: string }, logins: Json, role: string) {
  const client = new CognitoIdentityClient(clientConfig);
  try {
    const { IdentityId } = await client.send(new GetIdCommand({ IdentityPoolId: POOL_ID, Logins: logins }));
    const { Token = '' } = await client.send(new GetOpenIdTokenCommand({ IdentityId, Logins: logins }));
    return await fromWebToken({ roleArn: arnOf(role), webIdentityToken: Token, clientConfig })();
  } finally {
    client.destroy();
  }
}

function got({ sessionToken = '', identityId }: { sessionToken?: string; identityId?: string }): Got {
  const { roleArn, principalTags } = JSON.parse(sessionToken);
  return { role: roleArn, tags: principalTags, identityId };
}

async function withStandIn<T>(given: PoolTemplate, use: (standIn: CognitoStandIn) => Promise<T>): Promise<T> {
  const standIn = await CognitoStandIn.serving(deployed(given));
  try {
    return await use(standIn);
  } finally {
    await standIn.close();
  }
}

const BY_TOKEN: PoolTemplate = { mappings: { 'user-pool': { type: 'Token', otherwise: 'Deny' } } };
const BY_RULE: PoolTemplate = {
  mappings: {
    'user-pool': { type: 'Rules', otherwise: 'Deny', rules: [['department', 'Equals', 'legal', 'Legal']] },
  },
};

describe('an app signs in and gets the role that the session promises', () => {
  test.each<[string, PoolTemplate, Visit, string]>([
    ['the default one', {}, { claims: {} }, 'Auth'],
    ['that of guests', { guests: true }, {}, 'Guest'],
    ['that of a rule', BY_RULE, { claims: { department: 'legal' } }, 'Legal'],
    [
      'the preferred one of the token',
      BY_TOKEN,
      { claims: { 'cognito:preferred_role': arnOf('Admins'), 'cognito:roles': [arnOf('Admins')] } },
      'Admins',
    ],
    [
      'the one it asks for',
      BY_TOKEN,
      {
        claims: {
          'cognito:preferred_role': arnOf('Admins'),
          'cognito:roles': [arnOf('Admins'), arnOf('Research')],
        },
        customRole: 'Research',
      },
      'Research',
    ],
    ['any that lets it in, in the classic flow', { classicFlow: true }, { claims: {}, classicRole: 'Legal' }, 'Legal'],
    ['as a guest in the classic flow', { classicFlow: true, guests: true }, { classicRole: 'Guest' }, 'Guest'],
  ])('%s', async (_, given, visit, role) => {
    const { role: actual } = await withStandIn(given, (standIn) => received(standIn, visit));
    expect([actual, promised(deployed(given), visit).roleArn]).toEqual([arnOf(role), arnOf(role)]);
  });

  test('with its tags and its identity id', async () => {
    const given: PoolTemplate = { tags: { 'user-pool': { tenant: 'custom:tenant' } } };
    const visit = { claims: { 'custom:tenant': 'acme' } };
    expect(await withStandIn(given, (standIn) => received(standIn, visit))).toEqual({
      role: arnOf('Auth'),
      tags: { tenant: 'acme' },
      identityId: promised(deployed(given), visit).identityId,
    });
  });

  test.each<[string, Visit, string[]]>([
    ['enhanced', { claims: {} }, ['GetId', 'GetCredentialsForIdentity']],
    ['classic', { claims: {}, classicRole: 'Auth' }, ['GetId', 'GetOpenIdToken', 'AssumeRoleWithWebIdentity']],
  ])('by the calls of the %s flow, each made once', async (_, visit, calls) => {
    const made = await withStandIn({ classicFlow: true }, async (standIn) => {
      await received(standIn, visit);
      return standIn.calls;
    });
    expect(made).toEqual(calls);
  });
});

/** @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html */
describe('an app that is refused catches the error that the session promises', () => {
  const CONFIGURATION = 'Invalid identity pool configuration. Check assigned IAM roles for this pool.';

  test.each<[string, PoolTemplate, Visit, string, string | undefined]>([
    [
      'a guest, where guests are off',
      {},
      {},
      'NotAuthorizedException',
      'Unauthenticated access is not supported for this identity pool.',
    ],
    [
      'a user whom no rule gives a role',
      BY_RULE,
      { claims: { department: 'sales' } },
      'NotAuthorizedException',
      'The ambiguous role mapping rules denied this request',
    ],
    [
      'a user who asks for a role that the token does not have',
      BY_TOKEN,
      { claims: { 'cognito:roles': [arnOf('Admins')] }, customRole: 'Legal' },
      'NotAuthorizedException',
      undefined,
    ],
    [
      'a user of a pool without a role',
      { defaults: {} },
      { claims: {} },
      'InvalidIdentityPoolConfigurationException',
      CONFIGURATION,
    ],
    [
      'a user whose role lets guests in',
      { trust: { Auth: [trusting('unauthenticated')] } },
      { claims: {} },
      'InvalidIdentityPoolConfigurationException',
      CONFIGURATION,
    ],
    [
      'a user with tags whose role does not let Cognito tag the session',
      {
        tags: { 'user-pool': { tenant: 'custom:tenant' } },
        trust: { Auth: [trusting('authenticated', ['sts:AssumeRoleWithWebIdentity'])] },
      },
      { claims: { 'custom:tenant': 'acme' } },
      'InvalidIdentityPoolConfigurationException',
      CONFIGURATION,
    ],
    [
      'a user of the classic flow, where it is off',
      {},
      { claims: {}, classicRole: 'Auth' },
      'InvalidParameterException',
      'Basic (classic) flow is not enabled, please use enhanced flow.',
    ],
    [
      'a user of the classic flow, where the pool has role mappings',
      { classicFlow: true, ...BY_RULE },
      { claims: { department: 'legal' }, classicRole: 'Legal' },
      'InvalidParameterException',
      'Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.',
    ],
    [
      'a user of the classic flow, by STS',
      { classicFlow: true, guests: true },
      { claims: {}, classicRole: 'Guest' },
      'AccessDenied',
      'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    ],
    [
      'a guest of the classic flow, where guests are off',
      { classicFlow: true },
      { classicRole: 'Guest' },
      'NotAuthorizedException',
      'Unauthenticated access is not supported for this identity pool.',
    ],
  ])('%s', async (_, given, visit, exception, message) => {
    const { refusal } = promised(deployed(given), visit);
    expect(refusal).toMatchObject({ exception, ...(message && { message }) });
    const error = await withStandIn(given, (standIn) => received(standIn, visit).catch((caught) => caught));
    expect(error).toBeInstanceOf(Error);
    expect({ name: error.name, message: error.message }).toEqual({
      name: exception,
      message: refusal?.message ?? expect.any(String),
    });
  });

  test('but what can not be told is no answer of Cognito, and gives no credentials', async () => {
    const error = await withStandIn({ classicFlow: undefined }, (standIn) =>
      received(standIn, { claims: {}, classicRole: 'Auth' }).catch((caught) => caught),
    );
    expect(error.$metadata.httpStatusCode).toBe(501);
  });
});
