import { App, Stack, type StackProps } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { type IUserPoolClient, UserPool } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';

/** A stack of its own app, whose template is not checked: a test of one thing may leave others open. */
export function testStack(props: StackProps = {}, context: Record<string, unknown> = {}): Stack {
  return new Stack(new App({ context: { 'cdk-cognito-identity-pool:checks': false, ...context } }), 'Test', props);
}

/** A stack of its own app, whose identity pools are checked when it is synthesized. */
export function checkedStack(): Stack {
  return testStack({}, { 'cdk-cognito-identity-pool:checks': true });
}

/** A user pool of the stack with one client. */
export function userPoolOf(stack: Stack, id = 'Users'): { userPool: UserPool; client: IUserPoolClient } {
  const userPool = new UserPool(stack, id);
  return { userPool, client: userPool.addClient('Web') };
}

// biome-ignore lint/suspicious/noExplicitAny: a template is whatever JSON says
export type Json = any;

export function resourcesOf(stack: Stack, type: string): Json[] {
  return Object.values(Template.fromStack(stack).findResources(type));
}

/** The only resource of a type. */
export function onlyResource(stack: Stack, type: string): Json {
  const found = resourcesOf(stack, type);
  if (found.length !== 1) {
    throw new Error(`expected one ${type}, found ${found.length}`);
  }
  return found[0];
}

/** The resource a construct became. */
export function rendered(construct: IConstruct): Json {
  const stack = Stack.of(construct);
  const logicalId = stack.getLogicalId(construct.node.defaultChild as never);
  return Template.fromStack(stack).toJSON().Resources[logicalId];
}

/** The statements of a role's trust policy. */
export function trustOf(role: IConstruct): Json[] {
  return rendered(role).Properties.AssumeRolePolicyDocument.Statement;
}

/** The ids of all warnings of a stack, with the path they stand at. */
export function warningsOf(stack: Stack): { at: string; id: string; text: string }[] {
  return Annotations.fromStack(stack)
    .findWarning('*', Match.anyValue())
    .map(({ id: at, entry }) => ({
      at,
      text: String(entry.data),
      id: /\[ack: .*?::?([\w-]+:\w+)\]/.exec(String(entry.data))?.[1] ?? '',
    }));
}

export function warningIds(stack: Stack): string[] {
  return warningsOf(stack)
    .map((w) => w.id)
    .sort();
}
