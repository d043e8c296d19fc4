// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policies write their variables like this.
import { type Mutation, mutation } from './mutation';
import { GRANTS, TRUST } from './parts';

/** What is broken in the example. */
export const OWN_BACKEND: readonly Mutation[] = [
  mutation(
    'the name of the backend has a space',
    'Identities/DeveloperProviderName',
    'yoga members',
    'DeveloperProviderNameInvalid',
  ),
  mutation(
    'the backend goes by the word for signed-in users',
    'Identities/DeveloperProviderName',
    'authenticated',
    'DeveloperProviderNameInvalid',
  ),
  mutation(
    'the role has a studio of its own',
    'IdentitiesAuthenticatedRole/Tags',
    [{ Key: 'studio', Value: 'main' }],
    'RoleTagShowsThrough?',
  ),
  mutation(
    'a studio owns the studios that begin with its name',
    `${GRANTS}/0/Resource`,
    'arn:aws:s3:::videos/studios/${aws:PrincipalTag/studio}*',
    'PolicyVariableUnbounded',
  ),
  mutation(
    'the role trusts Lambda instead',
    `${TRUST}/Principal`,
    { Service: 'lambda.amazonaws.com' },
    'TrustLacksPrincipal',
  ),
  mutation('the backend is gone', 'Identities/DeveloperProviderName', undefined, 'NobodyCanSignIn'),
];
