import type { AttachmentModel, Source } from '../../../model/elements';
import { isOneValue } from '../../../model/text';

import { API_PAGES } from '../api-pages';
import { exampleMapping, exampleMappings, GOOGLE_POOL, mappingWith } from '../example-mappings';
import { attachments, mappingsOf } from '../reading/of-pools';
import { quoted } from '../reading/text-mistake';
import type { Finding, Rule } from '../rule';

const GOOGLE = mappingWith({ IdentityProvider: 'accounts.google.com' });

export const providerMappedTwice: Rule = {
  id: 'ProviderMappedTwice',
  severity: 'error',
  title: 'A provider has two role mappings',
  why: 'Cognito keeps one for each provider: what the other one says is lost.',
  fix: 'one role mapping with the rules of both',
  source: API_PAGES.setRoles,
  example: () => ({
    fires: { Pool: GOOGLE_POOL, Roles: exampleMappings({ first: GOOGLE, second: GOOGLE }) },
    silent: exampleMapping({}),
  }),
  find: (model) => attachments(model).flatMap(({ item, pool }) => findingsOf(item, pool)),
};

function findingsOf(attachment: AttachmentModel, pool: Source): Finding[] {
  const keys = new Map<string, string>();
  return mappingsOf(attachment, pool).flatMap(({ mapping: { key, providerName }, place }) => {
    const before = isOneValue(providerName) ? keys.get(providerName) : undefined;
    keys.set(providerName, before ?? key);
    return before === undefined
      ? []
      : [{ ...place, what: `${quoted(providerName)} is mapped under ${before} as well` }];
  });
}
