import { type IRole, type PolicyDocument, Role } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import type { IdentityPool } from '../identity-pool';
import { QUOTAS } from './limits';
import { symbolic } from './symbols';
import { warn } from './warnings';

/** How long texts mostly are that only the deployment knows: names of user pools, and ids of identity pools. */
const LENGTHS = { providerName: 58, identityPoolId: 46 } as const;

/** Warns of the trust policies an account with IAM's first quota would refuse: those of the pool's roles, as they have become. */
export function warnLongTrusts(pool: IdentityPool, roles: Iterable<IRole>): void {
  const long = [...roles].flatMap((role) => {
    const length = lengthOfTrust(role);
    return length > QUOTAS.trustPolicy ? [`that of ${role.node.path} has about ${length} characters`] : [];
  });
  if (long.length > 0) {
    warn(
      pool,
      'TrustPolicyLong',
      `trust policies are long: ${long.join(', ')}. IAM takes ${QUOTAS.trustPolicy}, and up to ${QUOTAS.trustPolicyAtMost} once AWS has raised the ` +
        'quota: ask for it before you deploy, require fewer tags, or require them for all providers, or make several roles through fewer ' +
        'providers each (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).',
    );
  }
}

function lengthOfTrust(role: IRole): number {
  const document = Role.isRole(role) && role.node.defaultChild ? role.assumeRolePolicy : undefined;
  return document && mayBeLong(document) ? lengthOf(document, role) : 0;
}

/** Most trust policies are one short statement: they are not worth being resolved for each of a thousand pools. */
function mayBeLong(document: PolicyDocument): boolean {
  return document.statementCount > 1 || JSON.stringify(document.toJSON()).length > QUOTAS.trustPolicy / 2;
}

/** As JSON without white space, which IAM does not count. */
function lengthOf(document: PolicyDocument, scope: IConstruct): number {
  const { value } = symbolic(document.toJSON(), scope, { isWhole: true });
  return JSON.stringify(filledIn(value)).length;
}

/** With texts of the usual length for what only the deployment knows. */
function filledIn(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replace(/<[^<>]*\.(\w+)>/g, (_, attribute: string) =>
      'x'.repeat(attribute === 'Ref' ? LENGTHS.identityPoolId : LENGTHS.providerName),
    );
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map(filledIn);
  }
  const entries = Object.entries(value);
  return entries.length === 1 && /^(Ref|Fn::\w+)$/.test(entries[0][0])
    ? 'x'.repeat(LENGTHS.providerName)
    : Object.fromEntries(entries.map(([key, member]) => [key, filledIn(member)]));
}
