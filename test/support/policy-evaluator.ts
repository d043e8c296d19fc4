import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { IConstruct } from 'constructs';
import { type Json, resourcesOf, trustOf } from './stacks';

/**
 * A second opinion on the policies this library writes: written from what AWS documents, knowing nothing of `src/`. It knows
 * only what these policies use, and throws for everything else, so that nothing passes because it was not understood.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_multi-value-conditions.html
 */

/** What IAM knows of a request: one value for a key, or several where the key is documented to have several. */
export type Context = Record<string, string | string[]>;

export interface Request {
  readonly action: string;
  /** The federated principal; absent for a policy that is attached to whoever asks. */
  readonly federated?: string;
  /** Absent for a trust policy, whose resource is its role. */
  readonly resource?: string;
  readonly context?: Context;
}

export type Decision = 'allowed' | 'explicitly denied' | 'implicitly denied';

export function decide(statements: Json[], request: Request): Decision {
  const effects = statements.filter((s) => applies(s, request)).map((s) => s.Effect);
  if (effects.includes('Deny')) {
    return 'explicitly denied';
  }
  return effects.includes('Allow') ? 'allowed' : 'implicitly denied';
}

function applies(statement: Json, request: Request): boolean {
  const { Effect, Sid, Principal, Action, Resource, Condition, ...unknown } = statement;
  if (Object.keys(unknown).length > 0 || (Effect !== 'Allow' && Effect !== 'Deny')) {
    throw new Error(`not understood: ${JSON.stringify(statement)}`);
  }
  return (
    textsOf(Action).some((pattern) => isLike(request.action.toLowerCase(), pattern.toLowerCase())) &&
    (request.federated === undefined || textsOf(Principal.Federated).includes(request.federated)) &&
    (request.resource === undefined ||
      textsOf(Resource).some((pattern) => isLikeArn(request.resource ?? '', pattern))) &&
    Object.entries(Condition ?? {}).every(([operator, keys]) =>
      Object.entries(keys as Json).every(([key, values]) =>
        holds(operator, contextValue(request.context ?? {}, key), textsOf(values)),
      ),
    )
  );
}

/** Names of condition keys are the same in upper and lower case. */
function contextValue(context: Context, key: string): string | string[] | undefined {
  return Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
}

function holds(operator: string, value: string | string[] | undefined, expected: string[]): boolean {
  const [, qualifier, negated] =
    /^(?:(ForAllValues|ForAnyValue):)?(?:String|Arn)(Not)?(?:Equals|Like)$/.exec(operator) ?? [];
  const matches = MATCHERS[operator.replace(/^.*:|Not/g, '')];
  if (!matches) {
    throw new Error(`operator ${operator} is not understood`);
  }
  /** Several values of a policy: one of them must match, or none where the operator negates. */
  const passes = (one: string) => expected.some((pattern) => matches(one, pattern)) !== (negated !== undefined);

  if (qualifier === undefined) {
    if (Array.isArray(value)) {
      throw new Error(`AWS does not document ${operator} for a key with several values`);
    }
    return value === undefined ? negated !== undefined : passes(value);
  }
  const values = value === undefined ? [] : [value].flat();
  return qualifier === 'ForAllValues' ? values.every(passes) : values.some(passes);
}

const MATCHERS: Record<string, (value: string, pattern: string) => boolean> = {
  StringEquals: (value, pattern) => value === pattern,
  StringLike: isLike,
  ArnEquals: isLikeArn,
};

function isLike(value: string, pattern: string): boolean {
  const escaped = pattern.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\*/g, '[^]*').replace(/\?/g, '[^]')}$`).test(value);
}

/** Each of the six parts of an ARN is matched on its own. The ARN of a resource of the template stands as one text. */
function isLikeArn(value: string, pattern: string): boolean {
  if (/^<.*>$/.test(pattern)) {
    return value === pattern;
  }
  const [parts, patterns] = [value, pattern].map((arn) =>
    /^([^:]*):([^:]*):([^:]*):([^:]*):([^:]*):(.*)$/.exec(arn)?.slice(1),
  );
  return pattern === '*' || (patterns?.every((part, i) => parts !== undefined && isLike(parts[i], part)) ?? false);
}

function textsOf(x: unknown): string[] {
  return (Array.isArray(x) ? x : [x]).map(textOf);
}

/** What only the deployment knows stands as a text of its own: equal to itself, and to nothing else. */
function textOf(x: Json): string {
  if (typeof x === 'string') {
    return x;
  }
  const [separator, parts] = x['Fn::Join'] ?? [];
  return parts ? parts.map(textOf).join(separator) : `<${JSON.stringify(x).replace(/[:*?]/g, '.')}>`;
}

/** A value of the app as it reads in the template of a construct's stack, once the app is synthesized. */
export function textIn(construct: IConstruct, value: unknown): string {
  Template.fromStack(Stack.of(construct));
  return textOf(Stack.of(construct).resolve(value));
}

/** One sign-in, as Cognito's token tells STS of it. */
export interface SignIn {
  readonly amr: string[];
  readonly tags?: Record<string, string>;
}

/** A pool as a trust policy names it. */
export interface TrustedPool {
  readonly identityPoolId: string;
  readonly federation: { readonly principal: string };
}

/** Asks the trust policy of a role about sign-ins through a pool: with session tags, it must allow tagging as well. */
export function trustOfUsers(role: IConstruct, pool: TrustedPool): (signIn: SignIn) => boolean {
  const trust = trustOf(role);
  const federated = pool.federation.principal;
  const text = (value: string) => textOf(Stack.of(role).resolve(value));
  return ({ amr, tags = {} }) => {
    const context: Context = {
      [`${federated}:aud`]: text(pool.identityPoolId),
      [`${federated}:amr`]: amr.map(text),
      ...Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:RequestTag/${key}`, value])),
    };
    const actions = ['sts:AssumeRoleWithWebIdentity', ...(Object.keys(tags).length > 0 ? ['sts:TagSession'] : [])];
    return actions.every((action) => decide(trust, { action, federated, context }) === 'allowed');
  };
}

/** Asks all policies of a stack together, which has them for one grantee, what they permit. */
export function permissionsOf(stack: Stack): (action: string, resource: string, context?: Context) => boolean {
  const statements = resourcesOf(stack, 'AWS::IAM::Policy').flatMap((p) => p.Properties.PolicyDocument.Statement);
  return (action, resource, context) => decide(statements, { action, resource, context }) === 'allowed';
}
