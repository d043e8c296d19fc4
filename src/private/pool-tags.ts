import type { CfnIdentityPool } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import { describe, type Mistake, refuse } from './errors';
import { QUOTAS, TAG_KEY, TAG_VALUE } from './limits';
import { requireText } from './requirements';

/** The tags in the props, at the line that wrote them. */
export function requireTags(where: IConstruct, tags: { [key: string]: string }): void {
  for (const [key, value] of Object.entries(tags)) {
    requireText(where, 'tag key', key, TAG_KEY);
    requireText(where, `the value of tag ${key}`, value, TAG_VALUE);
  }
  const mistake = tooMany(where, Object.keys(tags).length);
  if (mistake) {
    refuse(mistake);
  }
}

/** The tags of the whole tree as well: `Tags.of()` adds its own when the app is synthesized. */
export function tagMistakes(where: IConstruct, resource: CfnIdentityPool): string[] {
  const mistake = tooMany(where, resource.cdkTagManager.renderTags(resource.identityPoolTags)?.length ?? 0);
  return mistake ? [describe(mistake)] : [];
}

function tooMany(where: IConstruct, count: number): Mistake | undefined {
  return count <= QUOTAS.tags
    ? undefined
    : {
        code: 'TooManyTags',
        where,
        what: `${count} tags`,
        allowed: `at most ${QUOTAS.tags} on an identity pool, those of Tags.of() on the pool and around it included`,
        instead:
          'fewer tags, or Tags.of(scope).add(key, value, { excludeResourceTypes: ["AWS::Cognito::IdentityPool"] })',
      };
}
