import { classicFlowOpensRoles } from '../../../src/checks/private/rules/classic-flow-opens-roles';
import { findingsOf, verdictOf } from '../support';
import { AMR, AUD, role, signedIn, trust } from '../templates';

const CLASSIC = { AllowClassicFlow: true, SupportedLoginProviders: { 'accounts.google.com': 'app-id' } };

/** A pool with the classic flow and a role it hands out, beside a role with these statements. */
function beside(statements: object[], more: { pool?: object; besides?: object } = {}): object {
  return signedIn([trust()], {
    pool: { ...CLASSIC, ...more.pool },
    resources: { Editors: { ...role(statements), ...more.besides } },
  });
}

test.each([
  ['trusts signed-in users', beside([trust()]), 'fires'],
  [
    'trusts everybody of the pool',
    beside([trust({ Condition: { StringEquals: { [AUD]: { Ref: 'Pool' } } } })]),
    'fires',
  ],
  ['trusts them, and may not be there', beside([trust()], { besides: { Condition: 'Unknown' } }), 'can not tell'],
  ['trusts them, with the flow off', beside([trust()], { pool: { AllowClassicFlow: false } }), 'stays silent'],
  ['trusts guests', beside([trust({}, 'unauthenticated')]), 'stays silent'],
  ['trusts the users of one provider', beside([trust({}, 'accounts.google.com')]), 'stays silent'],
  [
    'trusts another pool',
    beside([
      trust({ Condition: { StringEquals: { [AUD]: 'eu-west-1:other' }, StringLike: { [AMR]: 'authenticated' } } }),
    ]),
    'stays silent',
  ],
  ['denies some', beside([trust(), trust({ Effect: 'Deny' })]), 'stays silent'],
  [
    'trusts a service',
    beside([{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'x' } }]),
    'stays silent',
  ],
])('a role that %s: %#', (_, resources, verdict) => {
  expect(verdictOf(classicFlowOpensRoles, resources)).toBe(verdict);
});

test('a finding names the roles', () => {
  expect(findingsOf(classicFlowOpensRoles, beside([trust()]))).toMatchObject([
    { at: 'Pool', property: 'Properties.AllowClassicFlow', what: 'signed-in users may take Editors' },
  ]);
});
