import { exampleOf, exampleTrust } from '../example-resources';
import { roleTrusts } from '../reading/role-trust';
import { trustRemark } from '../reading/trust-steps';
import type { Rule } from '../rule';

const CONDITION = {
  StringEquals: { 'cognito-identity.amazonaws.com:aud': { Ref: 'Pool' } },
  'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
  IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
};

/** Where a request comes from. */
const NETWORK_KEYS = ['aws:sourceip', 'aws:sourcevpc', 'aws:sourcevpcarn', 'aws:sourcevpce', 'aws:vpcsourceip'];

export const trustByNetwork: Rule = {
  id: 'TrustByNetwork',
  severity: 'warning',
  title: 'A trust policy depends on the network a sign-in comes from',
  why: 'In the enhanced flow Cognito assumes the role, from its own network and not from that of the user: the sign-in fails, or the condition keeps out nobody.',
  fix: 'the condition in the permission policies of the role, where requests come from the user',
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/vpc-interface-endpoints.html',
  example: () => ({
    fires: exampleOf(exampleTrust('authenticated', { Condition: CONDITION })),
    silent: exampleOf(exampleTrust('authenticated')),
  }),
  find: (model) =>
    roleTrusts(model).flatMap((trust) => {
      const keys = [...trust.allowing, ...trust.denying]
        .filter(({ trustsCognito, allowsAssuming }) => trustsCognito !== 'no' && allowsAssuming !== 'no')
        .flatMap(({ statement }) => statement.tests.map(({ key }) => key))
        .filter((key) => NETWORK_KEYS.includes(key.toLowerCase()));
      return keys.length === 0
        ? []
        : [trustRemark(trust, `${trust.role.source.logicalId} tests ${[...new Set(keys)].join(', ')}`)];
    }),
};
