// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policies write their variables like this.
import { type Mutation, mutation } from './mutation';
import { AUD, allow, SOME_POOL, STATEMENT } from './parts';

const CUSTOMER_TRUST = `CustomersAuthenticatedRole/${STATEMENT}`;
const CUSTOMER_GRANTS = 'CustomersAuthenticatedRoleDefaultPolicy/PolicyDocument/Statement';
const EUROPEANS = 'Customers/CognitoIdentityProviders/1';

/** What is broken in the example. */
export const TWO_REGIONS: readonly Mutation[] = [
  mutation(
    'the role trusts another pool',
    `${CUSTOMER_TRUST}/Condition/StringEquals/${AUD}`,
    `eu-west-1:${SOME_POOL}`,
    'TrustOfAnotherPool',
  ),
  mutation(
    'the role trusts the Cognito of GovCloud',
    `${CUSTOMER_TRUST}/Principal/Federated`,
    'cognito-identity-us-gov.amazonaws.com',
    'TrustLacksPrincipal',
  ),
  mutation(
    'a policy reads the identity id of GovCloud',
    `${CUSTOMER_GRANTS}/-`,
    allow('s3:GetObject', 'arn:aws:s3:::files/${cognito-identity-us-gov.amazonaws.com:sub}/*'),
    'PolicyVariableOfOtherPartition',
  ),
  mutation(
    'the Europeans come from America',
    `${EUROPEANS}/ProviderName`,
    'cognito-idp.us-east-1.amazonaws.com/eu-west-1_AbCdEfGhI',
    'UserPoolNameInvalid',
  ),
  mutation(
    'the Europeans come over https',
    `${EUROPEANS}/ProviderName`,
    'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI',
    'UserPoolNameInvalid',
  ),
  mutation(
    'a company of GovCloud signs in',
    'Customers/SamlProviderARNs',
    ['arn:aws-us-gov:iam::111111111111:saml-provider/office'],
    'ProviderOfAnotherPartition',
  ),
  {
    ...mutation('the stack goes to China', '', undefined, 'UserPoolsNotInRegion'),
    goesTo: { region: 'cn-north-1' },
  },
  mutation(
    "the Europeans' client is one of the Americans'",
    `${EUROPEANS}/ClientId`,
    { Ref: 'AmericansApp05A35180' },
    'ClientOfAnotherUserPool',
  ),
];
