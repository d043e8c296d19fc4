import { readable } from '../../../model/text';
import { exampleAttachment, examplePool } from '../example-resources';
import { roleNamings } from '../reading/reached-roles';
import { roleElsewhere } from '../reading/role-owner';
import type { Rule } from '../rule';

const RESOURCES = {
  Pool: examplePool(),
  Roles: exampleAttachment({ Roles: { authenticated: 'arn:aws-us-gov:iam::111111111111:role/users' } }),
};

export const roleOfAnotherPartition: Rule = {
  id: 'RoleOfAnotherPartition',
  severity: 'error',
  title: 'A pool would hand out a role of another partition',
  why: 'IAM has no such role where the pool is, and no account reaches from one partition into another: the deployment fails.',
  fix: `a role of the pool's account; where a template goes to several partitions, arn:\${AWS::Partition}:iam::... in Fn::Sub`,
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
  example: () => ({
    goesTo: { region: 'eu-west-1' },
    fires: RESOURCES,
    silent: {
      ...RESOURCES,
      Roles: exampleAttachment({ Roles: { authenticated: 'arn:aws:iam::111111111111:role/users' } }),
    },
  }),
  find: (model) =>
    roleNamings(model).flatMap((naming) => {
      const parts = roleElsewhere(model, naming, 'Partition');
      return parts === undefined
        ? []
        : [
            {
              at: naming.at,
              pool: naming.pool.source,
              property: naming.property,
              what: `${readable(naming.arn)} is of partition ${parts.theirs}, the pool of partition ${parts.ours}`,
              untold: naming.doubt,
            },
          ];
    }),
};
