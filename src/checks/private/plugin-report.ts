import type { IPolicyValidationContext, PolicyValidationPluginReport, PolicyViolation } from 'aws-cdk-lib';
import { collectTemplates } from '../../model/cdk-templates';
import { once } from '../../model/cloudformation/memo';
import { IdentityPoolModel } from '../../model/identity-pool-model';
import { noteFailure } from '../../model/synthesis';
import { isSwitchedOff } from '../../private/automatic-checks';
import { CheckSeverity } from '../check-finding';
import { claimed } from './claims';
import { brokenDown, type Judgement, judge, NOT_RUN } from './judge';
import { placeOf, poolsOfThisLibrary } from './places';

/** Which pools a plugin judges: those this library made, unless their check is switched off; or every pool. */
export type Judged = 'pools-of-this-library' | 'every-pool';

/**
 * What a plugin tells CDK core. Never throws: that would stop the synth.
 *
 * @param reporter the plugin, by which it is known again
 */
export function pluginReport(
  reporter: object,
  judged: Judged,
  context: IPolicyValidationContext,
): PolicyValidationPluginReport {
  const violations = claimed(context.appConstruct, reporter, judgementsOf(judged, context)).map((judgement) =>
    violationOf(judgement, context),
  );
  const success = violations.every(({ severity }) => severity !== CheckSeverity.ERROR);
  if (!success) {
    noteFailure(context.appConstruct);
  }
  return { success, violations };
}

function judgementsOf(judged: Judged, { appConstruct, stackTemplates }: IPolicyValidationContext): Judgement[] {
  try {
    const ours = once(() => poolsOfThisLibrary(appConstruct));
    const model = IdentityPoolModel.ofTemplates(collectTemplates(appConstruct, stackTemplates));
    return judge(model, {
      isOurs: (pool) => ours().has(placeOf(pool)),
      isAsked: (pool) => {
        const construct = ours().get(placeOf(pool));
        return judged === 'every-pool' || (construct !== undefined && !isSwitchedOff(construct));
      },
    });
  } catch (error) {
    return [brokenDown(NOT_RUN, error)];
  }
}

/**
 * Core finds the construct by logical id and template, and with it the line of the user's code and what was acknowledged.
 * It prints the description as it stands, once for each resource.
 */
function violationOf({ ruleId, severity, description, fix, place }: Judgement, context: IPolicyValidationContext) {
  const [first] = context.stackTemplates;
  return {
    ruleName: ruleId,
    severity,
    description: description.replaceAll('\n', '\n   '),
    fix,
    violatingResources: [
      place
        ? { resourceLogicalId: place.at.logicalId, templatePath: place.at.file, locations: [place.property] }
        : { constructPath: first?.stackConstructPath, locations: [] },
    ],
  } satisfies PolicyViolation;
}
