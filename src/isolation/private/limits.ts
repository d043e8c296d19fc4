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
