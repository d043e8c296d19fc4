import type { AttachmentModel, PoolModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import type { Finding, Rule } from '../rule';

const POOL = { Type: 'AWS::Cognito::IdentityPool', Properties: { AllowUnauthenticatedIdentities: false } };
const ATTACHMENT = {
  Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
  Properties: { IdentityPoolId: { Ref: 'Pool' }, Roles: {} },
};

export const severalRoleAttachments: Rule = {
  id: 'SeveralRoleAttachments',
  severity: 'error',
  title: 'A pool has more than one role attachment, anywhere in the app',
  why: 'Cognito takes one. The deployment of the second fails with "already exists".',
  fix: 'one AWS::Cognito::IdentityPoolRoleAttachment with all roles and role mappings',
  source:
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-identitypoolroleattachment.html',
  example: () => ({
    fires: { Pool: POOL, First: ATTACHMENT, Second: ATTACHMENT },
    silent: { Pool: POOL, First: ATTACHMENT },
  }),
  find: (model) => model.pools.flatMap((pool) => findIn(model, pool)),
};

function findIn(model: IdentityPoolModel, pool: PoolModel): Finding[] {
  const { sure, possible } = model.attachmentsOf(pool);
  const [first, ...others] = [...sure, ...possible];
  return first ? others.map((other) => finding(pool, first, other, !sure.includes(other))) : [];
}

function finding(pool: PoolModel, first: AttachmentModel, other: AttachmentModel, isUnsure: boolean): Finding {
  return {
    at: other.source,
    pool: pool.source,
    property: 'Properties.IdentityPoolId',
    what: `${pool.source.logicalId} has the role attachment ${first.source.logicalId} of ${first.source.stack} already`,
    untold: isUnsure ? 'which pool it is for, or whether it is there at all, only the deployment knows' : undefined,
  };
}
