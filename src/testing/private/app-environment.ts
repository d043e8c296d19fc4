import type { TemplateSource } from '../../model/cloudformation/template';
import { isLiteral, symbol, type Text, unknown } from '../../model/text';
import type { SimulatorOptions } from '../simulator-options';

/** An account or region that nobody names is equal to itself and to nothing else: most tests need to know no more. */
const ACCOUNT = symbol('AWS::AccountId');
const REGION = symbol('AWS::Region');

const ACCOUNT_LITERAL = /(?:^|[":/\s])\d{12}(?=$|[":/\s])/;
const REGION_LITERAL = /:[a-z]{2,4}(?:-[a-z]+)+-\d:/;

/** Where an app goes that does not say so itself. */
export class AppEnvironment {
  private readonly account: Text;
  private readonly region: Text;

  constructor(
    sources: readonly TemplateSource[],
    private readonly options: SimulatorOptions,
  ) {
    const written = sources.map(({ template }) => JSON.stringify(template) ?? '').join('\n');
    this.account = options.account ?? (ACCOUNT_LITERAL.test(written) ? notGiven('account', 'AWS::AccountId') : ACCOUNT);
    this.region = options.region ?? (REGION_LITERAL.test(written) ? notGiven('region', 'AWS::Region') : REGION);
  }

  /** A template with what it lacks. A region nobody knows is taken for a commercial one, as the constructs of this library do. */
  public complete(source: TemplateSource): TemplateSource {
    const account = isGiven(source.account) ? source.account : this.account;
    const region = isGiven(source.region) ? source.region : this.region;
    const partition = this.options.partition ?? source.partition ?? (isLiteral(region) ? undefined : 'aws');
    return { ...source, account, region, ...(partition !== undefined && { partition }) };
  }

  /** What a text names that the app leaves open, so that comparing the two would say nothing. */
  public unnamedIn(text: string): 'account' | 'region' | undefined {
    if (this.account === ACCOUNT && ACCOUNT_LITERAL.test(text)) {
      return 'account';
    }
    return this.region === REGION && REGION_LITERAL.test(text) ? 'region' : undefined;
  }
}

function isGiven(text: Text | undefined): text is Text {
  return text !== undefined && isLiteral(text);
}

function notGiven(what: string, name: string): Text {
  return unknown(`the ${what} the app goes to is not known; supply it to the simulator with ${what}`, name);
}
