import { Duration, Lazy, type Stack, type StackProps } from 'aws-cdk-lib';
import {
  IdentityPoolProviderUrl,
  IdentityPool as StockIdentityPool,
  type IdentityPoolProps as StockProps,
  UserPoolAuthenticationProvider,
} from 'aws-cdk-lib/aws-cognito-identitypool';
import {
  FederatedPrincipal,
  type IRole,
  ManagedPolicy,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import {
  ClaimRule,
  GuestAccess,
  IdentityPool,
  type IdentityPoolProps,
  IdentityProvider,
  PoolRole,
  RoleMapping,
} from '../../src';
import { onlyResource, resourcesOf, userPoolOf } from '../support/stacks';
import {
  attachmentOf,
  finds,
  gives,
  IN_ACCOUNT,
  type Row,
  type Rows,
  refuses,
  silent,
  trustStatements,
  warns,
} from './row';

const COMMERCIAL = 'cognito-identity.amazonaws.com';
const ADMINISTRATOR = ManagedPolicy.fromAwsManagedPolicyName('AdministratorAccess');
const GOOGLE_CLIENT = '123456789012-abc.apps.googleusercontent.com';
const MEMBER = 'arn:aws:iam::123456789012:role/member';
const STRANGER = 'arn:aws:iam::999999999999:role/member';

export const ROLE_ROWS: Rows = {
  C01: {
    stock: gives(stockPool, trusted, [COMMERCIAL, COMMERCIAL], inRegion('us-gov-west-1')),
    here: gives(
      pool,
      trusted,
      ['cognito-identity-us-gov.amazonaws.com', 'cognito-identity-us-gov.amazonaws.com'],
      inRegion('us-gov-west-1'),
    ),
  },
  C02: {
    stock: gives(
      (stack) => {
        const { userPool, client: userPoolClient } = userPoolOf(stack);
        const userPools = [new UserPoolAuthenticationProvider({ userPool, userPoolClient })];
        stockPool(stack, { authenticationProviders: { userPools } });
      },
      trusted,
      [COMMERCIAL, COMMERCIAL],
      inRegion('cn-north-1'),
    ),
    here: [
      refuses(
        'UserPoolsNotInRegion',
        (stack) => {
          const { userPool, client } = userPoolOf(stack);
          pool(stack, { providers: [IdentityProvider.userPool(userPool, { clients: [client] })] });
        },
        inRegion('cn-north-1'),
      ),
      warns('FederationUnconfirmed', pool, inRegion('cn-north-1')),
    ],
  },
  C03: unknownPartition('us-isof-south-1'),
  C04: unknownPartition('eusc-de-east-1'),
  C05: {
    stock: gives(stockPool, actions, ['sts:AssumeRoleWithWebIdentity', 'sts:AssumeRoleWithWebIdentity']),
    here: gives(pool, actions, [['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'], 'sts:AssumeRoleWithWebIdentity']),
  },
  C06: {
    stock: gives((stack) => new StockIdentityPool(stack, 'Pool'), attached, ['authenticated', 'unauthenticated']),
    here: gives((stack) => new IdentityPool(stack, 'Pool'), attached, ['authenticated']),
  },
  C07: {
    stock: silent((stack) => grantTooMuch(stockPool(stack).unauthenticatedRole)),
    here: finds('GuestActionOutOfReach', (stack) => grantTooMuch(pool(stack).guestRole)),
  },
  C08: {
    stock: silent((stack) => stockPool(stack).unauthenticatedRole.addManagedPolicy(ADMINISTRATOR)),
    here: finds('GuestAdministrator', (stack) => pool(stack).guestRole.addManagedPolicy(ADMINISTRATOR)),
  },
  C09: {
    stock: silent((stack) => stockPool(stack, { authenticatedRole: lambdaRole(stack) })),
    here: [
      gives((stack) => pool(stack, { authenticatedRole: PoolRole.existing(lambdaRole(stack)) }), trusted, [
        'lambda.amazonaws.com',
        COMMERCIAL,
        COMMERCIAL,
      ]),
      warns('TrustAlsoOthers', (stack) => pool(stack, { authenticatedRole: PoolRole.existing(lambdaRole(stack)) })),
    ],
  },
  C10: {
    stock: silent((stack) => {
      const mappedRole = lambdaRole(stack);
      stockPool(stack, {
        authenticationProviders: { google: { clientId: GOOGLE_CLIENT } },
        roleMappings: [
          {
            providerUrl: IdentityPoolProviderUrl.GOOGLE,
            rules: [{ claim: 'department', claimValue: 'legal', mappedRole }],
          },
        ],
      });
    }),
    here: [
      gives(mapLambdaRole, trusted, ['lambda.amazonaws.com', COMMERCIAL, COMMERCIAL, COMMERCIAL]),
      warns('TrustAlsoOthers', mapLambdaRole),
    ],
  },
  C11: {
    stock: silent((stack) => stockPool(stack, { authenticatedRole: Role.fromRoleArn(stack, 'Member', MEMBER) })),
    here: warns('TrustNotManaged', (stack) =>
      pool(stack, { authenticatedRole: PoolRole.existing(Role.fromRoleArn(stack, 'Member', MEMBER)) }),
    ),
  },
  C12: {
    stock: silent((stack) => stockPool(stack, { authenticatedRole: Role.fromRoleArn(stack, 'Member', STRANGER) }), {
      env: IN_ACCOUNT,
    }),
    here: refuses(
      'RoleOfAnotherAccount',
      (stack) => pool(stack, { authenticatedRole: PoolRole.existing(Role.fromRoleArn(stack, 'Member', STRANGER)) }),
      { env: IN_ACCOUNT },
    ),
  },
  C13: {
    stock: gives(
      (stack) => {
        const assumedBy = new FederatedPrincipal(
          COMMERCIAL,
          { StringEquals: { [`${COMMERCIAL}:aud`]: Lazy.string({ produce: () => made.identityPoolId }) } },
          'sts:AssumeRoleWithWebIdentity',
        );
        const made: StockIdentityPool = stockPool(stack, {
          authenticatedRole: new Role(stack, 'Member', { assumedBy }),
        });
      },
      (stack) => trustStatements(stack)[0].Condition.StringEquals,
      { [`${COMMERCIAL}:aud`]: { Ref: 'PoolD3F588B8' } },
    ),
    here: [
      gives(
        (stack) => new IdentityPool(stack, 'Pool', { authenticatedRole: PoolRole.none() }).addRole('Member'),
        (stack) => trustStatements(stack)[0].Condition.StringEquals,
        { [`${COMMERCIAL}:aud`]: { Ref: 'PoolD3F588B8' } },
      ),
      gives(
        (stack) => {
          const made = new IdentityPool(stack, 'Pool', { authenticatedRole: PoolRole.none() });
          made.addRole('Member', { through: [made.addProvider(IdentityProvider.google(GOOGLE_CLIENT))] });
        },
        (stack) => trustStatements(stack)[0].Condition['ForAnyValue:StringEquals'],
        { [`${COMMERCIAL}:amr`]: ['accounts.google.com'] },
      ),
    ],
  },
  C14: {
    stock: gives(
      (stack) =>
        new StockIdentityPool(stack, 'Pool', { permissionsBoundary: boundary(stack), path: '/pools/' } as object),
      (stack) => resourcesOf(stack, 'AWS::IAM::Role').filter(({ Properties }) => Properties.Path).length,
      0,
    ),
    here: gives(
      (stack) =>
        new IdentityPool(stack, 'Pool', {
          authenticatedRole: PoolRole.create({
            permissionsBoundary: boundary(stack),
            path: '/pools/',
            maxSessionDuration: Duration.hours(2),
          }),
        }),
      (stack) => onlyResource(stack, 'AWS::IAM::Role').Properties,
      expect.objectContaining({
        Path: '/pools/',
        MaxSessionDuration: 7200,
        PermissionsBoundary: 'arn:aws:iam::123456789012:policy/boundary',
      }),
    ),
  },
  C15: {
    stock: silent((stack) => stockPool(stack, { allowClassicFlow: true })),
    here: warns('GuestsInClassicFlow', (stack) => pool(stack, { allowClassicFlow: true })),
  },
};

/** With guests: a pool that somebody can use, so that nothing is said of it but what a row is about. */
function stockPool(stack: Stack, props: StockProps = {}): StockIdentityPool {
  return new StockIdentityPool(stack, 'Pool', { allowUnauthenticatedIdentities: true, ...props });
}

function pool(stack: Stack, props: IdentityPoolProps = {}): IdentityPool {
  return new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled(), ...props });
}

function inRegion(region: string): StackProps {
  return { env: { ...IN_ACCOUNT, region } };
}

function unknownPartition(region: string): Row {
  return {
    stock: silent(stockPool, inRegion(region)),
    here: warns('FederationUnconfirmed', pool, inRegion(region)),
  };
}

function lambdaRole(stack: Stack): Role {
  return new Role(stack, 'Worker', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
}

function mapLambdaRole(stack: Stack): void {
  const roleMapping = RoleMapping.fromRules([ClaimRule.whenEquals('department', 'legal', lambdaRole(stack))]);
  pool(stack, { providers: [IdentityProvider.google(GOOGLE_CLIENT, { roleMapping })] });
}

/** What Cognito never lets guests do in the enhanced flow, whatever their role says. */
function grantTooMuch(guests: IRole): void {
  const actions = ['iam:*', 'secretsmanager:GetSecretValue', 'ssm:GetParameter', 'bedrock:InvokeModel'];
  guests.addToPrincipalPolicy(new PolicyStatement({ actions, resources: ['*'] }));
}

function boundary(stack: Stack) {
  return ManagedPolicy.fromManagedPolicyArn(stack, 'Boundary', 'arn:aws:iam::123456789012:policy/boundary');
}

/** Whom the roles trust, statement by statement. */
function trusted(stack: Stack): string[] {
  return trustStatements(stack).map(({ Principal }) => Principal.Federated ?? Principal.Service);
}

function actions(stack: Stack): (string | string[])[] {
  return trustStatements(stack).map(({ Action }) => Action);
}

/** Whom the attachment has roles for. */
function attached(stack: Stack): string[] {
  return Object.keys(attachmentOf(stack).Properties.Roles).sort();
}
