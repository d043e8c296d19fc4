import type { TextLimit } from '../../private/limits';

/** Half of what S3 takes for a key: the value of the variable and the user's own name for the object have to fit as well. */
export const OBJECT_PREFIX: TextLimit = {
  code: 'PrefixInvalid',
  max: 512,
  pattern: /^(?!\/)(?!.*\/$)(?!.*\/\/)(?!(?:.*\/)?\.\.?(?:\/|$))[^*?$]+$/s,
  characters:
    'no wildcard and no policy variable (* ? $), no slash at either end, no empty part and none that is . or .., for the grant adds the rest',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html',
  example: 'private',
  remedy: (value) => {
    const parts = value.split('/').filter((part) => !/^(\.\.?)?$|[*?$]/.test(part));
    return parts.length > 0 ? JSON.stringify(parts.join('/')) : undefined;
  },
};
