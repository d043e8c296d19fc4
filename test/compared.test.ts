import { MISTAKE_CODES } from '../src/private/errors';
import { WARNING_IDS } from '../src/private/warnings';
import { POOL_ROWS } from './compared/a-pool';
import { PROVIDER_ROWS } from './compared/b-providers';
import { ROLE_ROWS } from './compared/c-roles';
import { ROLE_MAPPING_ROWS } from './compared/d-role-mappings';
import { PRINCIPAL_TAG_ROWS } from './compared/e-principal-tags';
import { IMPORT_ROWS } from './compared/f-imports';
import { PERMISSION_ROWS } from './compared/g-permissions';
import { ENVIRONMENT_ROWS } from './compared/h-environments';
import type { Rows } from './compared/row';
import { codeOf, documentText, tableRows } from './support/markdown';

/** A new row is an entry in one of these, and a line of the document that no longer says "later". */
const rows: Rows = {
  ...POOL_ROWS,
  ...PROVIDER_ROWS,
  ...ROLE_ROWS,
  ...ROLE_MAPPING_ROWS,
  ...PRINCIPAL_TAG_ROWS,
  ...IMPORT_ROWS,
  ...PERMISSION_ROWS,
  ...ENVIRONMENT_ROWS,
};

/** How many cases each letter has. */
const CASES = { A: 14, B: 17, C: 15, D: 26, E: 4, F: 9, G: 7, H: 13 };
const ids = Object.entries(CASES).flatMap(([letter, count]) =>
  [...Array(count).keys()].map((i) => `${letter}${String(i + 1).padStart(2, '0')}`),
);

const documented = tableRows(documentText('docs/compared-to-the-stock-construct.md'), [
  'Id',
  'Case',
  'Stock construct',
  'This library',
])
  .filter(([id]) => !id.startsWith('**'))
  .map(([id, , , here]) => ({ id, here }));

test.each(Object.entries(rows))('%s', (_, { stock, here }) => {
  stock.check();
  for (const behaviour of [here].flat()) {
    behaviour.check();
  }
  expect.hasAssertions();
});

describe('docs/compared-to-the-stock-construct.md', () => {
  test('has every case, in order', () => {
    expect(ids).toHaveLength(105);
    expect(documented.map(({ id }) => id)).toEqual(ids);
  });

  test('says "later" or "n/a" of exactly the cases that are not tested here', () => {
    const untested = documented.filter(({ here }) => /^later\b|^n\/a: ./.test(here)).map(({ id }) => id);
    expect(untested).toEqual(ids.filter((id) => !(id in rows)));
  });

  test.each(Object.entries(rows))(
    '%s: names the errors and warnings that are tested, and no others',
    (id, { here }) => {
      const cell = documented.find((row) => row.id === id)?.here ?? '';
      const messages: readonly string[] = [...MISTAKE_CODES, ...WARNING_IDS];
      const named = codeOf(cell).filter((code) => messages.includes(code));
      const tested = [here].flat().flatMap(({ message }) => message ?? []);
      expect(new Set(named)).toEqual(new Set(tested));
    },
  );
});
