import type { ProviderModel, RoleModel, Tag } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { sameness } from '../../../model/sameness';
import { isLiteral, readable } from '../../../model/text';
import { isValueObject, type Value } from '../../../model/value';
import { exampleAttachment, examplePolicy, exampleRole, exampleTrust, exampleUsers } from '../example-resources';
import { mapsTag } from '../reading/mapped-tags';
import { nameOf, type Permission, permissionsOf } from '../reading/permissions';
import { tagsReadBy } from '../reading/policy-texts';
import { requiresTag } from '../reading/required-tags';
import { type RoleTrust, roleTrusts } from '../reading/role-trust';
import { readPolicy, type Statement, texts } from '../reading/statements';
import type { Finding, Rule } from '../rule';

const STATEMENT = {
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: `arn:aws:s3:::files/\${aws:PrincipalTag/tenant}/*`,
};
const MAP = {
  ...exampleAttachment({ IdentityProviderName: 'accounts.google.com', PrincipalTags: { tenant: 'hd' } }),
  Type: 'AWS::Cognito::IdentityPoolPrincipalTag',
};
const TAGGED = exampleRole([exampleTrust('authenticated')], {
  Tags: [{ Key: 'tenant', Value: 'acme' }],
  Policies: [examplePolicy(STATEMENT)],
});

export const roleTagShowsThrough: Rule = {
  id: 'RoleTagShowsThrough',
  severity: 'error',
  title: 'A role has a tag of its own that a policy takes for that of its users',
  why: "A user whose token lacks the claim has the role's tag instead, and with it the access of whoever the tag stands for.",
  fix: 'another key for one of the two, or no such tag on the role: Tags.of() of an app or stack tags its roles as well. Or keep users without the claim out: PrincipalTags.custom(..., { required: [...] })',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html',
  example: () => ({
    fires: { ...exampleUsers(STATEMENT), Role: TAGGED, Tags: MAP },
    silent: { ...exampleUsers(STATEMENT), Tags: MAP },
  }),
  find: (model) => roleTrusts(model).flatMap((trust) => findIn(model, trust)),
};

function findIn(model: IdentityPoolModel, trust: RoleTrust): Finding[] {
  const policies = [...permissionsOf(model, trust).map(readingOf), ...resourceReadings(model, trust)];
  return trust.role.tags.items
    .filter(({ key }) => isLiteral(key))
    .flatMap((tag) => findingOf(model, trust, tag, policies));
}

function findingOf(model: IdentityPoolModel, trust: RoleTrust, tag: Tag, policies: readonly Reading[]): Finding[] {
  const { role, pool, through, doubt } = trust;
  const reader = readerOf(tag, policies);
  const hidden = role.policies.gaps[0];
  const mapping = through.map((provider) => ({ provider, ...bringsTag(model, trust, provider, tag) }));
  const [brought] = [...mapping.filter(({ isSure }) => isSure), ...mapping].filter(({ isPossible }) => isPossible);
  const isRequired = requiresTag(trust, tag.key);
  if (brought === undefined || isRequired === 'yes' || (reader === undefined && hidden === undefined)) {
    return [];
  }
  const unclear = [
    reader === undefined ? `whether a policy reads it: ${hidden}` : reader.doubt,
    brought.isSure ? undefined : `whether users of ${readable(brought.provider.loginName)} bring such a tag`,
    isRequired === 'unknown' ? 'whether the trust policy refuses users without the tag' : undefined,
  ];
  return [
    {
      at: role.source,
      pool: pool.source,
      property: 'Properties.Tags',
      what:
        `${tag.key}=${readable(tag.value)}, which users of ${readable(brought.provider.loginName)} bring too` +
        (reader ? `, and ${reader.name} reads as aws:PrincipalTag/${tag.key}` : ''),
      untold: doubt ?? unclear.find((reason) => reason !== undefined),
    },
  ];
}

/** A policy that reads tags of whoever comes with a role. */
interface Reading {
  readonly name: string;
  readonly statements: readonly Statement[];
  readonly doubt?: string;
}

function readingOf({ policy, statements, doubt }: Permission): Reading {
  return { name: nameOf(policy), statements, doubt };
}

/** The statements of policies of resources that let the role in, or everybody. */
function resourceReadings(model: IdentityPoolModel, { role }: RoleTrust): Reading[] {
  return model.resourcePolicies.flatMap(({ source, document, conditions }) => {
    const statements = readPolicy(document).statements.filter(({ principal }) => mayBeFor(principal, role));
    return statements.length === 0 ? [] : [{ name: source.logicalId, statements, doubt: conditions[0]?.because }];
  });
}

/** An account stands for all its roles. */
function mayBeFor(principal: Value | undefined, { arn, account }: RoleModel): boolean {
  const named = isValueObject(principal) ? texts(principal.AWS) : texts(principal);
  return named.some(
    (name) =>
      name === '*' ||
      sameness(name, arn) === 'same' ||
      sameness(name, account) === 'same' ||
      (/^arn:[^:]*:iam::.*:root$/.test(name) && name.includes(`::${account}:`)),
  );
}

/** The policy that reads a tag, one that counts for certain before others. */
function readerOf({ key }: Tag, policies: readonly Reading[]): Reading | undefined {
  const readers = policies.filter(({ statements }) =>
    statements.some((statement) => tagsReadBy(statement).some((tag) => tag.toLowerCase() === key.toLowerCase())),
  );
  return readers.find(({ doubt }) => doubt === undefined) ?? readers[0];
}

/** A backend may give its users any tag. */
function bringsTag(
  model: IdentityPoolModel,
  { pool }: RoleTrust,
  provider: ProviderModel,
  { key }: Tag,
): { isSure: boolean; isPossible: boolean } {
  const { answer } = mapsTag(model, pool, provider, key);
  return { isSure: answer === 'yes', isPossible: answer !== 'no' || provider.kind === 'developer' };
}
