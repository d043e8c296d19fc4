import { CODE_PREFIX } from '../private/errors';
import type { Judgement } from './private/judge';

/** How sure it is that something goes wrong, and how bad that would be. */
export enum CheckSeverity {
  /** The deployment or a sign-in certainly fails, or access leaks. `cdk synth` fails. */
  ERROR = 'error',

  /** It may be meant. `cdk synth` prints it, and fails with `--strict`. */
  WARNING = 'warning',

  /** It can not be told. `cdk synth` prints it. */
  INFO = 'info',
}

/** One thing that a check has to say about an identity pool. */
export class CheckFinding {
  /** @internal */
  public static _of(judgement: Judgement, constructPath?: string): CheckFinding {
    return new CheckFinding(judgement, constructPath);
  }

  /** The id of the check, such as `SeveralRoleAttachments`. `docs/checks.md` explains each. */
  public readonly ruleId: string;

  /** How bad it is. */
  public readonly severity: CheckSeverity;

  /** What is wrong, with the value, and what would come of it on AWS. Has several lines. */
  public readonly description: string;

  /** What to write. */
  public readonly fix: string;

  /**
   * The path of the stack whose template it is in.
   *
   * @default - there is none, because the check could not be run
   */
  public readonly stackPath?: string;

  /**
   * The logical id of the resource it is about.
   *
   * @default - there is none, because the check could not be run
   */
  public readonly logicalId?: string;

  /**
   * The property of the resource, such as `Properties.RoleMappings`.
   *
   * @default - there is none, because the check could not be run
   */
  public readonly property?: string;

  /**
   * The path of the construct that made the resource.
   *
   * @default - none of the app did, or there is no app
   */
  public readonly constructPath?: string;

  private constructor({ ruleId, severity, description, fix, place }: Judgement, constructPath: string | undefined) {
    this.ruleId = ruleId;
    this.severity = severity;
    this.description = description;
    this.fix = fix;
    this.stackPath = place?.at.stack;
    this.logicalId = place?.at.logicalId;
    this.property = place?.property;
    this.constructPath = constructPath;
  }

  /** All of it, for people. Has several lines. */
  public get message(): string {
    return [
      [this.severity.toUpperCase(), this.ruleId, ...this.place].join(' '),
      ...[this.description, `Fix: ${this.fix}`, `Acknowledge with '${CODE_PREFIX}::${this.ruleId}'`].map(indented),
    ].join('\n');
  }

  private get place(): string[] {
    const construct = this.constructPath ?? this.stackPath;
    return construct === undefined ? [] : [`at ${construct} (${this.logicalId})`];
  }
}

/** All lines of a text, set in. */
function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}
