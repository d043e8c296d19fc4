import { sameness } from '../../model/sameness';
import { isKnown, readable, type Text } from '../../model/text';
import { SessionOutcome } from '../session-outcome';
import type { SimulatedDecision } from '../simulated-decision';
import { fail } from './assertion';
import { describeValue, identify } from './given-sign-in';
import { isReadBy } from './keys-read';
import type { SessionInEnvironment } from './session-in-environment';
import type { GivenRequest } from './session-request-of';
import { principalTagsOf } from './session-requests';
import type { SessionState } from './session-state';
import type { Credentials } from './worlds';

/** How assertions about a session fail: what was expected, what is, why, and who it is about. */
export class SessionAssertions {
  constructor(private readonly state: SessionState) {}

  public failRequest(
    { action, resource, context }: GivenRequest,
    expected: string,
    decision: SimulatedDecision,
  ): never {
    const text = this.textOf(resource, 'resource');
    return fail(`${action} on ${this.shown(text)} to be ${expected}`, `it is ${decision.outcome}`, [
      ...decision.reasons.map((reason) => `because ${reason}`),
      ...Object.entries(context).map(([key, value]) => this.describeContext(key, value)),
      ...this.describe(),
    ]);
  }

  public failSession(expected: string): never {
    return fail(expected, this.outcomeInWords(), [
      ...this.state.reasons.map((reason) => `because ${reason}`),
      ...this.describe(),
    ]);
  }

  public assertRole(roleArn: string, path?: string): void {
    const isIt = ({ simulation, credentials }: SessionInEnvironment) => {
      const expected = simulation.app.textOf(roleArn, 'role');
      return credentials.every(({ role }) => sameness(role.arn, expected) === 'same');
    };
    if (this.state.outcome !== SessionOutcome.SIGNED_IN || !this.state.all.every(isIt)) {
      this.failSession(`the session to have role ${path ?? this.shown(this.textOf(roleArn, 'role'))}`);
    }
  }

  public assertPrincipalTags(expected: { readonly [tag: string]: string }): void {
    const what = `the tags to be ${shownTags(Object.entries(expected))}`;
    if (this.state.outcome !== SessionOutcome.SIGNED_IN) {
      this.failSession(what);
    }
    for (const session of this.state.all) {
      for (const credentials of session.credentials) {
        this.assertTagsOf(credentials, expected, session, what);
      }
    }
  }

  private assertTagsOf(
    { role, tags }: Credentials,
    expected: { readonly [tag: string]: string },
    { simulation }: SessionInEnvironment,
    what: string,
  ): void {
    const { values, gaps } = principalTagsOf(role, tags);
    const counted = [...values].filter(
      ([key]) => tags.values.has(key) || tags.mappedKeys.includes(key) || Object.hasOwn(expected, key),
    );
    const isAsExpected = ([key, value]: [string, Text]) =>
      Object.hasOwn(expected, key) &&
      isKnown(value) &&
      sameness(value, simulation.app.textOf(expected[key], `tag ${key}`)) === 'same';
    if (counted.length !== Object.keys(expected).length || !counted.every(isAsExpected) || gaps.length > 0) {
      fail(what, `they are ${shownTags(counted.map(([key, value]) => [key, readable(value)]))}`, [
        ...gaps.map((gap) => `there may be others: ${gap}`),
        ...this.describe(),
      ]);
    }
  }

  private shown(text: Text): string {
    return this.state.pool.app.legible(readable(text));
  }

  private textOf(given: string, where: string): Text {
    return this.state.first.simulation.app.textOf(given, where);
  }

  private outcomeInWords(): string {
    const { nameOfRole, refusal, outcome } = this.state;
    if (outcome === SessionOutcome.REFUSED) {
      return `the sign-in is refused: ${[refusal?.exception, refusal?.message].filter(Boolean).join(', ')}`;
    }
    if (outcome === SessionOutcome.INDETERMINATE) {
      return 'what the sign-in comes to can not be told';
    }
    return `the session has role ${nameOfRole}`;
  }

  /** A key that is spelled wrong is no error to AWS: nothing reads it. */
  private describeContext(key: string, value: unknown): string {
    const shown = describeValue(value, (text) => this.shown(this.textOf(text, 'context')));
    const { role } = this.state;
    return `context: ${key}=${shown}${role && isReadBy(role, key) === 'no' ? ': no statement of the role reads it' : ''}`;
  }

  private describe(): string[] {
    const { nameOfRole, principalTags, given } = this.state;
    const tags = [...principalTags].map(([key, value]): [string, string] => [
      key,
      isKnown(value) ? readable(value) : '<not known>',
    ]);
    return [
      `sign-in: ${identify(given, (text) => this.shown(this.textOf(text, 'sign-in')))}`,
      ...(nameOfRole === undefined ? [] : [`role: ${nameOfRole}`]),
      ...(tags.length > 0 ? [`tags: ${shownTags(tags)}`] : []),
    ];
  }
}

function shownTags(tags: readonly (readonly [string, string])[]): string {
  return tags.length === 0 ? 'none' : tags.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(', ');
}
