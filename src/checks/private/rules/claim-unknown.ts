import type { UserPoolModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { STANDARD_ATTRIBUTES } from '../../../model/readers/read-user-pools';
import { isLiteral, unknownReasons } from '../../../model/text';
import { exampleUserPoolRule } from '../example-mappings';
import { PAGES } from '../pages';
import { type MappedProvider, mappedProviders } from '../reading/mapped-kind';
import { rulesOf } from '../reading/of-pools';
import { type Place, quoted, within } from '../reading/text-mistake';
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
  title: 'A rule tests a claim that tokens of the user pool do not have',
  why: 'The rule never matches.',
  fix: 'a standard attribute, a cognito: claim, or custom: and the name of an attribute in the Schema of the user pool',
  source: PAGES.roleBasedAccess,
  example: () => ({
    fires: exampleUserPoolRule(PLAN),
    silent: exampleUserPoolRule(PLAN, { Schema: [{ Name: 'plan', AttributeDataType: 'String' }] }),
  }),
  find: (model) =>
    mappedProviders(model)
      .filter(({ mapping }) => mapping.type !== 'Token')
      .flatMap((mapped) => findingsOf(model, mapped)),
};

function findingsOf(model: IdentityPoolModel, mapped: MappedProvider): Finding[] {
  const { provider } = mapped;
  if (provider.kind !== 'user-pool') {
    return [];
  }
  const { sure } = model.userPoolsNamed(provider.providerName);
  return rulesOf(mapped).flatMap(({ rule: { claim }, place: rulePlace }) => {
    const mistake = claim !== undefined && isLiteral(claim) ? mistakeIn(claim, sure[0]) : undefined;
    return mistake ? [{ ...within(rulePlace, 'Claim'), ...mistake }] : [];
  });
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
