import { CfnGroup, CfnRole, CfnUser, type IGrantable, Role } from 'aws-cdk-lib/aws-iam';
import { Construct, type IConstruct } from 'constructs';
import { symbolic } from '../../private/symbols';
import { warn } from '../../private/warnings';
import type { Distinction } from './distinction';

/**
 * Grantees whose sessions never have what tells users apart: what is granted to them does nothing, and nothing would say so.
 * Asked at synthesis, for a trust policy may grow until then.
 */
export class StrangeGrantees {
  private readonly granted = new Map<IConstruct, Distinction>();

  constructor(private readonly identityPool: IConstruct) {}

  /** Notes who was granted something. */
  public note({ grantPrincipal }: IGrantable, distinction: Distinction): void {
    if (!Construct.isConstruct(grantPrincipal)) {
      return;
    }
    if (this.granted.size === 0) {
      this.identityPool.node.addValidation({ validate: () => this.warnAtSynth() });
    }
    this.granted.set(grantPrincipal, distinction);
  }

  private warnAtSynth(): string[] {
    for (const [principal, distinction] of this.granted) {
      if (isStrange(principal, distinction)) {
        warn(
          this.identityPool,
          'GranteeNotOfUsers',
          `isolate.${distinction.call} grants something to ${principal.node.path}, which no user of the pool can be: its sessions lack ` +
            `${distinction.variable}, and the grant does nothing. Grant to pool.authenticatedRole, to a role of pool.addRole(), or to the ` +
            'group of pool.addGroup(); for a backend, bucket.grantRead(backend) and its like.',
        );
      }
    }
    // An app may be synthesized more than once, and is warned once.
    this.granted.clear();
    return [];
  }
}

/** Only what is certain: neither imports, nor trust policies that can not be read. */
function isStrange(principal: IConstruct, { tag }: Distinction): boolean {
  const resource = principal.node.defaultChild;
  if (CfnUser.isCfnUser(resource) || CfnGroup.isCfnGroup(resource)) {
    // A user of IAM may have a tag of its own.
    return tag === undefined;
  }
  if (!Role.isRole(principal) || !CfnRole.isCfnRole(resource)) {
    return false;
  }
  const { value, isKnown } = symbolic(resource.assumeRolePolicyDocument, principal, { isWhole: true });
  const statements = (value as { Statement?: TrustOfTemplate[] } | undefined)?.Statement;
  if (!isKnown || !Array.isArray(statements) || !statements.every(keepsCognitoOut)) {
    return false;
  }
  // A session may get its tag from whoever assumes the role, or from the role itself.
  return tag === undefined || !(/sts:(TagSession|\*)|"\*"/i.test(JSON.stringify(statements)) || hasTag(resource, tag));
}

interface TrustOfTemplate {
  readonly Principal?: unknown;
}

/** Whether a statement trusts certain principals, and none of them is Cognito, or a text that may turn out to be. */
function keepsCognitoOut({ Principal: principal }: TrustOfTemplate): boolean {
  if (typeof principal !== 'object' || principal === null) {
    return false;
  }
  const { Federated: federated = [] } = principal as { Federated?: unknown };
  return [federated]
    .flat()
    .every((name) => /^[\w.:/-]+$/.test(String(name)) && !String(name).includes('cognito-identity'));
}

function hasTag(role: CfnRole, tag: string): boolean {
  return Object.keys(role.tags.tagValues()).some((key) => key.toLowerCase() === tag.toLowerCase());
}
