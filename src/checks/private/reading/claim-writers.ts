import type { PoolModel, ProviderModel, Source, UserPoolClientModel, UserPoolModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { STANDARD_ATTRIBUTES } from '../../../model/readers/read-user-pools';
import { sameness } from '../../../model/sameness';
import { isKnown, isLiteral, readable, type Text } from '../../../model/text';
import type { Tri } from '../../../model/tri';

/** Somebody through whom the users of a user pool can write a claim of their own, or may be able to. */
export interface ClaimWriter {
  /** Undefined where the client is not known. */
  readonly client?: UserPoolClientModel;
  /** The user pool in which whoever signs up chooses it. */
  readonly userPool?: Source;
  /** Why it can not be told. Undefined where users certainly can. */
  readonly unclear?: string;
}

/** A claim that decides about access. */
export interface WrittenClaim {
  readonly claim: Text;
  /** Whether it decides as it is: no part of it does, and nothing but it. */
  readonly isExact: boolean;
}

type UserPoolProvider = Extract<ProviderModel, { kind: 'user-pool' }>;

/**
 * The attributes that users can be let write. Cognito writes the others itself: `sub`, what was verified, and all that begins
 * with `cognito:`, but for the user name.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
const WRITABLE = STANDARD_ATTRIBUTES.filter((name) => name !== 'sub' && !name.endsWith('_verified'));
const VERIFIABLE = ['email', 'phone_number'];

/** Chosen at sign-up, unless users sign in with an address: then Cognito makes one. */
const USER_NAME = 'cognito:username';

/**
 * The clients through which users of a provider can write a claim, the certain ones first. A client the pool does not know
 * counts as well: what a user wrote through it stands in every token of that user.
 */
export function writersOf(
  model: IdentityPoolModel,
  pool: PoolModel,
  provider: UserPoolProvider,
  { claim, isExact }: WrittenClaim,
): readonly ClaimWriter[] {
  if (!isLiteral(claim) || !(claim === USER_NAME || claim.startsWith('custom:') || WRITABLE.includes(claim))) {
    return [];
  }
  const { sure, possible } = model.userPoolsNamed(provider.providerName);
  const [userPool] = sure;
  if (userPool === undefined) {
    const which = possible.length > 0 ? 'which user pool it is' : `the user pool ${readable(provider.providerName)}`;
    return [{ unclear: `${which} is not known of the app, and so not who can write ${claim}` }];
  }
  if (claim === USER_NAME) {
    return choosersOf(userPool, isExact);
  }
  const attribute = writingOf(userPool, claim, isExact);
  if (attribute.answer === 'no') {
    return [];
  }
  const clients = model.clientsOf(userPool);
  const writers = [...clients.sure, ...clients.possible].flatMap((client) => {
    const answer = canWrite(client, claim);
    const isCertain = clients.sure.includes(client) && isOfPool(pool, client);
    return answer === 'no'
      ? []
      : [{ client, unclear: attribute.unclear ?? whyClientIsUnclear(client, claim, answer, isCertain) }];
  });
  return [
    ...writers.filter(({ unclear }) => unclear === undefined),
    ...writers,
    ...unknownClient(provider, clients.sure, claim),
  ];
}

/** Whoever signs up chooses a user name, of those that are free. */
function choosersOf(userPool: UserPoolModel, isExact: boolean): readonly ClaimWriter[] {
  const { isSignUpClosed, usernameAttributes, source } = userPool;
  if (isSignUpClosed === true || usernameAttributes.items.length > 0) {
    return [];
  }
  const open = typeof isSignUpClosed === 'string' ? readable(isSignUpClosed) : usernameAttributes.gaps[0];
  const taken = isExact
    ? 'Cognito refuses a user name that somebody has already, and which are free is not known'
    : undefined;
  return [{ userPool: source, unclear: open ?? taken }];
}

interface Writing {
  readonly answer: Tri;
  /** Why it can not be told. */
  readonly unclear?: string;
}

/** Whether users can give an attribute a value of their choice, through a client that lets them. */
function writingOf(userPool: UserPoolModel, claim: string, isExact: boolean): Writing {
  const { signInAttributes, verifiedBeforeUpdate } = userPool;
  if (VERIFIABLE.includes(claim) && verifiedBeforeUpdate.items.includes(claim)) {
    // It counts once they proved that it is theirs, and nobody has the address of somebody else.
    return isExact
      ? { answer: 'no' }
      : unclear(`whether a ${claim} of their own, which they can verify, matches as well`);
  }
  if (VERIFIABLE.includes(claim) && verifiedBeforeUpdate.gaps.length > 0) {
    return unclear(verifiedBeforeUpdate.gaps[0]);
  }
  if (signInAttributes.items.includes(claim)) {
    return unclear(`users sign in with their ${claim}, and Cognito may refuse one that somebody has already`);
  }
  return writingByMutability(userPool, claim);
}

function writingByMutability({ attributes, isSignUpClosed }: UserPoolModel, claim: string): Writing {
  const attribute = attributes.items.find(({ name }) => name === claim);
  const isWhole = attributes.gaps.length === 0 && attributes.items.every(({ name }) => isKnown(name));
  if (attribute === undefined && claim.startsWith('custom:') && isWhole) {
    return { answer: 'no' };
  }
  const declared = attribute?.isMutable;
  if (declared ?? !claim.startsWith('custom:')) {
    return declared === undefined || declared === true ? YES : unclear(readable(declared as Text));
  }
  return declared === false && isSignUpClosed === true
    ? { answer: 'no' }
    : unclear(
        `${claim} may be one that users can not change; then they can set it when they sign up, where they may sign up themselves`,
      );
}

function unclear(reason: string): Writing {
  return { answer: 'unknown', unclear: reason };
}

const YES = { answer: 'yes' } as const;

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
export function withoutWriting({ client, userPool }: ClaimWriter, claim: string): string | undefined {
  if (userPool !== undefined) {
    return `sub, which nobody chooses; or AdminCreateUserConfig of ${userPool.logicalId}: {"AllowAdminCreateUserOnly":true}`;
  }
  if (client === undefined) {
    return undefined;
  }
  const orVerified = VERIFIABLE.includes(claim)
    ? `; or UserAttributeUpdateSettings of the user pool: {"AttributesRequireVerificationBeforeUpdate":["${claim}"]}`
    : '';
  const rest = client.writeAttributes?.items.filter((attribute) => attribute !== claim);
  return rest && client.writeAttributes?.gaps.length === 0
    ? `WriteAttributes of ${client.source.logicalId}: ${JSON.stringify(rest)}${orVerified}`
    : `WriteAttributes of ${client.source.logicalId}: what its users may write themselves, without ${claim}${orVerified}`;
}
