import { IdentityPoolModel } from '../model/identity-pool-model';
import { IdentityPoolChange } from './identity-pool-change';
import type { TemplateOptions } from './identity-pool-checks';
import { compared } from './private/changes/compared';
import { templateGiven } from './private/template-given';

/**
 * What the deployment of a new template does to people who use an identity pool already. CloudFormation makes almost all of it
 * without a warning, for no property of a pool replaces it.
 *
 * The two templates are compared, and nothing else: who really uses a provider or a role is not known. Nor is it seen that
 * CloudFormation replaces a resource which keeps its logical id, such as a user pool client, or what a nested stack holds.
 */
export class IdentityPoolChanges {
  /**
   * The changes from one template of a stack to the next one, the worst first. Throws when one of them is no template: a
   * text, the answer of `get-template`, a `Template` of `aws-cdk-lib/assertions`.
   *
   * @param oldTemplate the template that is deployed, as parsed from JSON or YAML. Short forms such as `!Ref` must be written out
   * @param newTemplate the template that is to be deployed
   * @param options what both templates do not say about themselves
   */
  public static between(
    oldTemplate: { [key: string]: unknown },
    newTemplate: { [key: string]: unknown },
    options: TemplateOptions = {},
  ): IdentityPoolChange[] {
    const given = [
      templateGiven('IdentityPoolChanges.between()', 'oldTemplate', oldTemplate),
      templateGiven('IdentityPoolChanges.between()', 'newTemplate', newTemplate),
    ];
    const [before, after] = given.map((template) =>
      IdentityPoolModel.ofTemplates([{ stack: 'Template', template, ...options }]),
    );
    return compared(before, after).map((change) => IdentityPoolChange._of(change));
  }

  private constructor() {}
}
