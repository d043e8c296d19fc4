import { exampleGuests } from '../example-resources';
import { PAGES } from '../pages';
import { policyFindings } from '../reading/permissions';
import { cognitoKeysReadBy } from '../reading/policy-texts';
import type { Rule } from '../rule';

const OWN_FOLDER = `arn:aws:s3:::files/\${cognito-identity.amazonaws.com:sub}/*`;

export const guestPolicyByIdentity: Rule = {
  id: 'GuestPolicyByIdentity',
  severity: 'warning',
  title: 'What a guest may do depends on the identity id',
  why: 'A guest has another identity id on every device, and after a browser forgets it: what was kept under it is out of reach for good.',
  fix: 'data of a person under the role of signed-in users',
  source: PAGES.iamRoles,
  example: () => ({
    fires: exampleGuests({ Effect: 'Allow', Action: 's3:PutObject', Resource: OWN_FOLDER }),
    silent: exampleGuests({ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::public-assets/*' }),
  }),
  find: (model) =>
    policyFindings(model, ({ audience, statements }) =>
      audience === 'unauthenticated'
        ? statements
            .flatMap(cognitoKeysReadBy)
            .filter(({ name }) => name === 'sub')
            .map(({ key }) => ({ what: `reads ${key}` }))
        : [],
    ),
};
