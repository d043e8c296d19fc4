import fc from 'fast-check';
import { piecesOf, symbol, unknown } from '../../../src/model/text';
import { matches } from '../../../src/testing/private/policy/glob';
import { Pattern } from '../../../src/testing/private/policy/pattern';
import { RequestContext } from '../../../src/testing/private/policy/request-context';

const NO_CONTEXT = new RequestContext({ values: {}, closed: [] });

/** A few characters, so that patterns and texts meet. */
const characters = fc.string({ unit: fc.constantFrom('a', 'b', ':', '😀'), maxLength: 4 });
const wildcards = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '?', '😀'), maxLength: 5 });

function join(parts: readonly string[]): string {
  return parts.join('');
}

function answer(pattern: string, text: string): string {
  return matches(Pattern.parse(pattern, { wildcards: true, variables: false }).fill(NO_CONTEXT), text);
}

/** What a wildcard means, said by another machine. */
function asRegExp(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'su');
}

test('a pattern of characters and wildcards matches as the regular expression it stands for', () => {
  fc.assert(
    fc.property(wildcards, characters, (pattern, text) => {
      expect(answer(pattern, text)).toBe(asRegExp(pattern).test(text) ? 'yes' : 'no');
    }),
    { numRuns: 20_000 },
  );
});

test('what is certain holds whatever the deployment makes of references and of what is unknown', () => {
  const reference = fc.constantFrom(symbol('A.Ref'), symbol('B.Ref'));
  const open = fc.constantFrom(unknown('?'), unknown('?', 'Name'));
  const someText = fc.array(fc.oneof(characters, reference, open), { maxLength: 4 }).map(join);
  const somePattern = fc.array(fc.oneof(wildcards, reference, open), { maxLength: 4 }).map(join);
  fc.assert(
    fc.property(somePattern, someText, wildcards, characters, wildcards, (pattern, text, inPattern, inText, named) => {
      const isMatch = asRegExp(completed(pattern, inPattern, named)).test(completed(text, inText, named));
      expect([isMatch ? 'yes' : 'no', 'unknown']).toContain(answer(pattern, text));
    }),
    { numRuns: 40_000 },
  );
});

/** Generated names are like nothing that is written by hand; what has a name has one value, in a pattern and in a text. */
function completed(text: string, part: string, named: string): string {
  return piecesOf(text)
    .map((piece) => {
      if (piece.kind === 'literal') {
        return piece.text;
      }
      return piece.kind === 'symbol' ? `<${piece.name}>` : piece.name === undefined ? part : named;
    })
    .join('');
}

test('a pattern made to be slow is not', () => {
  const started = Date.now();
  expect(answer('*a'.repeat(40), 'a'.repeat(2000).concat('b'))).toBe('no');
  expect(answer(`${'*a'.repeat(40)}c`, symbol('A.Ref').concat('a'.repeat(400)))).toBe('no');
  expect(Date.now() - started).toBeLessThan(2_000);
});
