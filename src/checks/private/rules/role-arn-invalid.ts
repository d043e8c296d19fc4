import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import type { Text } from '../../../model/text';
import { API_PAGES } from '../api-pages';
import { USERS_ROLE } from '../example-mappings';
import { arnOf, exampleAttachment, examplePool } from '../example-resources';
import { attachments, rules } from '../reading/of-pools';
import { roleArnMistake } from '../reading/role-arn';
import { type Place, within } from '../reading/text-mistake';
import type { Finding, Rule } from '../rule';

const ROLE = { Type: 'AWS::IAM::Role' };

export const roleArnInvalid: Rule = {
  id: 'RoleArnInvalid',
  severity: 'error',
  title: 'What stands for a role in a role attachment is not the ARN of one',
  why: 'The deployment fails.',
  fix: `the ARN of a role, such as "${USERS_ROLE}"`,
  source: API_PAGES.setRoles,
  example: () => ({
    fires: { Pool: examplePool(), Role: ROLE, Roles: exampleAttachment({ Roles: { authenticated: { Ref: 'Role' } } }) },
    silent: { Pool: examplePool(), Role: ROLE, Roles: exampleAttachment({ Roles: { authenticated: arnOf('Role') } }) },
  }),
  find: (model) => [
    ...attachments(model).flatMap(({ item, pool }) =>
      item.roles.items.flatMap(({ key, roleArn }) =>
        findingsOf(model, { at: item.source, pool, property: `Properties.Roles.${key}` }, roleArn),
      ),
    ),
    ...rules(model).flatMap(({ rule, place }) => findingsOf(model, within(place, 'RoleARN'), rule.roleArn)),
  ],
};

function findingsOf(model: IdentityPoolModel, place: Place, arn: Text | undefined): Finding[] {
  const mistake = arn === undefined ? { what: 'the rule has no role' } : roleArnMistake(model, arn);
  return mistake === undefined ? [] : [{ ...place, ...mistake }];
}
