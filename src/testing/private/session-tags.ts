import type { PoolModel, ProviderModel, TagMapModel } from '../../model/elements';
import type { IdentityPoolModel } from '../../model/identity-pool-model';
import { isLiteral, readable, type Text, unknown } from '../../model/text';
import type { Claims } from './claims';

/** The tags a session is begun with. */
export interface SessionTags {
  /** A value that is wholly unknown may also be no tag at all. */
  readonly values: ReadonlyMap<string, Text>;
  /** Whether there may be others, and why. */
  readonly gaps: readonly string[];
  /** Every key that the provider's map has, also those whose claim is absent. */
  readonly mappedKeys: readonly string[];
  /** Why a key that the map has is no tag of the session. */
  readonly missing?: ReadonlyMap<string, string>;
  /** Why STS may refuse the tags. */
  readonly doubts: readonly string[];
}

export const NO_TAGS: SessionTags = { values: new Map(), gaps: [], mappedKeys: [], doubts: [] };

/**
 * What STS takes in a tag. A tag that stands in Cognito's token may be under other rules: a page of AWS shows one with `|`.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_Tag.html
 */
const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@|]*$/u;
const TAG_VALUE_LENGTH = 256;

/**
 * The claims that become session tags in the enhanced flow. A claim that is absent becomes no tag.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/using-attributes-for-access-control.html
 */
export function mappedTags(
  model: IdentityPoolModel,
  pool: PoolModel,
  provider: ProviderModel,
  claims: Claims,
): readonly SessionTags[] {
  const { sure, possible, gaps } = model.tagMapsFor(pool, provider);
  const [map] = sure;
  if (sure.length + possible.length + gaps.length === 0) {
    return [NO_TAGS];
  }
  if (sure.length !== 1 || possible.length > 0) {
    const unclear = `which map of principal tags is in force for ${readable(provider.loginName)} can not be told`;
    return [openTags([...sure, ...possible], [...gaps, unclear])];
  }
  if (map.useDefaults !== undefined && map.useDefaults !== false) {
    return [openTags([map], [DEFAULT_MAP])];
  }
  const mappedKeys = map.tags.items.map(({ key }) => key);
  const found = map.tags.items.flatMap(({ key, claim }): [string, Text][] => {
    const value = tagValue(key, claim, claims);
    return value === undefined ? [] : [[key, value]];
  });
  const full = found.filter(([, value]) => value !== '');
  // AWS does not say whether an empty claim becomes an empty tag or none: both are tried.
  return [found, ...(full.length < found.length ? [full] : [])].map((tags) => {
    const values = new Map(tags);
    const missing = map.tags.items.filter(({ key }) => !values.has(key));
    return {
      values,
      gaps: map.tags.gaps,
      mappedKeys,
      missing: new Map(missing.map(({ key, claim }) => [key, whyMissing(claim, claims)])),
      doubts: doubtsOf(values),
    };
  });
}

/** The most common mistake in a test is a claim that is spelled wrong: it helps to see both. */
function whyMissing(claim: Text, claims: Claims): string {
  const { given } = claims;
  return claims.find(claim).kind === 'absent'
    ? `it comes from claim ${readable(claim)}, which the sign-in does not have (it has ${given.length === 0 ? 'none' : given.join(', ')})`
    : `it comes from claim ${readable(claim)}, which is empty`;
}

const DEFAULT_MAP =
  'AWS documents which claims its default map of principal tags reads, but not under which tags they come';

/** The tags a backend passes when it signs a user in. */
export function givenTags(tags: ReadonlyMap<string, Text>): SessionTags {
  return { values: tags, gaps: [], mappedKeys: [...tags.keys()], doubts: doubtsOf(tags) };
}

/** Tags of which it can not be told whether they are there. */
export function uncertainTags({ values, gaps, mappedKeys }: SessionTags, reason: string): SessionTags {
  const uncertain = [...values.keys()].map((key): [string, Text] => [key, unknown(reason)]);
  return { values: new Map(uncertain), gaps, mappedKeys, doubts: [] };
}

function openTags(maps: readonly TagMapModel[], gaps: readonly string[]): SessionTags {
  const keys = maps.flatMap(({ tags }) => tags.items.map(({ key }) => key));
  return {
    values: new Map(keys.map((key) => [key, unknown(gaps.join('; '))])),
    gaps: [...gaps, ...maps.flatMap(({ tags }) => tags.gaps)],
    mappedKeys: keys,
    doubts: [],
  };
}

function tagValue(key: string, name: Text, claims: Claims): Text | undefined {
  const claim = claims.find(name);
  switch (claim.kind) {
    case 'absent':
      return undefined;
    case 'list':
      return unknown(`AWS does not say what tag ${key} becomes of claim ${readable(name)}, which is a list`);
    case 'unknown':
      return unknown(`tag ${key}: ${claim.reason}`);
    case 'text':
      return claim.text;
  }
}

function doubtsOf(values: ReadonlyMap<string, Text>): string[] {
  return [...values].flatMap(([key, value]) =>
    isLiteral(value) && (value.length > TAG_VALUE_LENGTH || !TAG_VALUE.test(value))
      ? [
          `STS may refuse tag ${key}="${value}": it documents up to ${TAG_VALUE_LENGTH} letters, digits, spaces and _.:/=+-@`,
        ]
      : [],
  );
}
