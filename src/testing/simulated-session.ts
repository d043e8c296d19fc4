import type { IRoleRef } from 'aws-cdk-lib/aws-iam';
import { readable } from '../model/text';
import { quote, refuse } from '../private/errors';
import type { AppPool } from './private/app-pool';
import { SessionAssertions } from './private/session-assertions';
import { SessionState } from './private/session-state';
import { SessionOutcome, type SignInRefusal } from './session-outcome';
import type { SignIn } from './sign-in';
import { DecisionOutcome, type SimulatedDecision } from './simulated-decision';

/**
 * What somebody who signed in got, a role and tags or a refusal, and what they may do with it.
 *
 * Every assertion fails on what can not be told, also the one that something is denied.
 */
export class SimulatedSession {
  /** @internal */
  public static _of(pool: AppPool, signIn: SignIn): SimulatedSession {
    return new SimulatedSession(pool, signIn);
  }

  /** What became of the sign-in. */
  public readonly outcome: SessionOutcome;

  /** The identity id of the user: what `${cognito-identity.amazonaws.com:sub}` stands for in a policy. */
  public readonly identityId: string;

  private readonly state: SessionState;
  private readonly assertions: SessionAssertions;

  private constructor(pool: AppPool, signIn: SignIn) {
    this.state = new SessionState(pool, signIn._given);
    this.assertions = new SessionAssertions(this.state);
    this.outcome = this.state.outcome;
    this.identityId = this.state.identityId;
  }

  /** Whether Cognito certainly refuses the sign-in. */
  public get isRefused(): boolean {
    return this.outcome === SessionOutcome.REFUSED;
  }

  /** What a client is told whose sign-in is refused. Undefined for any other. */
  public get refusal(): SignInRefusal | undefined {
    return this.state.refusal;
  }

  /**
   * The ARN of the role, in which `<Stack/Pool/Role>` stands for a name that only the deployment knows. Undefined where there
   * is no role, or it can not be told which.
   */
  public get roleArn(): string | undefined {
    return this.state.arnOfRole;
  }

  /** The logical id of the role. Undefined where there is no role, or the app does not make it. */
  public get roleLogicalId(): string | undefined {
    return this.state.logicalIdOfRole;
  }

  /** The path of the construct that makes the role. Undefined where no construct of the app makes it. */
  public get rolePath(): string | undefined {
    return this.state.pathOfRole;
  }

  /**
   * Why it came to this: by which rule, by the role in the token, by default. For a refusal its cause, and for what can not be
   * told, what is unknown.
   */
  public get reasons(): string[] {
    return [...this.state.reasons];
  }

  /**
   * The tags that policies see as `aws:PrincipalTag`, those of the role itself among them. One that can not be told reads
   * `<unknown: ...>`. Empty where there is no session, or it can not be told.
   */
  public get principalTags(): { [tag: string]: string } {
    return Object.fromEntries([...this.state.principalTags].map(([key, value]) => [key, readable(value)]));
  }

  /**
   * What AWS answers a request of this session.
   *
   * A session that was refused has no credentials, so nothing is allowed it: the answer is IMPLICITLY_DENIED.
   *
   * Throws for what is no request: an action or resource with a wildcard, a token of another app, a context key the sign-in
   * decides. A `*` or `?` that stands in the name of the resource is written as in a policy: `${*}`, `${?}`.
   *
   * @param action one action, such as `s3:GetObject`
   * @param resource the ARN of what it is done to: a token, a literal, or `ResourceArn.of()`; `*` for an action without one
   * @param context condition keys of the request, such as `s3:prefix`, by default none is known: text, number, boolean, or a
   * list of these, which is empty for a key the request does not have
   */
  public decide(action: string, resource: string, context: { [key: string]: unknown } = {}): SimulatedDecision {
    return this.state.decide({ call: 'decide()', action, resource, context });
  }

  /**
   * Whether a request is certainly allowed.
   *
   * @param action one action, as in `decide()`
   * @param resource the ARN of what it is done to, as in `decide()`
   * @param context condition keys of the request, as in `decide()`, by default none is known
   */
  public isAllowed(action: string, resource: string, context: { [key: string]: unknown } = {}): boolean {
    return this.state.decide({ call: 'isAllowed()', action, resource, context }).isAllowed;
  }

  /**
   * Throws unless a request is allowed.
   *
   * @param action one action, as in `decide()`
   * @param resource the ARN of what it is done to, as in `decide()`
   * @param context condition keys of the request, as in `decide()`, by default none is known
   */
  public assertAllowed(action: string, resource: string, context: { [key: string]: unknown } = {}): void {
    const request = { call: 'assertAllowed()', action, resource, context };
    const decision = this.state.decide(request);
    if (!decision.isAllowed) {
      this.assertions.failRequest(request, 'allowed', decision);
    }
  }

  /**
   * Throws unless a request is denied. It passes for a session that was refused, for nobody got credentials: assert what is
   * allowed as well, or a misspelt claim proves everything.
   *
   * @param action one action, as in `decide()`
   * @param resource the ARN of what it is done to, as in `decide()`
   * @param context condition keys of the request, as in `decide()`, by default none is known
   */
  public assertDenied(action: string, resource: string, context: { [key: string]: unknown } = {}): void {
    const request = { call: 'assertDenied()', action, resource, context };
    const decision = this.state.decide(request);
    if (decision.outcome === DecisionOutcome.ALLOWED || decision.outcome === DecisionOutcome.INDETERMINATE) {
      this.assertions.failRequest(request, 'denied', decision);
    }
  }

  /**
   * Throws unless the session has this role, and for what is no role.
   *
   * @param role the role
   */
  public assertAssumes(role: IRoleRef): void {
    if (role?.roleRef === undefined) {
      refuse({
        code: 'WrongKind',
        where: 'assertAssumes()',
        what: `role is ${quote(role)}`,
        allowed: 'a role',
        instead: 'the role itself: group.role of a group; assertAssumesArn() for an ARN',
      });
    }
    this.assertions.assertRole(role.roleRef.roleArn, role.node.path);
  }

  /**
   * Throws unless the session has the role of this ARN.
   *
   * @param roleArn the ARN: a token, a literal, or `ResourceArn.of()`
   */
  public assertAssumesArn(roleArn: string): void {
    this.assertions.assertRole(roleArn);
  }

  /** Throws unless the sign-in is refused. */
  public assertRefused(): void {
    if (!this.isRefused) {
      this.assertions.failSession('the sign-in to be refused');
    }
  }

  /**
   * Throws unless policies see these tags, and no others.
   *
   * A tag of the role itself counts only under a key that the provider maps, or that is asked for: there it shows through for
   * a user without the claim.
   *
   * @param tags the tags with their values
   */
  public assertPrincipalTags(tags: { [tag: string]: string }): void {
    this.assertions.assertPrincipalTags(tags);
  }
}
