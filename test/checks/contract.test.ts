import { CATALOG } from '../../src/checks/private/catalog';
import { PAGES, rewritten } from '../support/checks-docs';
import { documentText } from '../support/markdown';

// Ids are contract: people acknowledge findings by them. Adding one is fine, renaming one is not.
test('the ids of checks are frozen', () => {
  expect(CATALOG.map(({ id }) => id).sort()).toEqual(['NotWhollyRead', 'SeveralRoleAttachments']);
});

describe.each(Object.entries(PAGES))('%s', (path, lowerPart) => {
  test('says what the checks say of themselves; `npx projen checks-docs` writes it', () => {
    const page = documentText(path);
    expect(page).toBe(rewritten(page, lowerPart));
  });
});

test('a page without a place for it is not written', () => {
  expect(() => rewritten('# Checks', () => '')).toThrow('there is no line <!-- What follows is written by');
});
