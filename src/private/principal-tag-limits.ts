import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { quote, refuse } from './errors';
import { requireKind } from './kinds';
import { PRINCIPAL_TAG_CLAIM, PRINCIPAL_TAG_KEY, QUOTAS } from './limits';
import { isTokenOfText, requireText } from './requirements';

const AFAC = 'https://docs.aws.amazon.com/cognito/latest/developerguide/using-attributes-for-access-control.html';
const QUOTAS_OF_IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html';
const SESSION_TAGS = 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html';

/** A tag's key stands as a key in the template and inside policies: a token can be neither. */
export function requirePrincipalTagKey(where: string, tag: string): void {
  if (isTokenOfText(tag)) {
    refuse({
      code: 'PrincipalTagInvalid',
      where,
      what: `the key of a tag is ${quote(tag)}`,
      allowed: 'a literal: keys of a template and policy variables can not be tokens',
      instead: `for example ${JSON.stringify(PRINCIPAL_TAG_KEY.example)}`,
    });
  }
  requireText(where, 'the key of a tag', tag, PRINCIPAL_TAG_KEY);
}

/** STS takes letters of every language for a key; the documents of policies do not. */
export function requireTagOfPolicies(where: string, tag: string): void {
  requirePrincipalTagKey(where, tag);
  if (!/^[\x20-\xff]+$/.test(tag)) {
    refuse({
      code: 'PrincipalTagInvalid',
      where,
      what: `a policy would name the tag ${quote(tag)}`,
      allowed: `Latin letters in policies (${QUOTAS_OF_IAM})`,
      instead: `for example ${JSON.stringify(PRINCIPAL_TAG_KEY.example)}`,
    });
  }
}

export function requireClaimMap(where: string, claims: { [tag: string]: string }): void {
  if (typeof claims !== 'object' || claims === null || Array.isArray(claims) || Construct.isConstruct(claims)) {
    refuse({
      code: 'WrongKind',
      where,
      what: `claims is ${quote(claims)}`,
      allowed: 'a map of tags to the claims they come from',
      instead: "{ 'tenant': 'custom:tenant' }",
    });
  }
  const entries = Object.entries(claims);
  if (entries.length === 0 || entries.length > QUOTAS.principalTags) {
    refuse({
      code: 'PrincipalTagCount',
      where,
      what: `${entries.length} tags`,
      allowed: `1 to ${QUOTAS.principalTags} for one provider (${AFAC})`,
      instead: entries.length === 0 ? 'PrincipalTags.inactive()' : 'fewer tags: policies read few of them',
    });
  }
  for (const [tag, claim] of entries) {
    requirePrincipalTagKey(where, tag);
    requireText(where, `the claim for tag ${tag}`, claim, PRINCIPAL_TAG_CLAIM);
  }
  requireDifferent(where, Object.keys(claims));
  requireSize(where, entries);
}

/** To STS the keys of session tags are the same in upper and lower case: one claim would take the other's place. */
function requireDifferent(where: string, tags: string[]): void {
  const known = new Map<string, string>();
  for (const tag of tags) {
    const twin = known.get(tag.toLowerCase());
    if (twin !== undefined) {
      refuse({
        code: 'PrincipalTagInvalid',
        where,
        what: `the keys of two tags are ${quote(twin)} and ${quote(tag)}`,
        allowed: `keys that differ in more than upper and lower case (${SESSION_TAGS})`,
        instead: 'one of them, or another key',
      });
    }
    known.set(tag.toLowerCase(), tag);
  }
}

function requireSize(where: string, entries: [string, string][]): void {
  const known = entries.flat().filter((text) => !Token.isUnresolved(text));
  const bytes = Buffer.byteLength(known.join(''));
  if (bytes > QUOTAS.principalTagBytes) {
    refuse({
      code: 'PrincipalTagsTooLong',
      where,
      what: `the keys of the tags and the names of their claims have ${bytes} bytes together`,
      allowed: `at most ${QUOTAS.principalTagBytes} bytes for one provider (${AFAC})`,
      instead: 'shorter keys: the values have to fit into the session as well',
    });
  }
}

/** Required tags stand in the trust policies of roles. */
export function requireRequired(where: string, claims: { [tag: string]: string }, required: string[]): void {
  requireKind(where, 'required', required);
  const missing = required.find((tag) => !Object.hasOwn(claims, tag));
  if (missing !== undefined) {
    refuse({
      code: 'RequiredTagNotMapped',
      where,
      what: `required names ${quote(missing)}, which is not in the map`,
      allowed: `tags of the map: ${Object.keys(claims).join(', ')}`,
      instead: "a claim for it, { 'tenant': 'custom:tenant' }, or required without it",
    });
  }
  for (const tag of required) {
    requireTagOfPolicies(where, tag);
  }
}
