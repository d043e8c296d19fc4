import { sameness } from '../../model/sameness';
import type { Text } from '../../model/text';
import type { Claim } from './claims';
import { certain, oneOf, open, type Prospects } from './prospect';
import { refusal } from './refusals';
import type { Chooser } from './role-choice';

/**
 * The role in the token decides: the one the client asks for, if the token has it, or else the preferred one.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html
 */
export function chooseByToken(
  { provider, claims, customRoleArn }: Chooser,
  fallBack: (because: string) => Prospects,
): Prospects {
  if (provider.kind !== 'user-pool') {
    return open('AWS documents roles in tokens for user pools only, and this provider is another');
  }
  const roles = claims.find('cognito:roles');
  if (customRoleArn !== undefined) {
    return chooseCustomRole(roles, customRoleArn);
  }
  const preferred = claims.find('cognito:preferred_role');
  switch (preferred.kind) {
    case 'text':
      return certain({ kind: 'role', roleArn: preferred.text, why: 'cognito:preferred_role of the token' });
    case 'list':
      return open('cognito:preferred_role is a list, and AWS documents one role');
    case 'unknown':
      return open(preferred.reason);
    case 'absent':
      return fallBack(
        roles.kind === 'absent'
          ? 'the token has no role: the user is in no group with one'
          : 'the token has cognito:roles and no cognito:preferred_role',
      );
  }
}

/** AWS's guide calls `cognito:roles` a text with commas; tokens that people have seen hold a list. */
export function rolesIn(claim: Claim): readonly Text[] {
  switch (claim.kind) {
    case 'text':
      return claim.text.split(',').map((role) => role.trim());
    case 'list':
      return claim.texts;
    default:
      return [];
  }
}

function chooseCustomRole(roles: Claim, customRoleArn: Text): Prospects {
  const asked = certain({ kind: 'role', roleArn: customRoleArn, why: 'customRoleArn, which is in cognito:roles' });
  const denied = certain({
    kind: 'refused',
    refusal: refusal('customRole', 'customRoleArn is not in cognito:roles of the token'),
  });
  if (roles.kind === 'unknown') {
    return oneOf([asked, denied], roles.reason);
  }
  const answers = rolesIn(roles).map((role) => sameness(role, customRoleArn));
  if (answers.includes('same')) {
    return asked;
  }
  return answers.includes('unknown')
    ? oneOf([asked, denied], 'whether customRoleArn is in cognito:roles can not be told')
    : denied;
}
