import { every, some, type Tri } from '../../../model/tri';
import type { RoleTrust, TrustStatement } from './role-trust';
import type { ConditionTest } from './statements';

/** Whether a trust policy refuses users who do not bring a tag. */
export function requiresTag({ allowing, denying, gaps }: RoleTrust, tag: string): Tri {
  const key = `aws:requesttag/${tag.toLowerCase()}`;
  const refused = some(denying, (statement) => refusesWithout(statement, key));
  const admitted = allowing.filter(
    ({ trustsCognito, allowsAssuming }) => trustsCognito !== 'no' && allowsAssuming !== 'no',
  );
  const needed =
    admitted.length === 0
      ? 'no'
      : every(admitted, ({ statement }) => some(statement.tests, (test) => needs(test, key)));
  const answer = refused === 'yes' || needed === 'yes' ? 'yes' : refused === 'no' && needed === 'no' ? 'no' : 'unknown';
  return answer === 'no' && gaps.length > 0 ? 'unknown' : answer;
}

/** A statement that denies everybody it is for who lacks the tag. */
function refusesWithout(denial: TrustStatement, key: string): Tri {
  const tests = denial.statement.tests.filter((test) => test.key.toLowerCase() === key);
  if (tests.length === 0) {
    return 'no';
  }
  const isForAll = every(
    ['trustsCognito', 'allowsAssuming', 'letsPoolIn', 'letsAudienceIn'] as const,
    (step) => denial[step],
  );
  return isForAll === 'no' ? 'no' : isForAll === 'yes' && tests.every(isTrueWithout) ? 'yes' : 'unknown';
}

/** Whether a test is true of a request without the tag, and false of one that has a value. */
function isTrueWithout({ comparison, values }: ConditionTest): boolean {
  return (
    (comparison === 'null' && values.includes('true')) ||
    (comparison === 'stringnotlike' && values.every((value) => value === '?*' || value === '*'))
  );
}

function needs({ key, comparison, values, operator }: ConditionTest, wanted: string): Tri {
  if (key.toLowerCase() !== wanted || /ifexists$/i.test(operator)) {
    return 'no';
  }
  const isNeeded =
    (comparison === 'null' && values.includes('false')) || /^string(equals|like|equalsignorecase)$/.test(comparison);
  return isNeeded ? 'yes' : 'unknown';
}
