import type { Matches, RoleMappingModel } from '../../../model/elements';
import { isKnown, type Text, unknown } from '../../../model/text';
import { IdentityPoolChangeKind } from '../../identity-pool-change';
import { type Change, changeIn, doubt, type FindChanges, type Tell, telling, today, tomorrow } from './change';
import { keptProviders } from './providers';
import { ruleChanges } from './rules';

const {
  ROLE_MAPPING_ADDED,
  ROLE_MAPPING_REMOVED,
  ROLE_MAPPING_TYPE_CHANGED,
  ROLE_RESOLUTION_ALLOWS,
  ROLE_RESOLUTION_DENIES,
} = IdentityPoolChangeKind;

/** What comes of the role mappings of those providers that stay. Without an attachment there is no role to lose or to keep. */
export const roleMappingChanges: FindChanges = (pools, tell) => {
  const { before, after } = pools;
  const [attachment] = today(before.model.attachmentsOf(before.pool));
  const attachments = tomorrow(after.model.attachmentsOf(after.pool), () => '', attachment?.untold);
  return attachment && attachments.items.length > 0
    ? keptProviders(pools).flatMap(([provider, then]) =>
        mappingChanges(
          `the role mapping of ${provider.roleMappingName}`,
          before.model.roleMappingsOf(before.pool, provider),
          after.model.roleMappingsOf(after.pool, then),
          telling(tell, { at: attachment.item.source }),
        ),
      )
    : [];
};

function mappingChanges(
  of: string,
  before: Matches<RoleMappingModel>,
  after: Matches<RoleMappingModel>,
  tell: Tell,
): Change[] {
  const keyOf = ({ key }: RoleMappingModel) => `the mapping ${key}`;
  const [mapping] = today(before);
  const { items, gaps } = tomorrow(after, keyOf, mapping?.untold);
  const later = items.at(0);
  if (mapping === undefined) {
    const isPossible = later !== undefined || after.possible.length > 0;
    const untold = doubt(later ? before.gaps : gaps);
    return isPossible ? [tell(ROLE_MAPPING_ADDED, `${of} is added`, { untold })] : [];
  }
  return later
    ? changesWithin(of, mapping.item, later, telling(tell, mapping))
    : [tell(ROLE_MAPPING_REMOVED, `${of} is removed`, { untold: mapping.untold ?? doubt(gaps) })];
}

function changesWithin(of: string, old: RoleMappingModel, next: RoleMappingModel, tell: Tell): Change[] {
  const [type, nextType] = [old, next].map((mapping) => mapping.type ?? unknown('it has no Type', 'Type'));
  const change = changeIn(type, nextType);
  if (change) {
    return [tell(ROLE_MAPPING_TYPE_CHANGED, `${of} changes its type from ${type} to ${nextType}`, change)];
  }
  return [...resolutionChange(of, old, next, tell), ...ruleChanges(of, old, next, tell)];
}

function resolutionChange(of: string, old: RoleMappingModel, next: RoleMappingModel, tell: Tell): Change[] {
  const [resolution, nextResolution] = [old, next].map(resolutionOf);
  const change = changeIn(resolution, nextResolution);
  const kind = isKnown(nextResolution) && nextResolution !== 'Deny' ? ROLE_RESOLUTION_ALLOWS : ROLE_RESOLUTION_DENIES;
  const what = `${of} changes its AmbiguousRoleResolution from ${resolution} to ${nextResolution}`;
  return change ? [tell(kind, what, change)] : [];
}

function resolutionOf({ ambiguousRoleResolution }: RoleMappingModel): Text {
  return ambiguousRoleResolution ?? unknown('it has no AmbiguousRoleResolution', 'AmbiguousRoleResolution');
}
