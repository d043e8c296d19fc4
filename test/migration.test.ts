import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { IdentityPool as StockIdentityPool } from 'aws-cdk-lib/aws-cognito-identitypool';
import { type IRole, ManagedPolicy, PolicyStatement, Role, WebIdentityPrincipal } from 'aws-cdk-lib/aws-iam';
import { ClaimRule, checks, GuestAccess, IdentityPool, IdentityProvider, RoleMapping } from '../src';
import { MISTAKE_CODES } from '../src/private/errors';
import { FIXTURES, type Fixture, templates } from './migration/fixtures';
import { codeOf, documentText, fencesOf, headingAnchors, tableRows } from './support/markdown';
import { membersOfStockModule } from './support/stock-members';
import { shown, templateChanges } from './support/template-changes';

const guide = documentText('MIGRATION.md');

/** The changes MIGRATION.md lists, one for each resource of a row. */
const listed = tableRows(guide, ['', 'Resource', 'Property', 'Stock construct', 'This library', 'When']).flatMap(
  ([section, resources, property, before, after, when]) =>
    codeOf(resources).map((resource) => ({
      section,
      resource,
      when,
      change: [resource, ...[property, before, after].map((cell) => codeOf(cell)[0] ?? cell)].join(' | '),
    })),
);

/** What becomes of the whole templates of all stacks of an app. */
function compare(fixture: Fixture) {
  const [before, after] = [templates(fixture, 'before'), templates(fixture, 'after')];
  expect(Object.keys(after)).toEqual(Object.keys(before));
  const stacks = Object.keys(before).map((stack) => templateChanges(before[stack], after[stack]));
  return {
    added: stacks.flatMap((s) => s.added),
    removed: stacks.flatMap((s) => s.removed),
    kept: new Set(stacks.flatMap((s) => s.kept)),
    changes: stacks
      .flatMap((s) => s.changed)
      .map((c) => [c.resource, c.path, shown(c.before), shown(c.after)].join(' | ')),
  };
}

let comparisons: Record<string, ReturnType<typeof compare>>;

beforeAll(() => {
  comparisons = Object.fromEntries(Object.entries(FIXTURES).map(([name, fixture]) => [name, compare(fixture)]));
});

describe.each(Object.entries(FIXTURES))('%s', (name, fixture) => {
  const { when } = fixture;

  test('no logical id changes: nothing is added, and only the role of guests who can not come goes', () => {
    const { added, removed } = comparisons[name];
    expect(added).toEqual([]);
    expect(removed).toEqual(when.includes('guests off') ? ['PoolUnauthenticatedRoleD84FEE8E'] : []);
  });

  test('people notice nothing but what MIGRATION.md says', () => {
    const [before, after] = [templates(fixture, 'before'), templates(fixture, 'after')];
    const changes = checks.IdentityPoolChanges.between(before.Test, after.Test);
    const unclear = when.some((w) => ['an imported user pool', 'a user pool of another stack'].includes(w));
    expect(changes.map(({ severity, kind }) => `${severity} ${kind}`)).toEqual([
      ...(when.includes('classic flow not set') ? ['error ClassicFlowTurnedOff'] : []),
      ...(unclear ? ['info ProviderRemoved'] : []),
    ]);
  });

  test('the properties that change are those MIGRATION.md lists', () => {
    const { kept, changes } = comparisons[name];
    const expected = listed.filter((row) => kept.has(row.resource) && when.some((w) => w === row.when));
    expect(changes.sort()).toEqual(expected.map((row) => row.change).sort());
  });
});

test('what was granted to guests who can not come goes with their role', () => {
  const fixture: Fixture = {
    when: [],
    before() {
      const pool = new StockIdentityPool(this, 'Pool');
      pool.unauthenticatedRole.addToPrincipalPolicy(
        new PolicyStatement({ actions: ['polly:SynthesizeSpeech'], resources: ['*'] }),
      );
    },
    after() {
      new IdentityPool(this, 'Pool');
    },
  };
  const { added, removed } = compare(fixture);
  expect(added).toEqual([]);
  expect(removed.sort()).toEqual([
    'PoolUnauthenticatedRoleD84FEE8E',
    expect.stringMatching(/^PoolUnauthenticatedRoleDefaultPolicy/),
  ]);
});

describe('the checks', () => {
  const admin = ManagedPolicy.fromAwsManagedPolicyName('AdministratorAccess');

  function appOf(write: (stack: Stack) => IRole, context = {}): App {
    const app = new App({ context });
    write(new Stack(app, 'Test')).addManagedPolicy(admin);
    return app;
  }
  const stock = () =>
    appOf(
      (stack) => new StockIdentityPool(stack, 'Pool', { allowUnauthenticatedIdentities: true }).unauthenticatedRole,
    );
  const moved = (context = {}) =>
    appOf((stack) => new IdentityPool(stack, 'Pool', { guestAccess: GuestAccess.enabled() }).guestRole, context);

  beforeEach(() => {
    jest.spyOn(console, 'error').mockReturnValue();
  });

  test('do not run for the stock construct by themselves, and do when asked', () => {
    expect(() => stock().synth()).not.toThrow();
    expect(() => checks.IdentityPoolChecks.assertNone(stock())).toThrow('ERROR GuestAdministrator at Test/Pool/');
  });

  test('run after moving, and an error stops the synthesis', () => {
    expect(() => moved().synth()).toThrow('Guests of a pool are administrators.');
    expect(() => moved({ 'cdk-cognito-identity-pool:checks': false }).synth()).not.toThrow();
  });
});

describe('MIGRATION.md', () => {
  test('lists no change that no app shows', () => {
    const seen = Object.values(comparisons).flatMap((comparison) => comparison.changes);
    expect(seen).toEqual(expect.arrayContaining(listed.map((row) => row.change)));
  });

  test('has a section for each change it lists, and its links lead somewhere', () => {
    const links = [...guide.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
    expect(headingAnchors(guide)).toEqual(expect.arrayContaining(links));
    expect(listed.map((row) => row.section)).toEqual(listed.map(() => expect.stringMatching(/^\[\d+\]\(#\d+-.+\)$/)));
  });

  test('shows the very code that was compared', () => {
    const compared = ['before', 'after', 'fixtures']
      .map((name) => documentText(join('test/migration', `${name}.ts`)))
      .map(withoutIndentation)
      .join('\n');
    const code = fencesOf(guide, 'ts');
    expect(code).toHaveLength(19);
    expect(code.filter((snippet) => !compared.includes(withoutIndentation(snippet)))).toEqual([]);
  });

  test('shows the keys of a mapping as cdk diff does, one that comes and one that goes', () => {
    const [diff] = fencesOf(guide, 'text').filter((text) => text.includes('RoleMappings'));
    const [[added], [removed]] = ['Added', 'Removed'].map(
      (word) => new RegExp(`(?<=${word}: \\.)\\w+`).exec(diff) ?? [],
    );
    const change = `PoolDefaultRoleAttachment | Properties.RoleMappings (key) | "${removed}" | "${added}"`;
    expect(listed.map((row) => row.change)).toContain(change);
  });

  test.each<[string, (id: string) => Record<string, Record<string, string>>]>([
    ['without :amr', (id) => ({ StringEquals: { 'cognito-identity.amazonaws.com:aud': id } })],
    [
      'by a plain StringLike',
      (id) => ({
        StringEquals: { 'cognito-identity.amazonaws.com:aud': id },
        StringLike: { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
      }),
    ],
  ])('is right that a role which trusts the pool %s stops the synthesis', (_, conditions) => {
    const stack = new Stack(new App(), 'Test');
    const pool = new IdentityPool(stack, 'Pool');
    const assumedBy = new WebIdentityPrincipal('cognito-identity.amazonaws.com', conditions(pool.identityPoolId));
    const rule = ClaimRule.whenEquals('sub', '1', new Role(stack, 'Legal', { assumedBy }));
    const google = IdentityProvider.google('123456789012-abc.apps.googleusercontent.com', {
      roleMapping: RoleMapping.fromRules([rule]),
    });
    expect(() => pool.addProvider(google)).toThrow('OneRoleForGuestsAndUsers');
    expect(guide).toContain('trusts this pool without `:amr`, or tests it by a plain `StringLike`');
  });

  test('names errors that exist, each once', () => {
    const named = tableRows(guide, ['Error', 'Because']).flatMap(([error]) => codeOf(error));
    expect(MISTAKE_CODES).toEqual(expect.arrayContaining(named));
    expect(new Set(named).size).toBe(named.length);
  });

  test('says of every member of the stock module what takes its place', () => {
    const explained = tableRows(guide, ['Member', 'Here']).flatMap(([member]) => codeOf(member));
    expect(explained.sort()).toEqual(membersOfStockModule().sort());
  });
});

test('a user pool of another stack loses the export of its id, unless it is kept by hand', () => {
  const app = new App();
  const authStack = new Stack(app, 'Auth');
  const userPool = new UserPool(authStack, 'Users');
  new IdentityPool(new Stack(app, 'Test'), 'Pool', {
    providers: [IdentityProvider.userPool(userPool, { clients: [userPool.addClient('Web')] })],
  });
  expect(Object.keys(Template.fromStack(authStack).toJSON().Outputs).sort()).toEqual([
    'ExportsOutputFnGetAttUsers0A0EEA89ProviderName288D4A43',
    expect.stringMatching(/^ExportsOutputRefUsersWeb/),
  ]);
});

function withoutIndentation(code: string): string {
  return code.replace(/^\s+/gm, '').trim();
}
