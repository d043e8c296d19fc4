import { amrTestedWithoutForAnyValue } from '../../../src/checks/private/rules/amr-tested-without-for-any-value';
import { findingsOf, verdictOf } from '../support';
import { AMR, AUD, guests, signedIn, trust } from '../templates';

function tested(operator: string, amr = 'authenticated') {
  return trust({ Condition: { StringLike: { [AUD]: { Ref: 'Pool' } }, [operator]: { [AMR]: amr } } });
}

test.each([
  ['StringEquals', 'fires'],
  ['ForAllValues:StringLike', 'fires'],
  ['StringEqualsIfExists', 'fires'],
  ['ForAnyValue:StringLike', 'stays silent'],
  ['foranyvalue:stringequals', 'stays silent'],
  ['ForAllValues:StringNotEquals', 'stays silent'],
])('%s: %s', (operator, verdict) => {
  expect(verdictOf(amrTestedWithoutForAnyValue, signedIn([tested(operator)]))).toBe(verdict);
});

test('fires on the role of guests', () => {
  const resources = guests([tested('StringEquals', 'unauthenticated')]);
  expect(verdictOf(amrTestedWithoutForAnyValue, resources)).toBe('fires');
});

test('stays silent on a statement that denies', () => {
  const denial = { ...tested('ForAllValues:StringEquals', 'unauthenticated'), Effect: 'Deny' };
  expect(verdictOf(amrTestedWithoutForAnyValue, signedIn([trust(), denial]))).toBe('stays silent');
});

test('can not tell where the role may not be this pool’s', () => {
  const resources = signedIn([tested('StringEquals')]);
  resources.Roles.Properties.IdentityPoolId = { Ref: 'Nothing' };
  expect(verdictOf(amrTestedWithoutForAnyValue, resources)).toBe('can not tell');
});

test('a finding names the test', () => {
  expect(findingsOf(amrTestedWithoutForAnyValue, signedIn([tested('StringEquals')]))).toMatchObject([
    { what: `Role tests ${AMR} with StringEquals authenticated` },
  ]);
});
