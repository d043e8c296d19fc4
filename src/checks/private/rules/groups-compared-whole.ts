import { exampleUserPoolRule } from '../example-mappings';
import { PAGES } from '../pages';
import { LIST_CLAIMS } from '../reading/list-claims';
import { rules } from '../reading/of-pools';
import { within } from '../reading/text-mistake';
import type { Rule } from '../rule';

const WHOLE = ['Equals', 'StartsWith', 'NotEqual'];

export const groupsComparedWhole: Rule = {
  id: 'GroupsComparedWhole',
  severity: 'warning',
  title: 'A rule compares the list of groups or roles as if it were one text',
  why: 'AWS does not document how a list is compared. Users in several groups may match or not, and not as the rule reads.',
  fix: 'MatchType: Contains, or Type: Token, which takes the role of the group',
  source: PAGES.roleBasedAccess,
  example: () => ({
    fires: exampleUserPoolRule({ Claim: 'cognito:groups', Value: 'admins' }),
    silent: exampleUserPoolRule({ Claim: 'cognito:groups', Value: 'admins', MatchType: 'Contains' }),
  }),
  find: (model) =>
    rules(model)
      .filter(({ rule: { claim = '', matchType = '' } }) => LIST_CLAIMS.includes(claim) && WHOLE.includes(matchType))
      .map(({ rule: { claim, matchType }, place }) => ({
        ...within(place, 'MatchType'),
        what: `${matchType} on ${claim}`,
      })),
};
