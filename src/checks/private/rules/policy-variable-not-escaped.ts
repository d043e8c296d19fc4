import { piecesOf } from '../../../model/text';
import { exampleUsers } from '../example-resources';
import { type Permission, policyFindings, type Remark } from '../reading/permissions';
import { textsOf } from '../reading/policy-texts';
import type { Rule } from '../rule';

function resource(placeholder: string): object {
  return exampleUsers({
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: { 'Fn::Sub': `arn:aws:s3:::files/${placeholder}/*` },
  });
}

export const policyVariableNotEscaped: Rule = {
  id: 'PolicyVariableNotEscaped',
  severity: 'error',
  title: 'A policy variable stands in Fn::Sub as if it were a reference',
  why: 'CloudFormation looks for a resource of that name, and refuses the template.',
  fix: `an exclamation mark after the brace: \${!cognito-identity.amazonaws.com:sub}`,
  source:
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html',
  example: () => ({
    fires: resource(`\${cognito-identity.amazonaws.com:sub}`),
    silent: resource(`\${!cognito-identity.amazonaws.com:sub}`),
  }),
  find: (model) => policyFindings(model, remarksOn),
};

/** A reference to what is not there is unknown under the name it looked for. */
function remarksOn({ policy, statements }: Permission): Remark[] {
  const start = `${policy.source.stack}:`;
  return statements
    .flatMap(textsOf)
    .flatMap(piecesOf)
    .flatMap((piece) =>
      piece.kind === 'unknown' && piece.name?.startsWith(start) ? piece.name.slice(start.length) : [],
    )
    .filter((name) => /^(cognito-identity|aws:(?!:))/.test(name))
    .map((name) => ({ what: `\${${name}...} in Fn::Sub` }));
}
