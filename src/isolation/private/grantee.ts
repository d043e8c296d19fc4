import type { IGrantable, IPrincipal, IRole } from 'aws-cdk-lib/aws-iam';
import { isOneRole } from '../../private/one-audience';

/** Whom a grant is for at last: a function stands for its role, and a principal with conditions for the one in it. */
export function principalOf(grantee: IGrantable): IPrincipal {
  const { grantPrincipal } = grantee;
  const { wrapped = grantPrincipal } = grantPrincipal as { readonly wrapped?: IPrincipal };
  return wrapped === grantee ? wrapped : principalOf(wrapped);
}

/** Whether a principal is a role, imported by name or ARN or not. */
export function isRoleItself(principal: IPrincipal, role: IRole): boolean {
  return 'roleArn' in principal && isOneRole(principal as IRole, role);
}

/** Whether CDK leaves the policies of a role alone, and says of every grant that it worked. */
export function keepsItsPolicies(principal: IPrincipal): boolean {
  return 'addGrantsToResources' in principal;
}
