import { exampleUsers } from '../example-resources';
import { PAGES } from '../pages';
import { federationOfPool } from '../reading/federation-of';
import { policyFindings } from '../reading/permissions';
import { cognitoKeysReadBy } from '../reading/policy-texts';
import type { Rule } from '../rule';

export const policyVariableOfOtherPartition: Rule = {
  id: 'PolicyVariableOfOtherPartition',
  severity: 'warning',
  title: 'A policy reads a variable of Cognito that the users of the pool do not have',
  why: "Cognito's variables begin with its federated principal, which differs by partition. One that nobody has a value for matches nothing; under an operator that negates, everything.",
  fix: 'the federated principal of the region before :sub, :aud and :amr',
  source: PAGES.govCloud,
  example: () => ({
    goesTo: { region: 'us-gov-west-1' },
    fires: exampleUsers({
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: `arn:aws-us-gov:s3:::files/\${cognito-identity.amazonaws.com:sub}/*`,
    }),
    silent: exampleUsers({
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: `arn:aws-us-gov:s3:::files/\${cognito-identity-us-gov.amazonaws.com:sub}/*`,
    }),
  }),
  find: (model) =>
    policyFindings(model, ({ pool, statements }) => {
      const federation = federationOfPool(model, pool);
      return statements
        .flatMap(cognitoKeysReadBy)
        .filter(({ principal }) => federation.accepts(principal) === 'no')
        .map(({ key, name }) => ({ what: `reads ${key}`, fix: `${federation.principal}:${name}` }));
    }),
};
