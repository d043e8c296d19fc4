// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policies write their variables like this.
import type { Json } from '../../support/stacks';
import { type Mutation, mutation } from './mutation';
import { AMR, AUD, allow, arnOf, GRANTS, IDENTITIES, MAPPINGS, SOME_POOL, STATEMENT, TRUST } from './parts';

const FILES = arnOf('Files8E6940B8');
const ORDERS = arnOf('OrdersA9B65338');
const TAGS = 'IdentitiesPrincipalTagsPeople';
const TENANT = '${aws:PrincipalTag/tenant}';
const MANAGERS = 'IdentitiesGroupsManagersRole';
const MANAGERS_GRANTS = 'IdentitiesGroupsManagersRoleDefaultPolicy/PolicyDocument/Statement';
const OWN_KEYS = { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [TENANT] } };

/** Without the second statement, which refuses people without a company. */
const TRUST_OF_ANYBODY = {
  Effect: 'Allow',
  Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
  Principal: { Federated: 'cognito-identity.amazonaws.com' },
  Condition: { StringEquals: { [AUD]: IDENTITIES }, 'ForAnyValue:StringLike': { [AMR]: 'authenticated' } },
};

function below(path: string): Json {
  return { 'Fn::Join': ['', [FILES, path]] };
}

/** What is broken in the example. */
export const MULTI_TENANT: readonly Mutation[] = [
  mutation(
    'the manuals of a company are those of all that begin with its name',
    `${GRANTS}/0/Resource`,
    below(`/manuals/${TENANT}*`),
    'PolicyVariableUnbounded',
  ),
  mutation(
    'a company is looked for in every folder',
    `${GRANTS}/0/Resource`,
    below(`/*${TENANT}/manuals`),
    'PolicyVariableUnbounded',
  ),
  mutation(
    'a company lists what begins with its name',
    `${GRANTS}/1/Condition/StringLike/s3:prefix`,
    [`manuals/${TENANT}*`],
    'PolicyVariableUnbounded',
  ),
  mutation(
    'managers ask for the invoices of all that begin with the name of their company',
    `${MANAGERS_GRANTS}/5/Resource/0`,
    `arn:aws:execute-api:eu-west-1:111111111111:a1b2c3/*/GET/tenants/${TENANT}*`,
    'PolicyVariableUnbounded',
  ),
  mutation(
    'the orders are scanned, and nothing requires a key',
    `${GRANTS}/2`,
    allow('dynamodb:*', ORDERS, OWN_KEYS),
    'LeadingKeysOpenToScan',
  ),
  mutation(
    'the keys are found with PartiQL, and nothing requires one',
    `${MANAGERS_GRANTS}/2`,
    allow('dynamodb:PartiQLSelect', ORDERS, OWN_KEYS),
    'LeadingKeysOpenToScan',
  ),
  mutation(
    'a notebook is written in Fn::Sub without an escape',
    `${GRANTS}/3/Resource`,
    { 'Fn::Sub': 'arn:aws:s3:::files/notebooks/${cognito-identity.amazonaws.com:sub}/*' },
    'PolicyVariableNotEscaped',
  ),
  mutation(
    'a notebook is written with an escape outside of Fn::Sub',
    `${GRANTS}/3/Resource`,
    below('/notebooks/${!cognito-identity.amazonaws.com:sub}/*'),
    'PolicyVariableEscapeLeft',
  ),
  {
    ...mutation(
      'a notebook is that of another partition',
      `${GRANTS}/3/Resource`,
      below('/notebooks/${cognito-identity-us-gov.amazonaws.com:sub}/*'),
      'PolicyVariableOfOtherPartition',
    ),
    goesTo: { region: 'eu-west-1' },
  },
  mutation(
    'a policy reads a tag that nobody maps',
    `${GRANTS}/0/Resource`,
    below('/manuals/${aws:PrincipalTag/company}/*'),
    'PrincipalTagNotMapped',
  ),
  mutation(
    'the tag map is for another tag',
    `${TAGS}/PrincipalTags`,
    { company: 'custom:tenant' },
    'PrincipalTagNotMapped',
  ),
  mutation('the tag map is gone', TAGS, undefined, 'PrincipalTagNotMapped'),
  mutation(
    'mechanics have a company of their own, and need bring none',
    'IdentitiesAuthenticatedRole',
    {
      Type: 'AWS::IAM::Role',
      Properties: {
        Tags: [{ Key: 'tenant', Value: 'acme' }],
        AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [TRUST_OF_ANYBODY] },
      },
    },
    'RoleTagShowsThrough',
  ),
  mutation(
    'the tag map is for a provider of another pool',
    'Again',
    {
      Type: 'AWS::Cognito::IdentityPoolPrincipalTag',
      Properties: {
        IdentityPoolId: IDENTITIES,
        IdentityProviderName: 'accounts.google.com',
        PrincipalTags: { tenant: 'hd' },
      },
    },
    'TaggedProviderNotOnPool',
  ),
  mutation(
    'the role of managers does not take tags',
    `${MANAGERS}/${STATEMENT}/Action`,
    'sts:AssumeRoleWithWebIdentity',
    'TrustLacksTagSession',
  ),
  mutation('mechanics are of another pool', `${TRUST}/Condition/StringEquals/${AUD}`, SOME_POOL, 'TrustOfAnotherPool'),
  mutation(
    'managers are of every pool',
    `${MANAGERS}/${STATEMENT}/Condition/StringEquals`,
    undefined,
    'TrustLacksAudience',
  ),
  mutation('people set their company themselves', 'PeopleApp/WriteAttributes/-', 'custom:tenant', 'UserWritableClaim?'),
  mutation('groups choose no role', MAPPINGS, undefined, 'GroupRoleUnreachable'),
];
