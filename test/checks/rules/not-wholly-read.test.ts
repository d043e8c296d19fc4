import { App, Stack } from 'aws-cdk-lib';
import { CfnIdentityPool } from 'aws-cdk-lib/aws-cognito';
import { notWhollyRead } from '../../../src/checks/private/rules/not-wholly-read';
import { templatesOf } from '../../../src/model/cdk-templates';
import { IdentityPoolModel } from '../../../src/model/identity-pool-model';
import { legible, modelOf } from '../../support/models';
import type { Json } from '../../support/stacks';

const POOL = { Type: 'AWS::Cognito::IdentityPool', Properties: { AllowUnauthenticatedIdentities: false } };

function found(resources: Json, rest: Json = {}): Json {
  return legible(notWhollyRead.find(modelOf(resources, rest)));
}

test('says of every pool what could not be read, and that it can not tell', () => {
  const template = { Transform: ['AWS::Serverless-2016-10-31', 'Company'] };
  expect(found({ One: POOL, Two: POOL, Odd: {} }, template)).toMatchObject(
    ['One', 'Two'].map((logicalId) => ({
      at: { logicalId },
      pool: { logicalId },
      what: 'S: the transform Company may change any resource; S/Odd: is not a resource: it has no Type',
      untold: 'it may hold any resource',
    })),
  );
});

test.each<[string, Json, Json]>([
  ['all is read', { Pool: POOL }, { Transform: 'AWS::Serverless-2016-10-31' }],
  ['there is no pool', { Odd: {} }, { Transform: 'Company' }],
])('says nothing where %s', (_, resources, rest) => {
  expect(found(resources, rest)).toEqual([]);
});

test('says nothing of an app with a stack that has no resources', () => {
  const app = new App();
  new CfnIdentityPool(new Stack(app, 'Shop'), 'Pool', { allowUnauthenticatedIdentities: false });
  new Stack(app, 'Empty');
  expect(notWhollyRead.find(IdentityPoolModel.ofTemplates(templatesOf(app)))).toEqual([]);
});
