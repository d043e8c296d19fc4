import { type Stack, type StackProps, Stage } from 'aws-cdk-lib';
import { checks } from '../../src';
import { CODE_PREFIX, type MistakeCode } from '../../src/private/errors';
import type { WarningId } from '../../src/private/warnings';
import { type Json, onlyResource, resourcesOf, testStack, warningIds, warningsOf } from '../support/stacks';

/** What a construct does with one case, and the check of it. */
export interface Behaviour {
  /** The code or id it ends with, where this library stops it or warns, or the id of the check that finds it. */
  readonly message?: string;
  check(): void;
  /** A stack with the case in it. Undefined where none comes of it. */
  build?(): Stack;
}

/** One row of docs/compared-to-the-stock-construct.md, by what both constructs do. */
export interface Row {
  readonly stock: Behaviour;
  readonly here: Behaviour | Behaviour[];
}

/** By the id of the row. */
export type Rows = Record<string, Row>;

export const IN_ACCOUNT = { account: '123456789012', region: 'us-east-1' };

/** Synthesizes, and nobody is told anything. */
export function silent(build: (stack: Stack) => unknown, props?: StackProps): Behaviour {
  return {
    check: () => expect(warningsOf(built(build, props))).toEqual([]),
    build: () => built(build, props),
  };
}

/** What it makes of the case: what `look` sees of the synthesized stack equals a value. */
export function gives(
  build: (stack: Stack) => unknown,
  look: (stack: Stack) => unknown,
  value: unknown,
  props?: StackProps,
): Behaviour {
  return {
    check: () => expect(look(built(build, props))).toEqual(value),
    build: () => built(build, props),
  };
}

/** Both constructs make the same of it. */
export function alike(
  look: (stack: Stack) => unknown,
  value: unknown,
  stock: (stack: Stack) => unknown,
  here: (stack: Stack) => unknown,
): Row {
  return { stock: gives(stock, look, value), here: gives(here, look, value) };
}

/** Fails with a text of CDK core's or the stock construct's. */
export function fails(text: string, build: (stack: Stack) => unknown, props?: StackProps): Behaviour {
  return { check: () => expect(() => synthesized(build, props)).toThrow(text) };
}

/** This library stops it. */
export function refuses(message: MistakeCode, build: (stack: Stack) => unknown, props?: StackProps): Behaviour {
  return { message, check: () => expect(() => synthesized(build, props)).toThrow(`[${CODE_PREFIX}:${message}]`) };
}

/** This library warns, of this alone. */
export function warns(message: WarningId, build: (stack: Stack) => unknown, props?: StackProps): Behaviour {
  return {
    message,
    check: () => expect(warningIds(built(build, props))).toEqual([`${CODE_PREFIX}:${message}`]),
  };
}

/** A check finds it in the template. */
export function finds(ruleId: string, build: (stack: Stack) => unknown, props?: StackProps): Behaviour {
  return {
    message: ruleId,
    check: () => {
      const found = checks.IdentityPoolChecks.findings(built(build, props)).map((finding) => finding.ruleId);
      expect(found).toContain(ruleId);
    },
  };
}

function built(build: (stack: Stack) => unknown, props?: StackProps): Stack {
  const stack = testStack(props);
  build(stack);
  return stack;
}

function synthesized(build: (stack: Stack) => unknown, props?: StackProps): void {
  Stage.of(built(build, props))?.synth();
}

export function poolOf(stack: Stack): Json {
  return onlyResource(stack, 'AWS::Cognito::IdentityPool');
}

export function attachmentOf(stack: Stack): Json {
  return onlyResource(stack, 'AWS::Cognito::IdentityPoolRoleAttachment');
}

/** The role mappings of the attachment, by their keys. */
export function mappingsOf(stack: Stack): Record<string, Json> {
  return attachmentOf(stack).Properties.RoleMappings;
}

/** The trust statements of every role, one after the other. */
export function trustStatements(stack: Stack): Json[] {
  return resourcesOf(stack, 'AWS::IAM::Role').flatMap((role) => role.Properties.AssumeRolePolicyDocument.Statement);
}
