import fc from 'fast-check';
import { type Sameness, sameness, startsWith } from '../../src/model/sameness';
import { piecesOf, symbol, type Text, unknown } from '../../src/model/text';

const A = symbol('S/A.Ref');
const A_ARN = symbol('S/A.Arn');
const B = symbol('S/B.Ref');
const NAMED = unknown('no value', 'S:Parameter');
const UNNAMED = unknown('no idea');

const CASES: [string, Text, Text, Sameness][] = [
  ['equal literals', 'a', 'a', 'same'],
  ['other literals', 'a', 'b', 'different'],
  ['a symbol and itself', A, A, 'same'],
  ['symbols of two resources', A, B, 'different'],
  ['two attributes of one resource', A, A_ARN, 'unknown'],
  ['a symbol and a literal', A, 'a', 'different'],
  ['a text with a symbol, and a literal', `a-${A}-${NAMED}`, 'a-b-c', 'different'],
  ['an unknown and itself', UNNAMED, UNNAMED, 'unknown'],
  ['a named unknown and itself', NAMED, NAMED, 'same'],
  ['a named unknown and a literal', NAMED, 'a', 'unknown'],
  ['a named unknown and a symbol', NAMED, A, 'unknown'],
  ['named unknowns of two names', NAMED, unknown('no value', 'S:Other'), 'unknown'],
  ['unknowns between other ends', `a${UNNAMED}`, `b${UNNAMED}`, 'different'],
  ['unknowns before other ends', `${UNNAMED}a`, `${UNNAMED}b`, 'different'],
  ['unknowns between equal ends', `a${UNNAMED}c`, 'abc', 'unknown'],
  ['an unknown that would have to be shorter than nothing', `ab${UNNAMED}bc`, 'abc', 'different'],
  ['equal composites', `arn:${NAMED}:${A}`, `arn:${NAMED}:${A}`, 'same'],
  ['composites that end with two resources', `arn:${NAMED}:${A}`, `arn:${NAMED}:${B}`, 'different'],
  [
    'ARNs of two resources, of which one is not known in full',
    `arn:${NAMED}:role/${A}`,
    `arn:aws:role/${B}`,
    'different',
  ],
  ['texts that end with two resources, but not as a part of their own', `${NAMED}${A}`, `a${B}`, 'unknown'],
  ['composites whose middle can not be told', `arn:${NAMED}:${A}`, `arn:aws:${A}`, 'unknown'],
  ['a symbol, and a text around another', A, `cognito-idp.${B}`, 'unknown'],
  ['a symbol and nothing', A, '', 'different'],
  ['an unknown and nothing', UNNAMED, '', 'unknown'],
];

test.each(CASES)('%s', (_, a, b, answer) => {
  expect([sameness(a, b), sameness(b, a)]).toEqual([answer, answer]);
});

const STARTS: [string, Text, Text, Sameness][] = [
  ['itself', `arn:aws:s3:::${A}`, `arn:aws:s3:::${A}`, 'same'],
  ['an object of it', `arn:aws:s3:::${A}/key`, `arn:aws:s3:::${A}`, 'same'],
  ['a longer name', 'arn:aws:s3:::files-2/key', 'arn:aws:s3:::files', 'different'],
  ['another resource', `arn:aws:s3:::${B}/key`, `arn:aws:s3:::${A}`, 'different'],
  ['a literal, where a symbol stands', 'arn:aws:s3:::files/key', `arn:${NAMED}:s3:::${A}`, 'different'],
  ['something unknown', `arn:aws:s3:::${NAMED}/key`, `arn:aws:s3:::${A}`, 'unknown'],
  ['something unknown after it', `arn:aws:s3:::${A}${UNNAMED}`, `arn:aws:s3:::${A}`, 'unknown'],
  ['something shorter', 'arn:aws:s3', 'arn:aws:s3:::files', 'different'],
  ['something shorter, with an unknown end', 'arn:aws', `arn:aws${UNNAMED}`, 'unknown'],
];

test.each(STARTS)('whether a text goes on after another: %s', (_, text, start, answer) => {
  expect(startsWith(text, start, ['/', ':'])).toBe(answer);
});

const piece = fc.oneof(
  fc.constantFrom('a', 'b', 'ab', ':', ''),
  fc.constantFrom(A, B),
  fc.constantFrom(NAMED, UNNAMED, unknown('no value', 'S:Other')),
);
const text = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));

/** What a text turns into once every unknown has a value. */
function settled(value: Text, values: { [name: string]: string }): Text {
  return piecesOf(value)
    .map((x) => (x.kind === 'literal' ? x.text : x.kind === 'symbol' ? symbol(x.name) : (values[x.name ?? ''] ?? '')))
    .join('');
}

test('what is the same or different stays so, whatever the unknown parts turn out to be', () => {
  const values = fc.dictionary(fc.constantFrom('S:Parameter', 'S:Other', ''), fc.constantFrom('', 'a', 'b', ':', A, B));
  fc.assert(
    fc.property(text, text, values, (a, b, given) => {
      const answer = sameness(a, b);
      // One value for every unnamed unknown is one of the many ways the deployment may go.
      const [x, y] = [settled(a, given), settled(b, given)];
      return answer === 'unknown' || (answer === 'same' ? x === y : x !== y);
    }),
    { numRuns: 20_000 },
  );
});
