import type { Finding, Rule } from '../../src/checks/private/rule';
import type { PoolModel } from '../../src/model/elements';

const POOL = { Type: 'AWS::Cognito::IdentityPool', Properties: { AllowUnauthenticatedIdentities: false } };

/** A rule that has something to say about every pool of a name. */
function ruleAbout(name: string, rest: Partial<Rule>, finding: Partial<Finding> = {}): Rule {
  return {
    id: `Named${name}`,
    severity: 'error',
    title: `A pool is named ${name}`,
    why: 'Nobody would sign in.',
    fix: 'another name',
    source: 'https://example.com/names',
    example: () => ({
      fires: { Pool: { ...POOL, Properties: { ...POOL.Properties, IdentityPoolName: name } } },
      silent: { Pool: POOL },
    }),
    find: ({ pools }) => pools.filter((pool) => pool.name === name).map((pool) => ({ ...findingAt(pool), ...finding })),
    ...rest,
  };
}

function findingAt(pool: PoolModel): Finding {
  return { at: pool.source, pool: pool.source, property: 'Properties.IdentityPoolName', what: `it is "${pool.name}"` };
}

/** Rules whose outcome a test decides by the names of its pools, whatever the real ones are. */
export const MADE_UP_RULES: readonly Rule[] = [
  ruleAbout('Odd', { severity: 'warning' }),
  ruleAbout('Vague', {}, { untold: 'the name may be another one' }),
  ruleAbout('Crash', {
    find: ({ pools }) => {
      if (pools.some(({ name }) => name === 'Crash')) {
        throw new Error('no such attachment');
      }
      return [];
    },
  }),
  ruleAbout('Bad', {}, { fix: 'identityPoolName: "Good"' }),
  ruleAbout('Said', { isSaidByConstruct: true }),
];
