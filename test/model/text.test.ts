import fc from 'fast-check';
import {
  isKnown,
  isLiteral,
  isWhollyUnknown,
  piecesOf,
  plain,
  readable,
  symbol,
  unknown,
  unknownReasons,
} from '../../src/model/text';

const composite = `arn:${symbol('S/Bucket.Ref')}:${unknown('no region', 'S:Region')}${unknown('no idea')}`;

test('the parts of a text are found again, in order', () => {
  expect(piecesOf(composite)).toEqual([
    { kind: 'literal', text: 'arn:' },
    { kind: 'symbol', name: 'S/Bucket.Ref' },
    { kind: 'literal', text: ':' },
    { kind: 'unknown', reason: 'no region', name: 'S:Region' },
    { kind: 'unknown', reason: 'no idea' },
  ]);
});

test('a text reads as a person would write it, without the names of unknowns', () => {
  expect(readable(composite)).toBe('arn:<S/Bucket.Ref>:<unknown: no region><unknown: no idea>');
});

test('the reasons of a text are those of its unknown parts', () => {
  expect(unknownReasons(composite)).toEqual(['no region', 'no idea']);
});

test.each([
  ['plain', true, true, false],
  ['', true, true, false],
  [symbol('S/A.Ref'), false, true, false],
  [`a${unknown('x')}`, false, false, false],
  [unknown('x'), false, false, true],
  [unknown('x', 'name'), false, false, true],
  [unknown('x') + unknown('y'), false, false, false],
])('how much is known of a text: %#', (text, literal, known, nothing) => {
  expect([isLiteral(text), isKnown(text), isWhollyUnknown(text)]).toEqual([literal, known, nothing]);
});

test('no string from outside can pass for a symbol or an unknown', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (outside) => {
      const text = plain(outside);
      return isLiteral(text) && piecesOf(text).every((piece) => piece.kind === 'literal' && piece.text === text);
    }),
  );
  expect(isLiteral(plain(composite))).toBe(true);
});

test('a symbol can not be closed early by its name, nor an unknown by its reason or name', () => {
  const nasty = `x${symbol('a')}${unknown('b', 'c')}`;
  expect(piecesOf(symbol(nasty))).toHaveLength(1);
  expect(piecesOf(unknown(nasty, nasty))).toHaveLength(1);
});
