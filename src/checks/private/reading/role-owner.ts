import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { whereIs } from './placed-providers';
import type { RoleNaming } from './reached-roles';

/** What the ARN of a role says of where it belongs. The name of the role may be known only at deployment. */
const PARTS = {
  Partition: /^arn:([\w-]+):iam::\d{12}:role\//,
  AccountId: /^arn:[\w-]+:iam::(\d{12}):role\//,
} as const;

/** Where a role is and where its pool is, when both are known and are not the same. */
export function roleElsewhere(
  model: IdentityPoolModel,
  { pool, arn }: RoleNaming,
  part: keyof typeof PARTS,
): { readonly theirs: string; readonly ours: string } | undefined {
  const [theirs, ours] = [PARTS[part].exec(arn)?.[1], whereIs(model, pool, part)];
  return theirs === undefined || ours === undefined || theirs === ours ? undefined : { theirs, ours };
}
