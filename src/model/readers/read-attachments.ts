import type { AttachmentModel, RoleMappingModel, RuleModel, TagMapModel } from '../elements';
import { unknown, unknownReasons } from '../text';
import { isUnknown, isValueList, isValueObject, type Listing, mapItems, memberOf, textOf, type Value } from '../value';
import type { ResourceReader } from './resource-reader';

export function readAttachment(attachment: ResourceReader): AttachmentModel {
  return {
    ...attachment.element,
    identityPoolId: attachment.requiredText('IdentityPoolId'),
    roles: mapItems(attachment.entries('Roles'), ([key, arn]) => ({
      key,
      roleArn: textOf(arn, `role ${key}`) as string,
    })),
    roleMappings: mapItems(attachment.entries('RoleMappings'), ([key, mapping]) =>
      readRoleMapping(key, mapping, `role mapping ${key} of ${attachment.place}`),
    ),
  };
}

export function readTagMap(tagMap: ResourceReader): TagMapModel {
  return {
    ...tagMap.element,
    identityPoolId: tagMap.requiredText('IdentityPoolId'),
    providerName: tagMap.requiredText('IdentityProviderName'),
    useDefaults: tagMap.boolean('UseDefaults'),
    tags: mapItems(tagMap.entries('PrincipalTags'), ([key, claim]) => ({
      key,
      claim: textOf(claim, `the claim of tag ${key}`) as string,
    })),
  };
}

/** `IdentityProvider` is CloudFormation's own: it takes the place of the key, which can not be a reference. */
function readRoleMapping(key: string, mapping: Value, what: string): RoleMappingModel {
  const text = (member: string) => textOf(memberOf(mapping, member, what), `${member} of ${what}`);
  const configuration = memberOf(mapping, 'RulesConfiguration', what);
  return {
    key,
    providerName: text('IdentityProvider') ?? key,
    type: text('Type'),
    ambiguousRoleResolution: text('AmbiguousRoleResolution'),
    rules: configuration === undefined ? undefined : readRules(memberOf(configuration, 'Rules', what), what),
  };
}

function readRules(rules: Value | undefined, what: string): Listing<RuleModel> {
  if (!isValueList(rules)) {
    return { items: [], gaps: rules === undefined ? [] : whyNotRead(rules, `the rules of ${what} are not a list`) };
  }
  return {
    items: rules.map((rule) => readRule(rule, `a rule of ${what}`)),
    gaps: rules.flatMap((rule) => (isValueObject(rule) ? [] : whyNotRead(rule, `${what} holds what is not a rule`))),
  };
}

function readRule(rule: Value, what: string): RuleModel {
  const text = (member: string) => {
    const value = memberOf(rule, member, what);
    return typeof value === 'string' ? value : textOf(value, `${member} of ${what}`);
  };
  return { claim: text('Claim'), matchType: text('MatchType'), value: text('Value'), roleArn: text('RoleARN') };
}

function whyNotRead(value: Value, otherwise: string): readonly string[] {
  return unknownReasons(isUnknown(value) ? value : unknown(otherwise));
}
