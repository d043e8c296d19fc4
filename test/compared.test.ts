import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOG } from '../src/checks/private/catalog';
import { MISTAKE_CODES } from '../src/private/errors';
import { WARNING_IDS } from '../src/private/warnings';
import { CONSOLE_PERMISSION_STEPS } from './compared/console-permissions';
import { CONSOLE_PROPERTY_STEPS } from './compared/console-properties';
import { CONSOLE_ROLE_STEPS } from './compared/console-role-settings';
import { CONSOLE_SOURCE_STEPS } from './compared/console-sources';
import type { Rows } from './compared/row';
import { CASES as cases } from './compared/rows';
import { codeOf, documentText, tableRows } from './support/markdown';

/** The steps of the second table. */
const steps: Rows = {
  ...CONSOLE_SOURCE_STEPS,
  ...CONSOLE_PERMISSION_STEPS,
  ...CONSOLE_ROLE_STEPS,
  ...CONSOLE_PROPERTY_STEPS,
};

const rows = { ...cases, ...steps };

/** How many rows each letter has. */
const CASES = idsOf({ A: 14, B: 17, C: 15, D: 26, E: 4, F: 9, G: 7, H: 13 });
const STEPS = idsOf({ K: 31 });

const page = documentText('docs/compared-to-the-stock-construct.md');
const documented = [
  ...tableRows(page, ['Id', 'Case', 'Stock construct', 'This library']),
  ...tableRows(page, ['Step', 'In the console', 'Stock construct', 'This library']),
]
  .filter(([id]) => !id.startsWith('**'))
  .map(([id, , stock, here]) => ({ id, stock, here }));
const codeOfSteps = readdirSync(join(__dirname, 'compared'))
  .filter((file) => file.startsWith('console-'))
  .map((file) => withoutLayout(documentText(`test/compared/${file}`)))
  .join('\n');
const features = tableRows(page, ['Feature', 'Stock construct', 'This library', 'Shown by'])
  .filter(([feature]) => !feature.startsWith('**'))
  .map(([feature, stock, here, shownBy]) => ({ feature, stock, here, shownBy }));

test.each(Object.entries(rows))('%s', (_, { stock, here }) => {
  stock.check();
  for (const behaviour of [here].flat()) {
    behaviour.check();
  }
  expect.hasAssertions();
});

describe('docs/compared-to-the-stock-construct.md', () => {
  test('has every case and every step, in order', () => {
    expect(CASES).toHaveLength(105);
    expect(documented.map(({ id }) => id)).toEqual([...CASES, ...STEPS]);
  });

  test('says "n/a", and why, of exactly the rows that are not tested here', () => {
    const untested = documented.filter(({ here }) => /^n\/a: ./.test(here)).map(({ id }) => id);
    expect(untested).toEqual([...CASES, ...STEPS].filter((id) => !(id in rows)));
  });

  test('puts nothing off', () => {
    expect(documented.filter(({ here }) => /\blater\b/.test(here))).toEqual([]);
  });

  test.each(Object.entries(rows))(
    '%s: names the errors and warnings that are tested, and no others',
    (id, { here }) => {
      const named = codeOf(documented.find((row) => row.id === id)?.here ?? '').filter(isMessage);
      const tested = [here].flat().flatMap(({ message }) => message ?? []);
      expect(new Set(named)).toEqual(new Set(tested));
    },
  );

  test.each(documented.filter(({ id }) => STEPS.includes(id)))('$id: shows code that is run', ({ stock, here }) => {
    const code = codeOf(`${stock} ${here}`).filter((text) => !isMessage(text));
    expect(code.filter((text) => !codeOfSteps.includes(withoutLayout(text)))).toEqual([]);
  });

  test.each(features)('$feature: yes, no or part, and what shows it', ({ stock, here, shownBy }) => {
    expect([stock, here]).toEqual([
      expect.stringMatching(/^(yes|no|part)\b/),
      expect.stringMatching(/^(yes|no|part)\b/),
    ]);
    const shown = shownBy.split(', ').filter((reference) => reference !== '');
    expect(shown.filter((reference) => !(reference in rows) && !existsSync(join(__dirname, '..', reference)))).toEqual(
      [],
    );
    expect(shown.length > 0 || here.startsWith('no')).toBe(true);
  });
});

function idsOf(counts: Record<string, number>): string[] {
  return Object.entries(counts).flatMap(([letter, count]) =>
    [...Array(count).keys()].map((i) => `${letter}${String(i + 1).padStart(2, '0')}`),
  );
}

function isMessage(code: string): boolean {
  const messages: readonly string[] = [...MISTAKE_CODES, ...WARNING_IDS, ...CATALOG.map(({ id }) => id)];
  return messages.includes(code);
}

/** Code without what a formatter adds. */
function withoutLayout(code: string): string {
  return code.replace(/\s+/g, '').replace(/,(?=[)\]}])/g, '');
}
