import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { GuestAccess, IdentityPool, type IdentityPoolProps, IdentityProvider, PoolRole } from '../src';
import { codeOf, documentText, tableRows } from './support/markdown';
import type { Json } from './support/stacks';
import { templateChanges } from './support/template-changes';

const POOL = 'PoolD3F588B8';
const ROLE = 'PoolAuthenticatedRoleF46F2D22';
const GUEST_ROLE = 'PoolUnauthenticatedRoleD84FEE8E';
const ATTACHMENT = 'PoolDefaultRoleAttachmentB0D1A3B7';
const document = documentText('docs/recovery.md');

/** The template of an app with a user pool, a role of its own, and the identity pool. */
function template(props: (own: Role) => IdentityPoolProps): Json {
  const stack = new Stack(new App(), 'Test');
  const userPool = new UserPool(stack, 'Users');
  const own = new Role(stack, 'Own', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  new IdentityPool(stack, 'Pool', {
    providers: [IdentityProvider.userPool(userPool, { clients: [userPool.addClient('Web')] })],
    ...props(own),
  });
  return Template.fromStack(stack).toJSON();
}

const signedInOnly = template(() => ({}));
const withGuests = template(() => ({ guestAccess: GuestAccess.enabled() }));
const withOwnRole = template((own) => ({ authenticatedRole: PoolRole.existing(own) }));

test.each<[string, Json, Json, { added: string[]; removed: string[]; changed: string[] }]>([
  [
    'guests on: one role more, and two properties in place',
    signedInOnly,
    withGuests,
    {
      added: [GUEST_ROLE],
      removed: [],
      changed: [
        'Pool.Properties.AllowUnauthenticatedIdentities',
        'PoolDefaultRoleAttachment.Properties.Roles.unauthenticated',
      ],
    },
  ],
  [
    'guests off: the same, back',
    withGuests,
    signedInOnly,
    {
      added: [],
      removed: [GUEST_ROLE],
      changed: [
        'Pool.Properties.AllowUnauthenticatedIdentities',
        'PoolDefaultRoleAttachment.Properties.Roles.unauthenticated',
      ],
    },
  ],
  [
    'another default role: the attachment in place',
    signedInOnly,
    withOwnRole,
    {
      added: [],
      removed: [ROLE],
      changed: [
        'Own.Properties.AssumeRolePolicyDocument.Statement[1]',
        'PoolDefaultRoleAttachment.Properties.Roles.authenticated',
      ],
    },
  ],
])('%s', (_, before, after, expected) => {
  const { added, removed, changed } = templateChanges(before, after);
  expect({ added, removed, changed: changed.map((c) => `${c.resource}.${c.path}`).sort() }).toEqual(expected);
});

test('the pool alone is kept', () => {
  const kept = Object.entries<Json>(withGuests.Resources).filter(
    ([id, { DeletionPolicy }]) => id.startsWith('Pool') && DeletionPolicy,
  );
  expect(kept).toEqual([
    [POOL, expect.objectContaining({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' })],
  ]);
  const documented = tableRows(document, ['Attribute', 'Value', 'Means']).map(([name, value]) => [
    ...codeOf(name),
    ...codeOf(value),
  ]);
  expect(documented).toEqual([
    ['DeletionPolicy', 'RetainExceptOnCreate'],
    ['UpdateReplacePolicy', 'Retain'],
  ]);
});

test('the pool can be imported alone: it refers to nothing that comes with it', () => {
  const text = JSON.stringify(withGuests.Resources[POOL]);
  const references = Object.keys(withGuests.Resources).filter((id) => text.includes(JSON.stringify(id)));
  expect(references.sort()).toEqual(['Users0A0EEA89', 'UsersWebA39D1A70']);
});

test('the logical ids in docs/recovery.md are all there are', () => {
  const ids = tableRows(document, [
    "Logical id, for `new IdentityPool(this, 'Pool')` in a stack",
    'What to do',
  ]).flatMap(([id]) => codeOf(id));
  expect(ids.sort()).toEqual(
    Object.keys(withGuests.Resources)
      .filter((id) => id.startsWith('Pool'))
      .sort(),
  );
  expect(ids).toContain(ATTACHMENT);
});
