/**
 * What each grant of `pool.isolate` allows.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsiot.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigateway.html
 */

/**
 * Objects as they are now. Left out: old versions (`GetObjectVersion`), which a versioned bucket keeps for those who run it;
 * tags, retention and access control lists, which are theirs too; `GetObjectAttributes`, for `HeadObject` says enough.
 */
export const READ_OBJECTS = ['s3:GetObject'];

/**
 * Known to the bucket, and limited by the condition key `s3:prefix`. Left out: `ListBucketVersions`, which shows what was
 * deleted; `ListBucketMultipartUploads`, which no condition key limits to a prefix: everybody would see everybody's uploads.
 */
export const LIST_OBJECTS = ['s3:ListBucket'];

/**
 * `PutObject` is every step of a multipart upload but the two that are named. Left out: `DeleteObjectVersion`, so that
 * versioning is a safety net; `PutObjectAcl`, which gives access past all policies; `PutObjectTagging`, for lifecycle rules
 * and policies of those who run the bucket read tags; `PutObjectRetention` and `PutObjectLegalHold`, which make deletion
 * impossible; `RestoreObject`, which costs.
 */
export const WRITE_OBJECTS = [
  's3:PutObject',
  's3:DeleteObject',
  's3:AbortMultipartUpload',
  's3:ListMultipartUploadParts',
];

/** The key of a bucket. Left out: `DescribeKey`, `Encrypt` and `ReEncrypt`, which S3 does not ask for. */
export const DECRYPT_OBJECTS = ['kms:Decrypt'];

/**
 * A multipart upload reads the data key of its earlier parts.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
export const ENCRYPT_OBJECTS = ['kms:GenerateDataKey', 'kms:Decrypt'];

/**
 * Items by their partition key; a transaction asks for the same actions. Left out: `Scan`, which names no key; `PartiQLSelect`,
 * which is a scan where the statement names none; `DescribeTable`, which shows the whole table's size, for no user's request
 * needs it.
 */
export const READ_ITEMS = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];

/** Of what an index knows, `Scan` is left out again. */
export const READ_INDEX = ['dynamodb:Query'];

/**
 * `ConditionCheckItem` is asked in transactions alone. Left out: `PartiQLInsert`, `PartiQLUpdate` and `PartiQLDelete`, which do
 * the same by a text that nobody here can judge.
 */
export const WRITE_ITEMS = [
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:ConditionCheckItem',
];

/**
 * The key of a table. Whoever reads or writes items has the table's own key decrypted. Left out: `GenerateDataKey`, which
 * DynamoDB asks for by itself, and `CreateGrant`, which whoever makes the table needs.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html
 */
export const DECRYPT_ITEMS = ['kms:Decrypt'];

/**
 * To connect as a client. Whether that includes persistent sessions and last wills, AWS says in two ways; either way they are
 * of the own client id, and to own topics. Left out: `DeleteConnection`, which disconnects a client.
 *
 * @see https://docs.aws.amazon.com/iot/latest/developerguide/connect-policy.html
 */
export const CONNECT_CLIENTS = ['iot:Connect'];

/**
 * Left out: `RetainPublish`, for what is retained stays, is paid for and is sent to everybody who comes later; the actions on
 * shadows, jobs and things, which are named by the thing and not by the user.
 */
export const PUBLISH_MESSAGES = ['iot:Publish'];

/** Asked once for each topic filter, as the client wrote it. */
export const SUBSCRIBE_TO_TOPICS = ['iot:Subscribe'];

/** Asked for each message. Left out: `GetRetainedMessage`, for nothing is retained; `ListRetainedMessages`, which lists all. */
export const RECEIVE_MESSAGES = ['iot:Receive'];

/** Left out: `InvalidateCache`, which costs, and `ManageConnections`, which sends messages to everybody's WebSocket. */
export const INVOKE_PATHS = ['execute-api:Invoke'];

export const READING_METHODS = ['GET', 'HEAD'];

/** Left out: `OPTIONS`, which browsers send unsigned. */
export const WRITING_METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'];
