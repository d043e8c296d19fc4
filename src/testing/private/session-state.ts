import { once } from '../../model/cloudformation/memo';
import { readable, type Text } from '../../model/text';
import { SessionOutcome, type SignInRefusal } from '../session-outcome';
import { DecisionOutcome, SimulatedDecision } from '../simulated-decision';
import { type Answer, inAll } from './answer';
import type { AppPool } from './app-pool';
import { describeEnvironment } from './environments';
import type { GivenSignIn } from './given-sign-in';
import type { PoolSimulation } from './pool-simulation';
import type { AnyRole } from './role-policies';
import { SessionInEnvironment } from './session-in-environment';
import type { GivenRequest } from './session-request-of';
import { textsIn } from './texts-in';
import type { World } from './worlds';

/** A session in every world that it may be in: what holds in all of them is certain. */
export class SessionState {
  public readonly outcome: SessionOutcome;
  /** The session where nobody has named an environment. */
  public readonly first: SessionInEnvironment;

  /** What the sign-in names. */
  private readonly named: () => readonly string[];
  private readonly sessions = new Map<PoolSimulation, SessionInEnvironment>();

  constructor(
    public readonly pool: AppPool,
    public readonly given: GivenSignIn,
  ) {
    const { claims, options, principalTags, by } = given;
    this.named = once(() => textsIn([claims, options, principalTags, by.kind === 'handle' ? [] : by]));
    this.first = new SessionInEnvironment(pool.first, given);
    this.sessions.set(pool.first, this.first);
    this.outcome = outcomeOf(this.worlds);
  }

  public get identityId(): string {
    return readable(this.first.token.identityId);
  }

  /** The role, where it is certain. */
  public get role(): AnyRole | undefined {
    return this.outcome === SessionOutcome.SIGNED_IN ? this.first.credentials[0].role : undefined;
  }

  public get arnOfRole(): string | undefined {
    return this.role && this.pool.app.legible(readable(this.role.arn));
  }

  /** What to call the role in a message. */
  public get nameOfRole(): string | undefined {
    return this.pathOfRole ?? this.logicalIdOfRole ?? this.arnOfRole;
  }

  public get logicalIdOfRole(): string | undefined {
    return this.role && 'source' in this.role ? this.role.source.logicalId : undefined;
  }

  public get pathOfRole(): string | undefined {
    return this.role && 'source' in this.role ? this.pool.app.pathOf(this.role.source) : undefined;
  }

  public get refusal(): SignInRefusal | undefined {
    const [first] = this.worlds;
    if (this.outcome !== SessionOutcome.REFUSED || first.kind !== 'refused') {
      return undefined;
    }
    return { ...first.refusal, cause: this.pool.app.legible(first.refusal.cause) };
  }

  public get reasons(): readonly string[] {
    const reasons =
      this.outcome === SessionOutcome.REFUSED
        ? this.first.worlds.flatMap((world) => (world.kind === 'refused' ? [world.refusal.cause] : []))
        : this.outcome === SessionOutcome.SIGNED_IN
          ? [...this.first.credentials.map(({ why }) => why), ...this.first.doubts]
          : this.all.flatMap(({ doubts }) => doubts);
    return distinct(reasons.length > 0 ? reasons : this.differences((session) => outcomeOf(session.worlds))).map(
      (reason) => this.pool.app.legible(reason),
    );
  }

  /** The tags that policies see; none where there is no session, or it can not be told. */
  public get principalTags(): ReadonlyMap<string, Text> {
    return this.outcome === SessionOutcome.SIGNED_IN ? this.first.principalTags : new Map();
  }

  public get all(): readonly SessionInEnvironment[] {
    return this.in(this.named);
  }

  public decide(request: GivenRequest): SimulatedDecision {
    const sessions = this.in(() => [...this.named(), ...textsIn([request.resource, request.context])]);
    const answers = sessions.map((session) => session.decide(request));
    const outcome = inAll(answers.map((answer) => answer.outcome));
    return SimulatedDecision._of(DecisionOutcome[outcome], () =>
      (answers.every((answer) => answer.outcome === answers[0].outcome)
        ? answers[0].reasons
        : [...differencesOf(sessions, answers), WHERE_IT_GOES]
      ).map((reason) => this.pool.app.legible(reason)),
    );
  }

  private get worlds(): readonly World[] {
    return this.all.flatMap(({ worlds }) => worlds);
  }

  private in(named: () => readonly string[]): readonly SessionInEnvironment[] {
    return this.pool.in(named).map((simulation) => {
      const { identityId } = this.first.token;
      const session = this.sessions.get(simulation) ?? new SessionInEnvironment(simulation, this.given, identityId);
      this.sessions.set(simulation, session);
      return session;
    });
  }

  private differences(outcome: (session: SessionInEnvironment) => string): string[] {
    return [...this.all.map((session) => `${whereIs(session)} it is ${outcome(session)}`), WHERE_IT_GOES];
  }
}

const WHERE_IT_GOES =
  "the app does not say where it goes, and that decides: give the simulator options { account: '...', region: '...' }";

/** One environment for each answer is enough. */
function differencesOf(sessions: readonly SessionInEnvironment[], answers: readonly Answer[]): string[] {
  const outcomes = answers.map(({ outcome }) => outcome);
  return answers.flatMap(({ outcome, reasons }, index) =>
    outcomes.indexOf(outcome) === index ? [`${whereIs(sessions[index])} it is ${outcome}: ${reasons.join('; ')}`] : [],
  );
}

function whereIs({ environment }: SessionInEnvironment): string {
  const described = describeEnvironment(environment);
  return described === '' ? 'in an account and region that nobody names' : `in ${described}`;
}

function placeOf(role: AnyRole): string {
  return 'source' in role ? `${role.source.stack}/${role.source.logicalId}` : role.arn;
}

/** Credentials of one of several roles count as not to be told: there is little to be said about them. */
function outcomeOf(worlds: readonly World[]): SessionOutcome {
  if (worlds.every(({ kind }) => kind === 'refused')) {
    return SessionOutcome.REFUSED;
  }
  const places = new Set(worlds.map((world) => (world.kind === 'credentials' ? placeOf(world.role) : undefined)));
  return places.size === 1 && !places.has(undefined) ? SessionOutcome.SIGNED_IN : SessionOutcome.INDETERMINATE;
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
