import { App, CfnOutput, Lazy, RemovalPolicy, Stack, type StackProps, Tags } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type IUserPool, type IUserPoolClient, UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import {
  IdentityPoolProviderUrl,
  IdentityPool as StockIdentityPool,
  type IdentityPoolProps as StockProps,
  UserPoolAuthenticationProvider,
  type UserPoolAuthenticationProviderProps,
} from 'aws-cdk-lib/aws-cognito-identitypool';
import { FederatedPrincipal, type IRole, PolicyStatement, Role, SamlProvider } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import {
  ClaimRule,
  GuestAccess,
  IdentityPool,
  type IdentityPoolProps,
  IdentityProvider,
  PoolRole,
  RoleMapping,
} from '../../src';
import type { Json } from '../support/stacks';
import * as after from './after';
import * as before from './before';

/** When a row of MIGRATION.md holds: the words of its last column. */
export type When =
  | 'always'
  | 'classic flow not set'
  | 'no removal policy'
  | 'guests off'
  | 'guests off, own guest role'
  | 'a user pool of this app'
  | 'a client of your own'
  | "the stock construct's client"
  | 'an imported user pool'
  | 'an imported user pool, no client'
  | 'a user pool of another stack'
  | 'a role mapping of a user pool'
  | 'a role mapping of an imported user pool'
  | 'a role mapping of a provider of this app'
  | 'Twitter'
  | 'an imported identity pool, no region'
  | 'us-gov-west-1'
  | 'us-gov-east-1'
  | 'your own roles';

/** One app, written with the stock construct and written with this library. */
export interface Fixture {
  readonly when: When[];
  readonly stack?: StackProps;
  readonly before: (this: Stack) => void;
  readonly after: (this: Stack) => void;
}

const UNTOUCHED: When[] = ['always', 'classic flow not set', 'no removal policy'];
const GOOGLE_CLIENT = '123456789012-abc.apps.googleusercontent.com';
const SAML_ARN = 'arn:aws:iam::123456789012:saml-provider/corporate';
const GOV_CLOUD = ['us-gov-west-1', 'us-gov-east-1'] as const;

export const FIXTURES: Record<string, Fixture> = {
  'nothing said': {
    when: [...UNTOUCHED, 'guests off'],
    before() {
      new StockIdentityPool(this, 'Pool');
    },
    after() {
      new IdentityPool(this, 'Pool');
    },
  },
  "a user pool without a client, guests on, permissions: the guide's first example": {
    when: [...UNTOUCHED, 'a user pool of this app', "the stock construct's client"],
    before: before.hiddenClient,
    after: after.hiddenClient,
  },
  "a user pool with a client, added later, its tokens unchecked: the guide's second example": {
    when: [...UNTOUCHED, 'guests off', 'a user pool of this app', 'a client of your own'],
    before: before.ownClient,
    after: after.ownClient,
  },
  'a user pool with a client, guests on, permissions': {
    when: [...UNTOUCHED, 'a user pool of this app', 'a client of your own'],
    before() {
      const userPool = new UserPool(this, 'Users');
      grantSomething(
        new StockIdentityPool(this, 'Pool', {
          allowUnauthenticatedIdentities: true,
          ...stockProviders({ userPool, userPoolClient: userPool.addClient('Web') }),
        }),
      );
    },
    after() {
      const userPool = new UserPool(this, 'Users');
      grantSomething(
        new IdentityPool(this, 'Pool', {
          guestAccess: GuestAccess.enabled(),
          ...providers(userPool, userPool.addClient('Web')),
        }),
      );
    },
  },
  "roles by rule: the guide's third example": {
    when: [
      ...UNTOUCHED,
      'guests off',
      'a user pool of this app',
      'a client of your own',
      'a role mapping of a user pool',
      'your own roles',
    ],
    before: before.roleMappings,
    after: after.roleMappings,
  },
  "roles by group: the guide's fourth example": {
    when: [
      ...UNTOUCHED,
      'guests off',
      'a user pool of this app',
      'a client of your own',
      'a role mapping of a user pool',
    ],
    before: before.groupRoles,
    after: after.groupRoles,
  },
  "social providers: the guide's fifth example": {
    when: [...UNTOUCHED, 'guests off', 'Twitter'],
    before: before.socialProviders,
    after: after.socialProviders,
  },
  "other providers: the guide's sixth example": {
    when: [...UNTOUCHED, 'guests off', 'a role mapping of a provider of this app', 'your own roles'],
    before: before.otherProviders,
    after: after.otherProviders,
  },
  "an imported identity pool: the guide's seventh example": {
    when: ['an imported identity pool, no region'],
    before: before.importedPool,
    after: after.importedPool,
  },
  'an imported identity pool, in a stack of its region': {
    when: [],
    stack: { env: { account: '123456789012', region: 'eu-west-1' } },
    before: before.importedPool,
    after: after.importedPool,
  },
  "existing roles: the guide's eighth example": {
    when: [...UNTOUCHED, 'your own roles'],
    before: before.existingRoles,
    after: after.existingRoles,
  },
  'role mappings under names that are literal': {
    when: [...UNTOUCHED, 'guests off'],
    before() {
      const mapping = {
        useToken: false,
        rules: [{ claim: 'sub', claimValue: '1', mappedRole: importedRoles(this).member }],
      };
      new StockIdentityPool(this, 'Pool', {
        authenticationProviders: {
          google: { clientId: GOOGLE_CLIENT },
          samlProviders: [SamlProvider.fromSamlProviderArn(this, 'Corporate', SAML_ARN)],
        },
        roleMappings: [
          { providerUrl: IdentityPoolProviderUrl.GOOGLE, ...mapping },
          { providerUrl: IdentityPoolProviderUrl.saml(SAML_ARN), ...mapping },
        ],
      });
    },
    after() {
      const roleMapping = RoleMapping.fromRules([ClaimRule.whenEquals('sub', '1', importedRoles(this).member)]);
      new IdentityPool(this, 'Pool', {
        providers: [
          IdentityProvider.google(GOOGLE_CLIENT, { roleMapping }),
          IdentityProvider.samlArn(SAML_ARN, { roleMapping }),
        ],
      });
    },
  },
  'everything else set': {
    when: ['always'],
    before() {
      const pool = new StockIdentityPool(this, 'Pool', {
        identityPoolName: 'identities',
        allowClassicFlow: true,
        allowUnauthenticatedIdentities: true,
      });
      pool.applyRemovalPolicy(RemovalPolicy.RETAIN);
      Tags.of(pool).add('team', 'identity');
      new CfnOutput(this, 'Arn', { value: pool.identityPoolArn });
      new CfnOutput(this, 'Name', { value: pool.identityPoolName });
    },
    after() {
      const pool = new IdentityPool(this, 'Pool', {
        identityPoolName: 'identities',
        allowClassicFlow: true,
        guestAccess: GuestAccess.enabled(),
        removalPolicy: RemovalPolicy.RETAIN,
      });
      Tags.of(pool).add('team', 'identity');
      new CfnOutput(this, 'Arn', { value: pool.identityPoolArn });
      new CfnOutput(this, 'Name', { value: pool.identityPoolName });
    },
  },
  'an imported user pool with an imported client': {
    when: [...UNTOUCHED, 'guests off', 'an imported user pool'],
    before() {
      const userPool = UserPool.fromUserPoolId(this, 'Users', 'eu-west-1_AbCdEfGhI');
      const userPoolClient = UserPoolClient.fromUserPoolClientId(this, 'Web', '7tr1l4m8ba1u9pfq3i3fmo4shc');
      new StockIdentityPool(this, 'Pool', stockProviders({ userPool, userPoolClient }));
    },
    after() {
      const userPool = UserPool.fromUserPoolId(this, 'Users', 'eu-west-1_AbCdEfGhI');
      const client = UserPoolClient.fromUserPoolClientId(this, 'Web', '7tr1l4m8ba1u9pfq3i3fmo4shc');
      new IdentityPool(this, 'Pool', providers(userPool, client));
    },
  },
  'an imported user pool without a client': {
    when: [...UNTOUCHED, 'guests off', 'an imported user pool', 'an imported user pool, no client'],
    before() {
      const userPool = UserPool.fromUserPoolId(this, 'Users', 'eu-west-1_AbCdEfGhI');
      new StockIdentityPool(this, 'Pool', stockProviders({ userPool }));
    },
    after() {
      const userPool = UserPool.fromUserPoolId(this, 'Users', 'eu-west-1_AbCdEfGhI');
      new IdentityPool(this, 'Pool', providers(userPool, userPool.addClient('UserPoolAuthenticationProviderClient')));
    },
  },
  'an imported user pool without a client, guests on, permissions': {
    when: [...UNTOUCHED, 'an imported user pool', 'an imported user pool, no client'],
    before() {
      const userPool = UserPool.fromUserPoolId(this, 'Users', 'eu-west-1_AbCdEfGhI');
      grantSomething(
        new StockIdentityPool(this, 'Pool', { allowUnauthenticatedIdentities: true, ...stockProviders({ userPool }) }),
      );
    },
    after() {
      const userPool = UserPool.fromUserPoolId(this, 'Users', 'eu-west-1_AbCdEfGhI');
      grantSomething(
        new IdentityPool(this, 'Pool', {
          guestAccess: GuestAccess.enabled(),
          ...providers(userPool, userPool.addClient('UserPoolAuthenticationProviderClient')),
        }),
      );
    },
  },
  'an imported user pool with a role mapping': {
    when: [...UNTOUCHED, 'guests off', 'an imported user pool', 'a role mapping of an imported user pool'],
    before() {
      const userPool = UserPool.fromUserPoolId(this, 'Users', 'eu-west-1_AbCdEfGhI');
      const userPoolClient = UserPoolClient.fromUserPoolClientId(this, 'Web', '7tr1l4m8ba1u9pfq3i3fmo4shc');
      const providerUrl = IdentityPoolProviderUrl.userPool(userPool, userPoolClient);
      new StockIdentityPool(this, 'Pool', {
        ...stockProviders({ userPool, userPoolClient }),
        roleMappings: [{ mappingKey: 'staff', providerUrl, useToken: true }],
      });
    },
    after() {
      const userPool = UserPool.fromUserPoolId(this, 'Users', 'eu-west-1_AbCdEfGhI');
      const client = UserPoolClient.fromUserPoolClientId(this, 'Web', '7tr1l4m8ba1u9pfq3i3fmo4shc');
      new IdentityPool(this, 'Pool', {
        providers: [IdentityProvider.userPool(userPool, { clients: [client], roleMapping: RoleMapping.fromToken() })],
      });
    },
  },
  'a user pool of another stack, its old export kept': {
    when: [...UNTOUCHED, 'guests off', 'a user pool of another stack'],
    before() {
      const userPool = new UserPool(stackBeside(this), 'Users');
      new StockIdentityPool(this, 'Pool', stockProviders({ userPool, userPoolClient: userPool.addClient('Web') }));
    },
    after() {
      const authStack = stackBeside(this);
      const userPool = new UserPool(authStack, 'Users');
      new IdentityPool(this, 'Pool', providers(userPool, userPool.addClient('Web')));
      authStack.exportValue(userPool.userPoolId);
    },
  },
  'a guest role of your own, guests off': {
    when: [...UNTOUCHED, 'guests off, own guest role'],
    before() {
      const visitor = Role.fromRoleArn(this, 'Visitor', 'arn:aws:iam::123456789012:role/visitor');
      new StockIdentityPool(this, 'Pool', { unauthenticatedRole: visitor });
    },
    after() {
      new IdentityPool(this, 'Pool');
    },
  },
  'a role that names the pool by a lazy id': {
    when: [...UNTOUCHED, 'your own roles'],
    before() {
      const pool: StockIdentityPool = new StockIdentityPool(this, 'Pool', {
        allowUnauthenticatedIdentities: true,
        authenticatedRole: roleOf(this, () => pool.identityPoolId),
      });
    },
    after() {
      const pool: IdentityPool = new IdentityPool(this, 'Pool', {
        guestAccess: GuestAccess.enabled(),
        authenticatedRole: PoolRole.existing(roleOf(this, () => pool.identityPoolId)),
      });
    },
  },
  'imported roles': {
    when: UNTOUCHED,
    before() {
      const { member, visitor } = importedRoles(this);
      new StockIdentityPool(this, 'Pool', {
        allowUnauthenticatedIdentities: true,
        authenticatedRole: member,
        unauthenticatedRole: visitor,
      });
    },
    after() {
      const { member, visitor } = importedRoles(this);
      new IdentityPool(this, 'Pool', {
        authenticatedRole: PoolRole.existing(member),
        guestAccess: GuestAccess.enabled({ role: PoolRole.existing(visitor) }),
      });
    },
  },
};

for (const region of GOV_CLOUD) {
  FIXTURES[region] = {
    when: [...UNTOUCHED, region],
    stack: { env: { account: '123456789012', region } },
    before() {
      new StockIdentityPool(this, 'Pool', { allowUnauthenticatedIdentities: true });
    },
    after() {
      new IdentityPool(this, 'Pool', { guestAccess: GuestAccess.enabled() });
    },
  };
}

function stockProviders(userPool: UserPoolAuthenticationProviderProps): StockProps {
  return { authenticationProviders: { userPools: [new UserPoolAuthenticationProvider(userPool)] } };
}

function providers(userPool: IUserPool, client: IUserPoolClient): IdentityPoolProps {
  return { providers: [IdentityProvider.userPool(userPool, { clients: [client] })] };
}

/** So that both roles have a policy. */
function grantSomething(pool: StockIdentityPool | IdentityPool): void {
  const guests = 'guestRole' in pool ? pool.guestRole : pool.unauthenticatedRole;
  for (const role of [pool.authenticatedRole, guests]) {
    role.addToPrincipalPolicy(new PolicyStatement({ actions: ['polly:SynthesizeSpeech'], resources: ['*'] }));
  }
}

function stackBeside(stack: Stack): Stack {
  return new Stack(stack.node.root, 'Auth');
}

function importedRoles(scope: Construct): { member: IRole; visitor: IRole } {
  return {
    member: Role.fromRoleArn(scope, 'Member', 'arn:aws:iam::123456789012:role/member'),
    visitor: Role.fromRoleArn(scope, 'Visitor', 'arn:aws:iam::123456789012:role/visitor'),
  };
}

function roleOf(scope: Construct, identityPoolId: () => string): Role {
  const cognito = 'cognito-identity.amazonaws.com';
  return new Role(scope, 'Member', {
    assumedBy: new FederatedPrincipal(
      cognito,
      {
        StringEquals: { [`${cognito}:aud`]: Lazy.string({ produce: identityPoolId }) },
        'ForAnyValue:StringLike': { [`${cognito}:amr`]: 'authenticated' },
      },
      'sts:AssumeRoleWithWebIdentity',
    ),
  });
}

/** The templates of every stack of the app, one after the other. */
export function templates(fixture: Fixture, write: 'before' | 'after'): Record<string, Json> {
  const app = new App();
  fixture[write].call(new Stack(app, 'Test', fixture.stack));
  const stacks = app.node.children.filter((c): c is Stack => Stack.isStack(c));
  return Object.fromEntries(stacks.map((stack) => [stack.node.id, Template.fromStack(stack).toJSON()]));
}
