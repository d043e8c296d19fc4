import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { isLiteral, type Text } from '../../../model/text';
import { arnOf } from '../example-resources';
import type { Finding } from '../rule';
import { remember } from './remember';
import { certainlyLacksStart, quoted } from './text-mistake';

/** What is wrong with a text that should be the ARN of a role. Undefined for one that may be. */
export function roleArnMistake(model: IdentityPoolModel, arn: Text): Pick<Finding, 'what' | 'fix'> | undefined {
  const named = rolesByName(model).get(arn);
  if (named) {
    const { logicalId } = named.source;
    return { what: `${quoted(arn)} is the name of role ${logicalId}`, fix: JSON.stringify(arnOf(logicalId)) };
  }
  const isWrong = isLiteral(arn) ? !/^arn:[\w-]+:iam::\d{12}:role\/./.test(arn) : certainlyLacksStart(arn, 'arn:');
  return isWrong ? { what: `${quoted(arn)} is not the ARN of a role` } : undefined;
}

const rolesByName = remember(
  (model: IdentityPoolModel) => new Map(model.roles.map((role) => [role.name, role] as const)),
);
