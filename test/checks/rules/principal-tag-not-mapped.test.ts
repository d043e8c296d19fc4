import { principalTagNotMapped } from '../../../src/checks/private/rules/principal-tag-not-mapped';
import { findingsOf, verdictOf } from '../support';
import { allow, arn, attachment, granted, guestGranted, policies, pool, signedIn, tagMap, trust } from '../templates';

const READS = allow('s3:GetObject', `arn:aws:s3:::files/\${aws:PrincipalTag/tenant}/*`);
const TWO = { SupportedLoginProviders: { 'accounts.google.com': 'a', 'www.amazon.com': 'b' } };

function mapped(tags: object | undefined, properties: object = {}, more: object = {}): object {
  const resources = granted(READS);
  Object.assign(resources.Pool.Properties, more);
  return { ...resources, ...(tags && { Tags: tagMap(tags, properties) }) };
}

test.each([
  ['nobody maps', mapped(undefined)],
  [
    'nobody maps, in the key of a condition',
    granted(allow('s3:*', '*', { StringEquals: { 'aws:PrincipalTag/tenant': 'acme' } })),
  ],
  ['nobody maps, in a denial', granted({ ...READS, Effect: 'Deny' })],
  ['a map leaves out', mapped({ team: 'hd' })],
  ['only one of two providers maps', mapped({ tenant: 'hd' }, {}, TWO)],
  ['a provider of another name maps', mapped({ tenant: 'hd' }, { IdentityProviderName: 'www.amazon.com' })],
])('fires on a tag that %s', (_, resources) => {
  expect(verdictOf(principalTagNotMapped, resources)).toBe('fires');
});

test('fires on a tag that guests would have to bring', () => {
  expect(verdictOf(principalTagNotMapped, { ...guestGranted(READS), Tags: tagMap({ tenant: 'hd' }) })).toBe('fires');
});

test.each([
  ['is mapped', mapped({ tenant: 'hd' })],
  ['is mapped in other letters', mapped({ Tenant: 'hd' })],
  [
    'the role has itself',
    signedIn([trust()], { pool: TWO, role: { ...policies(READS), Tags: [{ Key: 'tenant', Value: 'acme' }] } }),
  ],
  [
    'a backend may bring',
    signedIn([trust()], { pool: { DeveloperProviderName: 'login.example.app' }, role: policies(READS) }),
  ],
  ['nobody is there to bring', signedIn([trust()], { role: policies(READS) })],
])('stays silent on a tag that %s', (_, resources) => {
  expect(verdictOf(principalTagNotMapped, resources)).toBe('stays silent');
});

test.each([
  ['Cognito’s own mapping may make', mapped({}, { UseDefaults: true })],
  ['a map that can not be read may hold', mapped({ Ref: 'Nothing' })],
  ['a map of a provider nobody knows holds', mapped({ tenant: 'hd' }, { IdentityProviderName: { Ref: 'Nothing' } })],
  [
    'the role may have itself',
    signedIn([trust()], { pool: TWO, role: { ...policies(READS), Tags: { Ref: 'Nothing' } } }),
  ],
  [
    'an imported role may have itself',
    {
      Pool: pool(TWO),
      Roles: attachment({ Roles: { authenticated: 'arn:aws:iam::111111111111:role/made-elsewhere' } }),
      Grant: {
        Type: 'AWS::IAM::Policy',
        Properties: {
          PolicyName: 'grant',
          PolicyDocument: { Version: '2012-10-17', Statement: [READS] },
          Roles: ['made-elsewhere'],
        },
      },
    },
  ],
])('can not tell of a tag that %s', (_, resources) => {
  expect(verdictOf(principalTagNotMapped, resources)).toBe('can not tell');
});

test('a finding names the tag and the providers without it', () => {
  expect(findingsOf(principalTagNotMapped, mapped({ tenant: 'hd' }, {}, TWO))).toMatchObject([
    {
      at: 'Role',
      property: 'Properties.Policies',
      what: 'own: reads aws:PrincipalTag/tenant, and users of www.amazon.com bring no such tag',
    },
  ]);
});

test('a policy of two pools is a finding for each', () => {
  const resources = {
    ...mapped(undefined),
    Other: pool(TWO),
    OtherRoles: attachment({ IdentityPoolId: { Ref: 'Other' }, Roles: { authenticated: arn('Role') } }),
  };
  expect(findingsOf(principalTagNotMapped, resources).map((finding) => finding.pool)).toEqual(['Pool', 'Other']);
});
