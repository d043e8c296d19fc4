import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { readable } from '../../../model/text';
import { some, type Tri } from '../../../model/tri';
import { exampleAttachment, exampleUsers } from '../example-resources';
import { PAGES } from '../pages';
import { mapsTag } from '../reading/mapped-tags';
import { type Permission, policyFindings, type Remark } from '../reading/permissions';
import { tagsReadBy } from '../reading/policy-texts';
import type { Rule } from '../rule';

const USERS = exampleUsers({
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: `arn:aws:s3:::files/\${aws:PrincipalTag/tenant}/*`,
});

export const principalTagNotMapped: Rule = {
  id: 'PrincipalTagNotMapped',
  severity: 'warning',
  title: 'A policy reads a principal tag that users do not bring',
  why: 'A tag that nobody maps has no value: what depends on it is out of reach, and under an operator that negates it is open to everybody.',
  fix: 'a claim for the tag in the AWS::Cognito::IdentityPoolPrincipalTag of every provider whose users get the role',
  source: PAGES.attributesForAccessControl,
  example: () => ({
    fires: USERS,
    silent: {
      ...USERS,
      Tags: {
        ...exampleAttachment({ IdentityProviderName: 'accounts.google.com', PrincipalTags: { tenant: 'hd' } }),
        Type: 'AWS::Cognito::IdentityPoolPrincipalTag',
      },
    },
  }),
  find: (model) => policyFindings(model, (permission) => remarksOn(model, permission)),
};

function remarksOn(model: IdentityPoolModel, permission: Permission): Remark[] {
  const tags = [...new Set(permission.statements.flatMap(tagsReadBy))];
  return tags.flatMap((tag) => {
    const hasOwn = roleHas(permission, tag);
    const remark = hasOwn === 'yes' ? undefined : remarkOn(model, permission, tag);
    return remark
      ? [hasOwn === 'unknown' ? { untold: 'which tags the role has itself is not known', ...remark } : remark]
      : [];
  });
}

/** Then it is the role's tag that the policy reads. */
function roleHas({ role }: Permission, tag: string): Tri {
  if (role === undefined) {
    return 'unknown';
  }
  const answer = some(role.tags.items, ({ key }) => (key.toLowerCase() === tag.toLowerCase() ? 'yes' : 'no'));
  return answer === 'no' && role.tags.gaps.length > 0 ? 'unknown' : answer;
}

/** A backend may give its users any tag, so a developer provider is not asked. */
function remarkOn(model: IdentityPoolModel, { pool, audience, through }: Permission, tag: string): Remark | undefined {
  if (audience === 'unauthenticated') {
    return { what: `reads aws:PrincipalTag/${tag}, and guests bring no tags` };
  }
  const answers = through
    .filter(({ kind }) => kind !== 'developer')
    .map((provider) => mapsTag(model, pool, provider, tag));
  const without = answers.filter(({ answer }) => answer === 'no');
  const unclear = answers.find(({ answer }) => answer === 'unknown');
  if (without.length > 0) {
    const names = new Set(without.map(({ provider }) => readable(provider.loginName)));
    return { what: `reads aws:PrincipalTag/${tag}, and users of ${[...names].join(', ')} bring no such tag` };
  }
  return unclear && answers.every(({ answer }) => answer === 'unknown')
    ? { what: `reads aws:PrincipalTag/${tag}`, untold: unclear.unclear }
    : undefined;
}
