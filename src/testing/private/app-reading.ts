import { type IResolvable, Token, Tokenization } from 'aws-cdk-lib';
import type { IdentityPool } from '../../identity-pool';
import { objectAt } from '../../model/cloudformation/json';
import { describeGap, type TemplateSource } from '../../model/cloudformation/template';
import { IdentityPoolModel } from '../../model/identity-pool-model';
import { sameness } from '../../model/sameness';
import { plain, type Text } from '../../model/text';
import { textOf } from '../../model/value';
import { refuse } from '../../private/errors';
import { isIdentityPool } from '../../private/identity-pool-mark';
import type { App } from './app';
import type { Environment } from './environments';
import { type AnyRole, RolePolicies } from './role-policies';
import { logicalIdsIn, readToken, type TokenExpression } from './token-reading';

/** An app in one environment: its model, and what those who write tests name, as it is called there. */
export class AppReading {
  public readonly model: IdentityPoolModel;

  /** A token means the same whenever it is read: the app is synthesized. */
  private readonly texts = new Map<string, Text>();

  private readonly policies = new WeakMap<AnyRole, RolePolicies>();

  constructor(
    public readonly app: App,
    public readonly environment: Environment,
    sources: readonly TemplateSource[],
  ) {
    this.model = IdentityPoolModel.ofTemplates(sources);
  }

  /** What of the app can not be read. */
  public get gaps(): string[] {
    return this.model.gaps.map(describeGap);
  }

  /** The policies of a role, which are read with the template and not for every request. */
  public policiesOf(role: AnyRole): RolePolicies {
    const policies = this.policies.get(role) ?? new RolePolicies(role, (source) => this.app.nameOf(source));
    this.policies.set(role, policies);
    return policies;
  }

  /** A text of a test: a literal, a token, or one beside the other. */
  public textOf(given: string, where: string): Text {
    if (!Token.isUnresolved(given)) {
      return plain(given);
    }
    const text = this.texts.get(given) ?? this.textOfTokens(given, where);
    this.texts.set(given, text);
    return text;
  }

  private textOfTokens(given: string, where: string): Text {
    return Tokenization.reverseString(plain(given))
      .mapTokens({ mapToken: (token) => this.tokenText(token, where) })
      .join({ join: (left, right) => `${left ?? ''}${right ?? ''}` });
  }

  /** The value of a reference in the template of a stack. */
  public ref(name: string, stack = this.app.home): Text {
    return textOf(this.model.valueIn(stack, { Ref: name }), name) as Text;
  }

  /** Whether the home stack has a resource of a type. */
  public hasResource(logicalId: string, type: string): boolean {
    return objectAt(this.app.resourcesOf(this.app.home), logicalId).Type === type;
  }

  /** The federated principal that an identity pool of this library says it has. */
  public federationOf(poolId: Text): string | undefined {
    const pools: IdentityPool[] = this.app.stack?.node.root.node.findAll().filter(isIdentityPool) ?? [];
    return pools.find(({ identityPoolId, node }) => sameness(this.textOf(identityPoolId, node.path), poolId) === 'same')
      ?.federation.principal;
  }

  private tokenText(token: IResolvable, where: string): Text {
    const read = readToken(token, this.app.scope);
    const stack = read?.stack === undefined ? this.app.home : read.stack.node.path;
    const mistake = this.mistakeIn(read, stack);
    if (read === undefined || mistake !== undefined) {
      refuse({
        code: 'TokenNotReadable',
        where,
        what: mistake ?? 'a token refers to resources of several stacks at once',
        allowed: 'tokens of the app that is simulated, each of one stack; for a template ResourceArn.of()',
        instead: this.app.stack
          ? 'the parts one after the other, each a token'
          : "ResourceArn.of('LogicalId', '/suffix')",
      });
    }
    return textOf(this.model.valueIn(stack, read.expression), 'a token') ?? '';
  }

  private mistakeIn(read: TokenExpression | undefined, stack: string): string | undefined {
    if (read === undefined) {
      return undefined;
    }
    if (this.app.stack === undefined && read.stack !== undefined) {
      return 'a token refers to a construct, and the simulator was given a template';
    }
    const missing = logicalIdsIn(read.expression).find((id) => !this.app.has(stack, id));
    return missing === undefined
      ? undefined
      : `a token refers to ${missing}, and the template of ${stack} has no such resource`;
  }
}
