import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { CfnFileSystem } from 'aws-cdk-lib/aws-efs';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnBucketPolicy, CfnDirectoryBucket } from 'aws-cdk-lib/aws-s3express';
import { CfnTableBucket, CfnTableBucketPolicy } from 'aws-cdk-lib/aws-s3tables';
import { CfnResourcePolicy } from 'aws-cdk-lib/aws-ssm';
import { IdentityPool, IdentityProvider, testing } from '../../src';
import { modelOf } from '../support/models';
import { type Json, userPoolOf } from '../support/stacks';

const DENIAL = new PolicyStatement({ effect: Effect.DENY, actions: ['*'], principals: [new AnyPrincipal()] });
const DOCUMENT = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Principal: '*', Resource: '*' }] };
const PARAMETER = { Ref: 'Mystery' };

/** What the simulator says of one action of signed-in users, who are allowed all by their role. */
function outcomeIn(build: (stack: Stack) => [string, string]): string {
  const stack = new Stack(new App(), 'Test', { env: { account: '111111111111', region: 'eu-west-1' } });
  const { userPool, client } = userPoolOf(stack);
  const pool = new IdentityPool(stack, 'Pool');
  const users = pool.addProvider(IdentityProvider.userPool(userPool, { clients: [client] }));
  const [action, resource] = build(stack);
  pool.authenticatedRole.addToPrincipalPolicy(new PolicyStatement({ actions: ['*'], resources: ['*'] }));
  const session = testing.IdentityPoolSimulator.of(pool).signIn(testing.SignIn.through(users));
  return session.decide(action, resource).outcome;
}

describe('a denial in a policy that is not read never passes for allowed', () => {
  test.each<[string, (stack: Stack) => [string, string]]>([
    [
      'a repository',
      (stack) => {
        const repository = new Repository(stack, 'Images');
        repository.addToResourcePolicy(DENIAL);
        return ['ecr:BatchGetImage', repository.repositoryArn];
      },
    ],
    [
      'a directory bucket',
      (stack) => {
        const bucket = new CfnDirectoryBucket(stack, 'Fast', {
          dataRedundancy: 'SingleAvailabilityZone',
          locationName: 'euw1-az1',
        });
        new CfnBucketPolicy(stack, 'Policy', { bucket: bucket.ref, policyDocument: DOCUMENT });
        return ['s3express:CreateSession', bucket.attrArn];
      },
    ],
    [
      'a table bucket',
      (stack) => {
        const bucket = new CfnTableBucket(stack, 'Tables', { tableBucketName: 'tables' });
        new CfnTableBucketPolicy(stack, 'Policy', {
          tableBucketArn: bucket.attrTableBucketArn,
          resourcePolicy: DOCUMENT,
        });
        return ['s3tables:GetTableData', `${bucket.attrTableBucketArn}/table/x`];
      },
    ],
    [
      'a file system',
      (stack) => {
        const files = new CfnFileSystem(stack, 'Files', { fileSystemPolicy: DOCUMENT });
        return ['elasticfilesystem:ClientMount', files.attrArn];
      },
    ],
    [
      'a parameter named by hand',
      (stack) => {
        const resourceArn = 'arn:aws:ssm:eu-west-1:111111111111:parameter/x';
        new CfnResourcePolicy(stack, 'Policy', { resourceArn, policy: DOCUMENT });
        return ['ssm:GetParameter', resourceArn];
      },
    ],
    [
      'a resource that only the deployment knows',
      (stack) => {
        const resourceArn = new CfnParameter(stack, 'Which').valueAsString;
        new CfnResourcePolicy(stack, 'Policy', { resourceArn, policy: DOCUMENT });
        return ['ssm:GetParameter', 'arn:aws:ssm:eu-west-1:111111111111:parameter/x'];
      },
    ],
  ])('on %s', (_, build) => {
    expect(outcomeIn(build)).toBe('INDETERMINATE');
  });
});

test('a repository without a policy is decided about beside one that has one', () => {
  const outcome = outcomeIn((stack) => {
    new Repository(stack, 'Other').addToResourcePolicy(DENIAL);
    return ['ecr:BatchGetImage', new Repository(stack, 'Images').repositoryArn];
  });
  expect(outcome).toBe('ALLOWED');
});

/** Why the policies on an ARN may be more than those that were read. */
function gapsOf(arn: string, type: string, Properties: Json): readonly string[] {
  const Parameters = { Mystery: { Type: 'String' } };
  return modelOf({ X: { Type: type, Properties } }, { Parameters }).resourcePoliciesOf(arn).gaps;
}

const REPOSITORY = 'arn:aws:ecr:eu-west-1:111111111111:repository/by-hand';

test.each<[string, string, Json]>([
  ['a policy', 'AWS::ECR::Repository', { RepositoryPolicyText: DOCUMENT }],
  ['a text', 'AWS::ECR::Repository', { RepositoryPolicyText: JSON.stringify(DOCUMENT) }],
  [
    'one that is put together',
    'AWS::ECR::Repository',
    { RepositoryPolicyText: { 'Fn::Sub': JSON.stringify(DOCUMENT) } },
  ],
  ['one that a parameter holds', 'AWS::ECR::Repository', { RepositoryPolicyText: PARAMETER }],
  ['one under a name nobody knows', 'AWS::ECR::Novelty', { Rights: [{ Rules: DOCUMENT }] }],
  ['one of which nothing is known', 'AWS::ECR::RegistryPolicy', { 'Fn::If': ['A', {}, {}] }],
])('of %s it is said that it is not evaluated', (_, type, properties) => {
  expect(gapsOf(REPOSITORY, type, properties)).toEqual([
    expect.stringMatching(/of S\/X is a policy that is not evaluated: policies of AWS::ECR::\w+ are not read$/),
  ]);
});

test.each<[string, string, Json]>([
  ['another service', 'AWS::EFS::FileSystem', { FileSystemPolicy: DOCUMENT }],
  ['an endpoint', 'AWS::EC2::VPCEndpoint', { PolicyDocument: DOCUMENT }],
  ['a role', 'AWS::ECR::Robot', { AssumeRolePolicyDocument: DOCUMENT }],
  [
    'nobody: it has no statements',
    'AWS::ECR::Repository',
    { LifecyclePolicy: { LifecyclePolicyText: '{"rules":[]}' } },
  ],
  ['a firewall', 'AWS::ECR::Firewall', { Rules: [{ Statement: { ByteMatchStatement: {} } }] }],
  ['nobody: it is none', 'AWS::ECR::Repository', { RepositoryName: PARAMETER }],
])('what is for %s leaves nothing open', (_, type, properties) => {
  expect(gapsOf(REPOSITORY, type, properties)).toEqual([]);
});
