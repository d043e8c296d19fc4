import { basename } from 'node:path';
import {
  App,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  NestedStack,
  Stack,
  Stage,
  Validations,
} from 'aws-cdk-lib';
import { CfnIdentityPoolPrincipalTag, CfnIdentityPoolRoleAttachment, UserPool } from 'aws-cdk-lib/aws-cognito';
import { IdentityPool as StockPool, UserPoolAuthenticationProvider } from 'aws-cdk-lib/aws-cognito-identitypool';
import { OpenIdConnectProvider, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct, IConstruct } from 'constructs';
import { GuestAccess, IdentityPool, IdentityProvider } from '../../src';
import { collectTemplates, templatesOf } from '../../src/model/cdk-templates';
import { IdentityPoolModel } from '../../src/model/identity-pool-model';
import { sameness } from '../../src/model/sameness';
import { ACCOUNT, legible, REGION } from '../support/models';
import { type Json, testStack, userPoolOf } from '../support/stacks';

const HERE = { account: ACCOUNT, region: REGION };
const THERE = { account: ACCOUNT, region: 'us-east-1' };

function modelOf(scope: IConstruct): IdentityPoolModel {
  return IdentityPoolModel.ofTemplates(templatesOf(scope));
}

/** A token as the model reads it in the stack that uses it. */
function textOf(model: IdentityPoolModel, scope: Construct, token: unknown): string {
  const stack = Stack.of(scope);
  return model.valueIn(stack.node.path, stack.resolve(token)) as string;
}

function makeRole(scope: Construct, id = 'Role'): Role {
  return new Role(scope, id, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
}

/** What the policies of a role say about resources. */
function resourcesOf(model: IdentityPoolModel, role: Role): Json {
  const found = model.roleAt(textOf(model, role, role.roleArn));
  const documents = found.kind === 'of-app' ? found.role.policies.attached.map((x) => x.policy.document) : [];
  return legible(documents.flatMap((document: Json) => document.Statement.flatMap((x: Json) => x.Resource)));
}

describe.each([
  ['with an environment', { env: HERE }],
  ['without an environment', {}],
])('a stack %s', (_, props) => {
  test('with a pool of this library is read in full', () => {
    const stack = testStack(props);
    const { userPool, client } = userPoolOf(stack);
    const pool = new IdentityPool(stack, 'Pool', {
      providers: [IdentityProvider.userPool(userPool, { clients: [client] })],
      guestAccess: GuestAccess.enabled(),
    });
    const model = modelOf(pool);
    const [read] = model.pools;
    const [attachment] = model.attachmentsOf(read).sure;
    expect(read).toMatchObject({ allowsGuests: true, allowsClassicFlow: false, conditions: [] });
    expect(read.id).toBe(textOf(model, stack, pool.identityPoolId));
    expect(sameness(read.providers.items[0].loginName, model.userPools[0].providerName)).toBe('same');
    expect(attachment.roles.items.map(({ key, roleArn }) => [key, model.roleAt(roleArn).kind])).toEqual([
      ['authenticated', 'of-app'],
      ['unauthenticated', 'of-app'],
    ]);
    expect(model.gaps).toEqual([]);
  });

  test('with the stock construct is read in full', () => {
    const stack = testStack(props);
    const userPool = new UserPool(stack, 'Users');
    const pool = new StockPool(stack, 'Pool', {
      authenticationProviders: { userPools: [new UserPoolAuthenticationProvider({ userPool })] },
      allowUnauthenticatedIdentities: true,
    });
    new Bucket(stack, 'Files').grantRead(pool.authenticatedRole);
    const model = modelOf(pool);
    const [read] = model.pools;
    const [attachment] = model.attachmentsOf(read).sure;
    expect(read.allowsClassicFlow).toBeUndefined();
    expect(attachment.roles.items.map(({ key }) => key)).toEqual(['authenticated', 'unauthenticated']);
    const signedIn = model.roleAt(attachment.roles.items[0].roleArn);
    expect(signedIn.kind === 'of-app' && signedIn.role.policies).toMatchObject({
      attached: [{ doubts: [] }],
      gaps: [],
    });
  });
});

test('a stack without an app is read as well', () => {
  const stack = new Stack();
  new IdentityPool(stack, 'Pool');
  expect(modelOf(stack).pools.map((x) => x.source.stack)).toEqual(['Default']);
});

test('stacks without an environment go to one environment', () => {
  const app = new App();
  const [a, b] = [new Stack(app, 'A'), new Stack(app, 'B')];
  const bucket = new Bucket(a, 'Files');
  const role = makeRole(b);
  bucket.grantRead(role);
  const model = modelOf(app);
  const [ours, theirs] = [
    textOf(model, a, bucket.bucketArn),
    textOf(model, b, b.formatArn({ service: 's3', resource: 'x' })),
  ];
  expect(sameness(ours.split(':s3:')[0], theirs.split(':s3:')[0])).toBe('same');
});

test.each([
  ['strong', undefined],
  ['weak', 'weak'],
  ['both', 'both'],
])('a reference to another stack is the same resource there: %s', (_, strength) => {
  const app = new App({ context: strength ? { '@aws-cdk/core:defaultCrossStackReferences': strength } : {} });
  const [a, b] = [new Stack(app, 'A', { env: HERE }), new Stack(app, 'B', { env: HERE })];
  const bucket = new Bucket(a, 'Files');
  const role = makeRole(b);
  bucket.grantRead(role);
  const arn = `arn:aws:s3:::<A/${a.getLogicalId(bucket.node.defaultChild as never)}.Ref>`;
  const model = modelOf(app);
  expect(resourcesOf(model, role)).toEqual([arn, `${arn}/*`]);
});

test.each([[undefined], ['weak']])('a reference to another region is the same resource there (%s)', (strength) => {
  const app = new App({ context: strength ? { '@aws-cdk/core:defaultCrossStackReferences': strength } : {} });
  const a = new Stack(app, 'A', { env: HERE, crossRegionReferences: true });
  const b = new Stack(app, 'B', { env: THERE, crossRegionReferences: true });
  const { userPool, client } = userPoolOf(a);
  const pool = new IdentityPool(b, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients: [client] })] });
  const model = modelOf(pool);
  const [provider] = model.pools[0].providers.items;
  const [users] = model.userPools;
  expect(provider).toMatchObject({ providerName: users.providerName, clientId: model.clients[0].id });
  expect(legible(users.providerName)).toMatch(/^cognito-idp\.eu-west-1\.amazonaws\.com\/<A\/Users\w+\.Ref>$/);
});

test('nested stacks are read, two levels deep, and name the same resources', () => {
  const app = new App();
  const outer = new Stack(app, 'Outer', { env: HERE });
  const middle = new NestedStack(outer, 'Middle');
  const inner = new NestedStack(middle, 'Inner');
  const [outside, inside] = [new Bucket(outer, 'Outside'), new Bucket(inner, 'Inside')];
  const [below, above] = [makeRole(inner), makeRole(outer)];
  outside.grantRead(below);
  inside.grantRead(above);
  const pool = new IdentityPool(inner, 'Pool');
  new CfnIdentityPoolPrincipalTag(outer, 'Tags', {
    identityPoolId: pool.identityPoolId,
    identityProviderName: 'accounts.google.com',
  });
  const model = modelOf(app);
  expect(resourcesOf(model, below)[0]).toMatch(/^arn:aws:s3:::<Outer\/Outside\w+\.Ref>$/);
  expect(resourcesOf(model, above)[0]).toMatch(/^arn:aws:s3:::<Outer\/Middle\/Inner\/Inside\w+\.Ref>$/);
  expect(model.pools[0].source).toMatchObject({ stack: 'Outer/Middle/Inner' });
  expect(basename(model.pools[0].source.file ?? '')).toMatch(/nested\.template\.json$/);
  expect(model.tagMapsOf(model.pools[0]).sure).toHaveLength(1);
  expect(model.gaps).toEqual([]);
});

test('Stages are read, and their stacks are told apart', () => {
  const app = new App();
  for (const id of ['Dev', 'Prod']) {
    const stack = new Stack(new Stage(app, id, { env: HERE }), 'Web');
    new IdentityPool(new NestedStack(stack, 'Nested'), 'Pool');
  }
  const model = modelOf(app);
  expect(model.pools.map((x) => x.source.stack)).toEqual(['Dev/Web/Nested', 'Prod/Web/Nested']);
  expect(model.pools.map((pool) => model.attachmentsOf(pool).sure.length)).toEqual([1, 1]);
  expect(model.gaps).toEqual([]);
});

test('the whole app is read from anywhere in it', () => {
  const app = new App();
  const stack = new Stack(app, 'A');
  new IdentityPool(new Stack(app, 'B'), 'Pool');
  expect(modelOf(new Bucket(stack, 'Files')).pools).toHaveLength(1);
});

test('an OpenID Connect provider of the CDK is known by its issuer', () => {
  const stack = testStack({ env: HERE });
  const oidc = new OpenIdConnectProvider(stack, 'Oidc', { url: 'https://idp.example.com/a' });
  new StockPool(stack, 'Pool', { authenticationProviders: { openIdConnectProviders: [oidc] } });
  expect(modelOf(stack).pools[0].providers.items[0]).toMatchObject({
    kind: 'open-id-connect',
    arn: `arn:aws:iam::${ACCOUNT}:oidc-provider/idp.example.com/a`,
    loginName: 'idp.example.com/a',
  });
});

test('two attachments of one pool are found, whoever made them', () => {
  const stack = testStack();
  const pool = new IdentityPool(stack, 'Pool');
  new CfnIdentityPoolRoleAttachment(stack, 'Second', { identityPoolId: pool.identityPoolId });
  const model = modelOf(stack);
  expect(model.attachmentsOf(model.pools[0]).sure).toHaveLength(2);
});

describe('a validation plugin', () => {
  /** Keeps what core tells a plugin. */
  class Spy implements IPolicyValidationPlugin {
    public readonly name = 'spy';
    public readonly contexts: IPolicyValidationContext[] = [];

    public validate(context: IPolicyValidationContext) {
      this.contexts.push(context);
      return { success: true, violations: [] };
    }
  }

  function appWithPools(): App {
    const app = new App();
    const stack = new Stack(app, 'Top', { env: HERE });
    new IdentityPool(stack, 'Pool');
    new IdentityPool(new NestedStack(stack, 'Nested'), 'Pool');
    new IdentityPool(new Stack(new Stage(app, 'Prod'), 'Web'), 'Pool');
    return app;
  }

  test('finds the same templates as a test does', () => {
    const app = appWithPools();
    const spy = new Spy();
    Validations.of(app).addPlugins(spy);
    app.synth();
    const [{ appConstruct, stackTemplates }] = spy.contexts;
    expect(collectTemplates(appConstruct, stackTemplates)).toEqual(templatesOf(app));
    expect(collectTemplates(appConstruct, stackTemplates).map(({ stack }) => stack)).toEqual([
      'Top',
      'Top/Nested',
      'Prod/Web',
    ]);
  });

  test('of some stacks sees those and what is nested in them', () => {
    const app = appWithPools();
    const spy = new Spy();
    Validations.of(app).addPlugins(spy);
    app.synth();
    const [{ appConstruct, stackTemplates }] = spy.contexts;
    const top = stackTemplates.filter((x) => x.stackConstructPath === 'Top');
    expect(collectTemplates(appConstruct, top).map(({ stack }) => stack)).toEqual(['Top', 'Top/Nested']);
  });

  test('goes on where a template can not be read', () => {
    const app = appWithPools();
    const templates = [
      { stackConstructPath: 'Top', templatePath: '/nowhere/Top.template.json' },
      { stackConstructPath: 'Prod/Web', templatePath: templatesOf(app)[2].file ?? '' },
    ];
    const model = IdentityPoolModel.ofTemplates(collectTemplates(app, templates));
    expect(model.pools.map((x) => x.source.stack)).toEqual(['Prod/Web']);
    expect(model.gaps.map((x) => `${x.stack}: ${x.reason}`)).toEqual([
      'Top: its template can not be read',
      'Top/Nested: its template can not be read',
      expect.stringContaining('Top/Nested: its parent'),
    ]);
  });
});
