import { type Text, unknown } from '../../model/text';
import { type Answer, inAll } from './answer';
import type { CognitoToken } from './cognito-token';
import type { Environment } from './environments';
import type { GivenSignIn } from './given-sign-in';
import type { BegunSession, PoolSimulation } from './pool-simulation';
import { type GivenRequest, requestOf } from './session-request-of';
import { principalTagsOf, type SessionRequest, SessionRequests } from './session-requests';
import type { Credentials, World } from './worlds';

/** A session of an app that goes to one certain place. */
export class SessionInEnvironment {
  private readonly begun: BegunSession;
  private readonly requests = new Map<World, SessionRequests>();

  constructor(
    public readonly simulation: PoolSimulation,
    given: GivenSignIn,
    identityId?: Text,
  ) {
    this.begun = simulation.begin(given, identityId);
  }

  public get environment(): Environment {
    return this.simulation.app.environment;
  }

  public get token(): CognitoToken {
    return this.begun.token;
  }

  public get worlds(): readonly World[] {
    return this.begun.worlds.all;
  }

  public get credentials(): readonly Credentials[] {
    return this.worlds.filter((world): world is Credentials => world.kind === 'credentials');
  }

  /** Why there is more than one world. */
  public get doubts(): readonly string[] {
    return this.begun.worlds.doubts;
  }

  /** The tags that policies see, in all worlds with credentials. */
  public get principalTags(): ReadonlyMap<string, Text> {
    const all = this.credentials.map(({ role, tags }) => principalTagsOf(role, tags).values);
    const keys = new Set(all.flatMap((values) => [...values.keys()]));
    return new Map(
      [...keys].map((key) => {
        const texts = new Set(all.map((values) => values.get(key)));
        const [text] = texts;
        return [key, texts.size === 1 && text !== undefined ? text : unknown(this.doubts.join('; '))];
      }),
    );
  }

  public decide(given: GivenRequest): Answer {
    const request = requestOf(given, this.simulation.app);
    const answers = this.worlds.map((world) => this.decideIn(world, request));
    const outcome = inAll(answers.map((answer) => answer.outcome));
    const { doubts } = this;
    return {
      outcome,
      get reasons() {
        const reasons = answers.flatMap((answer) => answer.reasons);
        return [...new Set([...reasons, ...(outcome === 'INDETERMINATE' ? doubts : [])])];
      },
    };
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
}
