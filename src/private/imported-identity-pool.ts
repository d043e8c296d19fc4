import { Arn, ArnFormat, Fn, Resource, Token } from 'aws-cdk-lib';
import type { IdentityPoolReference } from 'aws-cdk-lib/aws-cognito';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { CognitoFederation } from '../cognito-federation';
import type { IIdentityPool } from '../identity-pool';
import { IdentityPoolGrants } from '../identity-pool-grants';
import type { IdentityPoolAttributes } from '../identity-pool-props';
import type { IdentityPoolIsolation } from '../isolation/identity-pool-isolation';
import { quote, refuse } from './errors';
import { isAnotherPartition } from './federation';
import { knownRegionOf, regionOf } from './identity-pool-id';
import { lazyIsolation } from './lazy-isolation';
import { IDENTITY_POOL_ID } from './limits';
import { isTokenOfText, requireGiven, requireText } from './requirements';

/** A pool that lives elsewhere: it knows its id, what the id says, and what it was told. */
export class ImportedIdentityPool extends Resource implements IIdentityPool {
  public readonly identityPoolId: string;
  public readonly identityPoolArn: string;
  public readonly grants: IdentityPoolGrants;
  private readonly isolation: () => IdentityPoolIsolation;

  constructor(
    scope: Construct,
    id: string,
    private readonly attributes: IdentityPoolAttributes,
    arn?: string,
  ) {
    const { identityPoolId } = attributes;
    requireText(`${scope.node.path}/${id}`, 'identityPoolId', identityPoolId, IDENTITY_POOL_ID);
    const region = regionOf(identityPoolId);
    super(scope, id, arn ? { environmentFromArn: arn } : { region });
    this.identityPoolId = identityPoolId;
    this.identityPoolArn =
      arn ??
      this.stack.formatArn({
        service: 'cognito-identity',
        region,
        resource: 'identitypool',
        resourceName: identityPoolId,
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      });
    const { authenticatedRole, guestRole } = attributes;
    const roles = [authenticatedRole, guestRole].filter((role): role is IRole => role !== undefined);
    const federation = CognitoFederation._ofRegion(knownRegionOf(identityPoolId) ?? this.stack.region);
    this.grants = IdentityPoolGrants._of(this, federation.principal, {
      hasRole: roles.length > 0,
      forEachRole: (visit) => roles.forEach(visit),
    });
    this.isolation = lazyIsolation(this, federation.principal, { guest: guestRole });
  }

  public get isolate(): IdentityPoolIsolation {
    return this.isolation();
  }

  public get identityPoolRef(): IdentityPoolReference {
    return { identityPoolId: this.identityPoolId };
  }

  public get identityPoolName(): string {
    return this.attributes.identityPoolName ?? this.refuseUnknown('identityPoolName');
  }

  public get authenticatedRole(): IRole {
    return this.attributes.authenticatedRole ?? this.refuseUnknown('authenticatedRole');
  }

  public get guestRole(): IRole {
    return this.attributes.guestRole ?? this.refuseUnknown('guestRole');
  }

  private refuseUnknown(attribute: keyof IdentityPoolAttributes): never {
    return refuse({
      code: 'NotKnownOfImportedPool',
      where: this,
      what: `${attribute} of an imported identity pool is not known`,
      allowed: 'what the import was told: an id says nothing but the region',
      instead: `IdentityPool.fromIdentityPoolAttributes(scope, id, { identityPoolId, ${attribute}: ... })`,
    });
  }
}

/** The id in the ARN of an identity pool. */
export function identityPoolIdOf(scope: Construct, id: string, arn: string): string {
  if (isTokenOfText(arn)) {
    // Partition and account are often tokens where the id is none.
    const [, literal] = arn.split(':identitypool/');
    return literal && !Token.isUnresolved(literal) ? literal : Fn.select(1, Fn.split('identitypool/', arn));
  }
  const mistake = {
    code: 'IdentityPoolArnInvalid',
    where: `${scope.node.path}/${id}`,
    allowed:
      "arn:PARTITION:cognito-identity:REGION:ACCOUNT:identitypool/REGION:GUID, with one region in both places and that region's partition",
  } as const;
  const example = Arn.format({
    partition: 'aws',
    service: 'cognito-identity',
    region: 'eu-west-1',
    account: '123456789012',
    resource: 'identitypool',
    resourceName: IDENTITY_POOL_ID.example,
  });
  requireGiven(arn, { ...mistake, what: 'identityPoolArn', example });
  const [, partition, region, identityPoolId] =
    /^arn:([\w-]+):cognito-identity:([\w-]+):\d{12}:identitypool\/([\w-]+:[0-9a-f-]+)$/.exec(arn) ?? [];
  if (!identityPoolId?.startsWith(`${region}:`) || isAnotherPartition(partition, region)) {
    refuse({ ...mistake, what: `identityPoolArn is ${quote(arn)}`, instead: `for example ${JSON.stringify(example)}` });
  }
  return identityPoolId;
}
