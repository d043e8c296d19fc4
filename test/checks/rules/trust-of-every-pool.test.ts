import { trustOfEveryPool } from '../../../src/checks/private/rules/trust-of-every-pool';
import { verdictOf } from '../support';
import { AUD, signedIn, trust } from '../templates';

test.each([
  ['StringLike', '*', 'fires'],
  ['StringLike', 'eu-west-1:*', 'fires'],
  ['StringLike', [{ Ref: 'Pool' }, 'eu-west-1:*'], 'fires'],
  ['ForAnyValue:StringLike', '*', 'fires'],
  ['StringLike', { Ref: 'Pool' }, 'stays silent'],
  ['StringEquals', '*', 'stays silent'],
  ['StringLike', { Ref: 'Nothing' }, 'stays silent'],
])('%s %j: %s', (operator, aud, verdict) => {
  expect(verdictOf(trustOfEveryPool, signedIn([trust({ Condition: { [operator]: { [AUD]: aud } } })]))).toBe(verdict);
});

test('can not tell where the role may not be this pool’s', () => {
  const resources = signedIn([trust({ Condition: { StringLike: { [AUD]: '*' } } })]);
  resources.Roles.Properties.IdentityPoolId = { Ref: 'Nothing' };
  expect(verdictOf(trustOfEveryPool, resources)).toBe('can not tell');
});
