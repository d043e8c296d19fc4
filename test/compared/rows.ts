import { POOL_ROWS } from './a-pool';
import { PROVIDER_ROWS } from './b-providers';
import { TRIGGER_ROWS } from './b-trigger';
import { ROLE_ROWS } from './c-roles';
import { MAPPED_PROVIDER_ROWS } from './d-mapped-providers';
import { ROLE_MAPPING_ROWS } from './d-role-mappings';
import { RULE_ROWS } from './d-rules';
import { PRINCIPAL_TAG_ROWS } from './e-principal-tags';
import { IMPORT_ROWS } from './f-imports';
import { PERMISSION_ROWS } from './g-permissions';
import { ENVIRONMENT_ROWS } from './h-environments';
import { ENVIRONMENT_MAPPING_ROWS } from './h-role-mappings';
import type { Rows } from './row';

/** The cases of the comparison. A new one is an entry in one of these, and a line of the document. */
export const CASES: Rows = {
  ...POOL_ROWS,
  ...PROVIDER_ROWS,
  ...TRIGGER_ROWS,
  ...ROLE_ROWS,
  ...RULE_ROWS,
  ...MAPPED_PROVIDER_ROWS,
  ...ROLE_MAPPING_ROWS,
  ...PRINCIPAL_TAG_ROWS,
  ...IMPORT_ROWS,
  ...PERMISSION_ROWS,
  ...ENVIRONMENT_ROWS,
  ...ENVIRONMENT_MAPPING_ROWS,
};
