import { CfnParameter, Fn, Lazy, type Stack, Token } from 'aws-cdk-lib';
import { MockIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IdentityPool } from '../../src';
import { firm } from './support/pools';

type Use = (pool: IdentityPool, stack: Stack, text: string) => unknown;

const table = (stack: Stack) =>
  new TableV2(stack, 'Table', { partitionKey: { name: 'owner', type: AttributeType.STRING } });

function api(stack: Stack): RestApi {
  const made = new RestApi(stack, 'Api');
  made.root.addMethod('GET', new MockIntegration());
  return made;
}

const prefix: Use = (pool, stack, text) =>
  pool.isolate.byIdentityId().inBucket(new Bucket(stack, 'B'), { prefix: text });
const keyPrefix: Use = (pool, stack, text) => pool.isolate.byIdentityId().inTable(table(stack), { keyPrefix: text });
const index: Use = (pool, stack, text) => pool.isolate.byIdentityId().inTable(table(stack), { indexes: [text] });
const topicPrefix: Use = (pool, _, text) => pool.isolate.byIdentityId().inIotCore({ topicPrefix: text });
const path: Use = (pool, stack, text) => pool.isolate.byIdentityId().inRestApi(api(stack), { path: text });
const stage: Use = (pool, stack, text) =>
  pool.isolate.byIdentityId().inRestApi(api(stack), { path: 'users', stage: text });

const AUDIENCE = `\${cognito-identity.amazonaws.com:aud}`;

describe('what is written beside a token is judged:', () => {
  test.each<[string, Use, (token: string) => string, string]>([
    ['a wildcard', prefix, (token) => `*/${token}`, 'PrefixInvalid] Test/Pool: prefix is "*/<token>"'],
    ['a policy variable', prefix, (token) => `${AUDIENCE}/${token}`, 'PrefixInvalid] Test/Pool: prefix is "${cogn'],
    ['a slash at the end', prefix, (token) => `${token}/`, 'PrefixInvalid] Test/Pool: prefix is "<token>/"'],
    ['a folder above', prefix, (token) => `${token}/../x`, 'PrefixInvalid'],
    [
      'a wildcard in a join',
      prefix,
      (token) => Fn.join('/', ['*', token]),
      'PrefixInvalid] Test/Pool: prefix is "*/<token>"',
    ],
    ['a wildcard that is a token', prefix, () => Token.asString('*'), 'PrefixInvalid] Test/Pool: prefix is "*"'],
    ['a wildcard in a key', keyPrefix, (token) => `${token}*#`, 'PrefixInvalid] Test/Pool: keyPrefix is "<token>*#"'],
    ['a variable in a key', keyPrefix, (token) => `${AUDIENCE}#${token}`, 'PrefixInvalid] Test/Pool: keyPrefix is '],
    [
      'a wildcard in an index',
      index,
      (token) => `*${token}`,
      'IndexNameInvalid] Test/Pool: the name of an index is "*<token>"',
    ],
    [
      'a wildcard of MQTT',
      topicPrefix,
      (token) => `+/${token}`,
      'TopicPrefixInvalid] Test/Pool: topicPrefix is "+/<token>"',
    ],
    ['a wildcard in a path', path, (token) => `*/${token}`, 'ApiPathInvalid] Test/Pool: path is "*/<token>"'],
    ['a wildcard in a stage', stage, (token) => `*${token}`, 'ApiStageInvalid] Test/Pool: stage is "*<token>"'],
  ])('%s fails', (_, use, text, says) => {
    const { pool, stack } = firm();
    const token = new CfnParameter(stack, 'Parameter').valueAsString;
    expect(() => use(pool, stack, text(token))).toThrow(says);
  });

  test.each<[string, Use, (token: string) => string]>([
    ['a folder', prefix, (token) => `home/${token}`],
    ['nothing', prefix, (token) => token],
    ['what another stack exports', prefix, () => `home/${Fn.importValue('folder')}`],
    ['a join', prefix, (token) => Fn.join('/', ['home', token])],
    ['a lazy text', prefix, () => Lazy.string({ produce: () => 'home' })],
    ['a letter of a name that must have three', index, (token) => `a${token}`],
    ['a kind of key', keyPrefix, (token) => `${token}#`],
    ['a level', topicPrefix, (token) => `${token}/users`],
    ['a part of a path', path, (token) => `v1/${token}`],
    ['a part of a stage', stage, (token) => `${token}-prod`],
  ])('%s passes', (_, use, text) => {
    const { pool, stack } = firm();
    const token = new CfnParameter(stack, 'Parameter').valueAsString;
    expect(() => use(pool, stack, text(token))).not.toThrow();
  });
});
