import type { PoolModel, ProviderModel, Source } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { sameness } from '../../../model/sameness';
import type { Text } from '../../../model/text';
import { exampleRules, exampleUserPool } from '../example-resources';
import { PAGES } from '../pages';
import { type ClaimWriter, type WrittenClaim, withoutWriting, writersOf } from '../reading/claim-writers';
import { attachmentsWithDoubt, providersOf } from '../reading/reached-roles';
import { readingOf } from '../reading/tag-readers';
import type { Finding, Rule } from '../rule';

const RULES = exampleUserPool(exampleRules({ Claim: 'custom:department', MatchType: 'Equals', Value: 'legal' }));

function withClient(attributes: readonly string[]): object {
  const Schema = [{ Name: 'department', AttributeDataType: 'String', Mutable: true }];
  return {
    ...RULES,
    Users: { Type: 'AWS::Cognito::UserPool', Properties: { Schema } },
    Web: {
      Type: 'AWS::Cognito::UserPoolClient',
      Properties: { UserPoolId: { Ref: 'Users' }, WriteAttributes: attributes },
    },
  };
}

export const userWritableClaim: Rule = {
  id: 'UserWritableClaim',
  severity: 'error',
  title: 'A claim that decides about access is one that users can write themselves',
  why: 'Users write their attributes with their own access token. Whoever writes the right value takes the role of a rule, or the tag of somebody else.',
  fix: 'WriteAttributes of every client of the user pool, without the attribute',
  source: PAGES.roleBasedAccess,
  example: () => ({ fires: withClient(['name', 'custom:department']), silent: withClient(['name']) }),
  find: (model) => decidingClaims(model).flatMap((deciding) => findIn(model, deciding)),
};

/** A claim of users of a pool by which a rule or a tag map goes. */
interface DecidingClaim extends WrittenClaim {
  readonly pool: PoolModel;
  readonly at: Source;
  readonly property: string;
  readonly providers: readonly ProviderModel[];
  readonly doubt?: string;
}

function decidingClaims(model: IdentityPoolModel): DecidingClaim[] {
  return model.pools.flatMap((pool) => [...claimsOfRules(model, pool), ...claimsOfTags(model, pool)]);
}

function claimsOfRules(model: IdentityPoolModel, pool: PoolModel): DecidingClaim[] {
  return attachmentsWithDoubt(model, pool).flatMap(([{ source, roleMappings }, doubt]) =>
    roleMappings.items.flatMap((mapping) => {
      const providers = providersOf(pool, mapping).filter(({ kind }) => kind === 'user-pool');
      return (mapping.rules?.items ?? []).flatMap(({ claim, matchType }, index) =>
        claim === undefined || providers.length === 0
          ? []
          : {
              pool,
              claim,
              isExact: matchType === 'Equals',
              at: source,
              property: `Properties.RoleMappings.${mapping.key}.RulesConfiguration.Rules.${index}.Claim`,
              providers,
              doubt,
            },
      );
    }),
  );
}

/** A tag that nothing in the app goes by decides nothing. */
function claimsOfTags(model: IdentityPoolModel, pool: PoolModel): DecidingClaim[] {
  const { sure, possible } = model.tagMapsOf(pool);
  return [...sure, ...possible].flatMap((tagMap) => {
    const isForThis = sure.includes(tagMap) ? undefined : `whether ${tagMap.source.logicalId} is for this pool`;
    const providers = pool.providers.items.filter(
      ({ principalTagName }) =>
        principalTagName !== undefined && sameness(principalTagName, tagMap.providerName) !== 'different',
    );
    return tagMap.tags.items.flatMap(({ key, claim }) => {
      const { answer, unclear } = readingOf(model, pool, key);
      return answer === 'no'
        ? []
        : {
            pool,
            claim,
            isExact: true,
            at: tagMap.source,
            property: `Properties.PrincipalTags.${key}`,
            providers,
            doubt: isForThis ?? (unclear && `whether a policy reads the tag: ${unclear}`),
          };
    });
  });
}

/** One finding for each claim, about the surest of those who can write it. */
function findIn(model: IdentityPoolModel, deciding: DecidingClaim): Finding[] {
  const { pool, claim, at, property, providers, doubt } = deciding;
  const writers = providers.flatMap((provider) =>
    provider.kind === 'user-pool' ? writersOf(model, pool, provider, deciding) : [],
  );
  const writer = writers.find(({ unclear }) => unclear === undefined) ?? writers[0];
  return writer
    ? [
        {
          at,
          pool: pool.source,
          property,
          what: inWords(writer, claim),
          fix: withoutWriting(writer, claim),
          untold: doubt ?? writer.unclear,
          isWarningUntold: doubt === undefined && (writer.client ?? writer.userPool) !== undefined,
        },
      ]
    : [];
}

function inWords({ client, userPool }: ClaimWriter, claim: Text): string {
  if (userPool !== undefined) {
    return `whoever signs up in ${userPool.logicalId} chooses ${claim}`;
  }
  return client
    ? `users write ${claim} through client ${client.source.logicalId}`
    : `${claim} is an attribute of a user pool`;
}
