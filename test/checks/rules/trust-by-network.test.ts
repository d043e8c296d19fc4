import { trustByNetwork } from '../../../src/checks/private/rules/trust-by-network';
import { findingsOf, verdictOf } from '../support';
import { signedIn, trust } from '../templates';

function with_(operator: string, keys: object) {
  const statement = trust();
  return { ...statement, Condition: { ...statement.Condition, [operator]: keys } };
}

test.each([
  ['aws:SourceIp', [with_('IpAddress', { 'aws:SourceIp': '203.0.113.0/24' })]],
  ['aws:sourcevpce', [with_('StringEquals', { 'aws:sourcevpce': 'vpce-1' })]],
  ['aws:SourceVpc', [trust(), { ...with_('StringNotEquals', { 'aws:SourceVpc': 'vpc-1' }), Effect: 'Deny' }]],
  [
    'aws:SourceIp',
    [
      trust(),
      {
        Effect: 'Deny',
        Principal: '*',
        Action: '*',
        Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
      },
    ],
  ],
])('fires on %s (%#)', (key, statements) => {
  expect(findingsOf(trustByNetwork, signedIn(statements))).toMatchObject([{ what: `Role tests ${key}` }]);
});

test.each([
  ['without such a key', [trust()]],
  [
    'with such a key for somebody else',
    [trust(), { ...with_('IpAddress', { 'aws:SourceIp': '::/0' }), Principal: { AWS: '222222222222' } }],
  ],
  [
    'with such a key for another action',
    [trust(), { ...with_('IpAddress', { 'aws:SourceIp': '::/0' }), Action: 'sts:AssumeRole' }],
  ],
])('stays silent on a policy %s', (_, statements) => {
  expect(verdictOf(trustByNetwork, signedIn(statements))).toBe('stays silent');
});

test('can not tell where the role may not be this pool’s', () => {
  const resources = signedIn([with_('IpAddress', { 'aws:SourceIp': '203.0.113.0/24' })]);
  resources.Roles.Properties.IdentityPoolId = { Ref: 'Nothing' };
  expect(verdictOf(trustByNetwork, resources)).toBe('can not tell');
});
