import { sameness } from '../../model/sameness';
import type { Text } from '../../model/text';
import { rolesIn } from './choose-by-token';
import type { Claims } from './claims';
import { certain, oneOf, open, type Prospects } from './prospect';
import { refusal } from './refusals';

/** Holds pairs of a role and the provider that may give it, in either order. */
const ROLE_ATTRIBUTE = 'https://aws.amazon.com/SAML/Attributes/Role';

/**
 * The role a SAML assertion gives; undefined for an assertion that gives none. With several, the client says which.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/saml-identity-provider.html
 */
export function assertedRoles(claims: Claims, customRoleArn: Text | undefined): Prospects | undefined {
  const claim = claims.find(ROLE_ATTRIBUTE);
  if (claim.kind === 'absent') {
    return undefined;
  }
  if (claim.kind === 'unknown') {
    return open(claim.reason);
  }
  const pairs = claim.kind === 'text' ? [claim.text] : claim.texts;
  const roles = pairs.flatMap((pair) =>
    rolesIn({ kind: 'text', text: pair }).filter((arn) => !arn.includes(':saml-provider/')),
  );
  const role = (roleArn: Text) => certain({ kind: 'role', roleArn, why: 'the role in the SAML assertion' });
  if (customRoleArn === undefined) {
    return roles.length === 1
      ? role(roles[0])
      : certain({
          kind: 'refused',
          refusal: refusal('customRole', 'the SAML assertion has several roles, and no customRoleArn says which'),
        });
  }
  const answers = roles.map((arn) => sameness(arn, customRoleArn));
  const denied = certain({
    kind: 'refused',
    refusal: refusal('customRole', 'customRoleArn is not a role of the SAML assertion'),
  });
  if (answers.includes('same')) {
    return role(customRoleArn);
  }
  return answers.includes('unknown') ? oneOf([role(customRoleArn), denied]) : denied;
}
