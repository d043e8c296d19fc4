import {
  App,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  Validations,
} from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { CODE_PREFIX } from './errors';

/** Shared by all copies of this package in one process: one registration for an app. */
const REGISTERED = Symbol.for('cdk-cognito-identity-pool.automatic-checks');

/** The context key that switches the automatic checks off: for the app, or for all below a construct. */
export const CHECKS_CONTEXT = `${CODE_PREFIX}:checks`;

/** The command line hands over text. */
export function isSwitchedOff(scope: IConstruct): boolean {
  return String(scope.node.tryGetContext(CHECKS_CONTEXT)) === 'false';
}

/** Has the pools of this library judged whenever their app is synthesized. CDK core asks plugins for whole apps alone. */
export function checkAtSynth(pool: IConstruct): void {
  const { root } = pool.node;
  if (App.isApp(root) && !(REGISTERED in root) && !isSwitchedOff(pool)) {
    Object.defineProperty(root, REGISTERED, { value: true });
    Validations.of(root).addPlugins(new AutomaticChecks());
  }
}

/**
 * Loads the rules when they are first run: an app that is not synthesized never pays for them.
 *
 * Keeps its `ruleIds` to itself. Core would write them into the metadata of every stack, and ask for them before all else.
 */
class AutomaticChecks implements IPolicyValidationPlugin {
  public readonly name = CODE_PREFIX;

  public get version(): string {
    return require('../../package.json').version;
  }

  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const {
      pluginReport,
    }: typeof import('../checks/private/plugin-report') = require('../checks/private/plugin-report');
    return pluginReport(this, 'pools-of-this-library', context);
  }
}
