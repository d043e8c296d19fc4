// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policies write their variables like this.
import type { Json } from '../../support/stacks';
import { type Mutation, mutation } from './mutation';
import { allow, arnOf, GRANTS, MAPPINGS, TRUST } from './parts';

const TAGS = 'IdentitiesPrincipalTagsPeople';

function objects(path: string): Json {
  return { 'Fn::Join': ['', [arnOf('Files8E6940B8'), path]] };
}

/** What is broken in the example. */
export const MULTI_TENANT: readonly Mutation[] = [
  mutation(
    'a tenant reads the manuals of those that begin with its name',
    `${GRANTS}/0/Resource`,
    objects('/manuals/${aws:PrincipalTag/tenant}*'),
    'PolicyVariableUnbounded',
  ),
  mutation(
    'a tenant lists the manuals of those that begin with its name',
    `${GRANTS}/1/Condition/StringLike/s3:prefix`,
    ['manuals/${aws:PrincipalTag/tenant}*'],
    'PolicyVariableUnbounded',
  ),
  mutation(
    'orders may be asked for without a key',
    `${GRANTS}/2`,
    allow('dynamodb:Scan', arnOf('OrdersA9B65338'), {
      'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['${aws:PrincipalTag/tenant}'] },
    }),
    'LeadingKeysOpenToScan',
  ),
  mutation(
    'the tag comes under another name',
    `${TAGS}/PrincipalTags`,
    { company: 'custom:tenant' },
    'PrincipalTagNotMapped',
  ),
  mutation(
    'people write their tenant themselves',
    'PeopleApp/WriteAttributes/-',
    'custom:tenant',
    'UserWritableClaim?',
  ),
  mutation('mechanics bring no tags', `${TRUST}/Action`, 'sts:AssumeRoleWithWebIdentity', 'TrustLacksTagSession'),
  mutation('the roles of groups are not asked for', MAPPINGS, undefined, 'GroupRoleUnreachable'),
];
