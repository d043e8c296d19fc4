import { describeGap } from '../../../model/cloudformation/template';
import type { Rule } from '../rule';

const POOL = { Type: 'AWS::Cognito::IdentityPool', Properties: { AllowUnauthenticatedIdentities: false } };

/** What the model does not hold, no rule can judge: that is said once for a pool, and not by each rule. */
export const notWhollyRead: Rule = {
  id: 'NotWhollyRead',
  severity: 'warning',
  title: 'Something that these checks can not read concerns a pool',
  why: 'Whatever stands there, be it a role or a role attachment, is missing from what was checked: too little may be found, or too much.',
  fix: 'the resources themselves; or acknowledge it, where nothing of it has to do with the pool',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-section-structure.html',
  example: () => ({
    fires: {
      Pool: POOL,
      'Fn::ForEach::Roles': ['Name', ['Users', 'Guests'], { '${Name}Role': { Type: 'AWS::IAM::Role' } }],
    },
    silent: { Pool: POOL },
  }),
  find: ({ pools, gaps }) =>
    gaps.length === 0
      ? []
      : pools.map(({ source }) => ({
          at: source,
          pool: source,
          property: 'Properties',
          what: gaps.map(describeGap).join('; '),
          untold: 'it may hold any resource',
        })),
};
