import { Stack, type StackProps } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { IdentityPool, IdentityProvider, PrincipalTags } from 'cdk-cognito-identity-pool';
import type { Construct } from 'constructs';

/**
 * The app gives both to `GetCredentialsForIdentity`, the token under the key `cognito-identity.amazonaws.com`, within 15
 * minutes.
 */
const TOKEN_FOR_MEMBER = `
import os
import boto3

cognito = boto3.client("cognito-identity")

def handler(event, context):
    answer = cognito.get_open_id_token_for_developer_identity(
        IdentityPoolId=os.environ["IDENTITY_POOL_ID"],
        Logins={os.environ["PROVIDER_NAME"]: event["memberId"]},
        PrincipalTags={"studio": event["studio"]},
    )
    return {"identityId": answer["IdentityId"], "token": answer["Token"]}
`;

/**
 * A chain of yoga studios that has kept accounts for longer than there is Cognito. Its server checks a member's password,
 * then invokes a function that asks Cognito for a token in the member's name. The member's studio comes with the token, as a
 * session tag: members watch the videos of their own studio.
 */
export class OwnBackendStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, props);

    // A pool of its own, as AWS advises: the backend can sign in as any of its users.
    const identities = new IdentityPool(this, 'Identities');
    const members = identities.addProvider(IdentityProvider.developer('members.yoga.example'));

    // Only to be invoked by what has checked a password. The function believes whatever it is told.
    const tokenForMember = new LambdaFunction(this, 'TokenForMember', {
      runtime: Runtime.PYTHON_3_13,
      handler: 'index.handler',
      code: Code.fromInline(TOKEN_FOR_MEMBER),
      environment: {
        IDENTITY_POOL_ID: identities.identityPoolId,
        PROVIDER_NAME: members.providerNames[0],
      },
    });
    identities.grants.developerSignIn(tokenForMember);

    // No member can choose a studio, and a session without the tag reads nothing.
    const videos = new Bucket(this, 'Videos');
    const studio = PrincipalTags.policyVariable('studio');
    identities.authenticatedRole.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['s3:GetObject'], resources: [videos.arnForObjects(`studios/${studio}/*`)] }),
    );
  }
}
