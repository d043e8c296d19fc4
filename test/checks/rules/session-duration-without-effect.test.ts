import { sessionDurationWithoutEffect } from '../../../src/checks/private/rules/session-duration-without-effect';
import { findingsOf, verdictOf } from '../support';
import { AMR, AUD, arn, attachment, pool, signedIn, trust } from '../templates';

const LONG = { MaxSessionDuration: 7200 };
const TWO_POOLS = trust({
  Condition: {
    StringEquals: { [AUD]: [{ Ref: 'Pool' }, { Ref: 'Classic' }] },
    'ForAnyValue:StringLike': { [AMR]: 'authenticated' },
  },
});

test.each([
  ['a longer duration', signedIn([trust()], { role: LONG })],
  ['a longer duration, as a text', signedIn([trust()], { role: { MaxSessionDuration: '7200' } })],
])('fires on %s', (_, resources) => {
  expect(findingsOf(sessionDurationWithoutEffect, resources)).toMatchObject([
    { at: 'Role', property: 'Properties.MaxSessionDuration', what: '7200 seconds' },
  ]);
});

test.each([
  ['an hour', signedIn([trust()], { role: { MaxSessionDuration: 3600 } })],
  ['no duration', signedIn([trust()])],
  [
    'a duration that only the deployment knows',
    signedIn([trust()], { role: { MaxSessionDuration: { Ref: 'Nothing' } } }),
  ],
  ['a pool with the classic flow', signedIn([trust()], { role: LONG, pool: { AllowClassicFlow: true } })],
  ['a pool that may have it', signedIn([trust()], { role: LONG, pool: { AllowClassicFlow: undefined } })],
  ['a role that trusts others too', signedIn([trust(), trust({ Principal: { AWS: '222222222222' } })], { role: LONG })],
  ['a role that may trust others too', signedIn([trust(), { Ref: 'Nothing' }], { role: LONG })],
  [
    'a role of two pools, one of which has the classic flow',
    signedIn([TWO_POOLS], {
      role: LONG,
      resources: {
        Classic: pool({ AllowClassicFlow: true }),
        ClassicRoles: attachment({ IdentityPoolId: { Ref: 'Classic' }, Roles: { authenticated: arn('Role') } }),
      },
    }),
  ],
])('stays silent on %s', (_, resources) => {
  expect(verdictOf(sessionDurationWithoutEffect, resources)).toBe('stays silent');
});

test('can not tell where the role may not be this pool’s', () => {
  const resources = signedIn([trust()], { role: LONG });
  resources.Roles.Properties.IdentityPoolId = { Ref: 'Nothing' };
  expect(verdictOf(sessionDurationWithoutEffect, resources)).toBe('can not tell');
});
