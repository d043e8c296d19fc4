import type { IConstruct } from 'constructs';
import { CODE_PREFIX } from './errors';

/** The context key that says what guests may do besides what this library knows: AWS changes the list at any time. */
const FURTHER_GUEST_ACTIONS_CONTEXT = `${CODE_PREFIX}:furtherGuestActions`;

/**
 * What somebody says guests may do as well, for the app or for all below a construct. The command line hands over text, with
 * commas. What is neither text nor a list of texts adds nothing, so that a check speaks rather than falls silent.
 */
export function furtherGuestActions(scope: IConstruct): readonly string[] | undefined {
  const given: unknown = scope.node.tryGetContext(FURTHER_GUEST_ACTIONS_CONTEXT);
  const listed: readonly unknown[] = typeof given === 'string' ? given.split(',') : Array.isArray(given) ? given : [];
  const actions = listed.filter((action) => typeof action === 'string').map((action) => action.trim());
  return actions.length > 0 ? actions : undefined;
}
