import { trustLacksAction } from '../../../src/checks/private/rules/trust-lacks-action';
import { findingsOf, verdictOf } from '../support';
import { signedIn, trust } from '../templates';

test.each([
  ['sts:AssumeRole', 'fires'],
  [['sts:TagSession'], 'fires'],
  [[], 'fires'],
  ['sts:AssumeRoleWithWebIdentity', 'stays silent'],
  ['STS:assumerolewithwebidentity', 'stays silent'],
  ['sts:AssumeRole*', 'stays silent'],
  ['sts:*', 'stays silent'],
  ['*', 'stays silent'],
  [{ Ref: 'Nothing' }, 'can not tell'],
  [['sts:AssumeRole', { Ref: 'Nothing' }], 'can not tell'],
])('a trust policy with the action %j: %s', (action, verdict) => {
  expect(verdictOf(trustLacksAction, signedIn([trust({ Action: action })]))).toBe(verdict);
});

test.each([
  ['sts:AssumeRole', 'stays silent'],
  ['sts:*', 'fires'],
])('a trust policy with all actions but %s: %s', (action, verdict) => {
  expect(verdictOf(trustLacksAction, signedIn([trust({ Action: undefined, NotAction: action })]))).toBe(verdict);
});

test('leaves a role that does not trust Cognito to another rule', () => {
  const statement = trust({ Action: 'sts:AssumeRole', Principal: { AWS: '111111111111' } });
  expect(verdictOf(trustLacksAction, signedIn([statement]))).toBe('stays silent');
});

test('can not tell while a statement can not be read', () => {
  const statements = [trust({ Action: 'sts:AssumeRole' }), { Ref: 'Nothing' }];
  expect(verdictOf(trustLacksAction, signedIn(statements))).toBe('can not tell');
});

test('a finding names the actions', () => {
  expect(findingsOf(trustLacksAction, signedIn([trust({ Action: 'sts:AssumeRole' })]))).toMatchObject([
    { at: 'Role', what: 'Role allows sts:AssumeRole', fix: expect.stringContaining('sts:AssumeRoleWithWebIdentity') },
  ]);
});
