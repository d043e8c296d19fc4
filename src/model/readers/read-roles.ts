import { once } from '../cloudformation/memo';
import type { ImportedRoleModel, RoleModel } from '../elements';
import { isLiteral, type Text, unknown } from '../text';
import { type PolicyIndex, readInlinePolicies } from './policy-index';
import type { ResourceReader } from './resource-reader';

/** The account and, after any path, the name. */
const ROLE_ARN = /^arn:[^:]*:iam::([^:]*):role\/(?:.*\/)?([^/]+)$/;

/** Most roles of an app are nobody's business here: what costs time is worked out when it is asked for. */
export function readRole(role: ResourceReader, policies: () => PolicyIndex): RoleModel {
  const { account } = role.resolver.environment;
  const attached = once(() =>
    policies().policiesOf({
      name: role.ref(),
      account,
      conditions: role.conditions,
      inline: readInlinePolicies(role),
      managedArns: role.texts('ManagedPolicyArns'),
    }),
  );
  return {
    ...role.element,
    arn: role.attribute('Arn'),
    name: role.ref(),
    account,
    get path() {
      return role.text('Path') ?? '/';
    },
    get trust() {
      return role.document('AssumeRolePolicyDocument');
    },
    get policies() {
      return attached();
    },
    get permissionsBoundary() {
      const arn = role.text('PermissionsBoundary');
      return arn === undefined ? undefined : policies().boundary(arn);
    },
    get maxSessionDuration() {
      return role.number('MaxSessionDuration');
    },
    get tags() {
      return role.tags('Tags');
    },
  };
}

export function importedRole(arn: Text, policies: () => PolicyIndex): ImportedRoleModel {
  const [, account, name] = (isLiteral(arn) && ROLE_ARN.exec(arn)) || [
    arn,
    unknown('the account of an imported role'),
    unknown('the name of an imported role'),
  ];
  const attached = once(() =>
    policies().policiesOf({
      name,
      account,
      conditions: [],
      inline: { items: [], gaps: ['no template of the app makes the role, so it may have any policy'] },
      managedArns: { items: [], gaps: [] },
    }),
  );
  return {
    arn,
    name,
    get policies() {
      return attached();
    },
  };
}
