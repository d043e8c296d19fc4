import { sameness } from '../../model/sameness';
import { piecesOf, type Text, unknown } from '../../model/text';
import type { Answer } from './answer';
import type { AppReading } from './app-reading';
import { type CognitoToken, closedFederationKeys } from './cognito-token';
import type { RequestPrincipal } from './policy/request';
import type { ContextFacts } from './policy/request-context';
import { RequestContext } from './policy/request-context';
import { RolePermissions } from './role-permissions';
import type { AnyRole } from './role-policies';
import { guestSessionPolicies } from './session-policies';
import type { Credentials } from './worlds';

/** A request, in the words of the app. */
export interface SessionRequest {
  readonly action: Text;
  readonly resource: Text;
  /** What the test says about the request. */
  readonly context: RequestContext;
}

/** What holds for a request that a client makes itself, unless the test says otherwise. */
export const USUAL_FACTS = new RequestContext({
  values: { 'aws:PrincipalIsAWSService': 'false', 'aws:ViaAWSService': 'false' },
  closed: [
    'aws:CalledVia',
    'aws:CalledViaFirst',
    'aws:CalledViaLast',
    'aws:PrincipalServiceName',
    'aws:PrincipalServiceNamesList',
  ],
});

/** What somebody with the credentials of one role may do. */
export class SessionRequests {
  private readonly permissions: RolePermissions;
  private readonly facts: ContextFacts;
  private readonly principal: RequestPrincipal;

  constructor(
    private readonly app: AppReading,
    credentials: Credentials,
    token: CognitoToken,
    flow: { readonly isGuest: boolean; readonly isClassic: boolean },
  ) {
    const { role } = credentials;
    const isCapped = flow.isGuest && !flow.isClassic;
    this.permissions = new RolePermissions(
      app.policiesOf(role),
      isCapped ? guestSessionPolicies(app.app.options.guestSessionPolicies) : [],
      (source) => app.app.nameOf(source),
    );
    this.principal = principalOf(role, token, app);
    this.facts = factsOf(credentials, token, this.principal);
  }

  public decide({ action, resource, context }: SessionRequest): Answer {
    const answer = this.permissions.decide(
      { action, resource, context: new RequestContext(this.facts, context), principal: this.principal },
      this.app.model.resourcePoliciesOf(resource),
    );
    return answer.outcome === 'ALLOWED' && this.isElsewhere(resource)
      ? { outcome: 'INDETERMINATE', reasons: [...answer.reasons, OTHER_ACCOUNT] }
      : answer;
  }

  /** Whether a resource is, or may be, of another account than the role: its own policy must allow then. */
  private isElsewhere(resource: Text): boolean {
    return accountsOf(resource, this.app).some((account) => sameness(account, this.principal.account) !== 'same');
  }
}

const OTHER_ACCOUNT =
  'the resource is not certainly of the account of the role, and in another one a policy of the resource must allow too, which is not evaluated';

/** The stack in what a model calls a reference: `Stack/Bucket.Ref`. */
const STACK_OF_RESOURCE = /^(.+)\/[A-Za-z0-9]+\.[^/]+$/s;

/** The accounts a resource says it is of: by its ARN, and by the stack that makes it. */
function accountsOf(resource: Text, app: AppReading): Text[] {
  const [, written] = /^arn:[^:]*:[^:]*:[^:]*:([^:]*):/.exec(resource) ?? [];
  const stacks = piecesOf(resource).flatMap((piece) =>
    piece.kind === 'literal' ? [] : (STACK_OF_RESOURCE.exec(piece.name ?? '')?.[1] ?? []),
  );
  const makers = [...new Set(stacks)].map((stack) => app.ref('AWS::AccountId', stack));
  return [...(written === undefined || written === '' ? [] : [written]), ...makers];
}

function principalOf(role: AnyRole, token: CognitoToken, app: AppReading): RequestPrincipal {
  const account =
    'account' in role ? role.account : (accountIn(role.arn) ?? unknown('the account of an imported role'));
  const partition = app.ref('AWS::Partition');
  return {
    account,
    roleArn: role.arn,
    sessionArn: `arn:${partition}:sts::${account}:assumed-role/${role.name}/${token.sessionName}`,
    federated: token.doubt === undefined ? token.federated : unknown(token.doubt),
  };
}

function accountIn(roleArn: Text): Text | undefined {
  return /^arn:[^:]*:iam::([^:]+):role\//.exec(roleArn)?.[1];
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
function factsOf({ role, tags }: Credentials, token: CognitoToken, principal: RequestPrincipal): ContextFacts {
  const { federated } = token;
  const principalTags = principalTagsOf(role, tags);
  const values: Record<string, Text | readonly Text[]> = {
    [`${federated}:aud`]: token.identityPoolId,
    [`${federated}:sub`]: token.identityId,
    [`${federated}:amr`]: token.amr,
    'aws:FederatedProvider': principal.federated,
    'aws:PrincipalAccount': principal.account,
    'aws:PrincipalArn': principal.roleArn,
    'aws:PrincipalType': 'AssumedRole',
    'aws:TokenIssueTime': `20${unknown('when the session began')}`,
  };
  for (const [key, value] of principalTags.values) {
    values[`aws:PrincipalTag/${key}`] = value;
  }
  return {
    values,
    closed: [
      ...closedFederationKeys(token),
      'aws:username',
      ...(principalTags.gaps.length === 0 ? ['aws:PrincipalTag/*'] : []),
    ],
  };
}

/** The tags that policies see: those of the session, and the role's own that show through. */
export function principalTagsOf(
  role: AnyRole,
  tags: Credentials['tags'],
): { readonly values: ReadonlyMap<string, Text>; readonly gaps: readonly string[] } {
  if (!('tags' in role)) {
    return { values: tags.values, gaps: [...tags.gaps, 'the tags of an imported role are not known'] };
  }
  const values = new Map<string, Text>();
  for (const { key, value } of role.tags.items) {
    values.set(key, value);
  }
  for (const [key, value] of tags.values) {
    values.set(key, value);
  }
  return { values, gaps: [...tags.gaps, ...role.tags.gaps] };
}
