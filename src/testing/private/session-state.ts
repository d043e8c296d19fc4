import type { RoleModel } from '../../model/elements';
import { sameness } from '../../model/sameness';
import { isKnown, readable, type Text } from '../../model/text';
import { SessionOutcome, type SignInRefusal } from '../session-outcome';
import { DecisionOutcome, SimulatedDecision } from '../simulated-decision';
import { fail } from './assertion';
import type { CognitoToken } from './cognito-token';
import { type GivenSignIn, identify } from './given-sign-in';
import type { BegunSession, PoolSimulation } from './pool-simulation';
import type { Answer, AnyRole } from './role-permissions';
import { requestOf } from './session-request-of';
import { principalTagsOf, type SessionRequest, SessionRequests } from './session-requests';
import type { Credentials, World } from './worlds';

/** A session in every world that it may be in: what holds in all of them is certain. */
export class SessionState {
  public readonly outcome: SessionOutcome;

  private readonly begun: BegunSession;
  private readonly requests = new Map<World, SessionRequests>();

  constructor(
    private readonly simulation: PoolSimulation,
    private readonly given: GivenSignIn,
  ) {
    this.begun = simulation.begin(given);
    this.outcome = outcomeOf(this.worlds);
  }

  public get token(): CognitoToken {
    return this.begun.token;
  }

  public get refusal(): SignInRefusal | undefined {
    const [first] = this.worlds;
    return this.outcome === SessionOutcome.REFUSED && first.kind === 'refused' ? first.refusal : undefined;
  }

  /** The role, where it is certain. */
  public get role(): AnyRole | undefined {
    const [first, ...others] = this.credentials;
    return first && others.every(({ role }) => role === first.role) ? first.role : undefined;
  }

  /** The role, where it is certain and the app makes it. */
  public get madeRole(): RoleModel | undefined {
    return this.role && 'source' in this.role ? this.role : undefined;
  }

  public get rolePath(): string | undefined {
    return this.madeRole && this.simulation.app.pathOf(this.madeRole.source);
  }

  public get reasons(): readonly string[] {
    switch (this.outcome) {
      case SessionOutcome.REFUSED:
        return this.worlds.flatMap((world) => (world.kind === 'refused' ? [world.refusal.cause] : []));
      case SessionOutcome.SIGNED_IN:
        return [...new Set([...this.credentials.map(({ why }) => why), ...this.begun.worlds.doubts])];
      case SessionOutcome.INDETERMINATE:
        return this.begun.worlds.doubts;
    }
  }

  public get principalTags(): ReadonlyMap<string, Text> {
    const [first] = this.credentials;
    return first === undefined ? new Map() : principalTagsOf(first.role, first.tags).values;
  }

  public decide(action: string, resource: string, context: { readonly [key: string]: unknown }): SimulatedDecision {
    const request = requestOf(action, resource, context, this.simulation.app);
    const answers = this.worlds.map((world) => this.decideIn(world, request));
    const outcome = inAllWorlds(answers.map((answer) => answer.outcome));
    return SimulatedDecision._of(DecisionOutcome[outcome], () => [
      ...new Set([
        ...answers.flatMap(({ reasons }) => reasons),
        ...(outcome === 'INDETERMINATE' ? this.begun.worlds.doubts : []),
      ]),
    ]);
  }

  public failRequest(action: string, resource: string, expected: string, decision: SimulatedDecision): never {
    const what = `${action} on ${readable(this.simulation.app.textOf(resource, 'resource'))}`;
    return fail(`${what} to be ${expected}`, `it is ${decision.outcome}`, [
      ...decision.reasons.map((reason) => `because ${reason}`),
      ...this.describe(),
    ]);
  }

  public failSession(expected: string): never {
    return fail(expected, this.outcomeInWords, [
      ...this.reasons.map((reason) => `because ${reason}`),
      ...this.describe(),
    ]);
  }

  public assertRole(roleArn: string, path?: string): void {
    const expected = this.simulation.app.textOf(roleArn, 'role');
    const role = this.outcome === SessionOutcome.SIGNED_IN ? this.role : undefined;
    if (role === undefined || sameness(role.arn, expected) !== 'same') {
      this.failSession(`the session to have role ${path ?? readable(expected)}`);
    }
  }

  public assertPrincipalTags(expected: { readonly [tag: string]: string }): void {
    const what = `the tags to be ${shownTags(Object.entries(expected))}`;
    if (this.outcome !== SessionOutcome.SIGNED_IN) {
      this.failSession(what);
    }
    for (const { role, tags } of this.credentials) {
      const { values, gaps } = principalTagsOf(role, tags);
      const counted = [...values].filter(
        ([key]) => tags.values.has(key) || tags.mappedKeys.includes(key) || Object.hasOwn(expected, key),
      );
      const isAsExpected =
        counted.length === Object.keys(expected).length &&
        counted.every(([key, value]) => this.isText(value, expected[key], key));
      if (!isAsExpected || gaps.length > 0) {
        fail(what, `they are ${shownTags(counted.map(([key, value]) => [key, readable(value)]))}`, [
          ...gaps.map((gap) => `there may be others: ${gap}`),
          ...this.describe(),
        ]);
      }
    }
  }

  private isText(value: Text, expected: string | undefined, key: string): boolean {
    return (
      expected !== undefined &&
      isKnown(value) &&
      sameness(value, this.simulation.app.textOf(expected, `tag ${key}`)) === 'same'
    );
  }

  private get worlds(): readonly World[] {
    return this.begun.worlds.all;
  }

  private get credentials(): readonly Credentials[] {
    return this.worlds.filter((world): world is Credentials => world.kind === 'credentials');
  }

  private get outcomeInWords(): string {
    switch (this.outcome) {
      case SessionOutcome.REFUSED:
        return `the sign-in is refused: ${[this.refusal?.exception, this.refusal?.message].filter(Boolean).join(', ')}`;
      case SessionOutcome.SIGNED_IN:
        return `the session has ${this.role ? `role ${this.rolePath ?? readable(this.role.arn)}` : 'one of several roles'}`;
      case SessionOutcome.INDETERMINATE:
        return 'what the sign-in comes to can not be told';
    }
  }

  private decideIn(world: World, request: SessionRequest): Answer {
    switch (world.kind) {
      case 'open':
        return { outcome: 'INDETERMINATE', reasons: [world.reason] };
      case 'refused':
        return { outcome: 'IMPLICITLY_DENIED', reasons: [`the sign-in is refused: ${world.refusal.cause}`] };
      case 'credentials': {
        const requests =
          this.requests.get(world) ?? new SessionRequests(this.simulation.app, world, this.token, this.begun);
        this.requests.set(world, requests);
        return requests.decide(request);
      }
    }
  }

  private describe(): string[] {
    const { role } = this;
    return [
      `sign-in: ${identify(this.given)}`,
      ...(role ? [`role: ${this.rolePath ?? readable(role.arn)}`] : []),
      ...(this.principalTags.size > 0
        ? [`tags: ${shownTags([...this.principalTags].map(([key, value]) => [key, readable(value)]))}`]
        : []),
    ];
  }
}

function outcomeOf(worlds: readonly World[]): SessionOutcome {
  const isAll = (kind: World['kind']) => worlds.every((world) => world.kind === kind);
  if (isAll('refused')) {
    return SessionOutcome.REFUSED;
  }
  return isAll('credentials') ? SessionOutcome.SIGNED_IN : SessionOutcome.INDETERMINATE;
}

/** Denied in every world is denied, be it by nobody's word or by a policy's. */
function inAllWorlds(outcomes: readonly Answer['outcome'][]): Answer['outcome'] {
  const [first] = outcomes;
  if (outcomes.every((outcome) => outcome === first)) {
    return first;
  }
  return outcomes.every((outcome) => outcome === 'EXPLICITLY_DENIED' || outcome === 'IMPLICITLY_DENIED')
    ? 'IMPLICITLY_DENIED'
    : 'INDETERMINATE';
}

function shownTags(tags: readonly (readonly [string, string])[]): string {
  return tags.length === 0 ? 'none' : tags.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(', ');
}
