import { IdentityPool as StockIdentityPool } from 'aws-cdk-lib/aws-cognito-identitypool';
import { IdentityPool } from '../../src';
import { attachmentOf, gives, type Rows } from './row';

const MAPPINGS = {
  google: { type: 'Token', ambiguousRoleResolution: 'Deny', identityProvider: 'accounts.google.com' },
};
const RENDERED = {
  google: { Type: 'Token', AmbiguousRoleResolution: 'Deny', IdentityProvider: 'accounts.google.com' },
};

export const ROLE_MAPPING_ROWS: Rows = {
  D25: {
    stock: gives(
      (stack) => {
        new StockIdentityPool(stack, 'Pool').roleAttachment.roleMappings = MAPPINGS;
      },
      (stack) => attachmentOf(stack).Properties.RoleMappings,
      RENDERED,
    ),
    here: gives(
      (stack) => {
        new IdentityPool(stack, 'Pool').roleAttachment.roleMappings = MAPPINGS;
      },
      (stack) => attachmentOf(stack).Properties.RoleMappings,
      RENDERED,
    ),
  },
};
