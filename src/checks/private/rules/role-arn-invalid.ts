import type { RoleModel } from '../../../model/elements';
import { isLiteral, type Text } from '../../../model/text';
import { API_PAGES } from '../api-pages';
import { USERS_ROLE } from '../example-mappings';
import { arnOf, exampleAttachment, examplePool } from '../example-resources';
import { attachments, rules } from '../reading/of-pools';
import { certainlyLacksStart, type Place, quoted, within } from '../reading/text-mistake';
import type { Finding, Rule } from '../rule';

const ROLE = { Type: 'AWS::IAM::Role' };

export const roleArnInvalid: Rule = {
  id: 'RoleArnInvalid',
  severity: 'error',
  title: 'What stands for a role in a role attachment is not the ARN of one',
  why: 'The deployment fails.',
  fix: `the ARN of a role, such as "${USERS_ROLE}"`,
  source: API_PAGES.setRoles,
  example: {
    fires: { Pool: examplePool(), Role: ROLE, Roles: exampleAttachment({ Roles: { authenticated: { Ref: 'Role' } } }) },
    silent: { Pool: examplePool(), Role: ROLE, Roles: exampleAttachment({ Roles: { authenticated: arnOf('Role') } }) },
  },
  find: (model) => {
    const roles = new Map(model.roles.map((role) => [role.name, role]));
    return [
      ...attachments(model).flatMap(({ item, pool }) =>
        item.roles.items.flatMap(({ key, roleArn }) =>
          findingsOf({ at: item.source, pool, property: `Properties.Roles.${key}` }, roleArn, roles),
        ),
      ),
      ...rules(model).flatMap(({ rule, place }) => findingsOf(within(place, 'RoleARN'), rule.roleArn, roles)),
    ];
  },
};

function findingsOf(place: Place, arn: Text | undefined, roles: ReadonlyMap<Text, RoleModel>): Finding[] {
  if (arn === undefined) {
    return [{ ...place, what: 'the rule has no role' }];
  }
  const named = roles.get(arn);
  if (named) {
    const fix = JSON.stringify(arnOf(named.source.logicalId));
    return [{ ...place, what: `${quoted(arn)} is the name of role ${named.source.logicalId}`, fix }];
  }
  const isWrong = isLiteral(arn) ? !/^arn:[\w-]+:iam::\d{12}:role\/./.test(arn) : certainlyLacksStart(arn, 'arn:');
  return isWrong ? [{ ...place, what: `${quoted(arn)} is not the ARN of a role` }] : [];
}
