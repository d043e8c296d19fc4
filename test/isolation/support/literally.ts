import type { Stack } from 'aws-cdk-lib';
import type { Json } from '../../support/stacks';

/** A value of a template as it would read once deployed, with made-up names for what the deployment names. */
export function literally(value: Json, stack: Stack, template: Json): Json {
  const replace = (x: Json): Json => literally(x, stack, template);
  if (Array.isArray(value)) {
    return value.map(replace);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if ('Ref' in value) {
    return referenceTo(value.Ref, stack);
  }
  if ('Fn::GetAtt' in value) {
    return arnOf(value['Fn::GetAtt'], stack, template);
  }
  if ('Fn::Join' in value) {
    const [separator, parts] = value['Fn::Join'];
    return parts.map(replace).join(separator);
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replace(each)]));
}

/** Also the physical name of a resource: its logical id in small letters, which every service takes. */
function referenceTo(name: string, { account, region }: Stack): string {
  const pseudo: Record<string, string> = {
    'AWS::Partition': region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws',
    'AWS::AccountId': account,
    'AWS::Region': region,
    'AWS::URLSuffix': 'amazonaws.com',
  };
  return pseudo[name] ?? name.toLowerCase();
}

function arnOf([logicalId, attribute]: [string, string], stack: Stack, template: Json): string {
  const { Type } = template.Resources[logicalId];
  const name = logicalId.toLowerCase();
  const partition = referenceTo('AWS::Partition', stack);
  const inRegion = `${stack.region}:${stack.account}`;
  const arns: Record<string, string> = {
    'AWS::S3::Bucket': `arn:${partition}:s3:::${name}`,
    'AWS::DynamoDB::Table': `arn:${partition}:dynamodb:${inRegion}:table/${name}`,
    'AWS::DynamoDB::GlobalTable': `arn:${partition}:dynamodb:${inRegion}:table/${name}`,
    'AWS::KMS::Key': `arn:${partition}:kms:${inRegion}:key/${name}`,
  };
  const arn = arns[Type];
  if (attribute !== 'Arn' || arn === undefined) {
    throw new Error(`no made-up ${attribute} of ${Type}`);
  }
  return arn;
}
