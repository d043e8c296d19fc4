import { exampleUsers } from '../example-resources';
import { PAGES } from '../pages';
import { policyFindings } from '../reading/permissions';
import { textsOf, variablesIn } from '../reading/policy-texts';
import type { Rule } from '../rule';

function resource(variable: string): object {
  return exampleUsers({ Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::files/${variable}/*` });
}

export const policyVariableEscapeLeft: Rule = {
  id: 'PolicyVariableEscapeLeft',
  severity: 'warning',
  title: 'A policy variable is escaped where nothing takes the escape off',
  why: 'Only Fn::Sub reads an exclamation mark after the brace. IAM knows no such variable, so it stands for nothing.',
  fix: 'the variable without the exclamation mark, or Fn::Sub around the text',
  source: PAGES.policyVariables,
  example: () => ({
    fires: resource(`\${!aws:PrincipalTag/tenant}`),
    silent: exampleUsers({ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::files/shared/*' }),
  }),
  find: (model) =>
    policyFindings(model, ({ statements }) =>
      statements
        .flatMap(textsOf)
        .flatMap(variablesIn)
        .filter((key) => key.startsWith('!'))
        .map((key) => ({ what: `\${${key}}`, fix: `\${${key.slice(1)}}` })),
    ),
};
