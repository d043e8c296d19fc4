import type { PoolModel, ProviderModel, UserPoolClientModel, UserPoolModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { sameness } from '../../../model/sameness';
import { isLiteral, readable, type Text } from '../../../model/text';
import type { Tri } from './tri';

/** Somebody through whom the users of a user pool can write a claim of their own, or may be able to. */
export interface ClaimWriter {
  /** Undefined where the client is not known. */
  readonly client?: UserPoolClientModel;
  /** Why it can not be told. Undefined where users certainly can. */
  readonly unclear?: string;
}

type UserPoolProvider = Extract<ProviderModel, { kind: 'user-pool' }>;

/**
 * The attributes that users can be let write. Cognito writes the others itself: `sub`, what was verified, and all that begins
 * with `cognito:`.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
const STANDARD = [
  'address',
  'birthdate',
  'email',
  'family_name',
  'gender',
  'given_name',
  'locale',
  'middle_name',
  'name',
  'nickname',
  'phone_number',
  'picture',
  'preferred_username',
  'profile',
  'updated_at',
  'website',
  'zoneinfo',
];
const VERIFIED_FIRST = ['email', 'phone_number'];

/**
 * The clients through which users of a provider can write a claim, the certain ones first. A client the pool does not know
 * counts as well: what a user wrote through it stands in every token of that user.
 */
export function writersOf(
  model: IdentityPoolModel,
  pool: PoolModel,
  provider: UserPoolProvider,
  claim: Text,
): readonly ClaimWriter[] {
  if (!isLiteral(claim) || !(claim.startsWith('custom:') || STANDARD.includes(claim))) {
    return [];
  }
  const { sure, possible } = model.userPoolsNamed(provider.providerName);
  const [userPool] = sure;
  if (userPool === undefined) {
    const which = possible.length > 0 ? 'which user pool it is' : `the user pool ${readable(provider.providerName)}`;
    return [{ unclear: `${which} is not known of the app, and so not who can write ${claim}` }];
  }
  const attribute = whyAttributeIsUnclear(userPool, claim);
  const clients = model.clientsOf(userPool);
  const writers = [...clients.sure, ...clients.possible].flatMap((client) => {
    const answer = canWrite(client, claim);
    const isCertain = clients.sure.includes(client) && isOfPool(pool, client);
    return answer === 'no'
      ? []
      : [{ client, unclear: attribute ?? whyClientIsUnclear(client, claim, answer, isCertain) }];
  });
  return [
    ...writers.filter(({ unclear }) => unclear === undefined),
    ...writers,
    ...unknownClient(provider, clients.sure, claim),
  ];
}

function whyAttributeIsUnclear({ attributes }: UserPoolModel, claim: string): string | undefined {
  if (VERIFIED_FIRST.includes(claim)) {
    return `whether a new ${claim} must be verified before it counts (AttributesRequireVerificationBeforeUpdate) is not looked at`;
  }
  const declared = attributes.items.find(({ name }) => name === claim);
  const isMutable =
    declared === undefined ? !claim.startsWith('custom:') : (declared.isMutable ?? !claim.startsWith('custom:'));
  return isMutable === true
    ? undefined
    : `${claim} may be one that users can not change; then they can set it when they sign up, where they may sign up themselves`;
}

/** Unset means all standard attributes to the API; the CDK documents all, the custom ones as well. */
function canWrite({ writeAttributes }: UserPoolClientModel, claim: string): Tri {
  if (writeAttributes === undefined) {
    return claim.startsWith('custom:') ? 'unknown' : 'yes';
  }
  return writeAttributes.items.includes(claim) ? 'yes' : writeAttributes.gaps.length > 0 ? 'unknown' : 'no';
}

function whyClientIsUnclear(
  client: UserPoolClientModel,
  claim: string,
  answer: Tri,
  isCertain: boolean,
): string | undefined {
  const { writeAttributes, source } = client;
  if (answer === 'unknown') {
    return writeAttributes === undefined
      ? `whether ${source.logicalId} can write ${claim}: its WriteAttributes are not set, and AWS does not say whether that lets custom attributes be written`
      : `the WriteAttributes of ${source.logicalId}: ${writeAttributes.gaps[0]}`;
  }
  return isCertain ? undefined : `whether ${source.logicalId} signs in users of this user pool`;
}

function isOfPool(pool: PoolModel, { id }: UserPoolClientModel): boolean {
  return pool.providers.items.some(
    (provider) => provider.kind === 'user-pool' && sameness(provider.clientId, id) === 'same',
  );
}

function unknownClient(
  { clientId }: UserPoolProvider,
  known: readonly UserPoolClientModel[],
  claim: string,
): ClaimWriter[] {
  return known.some(({ id }) => sameness(id, clientId) === 'same')
    ? []
    : [{ unclear: `client ${readable(clientId)} is not known of the app, and so not whether it can write ${claim}` }];
}

/** What to write, so that users can not write a claim through a client. */
export function withoutWriting({ client }: ClaimWriter, claim: string): string | undefined {
  if (client === undefined) {
    return undefined;
  }
  const rest = client.writeAttributes?.items.filter((attribute) => attribute !== claim);
  return rest && client.writeAttributes?.gaps.length === 0
    ? `WriteAttributes of ${client.source.logicalId}: ${JSON.stringify(rest)}`
    : `WriteAttributes of ${client.source.logicalId}: what its users may write themselves, without ${claim}`;
}
