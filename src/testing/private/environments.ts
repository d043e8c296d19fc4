import type { TemplateSource } from '../../model/cloudformation/template';
import { isLiteral, symbol, type Text } from '../../model/text';
import { refuse } from '../../private/errors';
import type { SimulatorOptions } from '../simulator-options';

/** Where the stacks of an app go that do not say so themselves. */
export interface Environment {
  readonly account: Text;
  readonly region: Text;
}

/** An account that nobody names, and a region: equal to themselves and to nothing else. */
const SOME_ACCOUNT = symbol('AWS::AccountId');
const SOME_REGION = symbol('AWS::Region');

const ACCOUNT = /(?<![0-9A-Za-z-])\d{12}(?![0-9A-Za-z-])/g;
const REGION = /(?<![0-9A-Za-z-])[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}(?![0-9A-Za-z-])/g;

/** More of them would make a test slow. */
const MOST = 40;

/**
 * The environments that a test has to look at, where an app does not say which it goes to: one that nobody names, and every
 * one that somebody does. Whatever holds in all of them holds wherever the app goes.
 */
export class Environments {
  private readonly isAccountOpen: boolean;
  private readonly isRegionOpen: boolean;
  private readonly written: string;

  constructor(
    sources: readonly TemplateSource[],
    private readonly options: SimulatorOptions,
  ) {
    this.isAccountOpen = options.account === undefined && sources.some(({ account }) => !isGiven(account));
    this.isRegionOpen = options.region === undefined && sources.some(({ region }) => !isGiven(region));
    this.written = this.isAccountOpen || this.isRegionOpen ? JSON.stringify(sources.map(resourcesOf)) : '';
  }

  /** All of them, the one that nobody names first. */
  public naming(texts: readonly string[]): readonly Environment[] {
    const written = [this.written, ...texts].join('\n');
    const accounts = this.isAccountOpen
      ? [SOME_ACCOUNT, ...namesIn(written, ACCOUNT)]
      : [this.options.account ?? SOME_ACCOUNT];
    const regions = this.isRegionOpen
      ? [SOME_REGION, ...namesIn(written, REGION)]
      : [this.options.region ?? SOME_REGION];
    if (accounts.length * regions.length > MOST) {
      refuse({
        code: 'SimulatorNeedsEnvironment',
        where: 'IdentityPoolSimulator',
        what: `the app and the test name ${accounts.length - 1} accounts and ${regions.length - 1} regions, and the app does not say which it goes to`,
        allowed: `at most ${MOST} accounts and regions to try`,
        instead: 'account and region in the options of the simulator',
      });
    }
    return accounts.flatMap((account) => regions.map((region) => ({ account, region })));
  }

  /** A template with what it lacks. A region nobody knows is taken for a commercial one, as the constructs of this library do. */
  public complete(source: TemplateSource, environment: Environment): TemplateSource {
    const account = isGiven(source.account) ? source.account : environment.account;
    const region = isGiven(source.region) ? source.region : environment.region;
    const partition = this.options.partition ?? source.partition ?? (isLiteral(region) ? undefined : 'aws');
    return { ...source, account, region, ...(partition !== undefined && { partition }) };
  }
}

/** An environment in words; empty where nobody names it. */
export function describeEnvironment({ account, region }: Environment): string {
  return [
    ...(isLiteral(account) ? [`account ${account}`] : []),
    ...(isLiteral(region) ? [`region ${region}`] : []),
  ].join(', ');
}

function isGiven(text: Text | undefined): text is Text {
  return text !== undefined && isLiteral(text);
}

function namesIn(text: string, pattern: RegExp): string[] {
  return [...new Set(text.match(pattern))];
}

/** Maps of all regions of AWS stand in many templates, and nothing is compared with them. */
function resourcesOf({ template }: TemplateSource): unknown {
  return typeof template === 'object' && template !== null && 'Resources' in template ? template.Resources : template;
}
