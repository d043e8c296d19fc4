import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { SESSION_SECONDS } from '../../../private/limits';
import { exampleOf, exampleTrust } from '../example-resources';
import { PAGES } from '../pages';
import { type RoleTrust, roleTrusts } from '../reading/role-trust';
import type { Rule } from '../rule';

export const sessionDurationWithoutEffect: Rule = {
  id: 'SessionDurationWithoutEffect',
  severity: 'warning',
  title: 'A role of a pool without the classic flow has a longer MaxSessionDuration',
  why: 'In the enhanced flow Cognito asks for one hour, always. Only an app that assumes the role itself, in the classic flow, can ask for more.',
  fix: 'no MaxSessionDuration; or AllowClassicFlow: true, if the app assumes the role itself',
  source: PAGES.authenticationFlow,
  example: () => ({
    fires: {
      ...exampleOf(exampleTrust('authenticated'), { MaxSessionDuration: 43_200 }),
      Pool: {
        Type: 'AWS::Cognito::IdentityPool',
        Properties: { AllowUnauthenticatedIdentities: false, AllowClassicFlow: false },
      },
    },
    silent: exampleOf(exampleTrust('authenticated'), { MaxSessionDuration: SESSION_SECONDS.min }),
  }),
  find: (model) =>
    roleTrusts(model)
      .filter((trust) => isLong(trust) && isForCognitoAlone(model, trust))
      .map(({ role, pool, doubt }) => ({
        at: role.source,
        pool: pool.source,
        property: 'Properties.MaxSessionDuration',
        what: `${role.maxSessionDuration} seconds`,
        untold: doubt,
      })),
};

function isLong({ role: { maxSessionDuration } }: RoleTrust): boolean {
  return typeof maxSessionDuration === 'number' && maxSessionDuration > SESSION_SECONDS.min;
}

/** Others whom the role trusts may ask for longer sessions, and so may the users of a pool with the classic flow. */
function isForCognitoAlone(model: IdentityPoolModel, { role, gaps }: RoleTrust): boolean {
  const trusts = roleTrusts(model).filter((trust) => trust.role === role);
  const isForPool = (index: number) =>
    trusts.some(({ allowing }) => allowing[index].trustsCognito === 'yes' && allowing[index].letsPoolIn === 'yes');
  return (
    gaps.length === 0 &&
    trusts.every(({ pool }) => pool.allowsClassicFlow === false) &&
    trusts[0].allowing.every((_, index) => isForPool(index))
  );
}
