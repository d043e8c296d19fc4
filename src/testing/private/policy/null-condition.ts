import { readable, type Text } from '../../../model/text';
import { not, some, type Tri } from '../../../model/tri';
import { readBoolean } from './operators/bool';
import { notSupplied } from './pattern';
import type { StatementElement } from './request';
import type { Found } from './request-context';
import { isWhollyUnknown } from './text-parts';

/**
 * Whether a key is absent (`true`) or there (`false`).
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null
 */
export function nullCondition(key: string, wanted: readonly Text[]): StatementElement {
  const lowerKey = key.toLowerCase();
  const test = (found: Found): Tri =>
    wanted.length === 0 ? 'unknown' : some(wanted, (value) => testOne(value, isAbsent(found)));
  return {
    test: ({ context }) => test(context.find(lowerKey)),
    explain: ({ context }) => {
      const found = context.find(lowerKey);
      const subject = `Condition Null ${key} ${wanted.map(readable).join(', ')}`;
      return { matches: test(found), text: `${subject}: ${stateOf(key, found)}` };
    },
  };
}

function testOne(wanted: Text, absent: Tri): Tri {
  switch (readBoolean(wanted)) {
    case true:
      return absent;
    case false:
      return not(absent);
    case undefined:
      return 'unknown';
  }
}

/** AWS calls an empty text a null data set in one place and says nothing of it in others. */
function isAbsent(found: Found): Tri {
  switch (found.kind) {
    case 'absent':
      return 'yes';
    case 'value':
      return found.value === '' ? 'unknown' : 'no';
    case 'list':
      if (found.values.length === 0) {
        return 'yes';
      }
      return found.values.every((value) => value === '' || isWhollyUnknown(value)) ? 'unknown' : 'no';
    default:
      return 'unknown';
  }
}

function stateOf(key: string, found: Found): string {
  switch (found.kind) {
    case 'absent':
      return 'the request does not have it';
    case 'open':
      return notSupplied(key);
    case 'unknown':
      return found.reason;
    case 'value':
      return found.value === '' ? 'AWS does not say whether an empty text counts as absent' : 'the request has it';
    case 'list':
      return found.values.length === 0 ? 'the request has no value of it' : 'the request has it';
  }
}
