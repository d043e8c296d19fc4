import { Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { COMMERCIAL, federationOf } from './federation';

/** What one pool must know of all stacks of its app. */
export interface AppStacks {
  /** A stack that goes where the commercial principal of Cognito is wrong. */
  readonly notCommercial?: Stack;
  readonly hasNested: boolean;
}

const known = new WeakMap<IConstruct, AppStacks>();

/**
 * Only for what is asked at synthesis, when no stack comes any more: looked up once for an app, for walking the tree for each
 * pool would make synthesis quadratic.
 */
export function stacksOfApp(construct: IConstruct): AppStacks {
  const { root } = construct.node;
  const answer = known.get(root) ?? look(root);
  known.set(root, answer);
  return answer;
}

function look(root: IConstruct): AppStacks {
  const stacks = root.node.findAll().filter((c) => Stack.isStack(c));
  return {
    notCommercial: stacks.find(
      ({ region }) => !Token.isUnresolved(region) && federationOf(region).principal !== COMMERCIAL,
    ),
    hasNested: stacks.some((stack) => stack.nestedStackParent !== undefined),
  };
}
