import type { Rule } from './rule';
import { notWhollyRead } from './rules/not-wholly-read';
import { severalRoleAttachments } from './rules/several-role-attachments';

/** All rules, in the order of the documentation. */
export const CATALOG: readonly Rule[] = [severalRoleAttachments, notWhollyRead];
