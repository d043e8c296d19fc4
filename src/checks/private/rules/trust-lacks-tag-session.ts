import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { readable } from '../../../model/text';
import { TAG } from '../../../private/trust-policy';
import { exampleAttachment, examplePool, exampleRole, exampleTrust } from '../example-resources';
import { PAGES, SIGN_IN_FAILS } from '../pages';
import { type MapsTags, mapsTags } from '../reading/mapped-tags';
import { type RoleTrust, roleTrusts } from '../reading/role-trust';
import { answerAt, passing, trustFinding, whyUnclear } from '../reading/trust-steps';
import type { Finding, Rule } from '../rule';

const GOOGLE = examplePool({
  SupportedLoginProviders: { 'accounts.google.com': '123-abc.apps.googleusercontent.com' },
});
const TAGS = {
  Type: 'AWS::Cognito::IdentityPoolPrincipalTag',
  Properties: {
    IdentityPoolId: { Ref: 'Pool' },
    IdentityProviderName: 'accounts.google.com',
    PrincipalTags: { domain: 'hd' },
  },
};

export const trustLacksTagSession: Rule = {
  id: 'TrustLacksTagSession',
  severity: 'error',
  title: 'A provider maps claims to tags, and a role its users would get does not allow sts:TagSession',
  why: `Cognito hands the tags over when it assumes the role. ${SIGN_IN_FAILS}`,
  fix: 'sts:TagSession beside sts:AssumeRoleWithWebIdentity',
  source: PAGES.attributesForAccessControl,
  example: () => ({
    fires: {
      Pool: GOOGLE,
      Role: exampleRole([exampleTrust('authenticated', { Action: 'sts:AssumeRoleWithWebIdentity' })]),
      Roles: exampleAttachment(),
      Tags: TAGS,
    },
    silent: {
      Pool: GOOGLE,
      Role: exampleRole([exampleTrust('authenticated')]),
      Roles: exampleAttachment(),
      Tags: TAGS,
    },
  }),
  find: (model) => roleTrusts(model).flatMap((trust) => findIn(model, trust)),
};

function findIn(model: IdentityPoolModel, trust: RoleTrust): Finding[] {
  if (passing(trust, 'letsAudienceIn').length === 0) {
    return [];
  }
  const allows = answerAt(trust, ['trustsCognito', 'allowsTagging', 'letsPoolIn', 'letsAudienceIn']);
  const mapping = trust.through.map((provider) => mapsTags(model, trust.pool, provider));
  const [decisive] = [...mapping.filter(isSure), ...mapping].filter(({ answer }) => answer !== 'no');
  if (allows === 'yes' || decisive === undefined) {
    return [];
  }
  const unclear = allows === 'unknown' ? whyUnclear(trust) : decisive.unclear;
  return [
    trustFinding(
      trust,
      `${trust.role.source.logicalId} does not allow ${TAG}, and users of ${readable(decisive.provider.loginName)} bring tags`,
      unclear,
    ),
  ];
}

function isSure({ answer }: MapsTags): boolean {
  return answer === 'yes';
}
