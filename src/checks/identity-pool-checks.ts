import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { IdentityPoolModel } from '../model/identity-pool-model';
import { CODE_PREFIX, refuse } from '../private/errors';
import { CheckFinding } from './check-finding';
import { AppFindings } from './private/app-findings';
import { CATALOG } from './private/catalog';
import { judge, unread } from './private/judge';
import { pluginReport } from './private/plugin-report';
import { worstFirst } from './private/severity';
import { templateGiven } from './private/template-given';

/** What a template does not say about itself. */
export interface TemplateOptions {
  /**
   * The account the template goes to.
   *
   * @default - not known; a check that depends on it says so
   */
  readonly account?: string;

  /**
   * The region the template goes to. The partition follows from it.
   *
   * @default - not known; a check that depends on it says so
   */
  readonly region?: string;

  /**
   * The values of the template's parameters.
   *
   * @default - the defaults the template declares; an empty one counts as no value, but for conditions
   */
  readonly parameters?: { readonly [name: string]: string };

  /**
   * What guests may do in the enhanced flow besides what this library knows, such as `kinesis:PutRecord` or `states:*`: AWS
   * changes its session policies for guests at any time. In an app the context key
   * `cdk-cognito-identity-pool:furtherGuestActions` says the same, for all checks.
   *
   * @default - nothing but the session policies of Cognito, as this library knows them of a day
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html
   */
  readonly furtherGuestActions?: string[];
}

/**
 * Checks that find what is wrong with identity pools, and with the roles, rules and tags they hand out, before it is
 * deployed. They read the synthesized templates, so it does not matter which construct wrote them.
 *
 * The pools of this library are checked at every synthesis without it. Add it to have every pool of the app, or of a
 * Stage, checked: `Validations.of(app).addPlugins(new checks.IdentityPoolChecks())`. A finding is reported once, however
 * many plugins there are.
 *
 * What AWS lets guests do is known of a day. The context key `cdk-cognito-identity-pool:furtherGuestActions`, a list of
 * actions, adds to it, for the app or for all stacks below a construct.
 *
 * CDK core runs plugins when an App is synthesized. In a unit test `Template.fromStack()` of a stack inside a Stage
 * synthesizes that Stage alone, and runs none: call `findings()` or `assertNone()` there.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html
 */
export class IdentityPoolChecks implements IPolicyValidationPlugin {
  /**
   * What the checks find at or below a construct, of every pool and in all Stages, but for what was acknowledged with
   * `Validations.of().acknowledge()`. Errors come first.
   *
   * The whole app is looked at, and synthesized unless it was. Throws what the synthesis throws, but for what these
   * checks report themselves.
   *
   * @param scope the app, for all there is; or a Stage, a stack, or a single construct
   */
  public static findings(scope: IConstruct): CheckFinding[] {
    return new AppFindings(scope.node.root).below(scope);
  }

  /**
   * What the checks find in one CloudFormation template, whoever wrote it. Errors come first.
   *
   * Other templates are not known: what is imported from another stack, and what is in a nested one, can not be told. Throws
   * for what is no template: a text, the answer of `get-template`, a `Template` of `aws-cdk-lib/assertions`.
   *
   * @param template the template, as parsed from JSON or YAML. Short forms such as `!Ref` must be written out
   * @param options what the template does not say about itself
   */
  public static findingsInTemplate(
    template: { [key: string]: unknown },
    options: TemplateOptions = {},
  ): CheckFinding[] {
    const given = templateGiven('IdentityPoolChecks.findingsInTemplate()', 'template', template);
    const model = IdentityPoolModel.ofTemplates([{ stack: 'Template', template: given, ...options }]);
    const judgements = [...judge(model, { isAsked: () => true, isOurs: () => false }), ...unread(model)];
    return worstFirst(judgements).map((judgement) => CheckFinding._of(judgement));
  }

  /**
   * Throws, with all there is to know, when the checks find anything at or below a construct that was not acknowledged:
   * errors, warnings and what can not be told. Throws as well when there is no identity pool.
   *
   * @param scope the app, for all there is; or a Stage, a stack, or a single construct
   */
  public static assertNone(scope: IConstruct): void {
    const app = new AppFindings(scope.node.root);
    if (!app.hasPoolBelow(scope)) {
      refuse({
        code: 'NothingToCheck',
        where: scope.node.path === '' ? 'the app' : scope,
        what: 'there is no identity pool at or below it, so there is nothing to assert',
        allowed: 'a scope with an identity pool',
        instead: scope.node.path === '' ? 'add the pool first' : 'the app, once it has a pool',
      });
    }
    const findings = app.below(scope);
    if (findings.length > 0) {
      refuse({
        code: 'ChecksFailed',
        where: scope.node.path === '' ? 'the app' : scope,
        what: findings.length === 1 ? 'one finding' : `${findings.length} findings`,
        allowed: 'those that were acknowledged',
        instead: 'mend or acknowledge each',
        list: findings.map(({ message }) => message).join('\n\n'),
      });
    }
  }

  /** The name by which findings are acknowledged: `cdk-cognito-identity-pool::RuleId`. */
  public readonly name: string = CODE_PREFIX;

  /** The version of this library. */
  public readonly version?: string = require('../../package.json').version;

  /** The ids of all checks. */
  public readonly ruleIds?: string[] = CATALOG.map(({ id }) => id);

  /**
   * Runs the checks. For CDK core to call; it never throws, and succeeds unless there is an error.
   *
   * @param context what was synthesized
   */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    return pluginReport(this, 'every-pool', context);
  }
}
