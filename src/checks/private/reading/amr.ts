import { type Sameness, sameness, startsWith } from '../../../model/sameness';
import { isLiteral, type Text } from '../../../model/text';
import { some, type Tri } from '../../../model/tri';
import { SOCIAL } from '../../../private/provider-name';
import type { Audience } from '../../../private/trust-policy';
import type { ConditionTest } from './statements';

/** Who comes: guests, or signed-in users of providers that go by these login names. */
export interface Comers {
  readonly audience: Audience;
  readonly logins: readonly Text[];
}

export const GUESTS: Comers = { audience: 'unauthenticated', logins: [] };

/**
 * Whether a test of `amr` lets somebody in. `amr` is a list: who is signed in, the provider, and a third text of the
 * provider's.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
 */
export function letsIn(test: ConditionTest, comers: Comers): Tri {
  const listed = some(test.values, (value) => standsFor(value, test, comers));
  if (isPositive(test)) {
    return listed;
  }
  if (!/^stringnot(equals|equalsignorecase|like)$/.test(test.comparison) || listed === 'unknown') {
    return 'unknown';
  }
  // Of several texts one is always another than the listed one.
  return listed === 'no' || (test.set === 'foranyvalue' && comers.audience === 'authenticated') ? 'yes' : 'no';
}

export function isPositive({ comparison }: ConditionTest): boolean {
  return /^string(equals|equalsignorecase|like)$/.test(comparison);
}

/** AWS does not document the third text for every provider, so what is not recognised may be right. */
function standsFor(value: Text, test: ConditionTest, { audience, logins }: Comers): Tri {
  if (isLiteral(value) && matches(value, test, audience)) {
    return 'yes';
  }
  if (audience === 'unauthenticated') {
    return sameness(value, audience) === 'different' ? 'no' : 'unknown';
  }
  const ofProvider = logins.map((login) => isOfLogin(value, test, login));
  if (ofProvider.includes('same')) {
    return 'yes';
  }
  if (isRecognised(value)) {
    return ofProvider.includes('unknown') ? 'unknown' : 'no';
  }
  // What a reference stands for is the name of a provider: the two words nobody refers to.
  return isLiteral(value) ? 'unknown' : 'yes';
}

function isOfLogin(value: Text, test: ConditionTest, login: Text): Sameness {
  return isLiteral(value) && isLiteral(login) && matches(value, test, login) ? 'same' : startsWith(value, login, [':']);
}

/** What is known not to stand for users of another provider: guests, and the names of social providers and user pools. */
function isRecognised(value: Text): boolean {
  return (
    value === 'unauthenticated' ||
    value.startsWith('cognito-idp.') ||
    Object.values<string>(SOCIAL).some((name) => value === name)
  );
}

/** Whether a text that a test lists takes in a text of a token. */
export function matches(value: string, { comparison }: ConditionTest, given: string): boolean {
  if (value === given) {
    return true;
  }
  if (comparison.endsWith('like')) {
    return /[*?]/.test(value) && patternOf(value).test(given);
  }
  return comparison.endsWith('ignorecase') && value.toLowerCase() === given.toLowerCase();
}

function patternOf(value: string): RegExp {
  const pattern = value
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${pattern}$`, 's');
}
