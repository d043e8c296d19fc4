import { App, CfnOutput, type IPolicyValidationContext, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { CfnIdentityPoolRoleAttachment, UserPool } from 'aws-cdk-lib/aws-cognito';
import { IdentityPool as StockPool, UserPoolAuthenticationProvider } from 'aws-cdk-lib/aws-cognito-identitypool';
import { OpenIdConnectProvider, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
