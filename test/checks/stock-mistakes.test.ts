import { IdentityPoolChecks } from '../../src/checks';
import { CASES } from '../compared/rows';
import { codeOf, documentText, tableRows } from '../support/markdown';

/** The mistakes that the stock construct lets pass, and the checks that find them in its template. */
const FOUND: { readonly [row: string]: readonly string[] } = {
  A02: ['NobodyCanSignIn'],
  A03: ['PoolNameInvalid'],
  A04: ['PoolNameInvalid'],
  A05: ['PoolNameInvalid'],
  A09: ['PoolTagsInvalid'],
  A10: ['PoolTagsInvalid'],
  B01: ['DeveloperProviderNameInvalid'],
  B02: ['AppIdInvalid'],
  B03: ['AppIdInvalid'],
  B04: ['TwitterSecretInTemplate'],
  B06: ['ProviderTwice'],
  B08: ['UserPoolNameInvalid'],
  B09: ['ClientOfAnotherUserPool'],
  B14: ['ManyUserPoolClients'],
  B17: ['ProviderTwice'],
  C01: ['TrustLacksPrincipal'],
  C02: ['UserPoolsNotInRegion'],
  C07: ['GuestActionOutOfReach'],
  C08: ['GuestAdministrator'],
  C09: ['TrustLacksPrincipal'],
  C10: ['TrustLacksPrincipal'],
  C12: ['RoleOfAnotherAccount'],
  C15: ['GuestsInClassicFlow'],
  D01: ['RuleCountInvalid'],
  D02: ['RuleClaimInvalid'],
  D03: ['RuleValueInvalid'],
  D04: ['RuleClaimInvalid'],
  D05: ['RuleValueInvalid'],
  D06: ['RuleCountInvalid'],
  D09: ['TokenMappingNeedsUserPool'],
  D10: ['MappedProviderNotOnPool'],
  D13: ['ProviderMappedTwice'],
  D17: ['MappedProviderNotOnPool'],
  D18: ['MappedProviderNotOnPool'],
  D19: ['RuleMatchTypeInvalid'],
  D22: ['TooManyRoleMappings'],
  D24: ['SeveralRoleAttachments'],
  E02: ['TrustLacksTagSession'],
  E03: ['TooManyPrincipalTags'],
  G03: ['TrustOfAnotherPool'],
  G07: ['ClientOfAnotherUserPool'],
  H06: ['MappedProviderNotOnPool'],
  H08: ['TrustLacksPrincipal'],
  H10: ['TrustLacksPrincipal', 'RoleNameTooLongForGovEast'],
  H12: ['MappedProviderNotOnPool'],
};

/** The mistakes that no check finds there. */
const NOT_FOUND = ['B12', 'C03', 'D08', 'D11', 'D12', 'D20', 'F02', 'F06', 'F07', 'F08', 'H13'];

const documented = tableRows(documentText('docs/compared-to-the-stock-construct.md'), ['Id', 'In its template']);

test.each(Object.entries(FOUND))('%s: found by %j', (row, expected) => {
  const stack = CASES[row].stock.build?.();
  const found = IdentityPoolChecks.findings(stack as NonNullable<typeof stack>).map(({ ruleId }) => ruleId);
  expect(found).toEqual(expect.arrayContaining([...expected]));
});

test('the comparison says which of its rows the checks find, and why not the others', () => {
  const said = Object.fromEntries(documented.map(([row, how]) => [row, codeOf(how)]));
  expect(said).toEqual({ ...FOUND, ...Object.fromEntries(NOT_FOUND.map((row) => [row, []])) });
  expect(documented.filter(([, how]) => codeOf(how).length === 0 && !/^not found: ./.test(how))).toEqual([]);
});
