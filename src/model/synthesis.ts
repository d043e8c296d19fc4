import { Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Shared by all copies of this package in one process. */
const FAILED = Symbol.for('cdk-cognito-identity-pool.checks-failed');

type WithNote = IConstruct & { [FAILED]?: boolean };

/** Remembers that it is the checks of this library that let a synthesis fail. */
export function noteFailure(app: WithNote): void {
  app[FAILED] = true;
}

/**
 * Synthesizes an app, unless that was done. With `anew` also if it was: CDK takes no notice of what was said since to a
 * construct that was there, such as another grant. Whoever asks what its templates say is not stopped by what the checks say of
 * them: the templates are written before the checks are run. Nor is an app they failed kept as synthesized, so the next
 * synthesis fails as it should.
 */
export function synthesizeDespiteChecks(root: IConstruct, anew: boolean): void {
  const app: WithNote = root;
  app[FAILED] = false;
  try {
    if (Stage.isStage(root)) {
      root.synth({ force: anew });
    }
  } catch (error) {
    if (!app[FAILED]) {
      throw error;
    }
  }
}
