import { CfnElement, Stack } from 'aws-cdk-lib';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import type { IdentityPool } from '../identity-pool';
import type { IdentityProviderConfig } from '../identity-provider-config';
import { stacksOfApp } from './app-stacks';
import { describe, type Mistake, refuse } from './errors';
import { symbolic } from './symbols';
import type { Trust } from './trust-policy';
import { readTrust, type TrustReading } from './trust-reading';

const NAMED = 'its trust policy names the pool';

/**
 * Who waits for whom when a pool and the roles it did not make are deployed: the pool for what its properties name, and the
 * stack of a role for the pool, once the trust of the role names it.
 *
 * CDK core sees circles of stacks, when all is written. It sees none through a nested stack: CloudFormation does, at deployment.
 */
export class DeploymentOrder {
  /** Roles of stacks nested below the pool's, whose trust names it. */
  private readonly roles = new Set<IConstruct>();

  /**
   * @param pool the identity pool
   * @param needed what the pool's resource names; looked at only where a role is of a stack nested below the pool's
   */
  constructor(
    private readonly pool: IdentityPool,
    private readonly needed: unknown[],
  ) {}

  /** The pool is about to name what a provider brings. */
  public needProvider(config: IdentityProviderConfig): void {
    const { userPoolClients, openIdConnectProviderArns, samlProviderArns } = config;
    const { supportedLoginProviders, developerProviderName } = config;
    const names = [
      userPoolClients,
      openIdConnectProviderArns,
      samlProviderArns,
      supportedLoginProviders,
      developerProviderName,
    ];
    for (const role of this.roles) {
      const stack = this.stackBelowPool(role) as Stack;
      const source = this.sourceIn(stack, names);
      if (source) {
        this.refuseProvider(source, role, stack);
      }
    }
    this.needed.push(names);
  }

  /**
   * Whether a role's trust policy can name the pool; refuses a role whose trust names it already, where each of the two would
   * wait for the other.
   */
  public letsName(role: IConstruct, reading: TrustReading): boolean {
    const parting = this.partingFrom(role);
    if (parting) {
      const backReference = reading.targets.find(
        (t) => CfnElement.isCfnElement(t) && stacksAround(t).includes(parting),
      );
      if (backReference) {
        this.refuseRole(role, `its trust policy names ${asWritten(backReference).node.path} of the pool's stack`);
      }
      return false;
    }
    const isNamed = this.isNamedIn(reading);
    const source = this.sourceBeside(role);
    if (isNamed && source) {
      this.refuseRole(role, NAMED);
    }
    if (isNamed) {
      this.noteNamedBy(role);
    }
    return !source;
  }

  /** From now on the trust policy of a role names the pool. */
  public noteNamedBy(role: IConstruct): void {
    if (this.stackBelowPool(role)) {
      this.roles.add(role);
    }
  }

  /** Refuses a role whose trust policy would have to name the pool, and can not. */
  public refuseUnnamed(role: IConstruct): never {
    return this.refuseRole(role, 'the trust statement it lacks would name the pool', [
      `PoolRole.existing(${role.node.id}.withoutPolicyUpdates()) if its trust is right once deployed`,
    ]);
  }

  /** Of the stacks around the pool, the outermost one that is not around the role: it waits for the role as a whole. */
  private partingFrom(role: IConstruct): Stack | undefined {
    const around = stacksAround(role);
    return stacksAround(this.pool).find((stack, i) => stack !== around[i]);
  }

  /** What can be told only when everything was added: a role may trust the pool without ever being one of its roles. */
  public mistakes(): string[] {
    if (!stacksOfApp(this.pool).hasNested) {
      return [];
    }
    const around = stacksAround(this.pool);
    const sources = new Map<Stack, IConstruct>();
    for (const target of symbolic(this.needed, this.pool).targets) {
      const stack = stacksAround(target).find((s) => !around.includes(s));
      if (stack?.nestedStackParent) {
        sources.set(stack, target);
      }
    }
    return [...sources].flatMap(([stack, source]) =>
      stack.node
        .findAll()
        .filter((c) => CfnRole.isCfnRole(c))
        .filter((role) => this.isNamedIn(readTrust(role.assumeRolePolicyDocument, role, this.trust)))
        .map((role) => describe(this.cycleOf(role, NAMED, source))),
    );
  }

  private get trust(): Trust {
    const { federation, identityPoolId } = this.pool;
    return { federated: federation.principal, identityPoolId, audience: 'authenticated' };
  }

  private isNamedIn({ targets }: TrustReading): boolean {
    return targets.some((t) => t.node.scope === this.pool);
  }

  /** The stack of a role as the pool's stack knows it: the one nested right there. Undefined for a role of the same stack. */
  private stackBelowPool(role: IConstruct): Stack | undefined {
    return this.partingFrom(role) ? undefined : stacksAround(role)[stacksAround(this.pool).length];
  }

  /** What the pool needs of the nested stack a role is in. */
  private sourceBeside(role: IConstruct): IConstruct | undefined {
    const stack = this.stackBelowPool(role);
    return stack && this.sourceIn(stack, this.needed);
  }

  private sourceIn(stack: Stack, values: unknown): IConstruct | undefined {
    return symbolic(values, this.pool).targets.find(
      (t) => CfnElement.isCfnElement(t) && stacksAround(t).includes(stack),
    );
  }

  private refuseRole(role: IConstruct, because: string, others?: string[]): never {
    return refuse(this.cycleOf(role, because, this.sourceBeside(role), others));
  }

  private cycleOf(role: IConstruct, because: string, source?: IConstruct, others: string[] = []): Mistake {
    const { path, id } = asWritten(role).node;
    const [named, allowed] = source
      ? [`${asWritten(source).node.path}, which is deployed with it`, ' that the pool needs nothing else of']
      : ['the role', ''];
    return {
      code: 'RoleCycle',
      where: this.pool,
      what: `role ${path} lives in stack ${Stack.of(role).node.path}, the pool names ${named}, and ${because}: each stack would wait for the other`,
      allowed: `roles of the pool's own stack, or of stacks nested in it${allowed}`,
      instead: [`pool.addRole('${id}'), which makes the role beside the pool`, ...others].join(', or '),
    };
  }

  private refuseProvider(source: IConstruct, role: IConstruct, stack: Stack): never {
    return refuse({
      code: 'RoleCycle',
      where: this.pool,
      what:
        `a provider names ${asWritten(source).node.path}, and stack ${stack.node.path} it is in waits for the pool, because the trust policy of role ` +
        `${asWritten(role).node.path} names the pool or may come to: each would wait for the other`,
      allowed: 'providers of stacks that do not wait for the pool',
      instead: `pool.addRole('${asWritten(role).node.id}') in place of that role, or the provider in another stack than the role`,
    });
  }
}

/** The construct somebody wrote, for the resource in it. */
function asWritten(construct: IConstruct): IConstruct {
  const { id, scope } = construct.node;
  return id === 'Resource' && scope ? scope : construct;
}

/** The stacks something is in, outermost first: one that is not nested has no other around it. */
function stacksAround(construct: IConstruct): Stack[] {
  const stacks: Stack[] = [];
  for (let stack: Stack | undefined = Stack.of(construct); stack; stack = stack.nestedStackParent) {
    stacks.unshift(stack);
  }
  return stacks;
}
