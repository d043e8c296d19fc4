import { CfnParameter, PhysicalName, RemovalPolicy, type Stack, Tags } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { IdentityPool as StockIdentityPool } from 'aws-cdk-lib/aws-cognito-identitypool';
import { AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { IdentityPool } from '../../src';
import { type Json, onlyResource } from '../support/stacks';
import { membersOfStockModule } from '../support/stock-members';
import { gives, poolOf, type Rows, refuses, silent, warns } from './row';

const [POOL, ROLE] = ['AWS::Cognito::IdentityPool', 'AWS::IAM::Role'];
const ATTACHMENT = 'AWS::Cognito::IdentityPoolRoleAttachment';
const FIFTY_ONE_TAGS = Object.fromEntries([...Array(51).keys()].map((i) => [`tag${i}`, 'x']));
const LONG_TAG = { team: 'x'.repeat(257) };

export const POOL_ROWS: Rows = {
  A01: {
    stock: gives((stack) => new StockIdentityPool(stack, 'Pool'), types, [POOL, ATTACHMENT, ROLE, ROLE]),
    here: gives((stack) => new IdentityPool(stack, 'Pool'), types, [POOL, ATTACHMENT, ROLE]),
  },
  A02: {
    stock: silent((stack) => new StockIdentityPool(stack, 'Pool')),
    here: warns('NobodyCanSignIn', (stack) => new IdentityPool(stack, 'Pool')),
  },
  ...Object.fromEntries(
    Object.entries({ A03: 'bad/name!*', A04: 'x'.repeat(129), A05: '' }).map(([id, identityPoolName]) => [
      id,
      {
        stock: silent((stack) => new StockIdentityPool(stack, 'Pool', { identityPoolName })),
        here: refuses('PoolNameInvalid', (stack) => new IdentityPool(stack, 'Pool', { identityPoolName })),
      },
    ]),
  ),
  A06: {
    stock: gives(
      (stack) => new StockIdentityPool(stack, 'Pool', { identityPoolName: parameter(stack) }),
      (stack) => poolOf(stack).Properties.IdentityPoolName,
      { Ref: 'Name' },
    ),
    here: gives(
      (stack) => new IdentityPool(stack, 'Pool', { identityPoolName: parameter(stack) }),
      (stack) => poolOf(stack).Properties.IdentityPoolName,
      { Ref: 'Name' },
    ),
  },
  A07: {
    stock: gives(
      (stack) => new StockIdentityPool(stack, 'Pool', { identityPoolName: PhysicalName.GENERATE_IF_NEEDED }),
      (stack) => poolOf(stack).Properties.IdentityPoolName,
      undefined,
    ),
    here: gives(
      (stack) => new IdentityPool(stack, 'Pool', { identityPoolName: PhysicalName.GENERATE_IF_NEEDED }),
      (stack) => poolOf(stack).Properties.IdentityPoolName,
      undefined,
    ),
  },
  A08: {
    stock: gives((stack) => tag(new StockIdentityPool(stack, 'Pool'), { team: 'identity' }), tagged, [
      POOL,
      ROLE,
      ROLE,
    ]),
    here: [
      gives((stack) => tag(new IdentityPool(stack, 'Pool'), { team: 'identity' }), tagged, [POOL, ROLE]),
      gives((stack) => new IdentityPool(stack, 'Pool', { tags: { team: 'identity' } }), tagged, [POOL]),
    ],
  },
  A09: {
    stock: silent((stack) => tag(new StockIdentityPool(stack, 'Pool'), FIFTY_ONE_TAGS)),
    here: [
      refuses('TooManyTags', (stack) => new IdentityPool(stack, 'Pool', { tags: FIFTY_ONE_TAGS })),
      refuses('TooManyTags', (stack) => tag(new IdentityPool(stack, 'Pool'), FIFTY_ONE_TAGS)),
    ],
  },
  A10: {
    stock: silent((stack) => tag(new StockIdentityPool(stack, 'Pool'), LONG_TAG)),
    here: refuses('TagInvalid', (stack) => new IdentityPool(stack, 'Pool', { tags: LONG_TAG })),
  },
  A11: {
    stock: gives((stack) => new StockIdentityPool(stack, 'Pool').applyRemovalPolicy(RemovalPolicy.RETAIN), retained, [
      POOL,
    ]),
    here: gives((stack) => new IdentityPool(stack, 'Pool').applyRemovalPolicy(RemovalPolicy.RETAIN), retained, [POOL]),
  },
  A12: {
    stock: gives(
      (stack) => new StockIdentityPool(stack, 'Pool', { removalPolicy: RemovalPolicy.RETAIN } as object),
      retained,
      [],
    ),
    here: gives((stack) => new IdentityPool(stack, 'Pool', { removalPolicy: RemovalPolicy.RETAIN }), retained, [POOL]),
  },
  A13: {
    stock: {
      check: () =>
        expect(membersOfStockModule().filter((member) => /^IdentityPool\.(grant|metric|on[A-Z])/.test(member))).toEqual(
          [],
        ),
    },
    here: gives(
      (stack) => {
        const { grants } = new IdentityPool(stack, 'Pool');
        const support = new Role(stack, 'Support', { assumedBy: new AccountRootPrincipal() });
        grants.developerSignIn(support);
        grants.listIdentities(support);
        grants.describeIdentities(support);
        grants.deleteIdentities(support);
        grants.configure(support);
      },
      (stack) =>
        onlyResource(stack, 'AWS::IAM::Policy').Properties.PolicyDocument.Statement.flatMap(
          ({ Action }: Json) => Action,
        ),
      expect.arrayContaining([
        'cognito-identity:GetOpenIdTokenForDeveloperIdentity',
        'cognito-identity:ListIdentities',
        'cognito-identity:DescribeIdentity',
        'cognito-identity:DeleteIdentities',
        'cognito-identity:SetIdentityPoolRoles',
        'iam:PassRole',
      ]),
    ),
  },
  A14: {
    stock: gives(
      (stack) => new StockIdentityPool(stack, 'Pool', { allowClassicFlow: true }),
      (stack) => poolOf(stack).Properties.AllowClassicFlow,
      true,
    ),
    here: gives(
      (stack) => new IdentityPool(stack, 'Pool', { allowClassicFlow: true }),
      (stack) => poolOf(stack).Properties.AllowClassicFlow,
      true,
    ),
  },
};

function parameter(stack: Stack): string {
  return new CfnParameter(stack, 'Name').valueAsString;
}

function tag(scope: IConstruct, tags: Record<string, string>): void {
  for (const [key, value] of Object.entries(tags)) {
    Tags.of(scope).add(key, value);
  }
}

function typesOf(stack: Stack, filter: (resource: Json) => boolean): string[] {
  const all: Json[] = Object.values(Template.fromStack(stack).toJSON().Resources);
  return all
    .filter(filter)
    .map(({ Type }) => Type)
    .sort();
}

function types(stack: Stack): string[] {
  return typesOf(stack, () => true);
}

function tagged(stack: Stack): string[] {
  return typesOf(stack, ({ Properties }) => (Properties.Tags ?? Properties.IdentityPoolTags ?? []).length > 0);
}

function retained(stack: Stack): string[] {
  return typesOf(stack, ({ DeletionPolicy }) => DeletionPolicy === 'Retain');
}
