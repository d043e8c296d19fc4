/** What Cognito puts around the role of a guest in the enhanced flow, as of one day. */
export interface GuestSessionPolicyData {
  readonly name: string;
  /** When it was read, and where. */
  readonly asOf: string;
  readonly source: string;
  readonly actions: readonly string[];
}

/**
 * The session policy that Cognito writes itself: what a copy of the guide's policy of 2026 and the guide's table of 2023
 * both have.
 */
export const INLINE_GUEST_POLICY: GuestSessionPolicyData = {
  name: "Cognito's inline session policy for guests",
  asOf: '2026-08-22',
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html',
  actions: [
    'appsync:*',
    'cloudwatch:*',
    'codewhisperer:*',
    'cognito-identity:*',
    'cognito-idp:*',
    'cognito-sync:*',
    'comprehend:*',
    'dynamodb:*',
    'execute-api:*',
    'firehose:*',
    'gamelift:*',
    'iot:*',
    'lambda:*',
    'lex:*',
    'logs:*',
    'machinelearning:*',
    'mobileanalytics:*',
    'mobiletargeting:*',
    'personalize:*',
    'polly:*',
    'rekognition:*',
    's3:*',
    'sagemaker:InvokeEndpoint',
    'sdb:*',
    'ses:*',
    'sns:*',
    'sqs:*',
    'textract:AnalyzeDocument',
    'textract:DetectDocumentText',
    'transcribe:*',
    'translate:*',
  ],
};

/** What only one of the two has: whether guests may use it can not be told. */
export const DISPUTED_GUEST_ACTIONS: readonly string[] = ['kinesis:*', 'kinesisanalytics:*', 'sumerian:View*'];

/** The managed policy that Cognito adds to the session. Version 4, of 2026-05-01. */
export const MANAGED_GUEST_POLICY: GuestSessionPolicyData = {
  name: 'AmazonCognitoUnAuthedIdentitiesSessionPolicy',
  asOf: '2026-05-01',
  source:
    'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonCognitoUnAuthedIdentitiesSessionPolicy.html',
  actions: [
    'comprehend:*',
    'firehose:*',
    'geo:*DevicePosition',
    'geo:*Geofence',
    'geo:*Geofences',
    'geo:CalculateRoute*',
    'geo:GetMap*',
    'geo:GetPlace',
    'geo:ListMaps',
    'geo:SearchPlaceIndex*',
    'kms:Decrypt',
    'kms:Encrypt',
    'kms:GenerateDataKey',
    'kms:GenerateDataKeyPair',
    'kms:GenerateDataKeyPairWithoutPlaintext',
    'kms:GenerateDataKeyWithoutPlaintext',
    'kms:ReEncryptFrom',
    'kms:ReEncryptTo',
    'mobiletargeting:*',
    'personalize:*',
    'polly:*',
    'rekognition:*',
    'rum:PutRumEvents',
    'sagemaker:InvokeEndpoint',
    'transcribe:*',
    'translate:*',
  ],
};
