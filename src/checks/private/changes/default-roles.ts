import type { AttachmentModel } from '../../../model/elements';
import { IdentityPoolChangeKind } from '../../identity-pool-change';
import {
  type Change,
  changeIn,
  doubt,
  type FindChanges,
  fateIn,
  type PoolInBoth,
  type Tell,
  type Today,
  telling,
  today,
  tomorrow,
} from './change';

const { ATTACHMENT_RECREATED, ATTACHMENT_REMOVED, DEFAULT_ROLE_CHANGED, DEFAULT_ROLE_REMOVED } = IdentityPoolChangeKind;

/** What comes of the role attachment, and of the default roles in it. A pool without one has nothing to lose. */
export const defaultRoleChanges: FindChanges = (pools, tell) => {
  const [attachment] = today(pools.before.model.attachmentsOf(pools.before.pool));
  return attachment === undefined
    ? []
    : attachmentChanges(attachment, pools, telling(tell, { at: attachment.item.source, untold: attachment.untold }));
};

function attachmentChanges(attachment: Today<AttachmentModel>, pools: PoolInBoth, tell: Tell): Change[] {
  const { logicalId } = attachment.item.source;
  const { items, gaps } = tomorrow(
    pools.after.model.attachmentsOf(pools.after.pool),
    ({ source }) => source.logicalId,
    attachment.untold,
  );
  const later = items.find(({ source }) => source.logicalId === logicalId) ?? items.at(0);
  if (later === undefined) {
    return [tell(ATTACHMENT_REMOVED, `the role attachment ${logicalId} is removed`, { untold: doubt(gaps) })];
  }
  const becomes = `the role attachment ${logicalId} becomes ${later.source.logicalId}`;
  return [
    ...(later.source.logicalId === logicalId ? [] : [tell(ATTACHMENT_RECREATED, becomes)]),
    ...roleChange('authenticated', 'signed-in users', attachment.item, later, tell),
    ...(hasGuests(pools) ? roleChange('unauthenticated', 'guests', attachment.item, later, tell) : []),
  ];
}

/** Where guests come or go, their role is not what matters. */
function hasGuests({ before, after }: PoolInBoth): boolean {
  return before.pool.allowsGuests !== false && after.pool.allowsGuests !== false;
}

function roleChange(key: string, who: string, before: AttachmentModel, after: AttachmentModel, tell: Tell): Change[] {
  const role = before.roles.items.find((item) => item.key === key);
  if (role === undefined) {
    return [];
  }
  const fate = fateIn(after.roles, (item) => (item.key === key ? 'same' : 'different'));
  if (fate.kind !== 'kept') {
    return [tell(DEFAULT_ROLE_REMOVED, `the role of ${who}, ${role.roleArn}, is removed`, fate)];
  }
  const change = changeIn(role.roleArn, fate.as.roleArn);
  const what = `the role of ${who} changes from ${role.roleArn} to ${fate.as.roleArn}`;
  return change ? [tell(DEFAULT_ROLE_CHANGED, what, change)] : [];
}
