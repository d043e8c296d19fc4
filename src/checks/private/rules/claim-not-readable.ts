import type { UserPoolClientModel, UserPoolModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { STANDARD_ATTRIBUTES } from '../../../model/readers/read-user-pools';
import { sameness } from '../../../model/sameness';
import { isLiteral, unknownReasons } from '../../../model/text';
import { exampleUserPoolRule } from '../example-mappings';
import { type ProviderClaim, providerClaims } from '../reading/provider-claims';
import type { Finding, Rule } from '../rule';

function clientReading(attributes: readonly string[]): object {
  const UserPoolId = { Ref: 'Users' };
  return {
    ...exampleUserPoolRule({ Claim: 'email_verified' }),
    Web: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId, ReadAttributes: attributes } },
  };
}

export const claimNotReadable: Rule = {
  id: 'ClaimNotReadable',
  severity: 'warning',
  title: 'A rule or a tag goes by an attribute that a client of the user pool does not read',
  why: 'Tokens of a client have only those attributes it reads: for its users the rule never matches, and they do not have the tag.',
  fix: 'ReadAttributes of the client with the attribute, or no ReadAttributes',
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html',
  example: () => ({ fires: clientReading(['email']), silent: clientReading(['email', 'email_verified']) }),
  find: (model) => providerClaims(model).flatMap((claim) => findingsOf(model, claim)),
};

function findingsOf(model: IdentityPoolModel, { provider, claim, place }: ProviderClaim): Finding[] {
  const [userPool] = model.userPoolsNamed(provider.providerName).sure;
  if (userPool === undefined || !isLiteral(claim) || !isAttribute(claim) || userPool.hasPreTokenGeneration === true) {
    return [];
  }
  return model.clientsOf(userPool).sure.flatMap((client) => {
    const reads = client.readAttributes;
    if (reads === undefined || reads.items.includes(claim) || sameness(client.id, provider.clientId) !== 'same') {
      return [];
    }
    return [
      {
        ...place,
        what: `client ${client.source.logicalId} does not read ${claim}`,
        fix: reading(client, claim),
        untold: reads.gaps[0] ?? whyBrought(userPool),
      },
    ];
  });
}

/** Every token has `sub`, and what Cognito makes itself. */
function isAttribute(claim: string): boolean {
  return claim.startsWith('custom:') || (claim !== 'sub' && STANDARD_ATTRIBUTES.includes(claim));
}

/** A Lambda function may add the claim all the same. */
function whyBrought({ hasPreTokenGeneration }: UserPoolModel): string | undefined {
  return typeof hasPreTokenGeneration === 'string' ? unknownReasons(hasPreTokenGeneration)[0] : undefined;
}

function reading({ source, readAttributes }: UserPoolClientModel, claim: string): string | undefined {
  return readAttributes?.gaps.length === 0
    ? `ReadAttributes of ${source.logicalId}: ${JSON.stringify([...readAttributes.items, claim])}`
    : undefined;
}
