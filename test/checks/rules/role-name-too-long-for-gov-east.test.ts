import { roleNameTooLongForGovEast } from '../../../src/checks/private/rules/role-name-too-long-for-gov-east';
import { findingsOf, verdictOf } from '../support';
import { signedIn, trust } from '../templates';

const EAST = 'us-gov-east-1';

function named(roleName: unknown, principal = 'cognito-identity.us-gov-east-1.amazonaws.com'): object {
  const Condition = { StringEquals: { [`${principal}:aud`]: { Ref: 'Pool' } } };
  return signedIn([trust({ Principal: { Federated: principal }, Condition })], { role: { RoleName: roleName } });
}

// https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-cog.html advises 20 characters.
test.each([
  ['x'.repeat(21), EAST, 'fires'],
  [undefined, EAST, 'fires'],
  ['x'.repeat(21), undefined, 'fires'],
  ['x'.repeat(20), EAST, 'stays silent'],
  ['x'.repeat(21), 'us-gov-west-1', 'stays silent'],
  ['x'.repeat(21), 'eu-west-1', 'stays silent'],
  [{ Ref: 'Nothing' }, EAST, 'can not tell'],
])('the name %j in %s: %s', (roleName, region, verdict) => {
  expect(verdictOf(roleNameTooLongForGovEast, named(roleName), { region })).toBe(verdict);
});

test('stays silent where neither the region nor the principal says GovCloud (US-East)', () => {
  const resources = named('x'.repeat(21), 'cognito-identity.amazonaws.com');
  expect(verdictOf(roleNameTooLongForGovEast, resources, { region: undefined })).toBe('stays silent');
});

test('a finding says how long the name is', () => {
  expect(findingsOf(roleNameTooLongForGovEast, named('x'.repeat(21)), { region: EAST })).toMatchObject([
    { at: 'Role', property: 'Properties.RoleName', what: `${'x'.repeat(21)} has 21 characters` },
  ]);
});
