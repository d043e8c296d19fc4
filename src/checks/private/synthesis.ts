import { Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { refuse } from '../../private/errors';

/** Shared by all copies of this package in one process. */
const FAILED = Symbol.for('cdk-cognito-identity-pool.checks-failed');

type WithNote = IConstruct & { [FAILED]?: boolean };

/** Remembers that it is these checks that let a synthesis fail. */
export function noteFailure(app: WithNote): void {
  app[FAILED] = true;
}

/**
 * Synthesizes an app. Whoever asks what the checks find is not stopped by what they find: the templates are written before
 * they run. Nor is an app they failed kept as synthesized, so the next synthesis fails as it should.
 */
export function synthesizeDespiteChecks(root: IConstruct): void {
  if (!Stage.isStage(root)) {
    refuse({
      code: 'NothingToCheck',
      where: root.node.id === '' ? 'the tree' : root,
      what: 'its root is neither an App nor a Stage, so it has no templates',
      allowed: 'constructs of an App',
      instead: 'new Stack(app, ...), or new Stack() in a test',
    });
  }
  const app: WithNote = root;
  app[FAILED] = false;
  try {
    root.synth();
  } catch (error) {
    if (!app[FAILED]) {
      throw error;
    }
  }
}
