import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { type IdentityPool, type IIdentityPool, testing } from '../../../src';
import type { Json } from '../../support/stacks';
import { firstOpinion } from '../../testing/policy/support/first-opinion';
import { secondOpinion } from '../../testing/policy/support/second-opinion';
import { literally } from './literally';

export type RequestContext = Record<string, string | string[]>;

/** What somebody may do, asked twice: of this library's evaluator and of `@cloud-copilot/iam-simulate`. Both must agree. */
export interface Asked {
  allowed(action: string, resource: string, context?: RequestContext): Promise<void>;
  denied(action: string, resource: string, context?: RequestContext): Promise<void>;
}

/** Somebody who signed in, asked on the templates as they are rendered. */
export class Person implements Asked {
  public static of(pool: IdentityPool, signIn: testing.SignIn): Person {
    return new Person(pool, testing.IdentityPoolSimulator.of(pool).signIn(signIn));
  }

  private constructor(
    private readonly pool: IdentityPool,
    public readonly session: testing.SimulatedSession,
  ) {}

  /** What the policy variable of the identity stands for. */
  public get identityId(): string {
    return this.session.identityId;
  }

  public async allowed(action: string, resource: string, context: RequestContext = {}): Promise<void> {
    this.session.assertAllowed(action, spelled(resource), context);
    expect([action, resource, ...(await this.second(action, resource, context))]).toEqual([
      action,
      resource,
      'ALLOWED',
    ]);
  }

  public async denied(action: string, resource: string, context: RequestContext = {}): Promise<void> {
    this.session.assertDenied(action, spelled(resource), context);
    expect(await this.second(action, resource, context)).not.toContain('ALLOWED');
  }

  private second(action: string, resource: string, context: RequestContext): Promise<string[]> {
    const { roleLogicalId } = this.session;
    if (roleLogicalId === undefined) {
      throw new Error(`no role: ${this.session.reasons.join('; ')}`);
    }
    const identity = { [`${this.pool.federation.principal}:sub`]: this.identityId };
    return Promise.all(
      this.tags.map((tags) =>
        secondOpinion(
          withoutEncryptionContext(
            caseOf(
              this.pool,
              { Ref: roleLogicalId },
              { action, resource, context: { ...identity, ...tags, ...context } },
            ),
          ),
        ),
      ),
    );
  }

  /** AWS does not say whether an empty claim becomes an empty tag or none: both are asked. */
  private get tags(): RequestContext[] {
    const tags = Object.entries(this.session.principalTags);
    const known = tags.filter(([, value]) => !value.startsWith('<unknown: '));
    const empty = tags.filter(([, value]) => value.startsWith('<unknown: ')).map(([key]) => [key, '']);
    const worlds = empty.length > 0 ? [known, [...known, ...empty]] : [known];
    return worlds.map((world) => Object.fromEntries(world.map(([key, value]) => [`aws:PrincipalTag/${key}`, value])));
  }
}

/** What users call something may have any character: a `*` in a name is no wildcard, and must not reach further than others. */
function spelled(resource: string): string {
  return resource === '*' ? resource : resource.replace(/[*?]/g, (character) => `\${${character}}`);
}

/** A session of a role, asked on its policies alone: nobody can sign in to a pool that lives elsewhere. */
export function sessionOf(pool: IIdentityPool, role: IRole, known: RequestContext): Asked {
  return {
    allowed: async (action, resource, context = {}) => {
      const request = { action, resource, context: { ...known, ...context } };
      expect(await opinionsOf(pool, role, request)).toEqual(['ALLOWED', 'ALLOWED']);
    },
    denied: async (action, resource, context = {}) => {
      const request = { action, resource, context: { ...known, ...context } };
      expect(await opinionsOf(pool, role, request)).toEqual(['IMPLICITLY_DENIED', 'IMPLICITLY_DENIED']);
    },
  };
}

/** What a role is asked for. */
export interface AskedFor {
  readonly action: string;
  readonly resource: string;
  readonly context: RequestContext;
}

/** What both evaluators say of a request of a role. */
export async function opinionsOf(pool: IIdentityPool, role: IRole, request: AskedFor): Promise<string[]> {
  const given = caseOf(pool, Stack.of(pool).resolve(role.roleName), request);
  return [firstOpinion(given), await secondOpinion(given)];
}

/** A request of a role, with the policies that the template of the pool's stack gives it. */
function caseOf(scope: IConstruct, role: Json, { action, resource, context }: AskedFor) {
  const stack = Stack.of(scope);
  const template = Template.fromStack(stack).toJSON();
  const policies = Object.values<Json>(Template.fromStack(stack).findResources('AWS::IAM::Policy'))
    .filter(({ Properties }) => Properties.Roles.some((name: Json) => JSON.stringify(name) === JSON.stringify(role)))
    .map(({ Properties }) => literally(Properties.PolicyDocument, stack, template));
  const arn = literally(stack.resolve(resource), stack, template);
  const request: RequestContext = literally(stack.resolve(context), stack, template);
  return {
    action,
    resource: arn,
    // An empty list is a key that the request does not have.
    context: Object.fromEntries(
      Object.entries(request).filter(([, value]) => !Array.isArray(value) || value.length > 0),
    ),
    principal: {
      account: stack.account,
      roleArn: `arn:aws:iam::${stack.account}:role/users`,
      sessionArn: `arn:aws:sts::${stack.account}:assumed-role/users/session`,
      federated: 'cognito-identity.amazonaws.com',
    },
    identity: policies,
    boundary: undefined,
    session: undefined,
    resourcePolicy: keyPolicyIn(stack, template, arn),
  };
}

/** iam-simulate knows no encryption context: a tag stands for it, in the policies and in the request. */
function withoutEncryptionContext<T>(given: T): T {
  return JSON.parse(
    JSON.stringify(given).replace(/kms:EncryptionContext:[\w:]+/g, 'aws:PrincipalTag/encryption-context'),
  );
}

/** The only policy of a resource that must allow as well. */
function keyPolicyIn(stack: Stack, template: Json, arn: string): Json {
  const [, name] = /:key\/(.*)$/.exec(arn) ?? [];
  const key = Object.entries<Json>(template.Resources).find(([logicalId]) => logicalId.toLowerCase() === name);
  return key && literally(key[1].Properties.KeyPolicy, stack, template);
}
