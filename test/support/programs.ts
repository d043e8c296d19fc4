import type { Language, Program } from './languages';
import type { Json } from './stacks';

const OIDC_ARN = 'arn:aws:iam::123456789012:oidc-provider/idp.example.com';
const SAML_ARN = 'arn:aws:iam::123456789012:saml-provider/corporate';
const POOL_ID = 'eu-west-1:12345678-1234-1234-1234-123456789012';
const POOL_ARN = `arn:aws:cognito-identity:eu-west-1:123456789012:identitypool/${POOL_ID}`;

/** A user pool of the stack with one client, and the provider for both. */
async function users({ create, call, struct }: Language, stack: Json, options: object = {}): Promise<Json> {
  const userPool = await create('aws-cdk-lib.aws_cognito.UserPool', stack, 'Users');
  const client = await call(userPool, 'addClient', 'Web');
  return call(
    'IdentityProvider',
    'userPool',
    userPool,
    struct('UserPoolProviderOptions', { clients: [client], ...options }),
  );
}

/** A role of the stack that an account may assume. */
async function accountRole({ create, struct }: Language, stack: Json, id: string): Promise<Json> {
  const assumedBy = await create('aws-cdk-lib.aws_iam.AccountRootPrincipal');
  return create('aws-cdk-lib.aws_iam.Role', stack, id, struct('aws-cdk-lib.aws_iam.RoleProps', { assumedBy }));
}

/** What a program was told, as outputs of the template: so the languages are compared in that, too. */
async function show({ create, call, struct }: Language, stack: Json, told: Record<string, Json>): Promise<void> {
  for (const [id, it] of Object.entries(told)) {
    const value = await call(stack, 'toJsonString', it);
    await create('aws-cdk-lib.CfnOutput', stack, id, struct('aws-cdk-lib.CfnOutputProps', { value }));
  }
}

/** Programs that use all there is of the library, by theme. */
export const PROGRAMS: Record<string, Program> = {
  'a pool without anything': ({ create }, stack) => create('IdentityPool', stack, 'Pool'),

  'users of a user pool, at construction': async (language, stack) => {
    const props = language.struct('IdentityPoolProps', { providers: [await users(language, stack)] });
    await language.create('IdentityPool', stack, 'Pool', props);
  },

  'users of a user pool, later': async (language, stack) => {
    const pool = await language.create('IdentityPool', stack, 'Pool');
    await language.call(pool, 'addProvider', await users(language, stack, { serverSideTokenCheck: false }));
  },

  'every prop of a pool': async ({ create, call, struct, map, enumMember }, stack) => {
    const managedPolicy = await call('aws-cdk-lib.aws_iam.ManagedPolicy', 'fromAwsManagedPolicyName', 'ReadOnlyAccess');
    const guestRole = struct('PoolRoleProps', {
      roleName: 'visitors',
      path: '/identities/',
      description: 'Who only looks',
      permissionsBoundary: managedPolicy,
      managedPolicies: [managedPolicy],
    });
    const role = await call('PoolRole', 'create', guestRole);
    const maxSessionDuration = await call('aws-cdk-lib.Duration', 'hours', 12);
    const props = struct('IdentityPoolProps', {
      identityPoolName: 'Everybody',
      allowClassicFlow: true,
      removalPolicy: enumMember('aws-cdk-lib.RemovalPolicy', 'DESTROY'),
      tags: map({ costCentre: '1234', cost_centre: '5678' }),
      federation: await call('CognitoFederation', 'usGovWest'),
      guestAccess: await call('GuestAccess', 'enabled', struct('GuestAccessOptions', { role })),
      authenticatedRole: await call('PoolRole', 'create', struct('PoolRoleProps', { maxSessionDuration })),
    });
    await create('IdentityPool', stack, 'Pool', props);
  },

  'what a pool says of itself': async (language, stack) => {
    const { create, call, get, struct } = language;
    expect(await get('IdentityPool', 'PROPERTY_INJECTION_ID')).toBe('cdk-cognito-identity-pool.IdentityPool');
    const guestAccess = await call('GuestAccess', 'disabled');
    const pool = await create('IdentityPool', stack, 'Pool', struct('IdentityPoolProps', { guestAccess }));
    expect(await call('IdentityPool', 'isIdentityPool', pool)).toBe(true);
    expect(await call('IdentityPool', 'isIdentityPool', stack)).toBe(false);
    await call(await get(pool, 'roleAttachment'), 'addMetadata', 'Owner', 'identity');
    await show(language, stack, {
      Id: await get(pool, 'identityPoolId'),
      Arn: await get(pool, 'identityPoolArn'),
      Name: await get(pool, 'identityPoolName'),
      Ref: await get(await get(pool, 'identityPoolRef'), 'identityPoolId'),
      Principal: await get(await get(pool, 'federation'), 'principal'),
      LetsGuestsIn: await get(await get(pool, 'guestAccess'), 'isEnabled'),
    });
  },

  'grants on the roles of a pool': async ({ create, call, get, struct }, stack) => {
    const guestAccess = await call('GuestAccess', 'enabled');
    const pool = await create('IdentityPool', stack, 'Pool', struct('IdentityPoolProps', { guestAccess }));
    const bucket = await create('aws-cdk-lib.aws_s3.Bucket', stack, 'Bucket');
    await call(bucket, 'grantRead', await get(pool, 'guestRole'));
    await call(bucket, 'grantReadWrite', await get(pool, 'authenticatedRole'));
    await call(bucket, 'grantDelete', await call(pool, 'addRole', 'Editors'));
  },

  'grants on a pool': async (language, stack) => {
    const { create, call, get } = language;
    const grants = await get(await create('IdentityPool', stack, 'Pool'), 'grants');
    for (const grant of ['developerSignIn', 'listIdentities', 'describeIdentities', 'deleteIdentities', 'configure']) {
      await call(grants, grant, await accountRole(language, stack, grant));
    }
  },

  'roles that exist already': async (language, stack) => {
    const { create, call, get, struct } = language;
    const authenticatedRole = await call('PoolRole', 'existing', await accountRole(language, stack, 'Role'));
    await create('IdentityPool', stack, 'Pool', struct('IdentityPoolProps', { authenticatedRole }));
    await show(language, stack, { RoleArn: await get(await get(authenticatedRole, 'role'), 'roleArn') });
  },

  'users without credentials': async ({ create, call, get, struct }, stack) => {
    const role = await call('PoolRole', 'none');
    const guestAccess = await call('GuestAccess', 'enabled', struct('GuestAccessOptions', { role }));
    const authenticatedRole = await get(guestAccess, 'role');
    await create('IdentityPool', stack, 'Pool', struct('IdentityPoolProps', { guestAccess, authenticatedRole }));
  },

  'roles made elsewhere for the users of a pool': async (language, stack) => {
    const { create, call, struct } = language;
    const pool = await create('IdentityPool', stack, 'Pool');
    const roleFor = (assumedBy: Json, id: string) =>
      create('aws-cdk-lib.aws_iam.Role', stack, id, struct('aws-cdk-lib.aws_iam.RoleProps', { assumedBy }));
    await roleFor(await call('IdentityPoolPrincipal', 'authenticated', pool), 'Role');
    await roleFor(await call('IdentityPoolPrincipal', 'guest', pool), 'GuestRole');

    const trust = await create('aws-cdk-lib.aws_iam.PolicyDocument');
    for (const federation of [
      await call('CognitoFederation', 'commercial'),
      await call('CognitoFederation', 'usGovEast'),
      await call('CognitoFederation', 'of', 'cognito-identity.amazonaws.com.cn'),
    ]) {
      const options = struct('IdentityPoolPrincipalOptions', { federation });
      await call(await call('IdentityPoolPrincipal', 'authenticated', pool, options), 'addToAssumeRolePolicy', trust);
    }
    await show(language, stack, { Trust: trust });
  },

  'every way to sign in': async (language, stack) => {
    const { create, call, get, struct } = language;
    const oidc = await create(
      'aws-cdk-lib.aws_iam.OpenIdConnectProvider',
      stack,
      'Oidc',
      struct('aws-cdk-lib.aws_iam.OpenIdConnectProviderProps', {
        url: 'https://login.example.com',
        clientIds: ['app'],
      }),
    );
    const metadataDocument = await call('aws-cdk-lib.aws_iam.SamlMetadataDocument', 'fromXml', '<xml/>');
    const saml = await create(
      'aws-cdk-lib.aws_iam.SamlProvider',
      stack,
      'Saml',
      struct('aws-cdk-lib.aws_iam.SamlProviderProps', { metadataDocument }),
    );
    const pool = await create('IdentityPool', stack, 'Pool');
    for (const [kind, ...args] of [
      ['apple', 'com.example.app'],
      ['amazon', 'amzn1.application.0123456789abcdef'],
      ['facebook', '1234567890'],
      ['google', '1234.apps.googleusercontent.com'],
      ['twitter', 'consumerKey', await call('aws-cdk-lib.SecretValue', 'secretsManager', 'twitter')],
      ['openIdConnect', oidc],
      ['openIdConnectArn', OIDC_ARN],
      ['saml', saml],
      ['samlArn', SAML_ARN],
      ['developer', 'login.example.app'],
    ]) {
      const handle = await call(pool, 'addProvider', await call('IdentityProvider', kind, ...args));
      await show(language, stack, { [kind]: await get(handle, 'providerNames') });
    }
  },

  'roles by rule': async (language, stack) => {
    const { create, call, get, struct, enumMember } = language;
    const pool = await create('IdentityPool', stack, 'Pool');
    const researchers = await accountRole(language, stack, 'Researchers');
    const rules = [
      await call('ClaimRule', 'whenStartsWith', 'custom:cost_centre', 'R&D-', researchers),
      await call('ClaimRule', 'whenContains', 'cognito:groups', 'research', researchers),
      await call('ClaimRule', 'whenNotEquals', 'custom:guildHall', 'none', researchers),
    ];
    const roleResolution = enumMember('RoleResolution', 'AUTHENTICATED_ROLE');
    const roleMapping = await call('RoleMapping', 'fromRules', rules, struct('RoleMappingOptions', { roleResolution }));
    const handle = await call(
      pool,
      'addProvider',
      await call('IdentityProvider', 'samlArn', SAML_ARN, struct('IdentityProviderOptions', { roleMapping })),
    );
    const through = struct('AddedRoleProps', { description: 'Who reads contracts', through: [handle] });
    const lawyers = await call(await get(handle, 'identityPool'), 'addRole', 'Lawyers', through);
    const legal = await call('ClaimRule', 'whenEquals', 'department', 'legal', lawyers);
    await call(handle, 'addRule', legal);
    await show(language, stack, {
      By: await get(roleMapping, 'mappingType'),
      Otherwise: await get(roleMapping, 'roleResolution'),
    });
    for (const [index, rule] of [...(await get(roleMapping, 'rules')), legal].entries()) {
      await show(language, stack, {
        [`Claim${index}`]: await get(rule, 'claim'),
        [`Match${index}`]: await get(rule, 'match'),
        [`Value${index}`]: await get(rule, 'value'),
        [`Role${index}`]: await get(await get(rule, 'role'), 'roleArn'),
      });
    }
  },

  'roles by group, from the token': async (language, stack) => {
    const { create, call, get, struct, enumMember } = language;
    const roleResolution = enumMember('RoleResolution', 'DENY');
    const roleMapping = await call('RoleMapping', 'fromToken', struct('RoleMappingOptions', { roleResolution }));
    const pool = await create('IdentityPool', stack, 'Pool');
    const provider = await call(pool, 'addProvider', await users(language, stack, { roleMapping }));
    const bucket = await create('aws-cdk-lib.aws_s3.Bucket', stack, 'Bucket');

    const admins = struct('PoolGroupProps', {
      provider,
      groupName: 'site_admins',
      precedence: 0,
      description: 'Who may do everything',
      role: await call('PoolRole', 'create', struct('PoolRoleProps', { roleName: 'site-admins' })),
    });
    const group = await call(pool, 'addGroup', 'Admins', admins);
    await call(bucket, 'grantReadWrite', await get(group, 'role'));
    await call(bucket, 'grantDelete', group);
    await show(language, stack, {
      Granted: await get(await get(group, 'grantPrincipal'), 'assumeRoleAction'),
      By: await get(roleMapping, 'mappingType'),
      Name: await get(group, 'groupName'),
      UserPoolGroup: await get(await get(group, 'userPoolGroup'), 'groupName'),
    });
  },

  'session tags': async (language, stack) => {
    const { create, call, get, struct, map } = language;
    const pool = await create('IdentityPool', stack, 'Pool');
    const defaults = await call('PrincipalTags', 'defaults');
    await call(pool, 'addProvider', await users(language, stack, { principalTags: defaults }));

    const google = await call('IdentityProvider', 'google', '1234.apps.googleusercontent.com');
    const claims = map({ tenantId: 'custom:tenantId', cost_centre: 'custom:cost_centre' });
    const options = struct('CustomPrincipalTagsOptions', { required: ['tenantId'] });
    const custom = await call('PrincipalTags', 'custom', claims, options);
    await call(await call(pool, 'addProvider', google), 'mapPrincipalTags', custom);

    const saml = struct('IdentityProviderOptions', { principalTags: await call('PrincipalTags', 'inactive') });
    await call(pool, 'addProvider', await call('IdentityProvider', 'samlArn', SAML_ARN, saml));

    const bucket = await create('aws-cdk-lib.aws_s3.Bucket', stack, 'Bucket');
    const own = `files/${await call('PrincipalTags', 'policyVariable', 'tenantId')}/*`;
    await call(bucket, 'grantRead', await get(pool, 'authenticatedRole'), own);
    await show(language, stack, {
      Claims: await get(custom, 'claims'),
      Required: await get(custom, 'required'),
      UsesDefaults: await get(defaults, 'usesDefaults'),
    });
  },

  'pools that exist already': async (language, stack) => {
    const { create, call, get, struct } = language;
    const attributes = struct('IdentityPoolAttributes', {
      identityPoolId: POOL_ID,
      identityPoolName: 'Everybody',
      authenticatedRole: await accountRole(language, stack, 'Users'),
      guestRole: await accountRole(language, stack, 'Guests'),
    });
    const pool = await call('IdentityPool', 'fromIdentityPoolAttributes', stack, 'Pool', attributes);
    const bucket = await create('aws-cdk-lib.aws_s3.Bucket', stack, 'Bucket');
    await call(bucket, 'grantRead', await get(pool, 'guestRole'));
    await call(bucket, 'grantReadWrite', await get(pool, 'authenticatedRole'));
    await call(await get(pool, 'grants'), 'listIdentities', await accountRole(language, stack, 'Support'));
    const own = await call(await call(await get(pool, 'isolate'), 'byIdentityId'), 'inBucket', bucket);
    await call(own, 'grantRead');
    expect(await call('IdentityPool', 'isIdentityPool', pool)).toBe(false);

    const byId = await call('IdentityPool', 'fromIdentityPoolId', stack, 'ById', POOL_ID);
    const byArn = await call('IdentityPool', 'fromIdentityPoolArn', stack, 'ByArn', POOL_ARN);
    await show(language, stack, {
      Name: await get(pool, 'identityPoolName'),
      Arn: await get(byId, 'identityPoolArn'),
      Id: await get(byArn, 'identityPoolId'),
      Ref: await get(await get(byArn, 'identityPoolRef'), 'identityPoolId'),
    });
  },

  "a provider of the user's own": async ({ create, call, get, struct, map, implement }, stack) => {
    const userPool = await create('aws-cdk-lib.aws_cognito.UserPool', stack, 'Users');
    const client = await call(userPool, 'addClient', 'Web');
    const pool = await create('IdentityPool', stack, 'Pool');
    const role = await call(pool, 'addRole', 'Legal');
    const userPoolClient = struct('UserPoolClientConfig', {
      providerName: await get(userPool, 'userPoolProviderName'),
      clientId: await get(client, 'userPoolClientId'),
      serverSideTokenCheck: false,
    });
    const config = struct('IdentityProviderConfig', {
      userPool,
      userPoolClients: [userPoolClient],
      openIdConnectProviderArns: [OIDC_ARN],
      samlProviderArns: [SAML_ARN],
      supportedLoginProviders: map({ 'accounts.google.com': '1234.apps.googleusercontent.com' }),
      developerProviderName: 'login.example.app',
      claims: ['department'],
      roleMapping: await call('RoleMapping', 'fromRules', [
        await call('ClaimRule', 'whenEquals', 'department', 'legal', role),
      ]),
      principalTags: await call('PrincipalTags', 'custom', map({ costCentre: 'cost_centre' })),
    });
    const handle = await call(pool, 'addProvider', await implement('IIdentityProvider', { bind: () => config }));
    expect(await get(handle, 'providerNames')).toEqual([
      expect.any(String),
      'idp.example.com',
      SAML_ARN,
      'accounts.google.com',
      'login.example.app',
    ]);
  },

  'a provider of the library, as part of an own one': async ({ create, call, struct, implement }, stack) => {
    const identityPool = await create('IdentityPool', stack, 'Pool');
    const google = await call('IdentityProvider', 'google', '1234.apps.googleusercontent.com');
    const config = await call(google, 'bind', struct('IdentityProviderBindOptions', { identityPool }));
    await call(identityPool, 'addProvider', await implement('IIdentityProvider', { bind: () => config }));
  },
};
