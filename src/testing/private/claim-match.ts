import type { RuleModel } from '../../model/elements';
import { sameness } from '../../model/sameness';
import { isLiteral, readable, type Text, unknownReasons } from '../../model/text';
import { every, not, some, type Tri } from '../../model/tri';
import { type Claims, describeClaim } from './claims';

/** Whether a rule matches, and what was compared. */
export interface RuleMatch {
  readonly matches: Tri;
  /** Of most rules nobody asks. */
  text(): string;
}

type Test = (given: Text, wanted: Text) => Tri;

/** @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_MappingRule.html */
const TESTS: { readonly [matchType: string]: Test } = {
  Contains: literally((given, wanted) => given.includes(wanted)),
  Equals: isEqual,
  NotEqual: (given, wanted) => not(isEqual(given, wanted)),
  StartsWith: literally((given, wanted) => given.startsWith(wanted)),
};

/**
 * Whether a rule matches a user's claims. Where AWS documents no reading (lists, numbers, letters that differ in case only)
 * every one that can be thought of is tried, and if they differ the answer is "can not tell".
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html
 */
export function matchRule({ claim: name, matchType, value }: RuleModel, claims: Claims): RuleMatch {
  if (name === undefined || matchType === undefined || value === undefined) {
    return { matches: 'unknown', text: () => 'the rule is incomplete' };
  }
  const rule = () => `${readable(name)} ${readable(matchType)} "${readable(value)}"`;
  if (!Object.hasOwn(TESTS, matchType)) {
    const reasons = unknownReasons(matchType);
    return { matches: 'unknown', text: () => `${rule()}: ${reasons[0] ?? 'there is no such match type'}` };
  }
  const claim = claims.find(name);
  const test = TESTS[matchType];
  switch (claim.kind) {
    case 'absent':
      return { matches: 'no', text: () => `${rule()}: the sign-in has no claim ${readable(name)}` };
    case 'unknown':
      return { matches: 'unknown', text: () => `${rule()}: ${claim.reason}` };
    case 'text': {
      const matches = test(claim.text, value);
      return {
        matches,
        text: () =>
          `${rule()}: the claim is ${describeClaim(claim)}${doubt(matches, 'letters of another case', [claim.text, value])}`,
      };
    }
    case 'list': {
      const matches = agreed(readingsOf(claim.texts, matchType, value));
      return {
        matches,
        text: () =>
          `${rule()}: the claim is ${describeClaim(claim)}${doubt(matches, 'a list', [...claim.texts, value])}`,
      };
    }
  }
}

/** The answer, where every reading gives the same. */
function agreed(readings: readonly Tri[]): Tri {
  return readings.every((reading) => reading === readings[0]) ? readings[0] : 'unknown';
}

/** A list may be tested element by element, or as the text it was written as. */
function readingsOf(texts: readonly Text[], matchType: string, value: Text): Tri[] {
  const test = TESTS[matchType];
  const anyElement = some(texts, (text) => test(text, value));
  const asText = texts.every(isLiteral) ? [JSON.stringify(texts), `[${texts.join(', ')}]`, texts.join(',')] : [];
  return [
    anyElement,
    ...(matchType === 'Contains' ? [some(texts, (text) => isEqual(text, value))] : []),
    ...(matchType === 'NotEqual' ? [every(texts, (text) => test(text, value))] : []),
    ...(asText.length > 0
      ? asText.map((text) => test(text, value))
      : [anyElement === 'no' ? 'no' : ('unknown' as Tri)]),
  ];
}

function isEqual(given: Text, wanted: Text): Tri {
  if (isLiteral(given) && isLiteral(wanted)) {
    return inEveryCase(given, wanted, (a, b) => a === b);
  }
  return TRI_OF[sameness(given, wanted)];
}

const TRI_OF = { same: 'yes', different: 'no', unknown: 'unknown' } as const;

function literally(test: (given: string, wanted: string) => boolean): Test {
  return (given, wanted) => {
    if (isLiteral(given) && isLiteral(wanted)) {
      return inEveryCase(given, wanted, test);
    }
    return sameness(given, wanted) === 'same' ? 'yes' : 'unknown';
  };
}

/** AWS does not say whether case matters: only what holds either way is certain. */
function inEveryCase(given: string, wanted: string, test: (given: string, wanted: string) => boolean): Tri {
  if (test(given, wanted)) {
    return 'yes';
  }
  return test(given.toLowerCase(), wanted.toLowerCase()) ? 'unknown' : 'no';
}

function doubt(matches: Tri, about: string, texts: readonly Text[]): string {
  if (matches !== 'unknown') {
    return '';
  }
  return texts.every(isLiteral)
    ? `, and AWS does not say how a rule takes ${about}`
    : ', and only the deployment decides what that is';
}
