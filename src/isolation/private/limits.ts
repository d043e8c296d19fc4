import type { TextLimit } from '../../private/limits';

const PREFIX = /^(?!\/)(?!.*\/$)(?!.*\/\/)(?!(?:.*\/)?\.\.?(?:\/|$))(?:(?![*?$])[\x20-\xff])+$/;

/** Half of what S3 takes for a key: the value of the variable and the user's own name for the object have to fit as well. */
export const OBJECT_PREFIX: TextLimit = {
  code: 'PrefixInvalid',
  max: 512,
  pattern: PREFIX,
  characters:
    'letters that a policy can hold (Latin ones), no wildcard and no policy variable (* ? $), no slash at either end, no part that is empty, . or ..',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html',
  example: 'private',
  remedy: (value) => {
    const cleaned = value
      .split('/')
      .filter((part) => !/^(\.\.?)?$|[*?$]/.test(part))
      .join('/');
    return cleaned.length <= 512 && PREFIX.test(cleaned) ? JSON.stringify(cleaned) : undefined;
  },
};

/** Half of what DynamoDB takes for a partition key: the value of the variable has to fit as well. */
export const KEY_PREFIX: TextLimit = {
  code: 'PrefixInvalid',
  max: 1024,
  pattern: /^(?:(?![*?$])[\x20-\xff])+$/,
  characters:
    'letters that a policy can hold (Latin ones), no wildcard and no policy variable (* ? $): the grant adds the rest',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html',
  example: 'TENANT#',
};

export const INDEX_NAME: TextLimit = {
  code: 'IndexNameInvalid',
  min: 3,
  max: 255,
  pattern: /^[\w.-]+$/,
  characters: 'letters, digits and _ - .',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html',
  example: 'byOwner',
};

/** Half of what AWS IoT Core takes for a client id, and two levels less than it takes for a topic. */
export const TOPIC_PREFIX: TextLimit = {
  code: 'TopicPrefixInvalid',
  max: 64,
  pattern: /^(?:(?![*?$+#/])[\x20-\xff])+(?:\/(?:(?![*?$+#/])[\x20-\xff])+){0,5}$/,
  characters:
    'at most 6 levels of letters that a policy can hold (Latin ones), no wildcard, policy variable or reserved topic (* ? + # $), no slash at either end, no empty level',
  source: 'https://docs.aws.amazon.com/general/latest/gr/iot-core.html',
  example: 'private',
  remedy: (value) => partsOf(value, /^(?:(?![*?$+#])[\x20-\xff])+$/, 6),
};

export const API_PATH: TextLimit = {
  code: 'ApiPathInvalid',
  max: 256,
  pattern: /^(?!(?:.*\/)?\.\.?(?:\/|$))[\w.~:@-]+(?:\/[\w.~:@-]+)*$/,
  characters:
    'letters, digits and _ . ~ : @ -, in parts with a slash between them, no slash at either end, no parameter, no part that is . or ..',
  source: 'https://docs.aws.amazon.com/apigateway/latest/api/API_CreateResource.html',
  example: 'tenants',
  remedy: (value) => partsOf(value, /^(?!\.\.?$)[\w.~:@-]+$/, 128),
};

export const API_STAGE: TextLimit = {
  code: 'ApiStageInvalid',
  max: 128,
  pattern: /^(?:\$default|[\w-]+)$/,
  characters: 'letters, digits and _ -, or $default: one stage, no wildcard',
  source: 'https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html',
  example: 'prod',
};

/** What is left of a text when the parts are taken out that do not belong there. */
function partsOf(value: string, isPart: RegExp, most: number): string | undefined {
  const parts = value.split('/').filter((part) => isPart.test(part));
  const rest = parts.slice(0, most).join('/');
  return rest === '' || rest === value ? undefined : JSON.stringify(rest);
}
