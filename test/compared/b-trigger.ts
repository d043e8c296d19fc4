import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type UserPool, UserPoolOperation } from 'aws-cdk-lib/aws-cognito';
import {
  type IIdentityPool,
  IdentityPool as StockIdentityPool,
  UserPoolAuthenticationProvider,
} from 'aws-cdk-lib/aws-cognito-identitypool';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { IdentityPool, IdentityProvider } from '../../src';
import { userPoolOf } from '../support/stacks';
import { gives, type Rows } from './row';

const PARAMETER = '/shop/identity-pool';

/** A Lambda trigger of the user pool that has to know the identity pool. */
export const TRIGGER_ROWS: Rows = {
  B12: {
    stock: gives((stack) => tellTrigger(stockPool(stack)), goesInACircle, true),
    here: [
      gives((stack) => tellTrigger(pool(stack)), goesInACircle, true),
      gives((stack) => tellTriggerLater(pool(stack)), goesInACircle, false),
    ],
  },
};

interface Pools {
  readonly userPool: UserPool;
  readonly identityPool: IIdentityPool;
}

/** Whether resources wait for each other, so that CloudFormation refuses the template. */
function goesInACircle(stack: Stack): boolean {
  try {
    Template.fromStack(stack);
    return false;
  } catch (error) {
    if (String(error).includes('dependency cycle')) {
      return true;
    }
    throw error;
  }
}

function tellTrigger({ userPool, identityPool }: Pools): void {
  trigger(userPool).addEnvironment('IDENTITY_POOL', identityPool.identityPoolId);
}

/** By a name that is literal, so that nothing waits for the identity pool. */
function tellTriggerLater({ userPool, identityPool }: Pools): void {
  new StringParameter(userPool, 'Told', { parameterName: PARAMETER, stringValue: identityPool.identityPoolId });
  StringParameter.fromStringParameterName(userPool, 'Read', PARAMETER).grantRead(trigger(userPool));
}

function trigger(userPool: UserPool): LambdaFunction {
  const preSignUp = new LambdaFunction(userPool.stack, 'PreSignUp', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = (event) => event;'),
  });
  userPool.addTrigger(UserPoolOperation.PRE_SIGN_UP, preSignUp);
  return preSignUp;
}

function stockPool(stack: Stack): Pools {
  const { userPool, client: userPoolClient } = userPoolOf(stack);
  const userPools = [new UserPoolAuthenticationProvider({ userPool, userPoolClient })];
  return { userPool, identityPool: new StockIdentityPool(stack, 'Pool', { authenticationProviders: { userPools } }) };
}

function pool(stack: Stack): Pools {
  const { userPool, client } = userPoolOf(stack);
  const providers = [IdentityProvider.userPool(userPool, { clients: [client] })];
  return { userPool, identityPool: new IdentityPool(stack, 'Pool', { providers }) };
}
