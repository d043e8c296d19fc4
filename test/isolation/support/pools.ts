import type { Stack, StackProps } from 'aws-cdk-lib';
import { type IRole, Role } from 'aws-cdk-lib/aws-iam';
import {
  type BoundIdentityProvider,
  GuestAccess,
  IdentityPool,
  type IdentityPoolProps,
  IdentityProvider,
  PrincipalTags,
  testing,
} from '../../../src';
import { testStack } from '../../support/stacks';
import { Person } from './two-opinions';

export const ACCOUNT = '111111111111';
export const ENV = { account: ACCOUNT, region: 'eu-west-1' };
export const GOOGLE = '123456789012-abc.apps.googleusercontent.com';

/** A pool whose staff bring a tenant, when their token has one. */
export interface Firm {
  readonly stack: Stack;
  readonly pool: IdentityPool;
  readonly staff: BoundIdentityProvider;
  /** Somebody of the staff, by what their token says. */
  person(claims: Record<string, string>): Person;
}

export interface FirmProps extends IdentityPoolProps {
  readonly stack?: Stack;
  readonly stackProps?: StackProps;
  /** Whether nobody gets in without a tenant. */
  readonly isRequired?: boolean;
}

export function firm({
  stackProps = { env: ENV },
  stack = testStack(stackProps),
  isRequired = false,
  ...props
}: FirmProps = {}): Firm {
  const pool = new IdentityPool(stack, 'Pool', props);
  const partition = stack.region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
  const staff = pool.addProvider(
    IdentityProvider.openIdConnectArn(`arn:${partition}:iam::${ACCOUNT}:oidc-provider/login.example.com`, {
      principalTags: PrincipalTags.custom({ tenant: 'tenantId' }, { required: isRequired ? ['tenant'] : [] }),
    }),
  );
  return { stack, pool, staff, person: (claims) => Person.of(pool, testing.SignIn.through(staff, claims)) };
}

/** The same, open to guests. */
export function openFirm(): Firm {
  return firm({ guestAccess: GuestAccess.enabled() });
}

/** A role of another team's app, as an import knows it. */
export function importedRole(stack: Stack, name = 'users'): IRole {
  return Role.fromRoleArn(stack, `Imported${name}`, `arn:aws:iam::${ACCOUNT}:role/${name}`);
}
