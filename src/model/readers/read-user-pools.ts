import type { GroupModel, UserAttribute, UserPoolClientModel, UserPoolModel } from '../elements';
import { isKnown, type Text, unknown } from '../text';
import {
  booleanOf,
  isUnknown,
  listOf,
  mapItems,
  memberOf,
  type OrUnknown,
  textOf,
  together,
  type ValueObject,
} from '../value';
import type { ResourceReader } from './resource-reader';

/**
 * The attributes every user pool has; claims spell them without `custom:`.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
 */
export const STANDARD_ATTRIBUTES = [
  'address',
  'birthdate',
  'email',
  'email_verified',
  'family_name',
  'gender',
  'given_name',
  'locale',
  'middle_name',
  'name',
  'nickname',
  'phone_number',
  'phone_number_verified',
  'picture',
  'preferred_username',
  'profile',
  'sub',
  'updated_at',
  'website',
  'zoneinfo',
];

const VERIFIED = 'AttributesRequireVerificationBeforeUpdate';

export function readUserPool(userPool: ResourceReader): UserPoolModel {
  const settings = 'UserAttributeUpdateSettings';
  const verified = memberOf(userPool.value(settings), VERIFIED, settings);
  return {
    ...userPool.element,
    id: userPool.ref(),
    arn: userPool.attribute('Arn'),
    providerName: userPool.attribute('ProviderName'),
    attributes: mapItems(userPool.records('Schema'), readAttribute),
    usernameAttributes: userPool.texts('UsernameAttributes'),
    signInAttributes: together([userPool.texts('UsernameAttributes'), userPool.texts('AliasAttributes')]),
    verifiedBeforeUpdate: mapItems(listOf(verified, VERIFIED), (name) => textOf(name, VERIFIED) as Text),
    isSignUpClosed: booleanOf(
      memberOf(userPool.value('AdminCreateUserConfig'), 'AllowAdminCreateUserOnly', 'AdminCreateUserConfig'),
      'AllowAdminCreateUserOnly',
    ),
    hasPreTokenGeneration: hasPreTokenGeneration(userPool),
  };
}

export function readUserPoolClient(client: ResourceReader): UserPoolClientModel {
  return {
    ...client.element,
    id: client.ref(),
    userPoolId: client.requiredText('UserPoolId'),
    writeAttributes: client.value('WriteAttributes') === undefined ? undefined : client.texts('WriteAttributes'),
    readAttributes: client.value('ReadAttributes') === undefined ? undefined : client.texts('ReadAttributes'),
  };
}

export function readGroup(group: ResourceReader): GroupModel {
  return {
    ...group.element,
    userPoolId: group.requiredText('UserPoolId'),
    name: group.text('GroupName'),
    precedence: group.number('Precedence'),
    roleArn: group.text('RoleArn'),
  };
}

function readAttribute(attribute: ValueObject): UserAttribute {
  return {
    name: claimName(textOf(attribute.Name, 'an attribute name'), attribute),
    isMutable: booleanOf(attribute.Mutable, 'Mutable'),
  };
}

function claimName(name: Text | undefined, attribute: ValueObject): Text {
  if (name === undefined || !isKnown(name)) {
    return name ?? unknown('an attribute has no name');
  }
  if (STANDARD_ATTRIBUTES.includes(name)) {
    return name;
  }
  const developerOnly = booleanOf(attribute.DeveloperOnlyAttribute, 'DeveloperOnlyAttribute') ?? false;
  return typeof developerOnly === 'string' ? developerOnly : `${developerOnly ? 'dev:' : ''}custom:${name}`;
}

function hasPreTokenGeneration(userPool: ResourceReader): OrUnknown<boolean> {
  const triggers = ['PreTokenGeneration', 'PreTokenGenerationConfig'].map((trigger) =>
    memberOf(userPool.value('LambdaConfig'), trigger, 'LambdaConfig'),
  );
  const set = triggers.filter((trigger) => trigger !== undefined);
  return set.some((trigger) => !isUnknown(trigger)) || (set.find(isUnknown) ?? false);
}
