import { createHash } from 'node:crypto';
import { Stack, Stage, Token } from 'aws-cdk-lib';
import { CfnUserPool, CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { CfnOIDCProvider, CfnSAMLProvider } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { refuse } from './errors';
import { referencedConstruct, symbolic } from './symbols';

/** A name, and the part of it that tells it from others: what a literal key is made of where the name is a token. */
export interface KeyedName {
  readonly name: string;
  readonly keySource: string;
}

/**
 * What tells one name from another: two texts may be made of different tokens and yet be one name. A lazy value says nothing
 * before synthesis, so it is the same as itself alone.
 */
export function identityOf(name: string, scope: IConstruct): string {
  if (!Token.isUnresolved(name)) {
    return name;
  }
  const resource = providerResource(name);
  if (resource) {
    return `<${resource.node.path}>`;
  }
  const { value, isKnown } = symbolic(name, scope);
  return isKnown ? JSON.stringify(value) : name;
}

/**
 * A literal that stands for the name: keys of a template and ids of constructs can not be tokens. It stays the same as long
 * as the provider does, whatever is added beside it.
 */
export function literalKey(keyed: KeyedName, scope: IConstruct): string {
  const literal = [keyed.name, keyed.keySource].find((text) => !Token.isUnresolved(text));
  if (literal !== undefined) {
    return literal;
  }
  const resource = providerResource(keyed.keySource);
  return resource ? appWideName(resource) : hashed(keyed.keySource, scope);
}

/**
 * The id of what the pool makes for a provider. CloudFormation would refuse a second one beside the first, so it hangs on
 * nothing that can change while the provider stays: neither on the account of an IAM provider, which may become known, nor on
 * the name of the stack, where the user pool is in it.
 */
export function stableId(keyed: KeyedName, scope: IConstruct): string {
  const id = readableId(keyed, scope);
  // In the id of a construct `--` takes the place of a slash: `a/b` and `a--b` would be one.
  return id.includes('--') ? `${id}${hash(id)}` : id;
}

function readableId(keyed: KeyedName, scope: IConstruct): string {
  const [iamProvider] = /(oidc|saml)-provider\/[^$]+$/.exec(keyed.name) ?? [];
  if (iamProvider) {
    return iamProvider;
  }
  const resource = providerResource(keyed.keySource);
  const stack = Stack.of(scope);
  return resource && Stack.of(resource) === stack
    ? resource.node.path.slice(stack.node.path.length + 1).replace(/\/Resource$/, '')
    : literalKey(keyed, scope);
}

/** A provider, for a message: in the words of whoever wrote the app. */
export function shownName(keyed: KeyedName): string {
  if (!Token.isUnresolved(keyed.name)) {
    return keyed.name;
  }
  const construct = referencedConstruct(keyed.keySource);
  return construct ? construct.node.path.replace(/\/Resource$/, '') : 'a provider named by a token';
}

/** The literal keys of one map, each given out once: a map with a key twice would silently lose what stood under the first. */
export class LiteralKeys {
  private readonly taken = new Set<string>();

  constructor(private readonly pool: IConstruct) {}

  /**
   * @param keyed the provider
   * @param asKey how its key is made
   */
  public take(keyed: KeyedName, asKey = literalKey): string {
    const key = asKey(keyed, this.pool);
    if (this.taken.has(key)) {
      refuse({
        code: 'ProviderTwice',
        where: this.pool,
        what: 'two providers have names that are known only at synthesis, and can not be told from each other',
        allowed: 'one such provider with a role mapping or principal tags',
        instead: 'the provider itself, or its name, where Lazy.string() stands',
      });
    }
    this.taken.add(key);
    return key;
  }
}

/** The resource a name is an attribute of, where every attribute of it (`Ref`, `Arn`) means the one provider it is. */
function providerResource(name: string): IConstruct | undefined {
  const construct = referencedConstruct(name);
  return CfnUserPool.isCfnUserPool(construct) ||
    CfnUserPoolClient.isCfnUserPoolClient(construct) ||
    CfnOIDCProvider.isCfnOIDCProvider(construct) ||
    CfnSAMLProvider.isCfnSAMLProvider(construct)
    ? construct
    : undefined;
}

const READABLE_LENGTH = 52;

/** Not `Names.uniqueResourceName()`: stacks of several regions may share a name. */
function appWideName(construct: IConstruct): string {
  const path = pathInStage(construct);
  const readable = path.replace(/\/Resource$/, '').replace(/[^A-Za-z0-9]/g, '');
  return readable.slice(0, READABLE_LENGTH) + hash(path);
}

function hashed(text: string, scope: IConstruct): string {
  const { value } = symbolic(text, scope);
  const stage = Stage.of(scope)?.node.path;
  return `Provider${hash(JSON.stringify(value).replaceAll(stage ? `<${stage}/` : '<', '<'))}`;
}

/** The path below the stage: a stack that moves into one keeps its logical ids. */
function pathInStage(construct: IConstruct): string {
  const stage = Stage.of(construct)?.node.path;
  return stage ? construct.node.path.slice(stage.length + 1) : construct.node.path;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8).toUpperCase();
}
