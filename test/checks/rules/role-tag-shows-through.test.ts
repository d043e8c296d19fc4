import { App, Stack, Tags } from 'aws-cdk-lib';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IdentityPool, IdentityProvider, PrincipalTags } from '../../../src';
import { roleTagShowsThrough } from '../../../src/checks/private/rules/role-tag-shows-through';
import { templatesOf } from '../../../src/model/cdk-templates';
import { findingsOf, findingsOfTemplates, verdictOf } from '../support';
import { AMR, AUD, allow, policies, signedIn, tagMap, trust } from '../templates';

const READS = allow('s3:GetObject', `arn:aws:s3:::files/\${aws:PrincipalTag/tenant}/*`);
const GOOGLE = { SupportedLoginProviders: { 'accounts.google.com': 'app-id' } };
const TENANT = { Tags: [{ Key: 'tenant', Value: 'acme' }] };

function tagged(
  more: { trust?: unknown; role?: object; pool?: object; map?: object | null; statement?: object } = {},
): object {
  const { map = tagMap({ tenant: 'hd' }), statement = READS } = more;
  return signedIn(more.trust ?? [trust()], {
    pool: more.pool ?? GOOGLE,
    role: { ...policies(statement), ...TENANT, ...more.role },
    resources: map ? { Map: map } : {},
  });
}

/** Denies whoever brings no tenant. */
function denial(changes: object = {}, amr = 'unauthenticated'): object {
  return trust({
    Effect: 'Deny',
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { [AUD]: { Ref: 'Pool' } },
      StringNotLike: { 'aws:RequestTag/tenant': '?*' },
      'ForAllValues:StringNotEquals': { [AMR]: ['unauthenticated', amr] },
      ...changes,
    },
  });
}

test.each([
  ['which a policy reads in a resource', tagged()],
  [
    'which a policy reads in a condition',
    tagged({ statement: allow('s3:*', '*', { StringEquals: { 'aws:principaltag/Tenant': 'acme' } }) }),
  ],
  ['whose key has other letters', tagged({ role: { Tags: [{ Key: 'Tenant', Value: 'acme' }] } })],
  [
    'and refuses users without it from one provider alone',
    tagged({ trust: [trust(), denial({}, 'accounts.google.com')] }),
  ],
  [
    'and refuses users without another one',
    tagged({ trust: [trust(), denial({ StringNotLike: { 'aws:RequestTag/team': '?*' } })] }),
  ],
])('fires on a role with a tag that its users bring, %s', (_, resources) => {
  expect(verdictOf(roleTagShowsThrough, resources)).toBe('fires');
});

test.each([
  ['no tag', tagged({ role: { Tags: [] } })],
  ['another tag', tagged({ role: { Tags: [{ Key: 'stage', Value: 'prod' }] } })],
  ['a tag that nobody else brings', tagged({ map: null })],
  ['a tag that no policy reads', tagged({ statement: allow('s3:GetObject') })],
  ['a tag without which nobody gets in', tagged({ trust: [trust(), denial()] })],
  [
    'a tag that its trust policy asks for',
    tagged({
      trust: [{ ...trust(), Condition: { ...trust().Condition, StringLike: { 'aws:RequestTag/tenant': '?*' } } }],
    }),
  ],
])('stays silent on a role with %s', (_, resources) => {
  expect(verdictOf(roleTagShowsThrough, resources)).toBe('stays silent');
});

/** A role that no policy of its own lets read the tag, beside a bucket that does. */
function beside(principal: unknown, besides: object = {}): object {
  const Resource = `arn:aws:s3:::files/\${aws:PrincipalTag/tenant}/*`;
  const statement = { Effect: 'Allow', Action: 's3:GetObject', Principal: principal, Resource };
  const PolicyDocument = { Version: '2012-10-17', Statement: [statement] };
  return {
    ...tagged({ statement: allow('s3:ListAllMyBuckets') }),
    BucketPolicy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'files', PolicyDocument }, ...besides },
  };
}

const ROLE = { 'Fn::GetAtt': ['Role', 'Arn'] };

test.each([
  ['that lets the role in', beside({ AWS: ROLE }), 'fires'],
  ['that lets everybody in', beside('*'), 'fires'],
  [
    'that lets the account in',
    beside({ AWS: { 'Fn::Join': ['', ['arn:aws:iam::', { Ref: 'AWS::AccountId' }, ':root']] } }),
    'fires',
  ],
  ['that lets somebody else in', beside({ AWS: 'arn:aws:iam::111111111111:role/other' }), 'stays silent'],
  ['that may not be there', beside('*', { Condition: 'Unknown' }), 'can not tell'],
])('a policy of a bucket that reads the tag, and %s: %s', (_, resources, verdict) => {
  expect(verdictOf(roleTagShowsThrough, resources)).toBe(verdict);
});

test.each([
  ['what Cognito’s own mapping makes', tagged({ map: tagMap({}, { UseDefaults: true }) })],
  ['what a backend brings', tagged({ pool: { DeveloperProviderName: 'login.example.app' }, map: null })],
  [
    'what a policy of AWS reads',
    tagged({
      statement: allow('s3:GetObject'),
      role: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] },
    }),
  ],
  [
    'what a condition of the trust policy refuses',
    tagged({ trust: [trust(), denial({ StringNotLike: { 'aws:RequestTag/tenant': 'acme' } })] }),
  ],
  ['what a statement of the trust policy says', tagged({ trust: [trust(), { Ref: 'Nothing' }] })],
])('can not tell where nobody knows %s', (_, resources) => {
  expect(verdictOf(roleTagShowsThrough, resources)).toBe('can not tell');
});

test('a finding names the tag, who brings it and what reads it', () => {
  expect(findingsOf(roleTagShowsThrough, tagged())).toMatchObject([
    {
      at: 'Role',
      property: 'Properties.Tags',
      what: 'tenant=acme, which users of accounts.google.com bring too, and own reads as aws:PrincipalTag/tenant',
    },
  ]);
});

function ownPool(tags: PrincipalTags) {
  // The pool would be checked as well when it is synthesized, and the synthesis fail.
  const stack = new Stack(new App({ context: { 'cdk-cognito-identity-pool:checks': false } }), 'Ours');
  const userPool = new UserPool(stack, 'Users');
  const pool = new IdentityPool(stack, 'Pool', {
    providers: [IdentityProvider.userPool(userPool, { clients: [userPool.addClient('Web')], principalTags: tags })],
  });
  pool.authenticatedRole.addToPrincipalPolicy(PolicyStatement.fromJson(READS));
  Tags.of(stack).add('tenant', 'acme');
  return findingsOfTemplates(roleTagShowsThrough, templatesOf(stack));
}

test('fires on a pool of this library whose stack has the tag', () => {
  const findings = ownPool(PrincipalTags.custom({ tenant: 'custom:tenant' }));
  expect(findings.map(({ at, untold }) => [at, untold])).toEqual([['PoolAuthenticatedRoleF46F2D22', undefined]]);
});

test('stays silent on a pool of this library that requires the tag', () => {
  expect(ownPool(PrincipalTags.custom({ tenant: 'custom:tenant' }, { required: ['tenant'] }))).toEqual([]);
});
