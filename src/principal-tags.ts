import { REQUIRED_TAGS_OPTIONS, requireProps } from './private/known-props';
import { requireClaimMap, requireRequired, requireTagOfPolicies } from './private/principal-tag-limits';

/** What a custom tag map demands of users. */
export interface CustomPrincipalTagsOptions {
  /**
   * Tags without which nobody gets credentials: the trust policies of the pool's roles refuse users of this provider whose
   * token lacks the claim, or has it empty. Each must be in the map.
   *
   * Without it, a user whose token lacks the claim signs in without the tag, and a tag of the same name on the role itself
   * shows through.
   *
   * Each required tag makes the trust policies longer, by about 380 characters; by more than twice as much where another
   * provider of the pool does not require it. IAM allows 2048, and up to 4096 once AWS has raised the quota.
   *
   * @default - none
   */
  readonly required?: string[];
}

/**
 * Attributes for access control: which claims of a provider's users become tags of their session, for policies to read as
 * `aws:PrincipalTag`.
 *
 * Only map claims that users can not write themselves.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/using-attributes-for-access-control.html
 */
export class PrincipalTags {
  /** No claim becomes a tag. */
  public static inactive(): PrincipalTags {
    return new PrincipalTags(false, {}, []);
  }

  /**
   * The mapping Cognito has of its own, of the user's id and the app's. Second choice: AWS documents which claims it reads,
   * but not under which tags they come; `custom()` says both.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/provider-mappings.html
   */
  public static defaults(): PrincipalTags {
    return new PrincipalTags(true, {}, []);
  }

  /**
   * A mapping of your own.
   *
   * Throws for a tag or claim STS or Cognito refuses, for tags that differ in upper and lower case alone, for more than 50
   * tags, for tags and claims of more than 460 bytes together, and for a required tag that is not in the map or has letters
   * a policy can not hold.
   *
   * @param claims tag to claim: the tag's key, 1 to 128 characters, and the claim's name, 1 to 256 characters
   * @param options which tags are required
   */
  public static custom(claims: { [tag: string]: string }, options: CustomPrincipalTagsOptions = {}): PrincipalTags {
    requireClaimMap('PrincipalTags.custom()', claims);
    requireProps('PrincipalTags.custom()', options, REQUIRED_TAGS_OPTIONS);
    requireRequired('PrincipalTags.custom()', claims, options.required ?? []);
    return new PrincipalTags(false, { ...claims }, [...new Set(options.required)]);
  }

  /**
   * The policy variable that stands for a tag's value: `${aws:PrincipalTag/tenant}`.
   *
   * In an ARN or a prefix, put a fixed character on both of its sides, or an empty value and a value like `a/b` reach more
   * than they should.
   *
   * Throws for a tag STS refuses, for a token, and for letters a policy can not hold.
   *
   * @param tag the tag's key, 1 to 128 characters
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
   */
  public static policyVariable(tag: string): string {
    requireTagOfPolicies('PrincipalTags.policyVariable()', tag);
    return `\${aws:PrincipalTag/${tag}}`;
  }

  /** Whether the mapping is Cognito's own. */
  public readonly usesDefaults: boolean;

  /** Which tag comes from which claim. Empty where the mapping is inactive or Cognito's own. */
  public readonly claims: { [tag: string]: string };

  /** Tags without which nobody gets credentials. */
  public readonly required: string[];

  private constructor(usesDefaults: boolean, claims: { [tag: string]: string }, required: string[]) {
    this.usesDefaults = usesDefaults;
    this.claims = Object.freeze(claims);
    this.required = Object.freeze(required) as string[];
  }
}
