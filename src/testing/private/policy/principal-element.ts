import { isKnown, isLiteral, readable, type Text } from '../../../model/text';
import { either, some, type Tri } from '../../../model/tri';
import { sameText } from './glob';
import { isObject, textsOf, unreadable } from './json';
import type { RequestPrincipal } from './request';
import { isWhollyUnknown, splitAtColons } from './text-parts';

/**
 * As whom a principal element names a role session. What a policy of a resource grants depends on it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export interface Naming {
  /** By its own ARN. */
  readonly session: Tri;
  /** By its role. */
  readonly role: Tri;
  /** By its account, which hands the decision on to the account. */
  readonly account: Tri;
  /** As everybody, by `*`. */
  readonly everyone: Tri;
  /** In a way AWS does not explain: never a yes. */
  readonly otherwise: Exclude<Tri, 'yes'>;
}

const NOT_NAMED: Naming = { session: 'no', role: 'no', account: 'no', everyone: 'no', otherwise: 'no' };
export const PERHAPS: Naming = { ...NOT_NAMED, otherwise: 'unknown' };
const KINDS = ['AWS', 'Federated', 'Service', 'CanonicalUser'];

/**
 * A `Principal` or `NotPrincipal` element.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export class PrincipalElement {
  /** `undefined` when the element is not what IAM takes. */
  private readonly listed: ReadonlyMap<string, readonly Text[]> | undefined;

  public constructor(private readonly value: unknown) {
    this.listed = listedIn(value);
  }

  /** As whom a role session is named. */
  public namingOf(principal: RequestPrincipal | undefined): Naming {
    if (!this.listed || !principal) {
      return PERHAPS;
    }
    const namings = [...this.listed].flatMap(([kind, texts]) =>
      texts.map((text) => namingByText(kind, text, principal)),
    );
    return namings.reduce(joined, NOT_NAMED);
  }

  /** Whether an identity provider is named, such as the one that signs a Cognito identity in. */
  public namesFederated(federated: Text): Tri {
    if (!this.listed) {
      return 'unknown';
    }
    const providers = this.listed.get('Federated') ?? [];
    const named = some(providers, (text) => isProvider(text, federated));
    // Whether a wildcard for AWS principals takes in somebody an identity provider vouches for AWS does not say.
    const anybody = some(this.listed.get('AWS') ?? [], (text) =>
      text === '*' || isWhollyUnknown(text) ? 'unknown' : 'no',
    );
    return either(named, anybody);
  }

  /** The element as people read it. */
  public describe(): string {
    return this.listed
      ? [...this.listed].map(([kind, texts]) => `${kind} ${texts.map(readable).join(', ')}`).join(', ')
      : unreadable(this.value);
  }
}

function listedIn(value: unknown): ReadonlyMap<string, readonly Text[]> | undefined {
  if (value === '*') {
    return new Map([['AWS', ['*']]]);
  }
  if (!isObject(value) || Object.keys(value).length === 0) {
    return undefined;
  }
  const listed = new Map<string, readonly Text[]>();
  for (const [kind, names] of Object.entries(value)) {
    if (!KINDS.includes(kind)) {
      return undefined;
    }
    listed.set(kind, textsOf(names));
  }
  return listed;
}

function namingByText(kind: string, text: Text, principal: RequestPrincipal): Naming {
  switch (kind) {
    case 'AWS':
      return namingByAws(text, principal);
    case 'Federated':
      // AWS calls it a way to name a web identity session, and does not say what then limits the session.
      return isProvider(text, principal.federated) === 'no' ? NOT_NAMED : PERHAPS;
    case 'Service':
      return NOT_NAMED;
    default:
      return PERHAPS;
  }
}

/** AWS takes no wildcard in the name of a principal. */
function isProvider(text: Text, federated: Text): Tri {
  return text.includes('*') ? 'unknown' : sameText(text, federated);
}

/** What might be one or the other is neither: what limits the session depends on it. */
function namingByAws(text: Text, principal: RequestPrincipal): Naming {
  if (text === '*') {
    return { ...NOT_NAMED, everyone: 'yes' };
  }
  if (!isKnown(text)) {
    return PERHAPS;
  }
  const account = accountIn(text) ?? text;
  const isAccount = sameText(account, principal.account);
  if (account !== text || ACCOUNT_ID.test(text) || isAccount === 'yes') {
    return { ...NOT_NAMED, account: isAccount };
  }
  // A unique id such as AROA... stands for a role the policy was once saved with.
  if (text.includes('*') || (isLiteral(text) && !text.startsWith('arn:'))) {
    return PERHAPS;
  }
  const role = sameText(text, principal.roleArn);
  if (isAccount === 'unknown' || role === 'unknown') {
    return PERHAPS;
  }
  return { ...NOT_NAMED, role, session: role === 'yes' ? 'no' : sameText(text, principal.sessionArn) };
}

const ACCOUNT_ID = /^\d{12}$/;

/** The account of `arn:aws:iam::<account>:root`. */
function accountIn(text: Text): Text | undefined {
  const [, , service, region, account, resource] = splitAtColons(text, 6);
  return service === 'iam' && region === '' && resource === 'root' ? account : undefined;
}

function joined(a: Naming, b: Naming): Naming {
  return {
    session: either(a.session, b.session),
    role: either(a.role, b.role),
    account: either(a.account, b.account),
    everyone: either(a.everyone, b.everyone),
    otherwise: a.otherwise === 'no' ? b.otherwise : a.otherwise,
  };
}
