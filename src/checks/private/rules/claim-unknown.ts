import type { UserPoolModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { STANDARD_ATTRIBUTES } from '../../../model/readers/read-user-pools';
import { isLiteral, unknownReasons } from '../../../model/text';
import { exampleUserPoolRule } from '../example-mappings';
import { PAGES } from '../pages';
import { type ProviderClaim, providerClaims } from '../reading/provider-claims';
import { type Place, quoted } from '../reading/text-mistake';
import type { Finding, Rule } from '../rule';

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html */
const OF_EVERY_TOKEN = [
  'acr',
  'amr',
  'at_hash',
  'aud',
  'auth_time',
  'event_id',
  'exp',
  'iat',
  'identities',
  'iss',
  'jti',
  'nonce',
  'origin_jti',
  'token_use',
];
const KNOWN = [...STANDARD_ATTRIBUTES, ...OF_EVERY_TOKEN];
const PLAN = { Claim: 'custom:plan' };

export const claimUnknown: Rule = {
  id: 'ClaimUnknown',
  severity: 'warning',
  title: 'A rule or a tag goes by a claim that tokens of the user pool do not have',
  why: 'The rule never matches, and nobody has the tag: whoever must have it is refused.',
  fix: 'a standard attribute, a cognito: claim, or custom: and the name of an attribute in the Schema of the user pool',
  source: PAGES.roleBasedAccess,
  example: () => ({
    fires: exampleUserPoolRule(PLAN),
    silent: exampleUserPoolRule(PLAN, { Schema: [{ Name: 'plan', AttributeDataType: 'String' }] }),
  }),
  find: (model) => onePerPlace(providerClaims(model).flatMap((claim) => findingOf(model, claim))),
};

function findingOf(model: IdentityPoolModel, { provider, claim, place }: ProviderClaim): Finding[] {
  const { sure } = model.userPoolsNamed(provider.providerName);
  const mistake = isLiteral(claim) ? mistakeIn(claim, sure[0]) : undefined;
  return mistake ? [{ ...place, ...mistake }] : [];
}

/** Every client of a user pool is a provider of its own, and what its users bring is the same. */
function onePerPlace(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    ({ at, pool, property }, index) =>
      findings.findIndex((other) => other.at === at && other.pool === pool && other.property === property) === index,
  );
}

/** A Lambda function may add any claim. What attributes a user pool of outside the app has is not known. */
function mistakeIn(claim: string, userPool: UserPoolModel | undefined): Omit<Finding, keyof Place> | undefined {
  const isCustom = /^(dev:)?custom:/.test(claim);
  if (KNOWN.includes(claim) || claim.startsWith('cognito:') || (isCustom && userPool === undefined)) {
    return undefined;
  }
  if (userPool === undefined) {
    return { what: neither(claim), untold: 'a Lambda function of the user pool may add it' };
  }
  const { attributes, hasPreTokenGeneration: trigger, source } = userPool;
  const declared = attributes.items.map(({ name }) => name);
  if (trigger === true || declared.includes(claim)) {
    return undefined;
  }
  return {
    what: isCustom ? `${quoted(claim)} is not in the Schema of ${source.logicalId}` : neither(claim),
    fix: declared.find((name) => name === `custom:${claim}`),
    untold: [...(trigger === false ? [] : unknownReasons(trigger)), ...(isCustom ? attributes.gaps : [])][0],
  };
}

function neither(claim: string): string {
  return `${quoted(claim)} is not of every token, nor does it begin with custom: or cognito:`;
}
