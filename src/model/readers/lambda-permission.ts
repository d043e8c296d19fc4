import { isLiteral, piecesOf, type Text, unknown } from '../text';
import { isUnknown, type Value } from '../value';
import type { ResourceReader } from './resource-reader';

/**
 * The condition each property of a permission stands for.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
 */
const CONDITIONS: readonly (readonly [string, string, string])[] = [
  ['EventSourceToken', 'StringEquals', 'lambda:EventSourceToken'],
  ['FunctionUrlAuthType', 'StringEquals', 'lambda:FunctionUrlAuthType'],
  ['InvokedViaFunctionUrl', 'Bool', 'lambda:InvokedViaFunctionUrl'],
  ['PrincipalOrgID', 'StringEquals', 'aws:PrincipalOrgID'],
  ['SourceAccount', 'StringEquals', 'aws:SourceAccount'],
  ['SourceArn', 'ArnLike', 'aws:SourceArn'],
];

/** The statement that `AWS::Lambda::Permission` adds to the policy of its function. */
export function permissionDocument(permission: ResourceReader): Value {
  const conditions = CONDITIONS.flatMap(([property, operator, key]) => {
    const value = permission.value(property);
    return value === undefined ? [] : [{ value, operator, key }];
  });
  // Where a condition may be missing, the statement may let in more than what it says.
  const unclear = conditions.map(({ value }) => value).find(isUnknown);
  const statement = {
    Effect: 'Allow',
    Principal: principalOf(permission.requiredText('Principal')),
    Action: permission.requiredText('Action'),
    Resource: permittedFunction(permission),
    ...(conditions.length > 0 && { Condition: unclear ?? conditionBlock(conditions) }),
  };
  return { Version: '2012-10-17', Statement: [statement] };
}

/** The function is named by its name, its ARN, or something between. */
export function permittedFunction(permission: ResourceReader): Text {
  const name = permission.requiredText('FunctionName');
  if (name.startsWith('arn:')) {
    return name;
  }
  const { partition, region, account } = permission.resolver.environment;
  const isName = piecesOf(name).every(
    (piece) => piece.kind === 'symbol' || (piece.kind === 'literal' && !piece.text.includes(':')),
  );
  return isName
    ? `arn:${partition}:lambda:${region}:${account}:function:${name}`
    : unknown(`the function of ${permission.place}`);
}

function principalOf(principal: Text): Value {
  if (principal === '*') {
    return '*';
  }
  if (!isLiteral(principal)) {
    return principal.startsWith('arn:') ? { AWS: principal } : unknown('whom a Lambda permission lets in');
  }
  return principal.includes('.amazonaws.') ? { Service: principal } : { AWS: principal };
}

function conditionBlock(conditions: readonly { value: Value; operator: string; key: string }[]): Value {
  const block: { [operator: string]: { [key: string]: Value } } = {};
  for (const { value, operator, key } of conditions) {
    block[operator] = { ...block[operator], [key]: value };
  }
  return block;
}
