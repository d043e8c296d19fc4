import { CATALOG } from '../../src/checks/private/catalog';
import { IdentityPoolModel } from '../../src/model/identity-pool-model';

const RULES = CATALOG.map((rule) => [rule.id, rule] as const);

test('every id is there once', () => {
  const ids = CATALOG.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});

test.each(RULES)('%s fires on the example it gives, and not on the other one', (_, { example, find }) => {
  const { fires, silent, goesTo } = example();
  const findingsIn = (resources: object) =>
    find(IdentityPoolModel.ofTemplates([{ stack: 'Example', template: { Resources: resources }, ...goesTo }]));
  expect(findingsIn(fires)).not.toEqual([]);
  expect(findingsIn(silent)).toEqual([]);
});

test.each(RULES)(
  '%s has an id in PascalCase, sentences without a full stop where one is added, and a page of AWS',
  (_, rule) => {
    expect(rule.id).toMatch(/^([A-Z][a-z]+)+$/);
    expect(rule.title).toMatch(/[^.]$/);
    expect(rule.fix).toMatch(/[^.]$/);
    expect(rule.why).toMatch(/(\.|\."|")$/);
    expect(rule.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  },
);
