import { IdentityPoolChangeKind } from '../../identity-pool-change';
import { type FindChanges, turnOf } from './change';
import { keptProviders } from './providers';

const {
  CLASSIC_FLOW_TURNED_OFF,
  CLASSIC_FLOW_TURNED_ON,
  GUESTS_TURNED_OFF,
  TOKEN_CHECK_TURNED_OFF,
  TOKEN_CHECK_TURNED_ON,
} = IdentityPoolChangeKind;

export const switchChanges: FindChanges = (pools, tell) => [
  ...guests(pools, tell),
  ...classicFlow(pools, tell),
  ...tokenChecks(pools, tell),
];

/** Turned on, they take nothing from those who are there already. */
const guests: FindChanges = ({ before, after }, tell) => {
  const turn = turnOf(before.pool.allowsGuests, after.pool.allowsGuests);
  return turn?.to === 'off' ? [tell(GUESTS_TURNED_OFF, 'guests are turned off', turn)] : [];
};

/**
 * A pool that never said anything about the classic flow lets it pass, so an explicit no is a change.
 *
 * @see https://github.com/aws/aws-cli/issues/7652
 */
const classicFlow: FindChanges = ({ before, after }, tell) => {
  const turn = turnOf(before.pool.allowsClassicFlow ?? true, after.pool.allowsClassicFlow ?? true);
  const kind = turn?.to === 'on' ? CLASSIC_FLOW_TURNED_ON : CLASSIC_FLOW_TURNED_OFF;
  return turn ? [tell(kind, `the classic flow is turned ${turn.to}`, turn)] : [];
};

/** A client of which the template says nothing is not checked. */
const tokenChecks: FindChanges = (pools, tell) =>
  keptProviders(pools).flatMap(([provider, later]) => {
    if (provider.kind !== 'user-pool' || later.kind !== 'user-pool') {
      return [];
    }
    const turn = turnOf(provider.serverSideTokenCheck ?? false, later.serverSideTokenCheck ?? false);
    const kind = turn?.to === 'on' ? TOKEN_CHECK_TURNED_ON : TOKEN_CHECK_TURNED_OFF;
    const what = `the server-side token check for client ${provider.clientId} is turned ${turn?.to}`;
    return turn ? [tell(kind, what, turn)] : [];
  });
