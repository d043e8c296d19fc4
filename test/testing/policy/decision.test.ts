import { symbol, unknown } from '../../../src/model/text';
import { decide } from '../../../src/testing/private/policy/decide';
import type { Decision } from '../../../src/testing/private/policy/decision';
import { Policy } from '../../../src/testing/private/policy/policy';
import { RequestContext } from '../../../src/testing/private/policy/request-context';
import { variable } from './support/arbitrary-conditions';

const BUCKET = symbol('Stack/Bucket.Arn');

const OWN_FOLDER = {
  Sid: 'OwnFolder',
  Effect: 'Allow',
  Action: ['s3:GetObject', 's3:PutObject'],
  Resource: `${BUCKET}/${variable('aws:PrincipalTag/tenant')}/*`,
  Condition: { StringEquals: { 'aws:PrincipalTag/department': ['legal', 'finance'] } },
};
const NOT_WITHOUT_TLS = {
  Effect: 'Deny',
  Action: '*',
  Resource: '*',
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};

function ask(key: string, context: Record<string, string>, ...statements: unknown[]): Decision {
  const policy = Policy.read({ name: 'Files', document: { Version: '2012-10-17', Statement: statements } }, 'identity');
  return decide(
    {
      action: 's3:GetObject',
      resource: `${BUCKET}/${key}`,
      context: new RequestContext({ values: context, closed: ['aws:PrincipalTag/*'] }),
    },
    { identity: [policy] },
  );
}

const LEGAL = { 'aws:PrincipalTag/tenant': 'acme', 'aws:PrincipalTag/department': 'legal' };

describe('the reasons', () => {
  test('of a permission name the statement that gives it', () => {
    expect(ask('acme/x', LEGAL, OWN_FOLDER).reasons).toEqual(['identity policy Files, statement OwnFolder allows it']);
  });

  test('of a denial name the statement that denies', () => {
    const decision = ask('acme/x', { ...LEGAL, 'aws:SecureTransport': 'false' }, OWN_FOLDER, NOT_WITHOUT_TLS);
    expect(decision.reasons).toEqual(['identity policy Files, statement #1 denies it']);
  });

  test('of a missing permission say what came near, and what was compared with what', () => {
    expect(ask('globex/x', { ...LEGAL, 'aws:PrincipalTag/department': 'sales' }, OWN_FOLDER).reasons).toEqual([
      'no identity policy allows it',
      'identity policy Files, statement OwnFolder does not: ' +
        'Resource: <Stack/Bucket.Arn>/acme/* against <Stack/Bucket.Arn>/globex/x; ' +
        'Condition StringEquals aws:PrincipalTag/department: legal, finance is asked for; the request has "sales"',
    ]);
  });

  test('of a missing permission say which variable has no value', () => {
    const { reasons } = ask('acme/x', { 'aws:PrincipalTag/department': 'legal' }, OWN_FOLDER);
    expect(reasons[1]).toContain(`(${variable('aws:PrincipalTag/tenant')} has no value)`);
  });

  test('of what can not be told say what is unknown and how to supply it', () => {
    const context = { ...LEGAL, 'aws:PrincipalTag/tenant': unknown('the sign-in has no claim tenantId') };
    expect(ask('acme/x', context, OWN_FOLDER, NOT_WITHOUT_TLS).reasons).toEqual([
      'identity policy Files, statement OwnFolder may apply: ' +
        'Resource: <Stack/Bucket.Arn>/<unknown: the sign-in has no claim tenantId>/* against <Stack/Bucket.Arn>/acme/x',
      'identity policy Files, statement #1 may apply: ' +
        'Condition Bool aws:SecureTransport: false is asked for; ' +
        "nothing is known about aws:SecureTransport; supply it with context: { 'aws:SecureTransport': ... }",
    ]);
  });
});

test('every statement says how each of its elements fared', () => {
  const { statements } = ask('globex/x', LEGAL, OWN_FOLDER);
  expect(statements).toEqual([
    {
      layer: 'identity policy',
      policy: 'Files',
      statement: 'OwnFolder',
      meansAction: 'yes',
      effect: 'Allow',
      applies: 'no',
      elements: [
        { matches: 'yes', text: 'Action: s3:GetObject, s3:PutObject against s3:GetObject' },
        { matches: 'no', text: 'Resource: <Stack/Bucket.Arn>/acme/* against <Stack/Bucket.Arn>/globex/x' },
        {
          matches: 'yes',
          text: 'Condition StringEquals aws:PrincipalTag/department: legal, finance is asked for; the request has "legal"',
        },
      ],
    },
  ]);
});

test('reasons are put into words once, and only when somebody reads them', () => {
  const decision = ask('acme/x', LEGAL, OWN_FOLDER);
  expect(decision).not.toHaveProperty('explanation', expect.anything());
  expect(decision.reasons).toBe(decision.reasons);
  expect(decision).toHaveProperty('explanation', expect.anything());
});

test('a decision says what it leaves out', () => {
  expect(ask('acme/x', LEGAL, OWN_FOLDER).notEvaluated).toContain('service control policies');
});

test('facts of a request go before those of its session', () => {
  const session = new RequestContext({ values: { 's3:prefix': 'a', 'aws:TokenIssueTime': '1' }, closed: ['app:*'] });
  const request = new RequestContext({ values: { 'S3:Prefix': 'b' }, closed: ['aws:SourceIp'] }, session);
  expect(request.find('s3:prefix')).toEqual({ kind: 'value', value: 'b' });
  expect(request.find('aws:tokenissuetime')).toEqual({ kind: 'value', value: '1' });
  expect(['app:x', 'aws:sourceip', 'aws:referer'].map((key) => request.find(key).kind)).toEqual([
    'absent',
    'absent',
    'open',
  ]);
});
