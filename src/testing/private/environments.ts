import { isObject } from '../../model/cloudformation/json';
import type { TemplateSource } from '../../model/cloudformation/template';
import { isLiteral, type Text } from '../../model/text';
import { refuse } from '../../private/errors';
import type { SimulatorOptions } from '../simulator-options';

/** Where the stacks of an app go that do not say so themselves. */
export interface Environment {
  readonly account: string;
  readonly region: string;
}

/** Stand for an account and a region that nobody names. AWS has no such ones. */
const NO_ACCOUNT = '000000000000';
const NO_REGION = 'xx-nowhere-0';

/** What texts name. */
const ACCOUNT = /(?<![\w-])\d{12}(?![\w-])/g;
const REGION = /(?<![\w-])[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}(?![\w-])/g;

/** Patterns in ARNs that would fit some. */
const ACCOUNT_PATTERN = /(?<=:)(?=[\d*?]*\d)(?=[\d*?]*[*?])[\d*?]+(?=:)/g;
const REGION_PATTERN = /(?<=:)(?=[a-z\d*?-]*[*?])[a-z]{2,4}-[a-z\d*?-]+(?=:)/g;

/** More of them would make a test slow. */
const MOST = 40;

/**
 * The environments that a test has to look at, where an app does not say which it goes to: one that nobody names, and every
 * one that somebody does. Whatever holds in all of them holds wherever the app goes.
 */
export class Environments {
  private readonly isAccountOpen: boolean;
  private readonly isRegionOpen: boolean;
  /** The one environment, where all stacks say where they go or the options do. */
  private readonly given: Environment;
  /** What the templates name. */
  private readonly accounts: readonly string[];
  private readonly regions: readonly string[];

  constructor(
    sources: readonly TemplateSource[],
    private readonly options: SimulatorOptions,
  ) {
    this.isAccountOpen = options.account === undefined && sources.some(({ account }) => !isGiven(account));
    this.isRegionOpen = options.region === undefined && sources.some(({ region }) => !isGiven(region));
    this.given = { account: options.account ?? NO_ACCOUNT, region: options.region ?? NO_REGION };
    const written =
      this.isAccountOpen || this.isRegionOpen ? JSON.stringify([sources.map(writtenIn), options.parameters]) : '';
    this.accounts = [NO_ACCOUNT, ...accountsIn(written)];
    this.regions = [NO_REGION, ...regionsIn(written)];
  }

  /** All of them, the one that nobody names first. */
  public naming(texts: () => readonly string[]): readonly Environment[] {
    if (!this.isAccountOpen && !this.isRegionOpen) {
      return [this.given];
    }
    const written = texts().join('\n');
    const accounts = this.isAccountOpen ? distinct([...this.accounts, ...accountsIn(written)]) : [this.given.account];
    const regions = this.isRegionOpen ? distinct([...this.regions, ...regionsIn(written)]) : [this.given.region];
    if (accounts.length * regions.length > MOST) {
      refuse({
        code: 'SimulatorNeedsEnvironment',
        where: 'IdentityPoolSimulator',
        what: `the app and the test name ${accounts.length - 1} accounts and ${regions.length - 1} regions, and the app does not say which it goes to`,
        allowed: `at most ${MOST} of them to try`,
        instead: 'account and region in the options of the simulator',
      });
    }
    return accounts.flatMap((account) => regions.map((region) => ({ account, region })));
  }

  /** A template with what it lacks. A region nobody knows is taken for a commercial one, as the constructs of this library do. */
  public complete(source: TemplateSource, environment: Environment): TemplateSource {
    const account = isGiven(source.account) ? source.account : environment.account;
    const region = isGiven(source.region) ? source.region : environment.region;
    const partition = this.options.partition ?? source.partition;
    return { ...source, account, region, ...(partition !== undefined && { partition }) };
  }
}

/** An environment in words; empty where nobody names it. */
export function describeEnvironment({ account, region }: Environment): string {
  return [
    ...(account === NO_ACCOUNT ? [] : [`account ${account}`]),
    ...(region === NO_REGION ? [] : [`region ${region}`]),
  ].join(', ');
}

/** A text for people: what stands for an account or region says so. */
export function withoutStandIns(text: string): string {
  return text.replaceAll(NO_ACCOUNT, '<AWS::AccountId>').replaceAll(NO_REGION, '<AWS::Region>');
}

export function isNamed(region: Text): boolean {
  return isLiteral(region) && region !== NO_REGION;
}

function isGiven(text: Text | undefined): text is Text {
  return text !== undefined && isLiteral(text);
}

function accountsIn(text: string): string[] {
  const fitting = (text.match(ACCOUNT_PATTERN) ?? []).map((pattern) =>
    pattern
      .replaceAll('?', '0')
      .replace('*', '0'.repeat(Math.max(0, 13 - pattern.length)))
      .replaceAll('*', ''),
  );
  return distinct([...(text.match(ACCOUNT) ?? []), ...fitting]);
}

function regionsIn(text: string): string[] {
  const fitting = (text.match(REGION_PATTERN) ?? []).map((pattern) => pattern.replace(/[*?]/g, 'x'));
  return distinct([...(text.match(REGION) ?? []), ...fitting]);
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

/** All that a template says. The keys of its maps are not compared with anything: many templates map every region of AWS. */
function writtenIn({ template }: TemplateSource): unknown {
  if (!isObject(template)) {
    return template;
  }
  const { Mappings: maps, ...rest } = template;
  const rows = valuesOf(maps).flatMap(valuesOf);
  return [rest, rows.flatMap(valuesOf)];
}

function valuesOf(map: unknown): unknown[] {
  return isObject(map) ? Object.values(map) : [];
}
