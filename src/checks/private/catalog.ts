import type { Rule } from './rule';
import { severalRoleAttachments } from './rules/several-role-attachments';

/** All rules, in the order of the documentation. */
export const CATALOG: readonly Rule[] = [severalRoleAttachments];
