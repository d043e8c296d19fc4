import { CATALOG } from '../../src/checks/private/catalog';
import { judge } from '../../src/checks/private/judge';
import { templatesOf } from '../../src/model/cdk-templates';
import { IdentityPoolModel } from '../../src/model/identity-pool-model';
import { exampleAppWithFlags } from '../support/example-templates';
import { FEDERATION } from './mutations/federation';
import { GUESTS } from './mutations/guests';
import { MULTI_TENANT } from './mutations/multi-tenant';
import { type Mutation, mutated } from './mutations/mutation';
import { ONE_USER_POOL } from './mutations/one-user-pool';
import { OWN_BACKEND } from './mutations/own-backend';
import { TENANTS } from './mutations/tenants-and-groups';
import { TWO_REGIONS } from './mutations/two-regions';

/** What is broken, by the stack of the example. */
const MUTATIONS: { readonly [stack: string]: readonly Mutation[] } = {
  OneUserPool: ONE_USER_POOL,
  TwoRegions: TWO_REGIONS,
  Guests: GUESTS,
  TenantsAndGroups: TENANTS,
  MultiTenant: MULTI_TENANT,
  Federation: FEDERATION,
  OwnBackend: OWN_BACKEND,
};

/** The checks that no single change of an example brings up. */
const NOT_BY_ONE_CHANGE: { readonly [ruleId: string]: string } = {
  ClassicFlowOpensRoles: 'it takes the classic flow, a pool without role mappings and a role that nobody is handed',
  RoleNameTooLongForGovEast: 'it takes a stack that goes there, and a long name',
  TrustLetsGuestsIn: 'it takes guests, the classic flow and a trust policy without :amr',
};

const app = templatesOf(exampleAppWithFlags());
const rows = Object.entries(MUTATIONS).flatMap(([stack, mutations]) =>
  mutations.map((mutation) => ({ ...mutation, stack, mutation })),
);

const SEVERITIES = new Map<string, string>(CATALOG.map(({ id, severity }) => [id, severity]));

/** The checks that speak of an app, each once; with a question mark, those that can not tell. */
function speaking(stack: string, mutation: Mutation): string[] {
  const model = IdentityPoolModel.ofTemplates(mutated(app, stack, mutation));
  const judgements = judge(model, { isAsked: () => true, isOurs: () => false });
  const said = judgements.map(({ ruleId, severity }) => `${ruleId}${severity === SEVERITIES.get(ruleId) ? '' : '?'}`);
  return [...new Set(said)].sort();
}

// One mistake, one finding: a rule that speaks besides speaks out of turn.
test.each(rows)('$stack: $sentence: $fires', ({ stack, mutation }) => {
  expect(speaking(stack, mutation)).toEqual(mutation.fires);
});

test('every example is broken', () => {
  expect(Object.keys(MUTATIONS)).toEqual(app.map(({ stack }) => stack));
});

test('one change brings up one check, or it is said why two', () => {
  expect(rows.filter(({ fires, because }) => fires.length > 1 !== (because !== undefined))).toEqual([]);
});

test('every check is brought up, or it is said why none can', () => {
  const brought = new Set(rows.flatMap(({ fires }) => fires).map((id) => id.replace('?', '')));
  const missing = CATALOG.map(({ id }) => id).filter((id) => !brought.has(id));
  expect(missing.sort()).toEqual(Object.keys(NOT_BY_ONE_CHANGE));
});
