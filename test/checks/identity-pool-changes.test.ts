import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { checks, IdentityPool, IdentityProvider } from '../../src';
import { canBothBeTrue } from '../../src/checks/private/changes/rule-overlap';
import { type Json, testStack, userPoolOf } from '../support/stacks';

const { CheckSeverity, IdentityPoolChangeKind, IdentityPoolChanges } = checks;

const POOL_TYPE = 'AWS::Cognito::IdentityPool';
const USERS = 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI';
const SAML = 'arn:aws:iam::111111111111:saml-provider/Corp';
const role = (name: string) => `arn:aws:iam::111111111111:role/${name}`;

/** What a template says of one pool. Each part can be replaced; undefined leaves it out. */
interface Parts {
  readonly pool?: Json;
  readonly besides?: Json;
  readonly roles?: Json;
  readonly mappings?: Json;
  readonly attachment?: Json;
  readonly tags?: Json;
  readonly tagMap?: Json;
  readonly rest?: Json;
}

const RULES = [
  { Claim: 'department', MatchType: 'Equals', Value: 'legal', RoleARN: role('Legal') },
  { Claim: 'department', MatchType: 'Equals', Value: 'sales', RoleARN: role('Sales') },
  { Claim: 'level', MatchType: 'StartsWith', Value: 'senior', RoleARN: role('Senior') },
];

function mapping(rules: Json = RULES, rest: Json = {}): Json {
  return { Type: 'Rules', AmbiguousRoleResolution: 'Deny', RulesConfiguration: { Rules: rules }, ...rest };
}

/** A template with a pool that has a bit of everything. */
function template(parts: Parts = {}): Json {
  const ref = { IdentityPoolId: { Ref: 'Pool' } };
  return {
    Parameters: { Anything: { Type: 'String' } },
    Conditions: { Maybe: { 'Fn::Equals': [{ Ref: 'Anything' }, 'yes'] } },
    Resources: {
      Pool: {
        Type: POOL_TYPE,
        Properties: {
          AllowUnauthenticatedIdentities: true,
          AllowClassicFlow: true,
          CognitoIdentityProviders: [client('web'), client('mobile')],
          SupportedLoginProviders: { 'accounts.google.com': '1234', 'api.twitter.com': 'key;secret' },
          SamlProviderARNs: [SAML],
          DeveloperProviderName: 'login.acme',
          ...parts.pool,
        },
        ...parts.besides,
      },
      Attachment: {
        Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
        Properties: {
          ...ref,
          Roles: { authenticated: role('Users'), unauthenticated: role('Guests'), ...parts.roles },
          RoleMappings: { [SAML]: mapping(), ...parts.mappings },
        },
        ...parts.attachment,
      },
      Tags: {
        Type: 'AWS::Cognito::IdentityPoolPrincipalTag',
        Properties: {
          ...ref,
          IdentityProviderName: SAML,
          PrincipalTags: { tenant: 'tenantId', team: 'team', ...parts.tags },
        },
        ...parts.tagMap,
      },
      ...parts.rest,
    },
  };
}

function client(id: string, rest: Json = {}): Json {
  return { ProviderName: USERS, ClientId: id, ServerSideTokenCheck: true, ...rest };
}

/** Without the resources of these ids. */
function without(from: Json, ...ids: string[]): Json {
  return {
    ...from,
    Resources: Object.fromEntries(Object.entries(from.Resources).filter(([id]) => !ids.includes(id))),
  };
}

/** The same resource under another logical id. */
function renamed(from: Json, id: string, to: string): Json {
  return JSON.parse(
    JSON.stringify(from).replaceAll(`"${id}":`, `"${to}":`).replaceAll(`{"Ref":"${id}"}`, `{"Ref":"${to}"}`),
  );
}

/** What the templates say nothing of, the same in both; and a switch only the deployment knows. */
const ANYTHING = { Ref: 'Anything' };
const UNLESS = { 'Fn::If': ['Maybe', true, false] };

/** The changes in words, without what always follows from their kind. */
function described(before: Json, after: Json): string[] {
  return IdentityPoolChanges.between(before, after).map(
    ({ severity, kind, description }) => `${severity} ${kind}: ${description}`,
  );
}

const TAG_MAP = `the tag map Tags of ${SAML}`;
const MAPPING = `the role mapping of ${SAML}`;
const ONLY_SAML = { CognitoIdentityProviders: [], SupportedLoginProviders: {}, DeveloperProviderName: undefined };
const FOR_SAML = { IdentityPoolId: { Ref: 'Pool' }, IdentityProviderName: SAML };
const [LEGAL, SALES, SENIOR] = RULES;

/** What changes, and what is said of it. Where one template is given, the other is the one above, and it is the newer one. */
const CASES: [string, Json | [Json, Json], string[]][] = [
  ['nothing', template(), []],
  ['what is not known, and is the same in both', [unknowns(), unknowns()], []],

  [
    'the pool goes',
    without(template(), 'Pool', 'Attachment', 'Tags'),
    ['error PoolDeleted: the pool is deleted (DeletionPolicy: Delete)'],
  ],
  [
    'the pool goes, and is kept',
    [
      template({ besides: { DeletionPolicy: 'RetainExceptOnCreate' } }),
      without(template(), 'Pool', 'Attachment', 'Tags'),
    ],
    ['warning PoolLeftBehind: the pool leaves the template and stays (DeletionPolicy: RetainExceptOnCreate)'],
  ],
  [
    'the pool goes, and only the new template says it is kept',
    [template(), renamed(template({ besides: { DeletionPolicy: 'Retain' } }), 'Pool', 'Pond')],
    ['error PoolDeleted: the pool is deleted (DeletionPolicy: Delete), and Pond is new'],
  ],
  [
    'the pool comes to stand under a condition',
    template({ besides: { Condition: 'Maybe' } }),
    [expect.stringMatching(/^info PoolDeleted: can not tell whether the pool is deleted \(DeletionPolicy: Delete\): /)],
  ],
  [
    'a macro writes the new template',
    [template(), { Transform: 'Macro', Resources: {} }],
    [
      expect.stringMatching(
        /^info PoolDeleted: can not tell whether the pool is deleted \(DeletionPolicy: Delete\): .*Macro/,
      ),
    ],
  ],

  [
    'a social provider goes',
    template({ pool: { SupportedLoginProviders: { 'accounts.google.com': '1234' } } }),
    ['error ProviderRemoved: the provider api.twitter.com is removed'],
  ],
  [
    'a SAML provider goes, and with it its mapping and its tags',
    without(template({ pool: { SamlProviderARNs: [] }, mappings: { [SAML]: undefined } }), 'Tags'),
    [`error ProviderRemoved: the provider ${SAML} is removed`],
  ],
  [
    'a developer provider goes',
    template({ pool: { DeveloperProviderName: undefined } }),
    ['error ProviderRemoved: the provider login.acme is removed'],
  ],
  [
    'a developer provider is renamed',
    template({ pool: { DeveloperProviderName: 'login.acme.example' } }),
    ['error DeveloperProviderRenamed: the developer provider login.acme becomes login.acme.example'],
  ],
  [
    'one client of several goes',
    template({ pool: { CognitoIdentityProviders: [client('web')] } }),
    [`error ClientRemoved: client mobile of user pool ${USERS} is removed`],
  ],
  [
    'all clients go',
    template({ pool: { CognitoIdentityProviders: [] } }),
    [
      `error ProviderRemoved: the provider ${USERS}:web is removed`,
      `error ProviderRemoved: the provider ${USERS}:mobile is removed`,
    ],
  ],
  [
    'a client becomes one that only the deployment knows',
    template({ pool: { CognitoIdentityProviders: [client('web'), { ...client(''), ClientId: ANYTHING }] } }),
    [
      `info ClientRemoved: can not tell whether client mobile of user pool ${USERS} is removed: only the deployment knows`,
    ],
  ],
  [
    'the providers come to depend on the deployment',
    template({ pool: { SamlProviderARNs: ANYTHING } }),
    [expect.stringMatching(`^info ProviderRemoved: can not tell whether the provider ${SAML} is removed: `)],
  ],
  [
    'the app id of a social provider changes',
    template({ pool: { SupportedLoginProviders: { 'accounts.google.com': '5678', 'api.twitter.com': 'key;secret' } } }),
    ['error AppIdChanged: the app id of accounts.google.com changes from 1234 to 5678'],
  ],
  [
    'the app id of Twitter changes: its secret is not told',
    template({ pool: { SupportedLoginProviders: { 'accounts.google.com': '1234', 'api.twitter.com': 'kez;secret' } } }),
    ['error AppIdChanged: the app id of api.twitter.com changes from key to kez'],
  ],
  [
    'the secret of Twitter alone changes',
    template({ pool: { SupportedLoginProviders: { 'accounts.google.com': '1234', 'api.twitter.com': 'key;other' } } }),
    [],
  ],
  [
    'providers are added',
    [template({ pool: { SamlProviderARNs: [SAML], CognitoIdentityProviders: [client('web')] } }), template()],
    [],
  ],

  [
    'guests are turned off, and their role goes',
    template({ pool: { AllowUnauthenticatedIdentities: false }, roles: { unauthenticated: undefined } }),
    ['error GuestsTurnedOff: guests are turned off'],
  ],
  [
    'guests come to depend on the deployment',
    template({ pool: { AllowUnauthenticatedIdentities: UNLESS } }),
    ['info GuestsTurnedOff: can not tell whether guests are turned off: only the deployment knows'],
  ],
  ['guests are turned on', [template({ pool: { AllowUnauthenticatedIdentities: false } }), template()], []],
  [
    'the classic flow is turned off',
    template({ pool: { AllowClassicFlow: false } }),
    ['error ClassicFlowTurnedOff: the classic flow is turned off'],
  ],
  [
    'the classic flow is turned off by a pool that never said anything',
    [template({ pool: { AllowClassicFlow: undefined } }), template({ pool: { AllowClassicFlow: false } })],
    ['error ClassicFlowTurnedOff: the classic flow is turned off'],
  ],
  ['nothing is said of the classic flow any more', template({ pool: { AllowClassicFlow: undefined } }), []],
  [
    'the classic flow is turned on',
    [template({ pool: { AllowClassicFlow: false } }), template()],
    ['warning ClassicFlowTurnedOn: the classic flow is turned on'],
  ],
  [
    'the token check is turned off for one client',
    template({
      pool: { CognitoIdentityProviders: [client('web'), client('mobile', { ServerSideTokenCheck: undefined })] },
    }),
    ['warning TokenCheckTurnedOff: the server-side token check for client mobile is turned off'],
  ],
  [
    'the token check is turned on for one client',
    [
      template({
        pool: { CognitoIdentityProviders: [client('web', { ServerSideTokenCheck: false }), client('mobile')] },
      }),
      template(),
    ],
    ['warning TokenCheckTurnedOn: the server-side token check for client web is turned on'],
  ],

  [
    'the role attachment goes',
    without(template(), 'Attachment'),
    ['error AttachmentRemoved: the role attachment Attachment is removed'],
  ],
  [
    'the role attachment comes to stand under a condition',
    template({ attachment: { Condition: 'Maybe' } }),
    ['info AttachmentRemoved: can not tell whether the role attachment Attachment is removed: Attachment may be it'],
  ],
  [
    'the role attachment is renamed',
    renamed(template(), 'Attachment', 'Bond'),
    ['error AttachmentRecreated: the role attachment Attachment becomes Bond'],
  ],
  ['a role attachment is added', [without(template(), 'Attachment'), template()], []],
  [
    'the role of signed-in users goes',
    template({ roles: { authenticated: undefined } }),
    [`error DefaultRoleRemoved: the role of signed-in users, ${role('Users')}, is removed`],
  ],
  [
    'the role of signed-in users changes',
    template({ roles: { authenticated: role('People') } }),
    [`warning DefaultRoleChanged: the role of signed-in users changes from ${role('Users')} to ${role('People')}`],
  ],
  [
    'the role of guests comes to depend on the deployment',
    template({ roles: { unauthenticated: ANYTHING } }),
    [
      expect.stringMatching(
        /^info DefaultRoleChanged: can not tell whether the role of guests changes from .*: only the/,
      ),
    ],
  ],

  [
    'a role mapping goes',
    template({ mappings: { [SAML]: undefined } }),
    [`warning RoleMappingRemoved: ${MAPPING} is removed`],
  ],
  [
    'a role mapping is added',
    [template({ mappings: { [SAML]: undefined } }), template()],
    [`warning RoleMappingAdded: ${MAPPING} is added`],
  ],
  [
    'a role mapping goes by its name, not by its key',
    template({ mappings: { [SAML]: undefined, Corporate: mapping(RULES, { IdentityProvider: SAML }) } }),
    [],
  ],
  [
    'the name of a role mapping comes to depend on the deployment',
    [
      template({ pool: ONLY_SAML }),
      template({
        mappings: { [SAML]: undefined, Corporate: mapping(RULES, { IdentityProvider: ANYTHING }) },
        pool: ONLY_SAML,
      }),
    ],
    [`info RoleMappingRemoved: can not tell whether ${MAPPING} is removed: the mapping Corporate may be it`],
  ],
  [
    'a role mapping is added for a provider only the deployment knows',
    [
      template({ mappings: { [SAML]: undefined }, pool: ONLY_SAML }),
      template({
        mappings: { [SAML]: undefined, New: mapping(RULES, { IdentityProvider: ANYTHING }) },
        pool: ONLY_SAML,
      }),
    ],
    [`info RoleMappingAdded: can not tell whether ${MAPPING} is added: the mapping New may be it`],
  ],
  [
    'a role mapping goes from rules to the token',
    template({ mappings: { [SAML]: { Type: 'Token', AmbiguousRoleResolution: 'Deny' } } }),
    [`warning RoleMappingTypeChanged: ${MAPPING} changes its type from Rules to Token`],
  ],
  [
    'whom no rule fits is refused from now on',
    [template({ mappings: { [SAML]: mapping(RULES, { AmbiguousRoleResolution: 'AuthenticatedRole' }) } }), template()],
    [`error RoleResolutionDenies: ${MAPPING} changes its AmbiguousRoleResolution from AuthenticatedRole to Deny`],
  ],
  [
    'whom no rule fits gets the default role from now on',
    template({ mappings: { [SAML]: mapping(RULES, { AmbiguousRoleResolution: 'AuthenticatedRole' }) } }),
    [`warning RoleResolutionAllows: ${MAPPING} changes its AmbiguousRoleResolution from Deny to AuthenticatedRole`],
  ],

  [
    'a rule is added',
    [template({ mappings: { [SAML]: mapping([LEGAL, SALES]) } }), template()],
    [`warning RuleAdded: ${MAPPING} gets the rule "level StartsWith senior" for ${role('Senior')}`],
  ],
  [
    'a rule goes',
    template({ mappings: { [SAML]: mapping([LEGAL, SENIOR]) } }),
    [`warning RuleRemoved: ${MAPPING} loses the rule "department Equals sales" for ${role('Sales')}`],
  ],
  [
    'a rule gives another role',
    template({ mappings: { [SAML]: mapping([LEGAL, SALES, { ...SENIOR, RoleARN: role('Boss') }]) } }),
    [
      `warning RuleRoleChanged: the rule "level StartsWith senior" in ${MAPPING} changes its role from ${role('Senior')} to ${role('Boss')}`,
    ],
  ],
  [
    'rules change places that may both be true',
    template({ mappings: { [SAML]: mapping([LEGAL, SENIOR, SALES]) } }),
    [
      `warning RulesReordered: in ${MAPPING} the rule "level StartsWith senior" now comes before "department Equals sales"`,
    ],
  ],
  [
    'rules change places that exclude each other',
    template({ mappings: { [SAML]: mapping([SALES, LEGAL, SENIOR]) } }),
    [],
  ],
  [
    'rules change places that give one role',
    [RULES, [LEGAL, SENIOR, SALES]].map((rules) =>
      template({ mappings: { [SAML]: mapping(rules.map((rule) => ({ ...rule, RoleARN: role('Staff') }))) } }),
    ),
    [],
  ],
  [
    'a rule is added that can never be followed',
    template({ mappings: { [SAML]: mapping([...RULES, { ...LEGAL, RoleARN: role('Other') }]) } }),
    [],
  ],
  [
    'a rule comes to depend on the deployment',
    template({ mappings: { [SAML]: mapping([LEGAL, SALES, { ...SENIOR, Value: ANYTHING }]) } }),
    [
      expect.stringMatching(/^info RuleRemoved: can not tell whether .* loses the rule "level StartsWith senior"/),
      expect.stringMatching(/^info RuleAdded: can not tell whether .* gets the rule "level StartsWith <unknown/),
    ],
  ],

  ['a tag map goes', without(template(), 'Tags'), [`warning TagMapRemoved: ${TAG_MAP} is removed`]],
  [
    'a tag map comes to stand under a condition',
    template({ tagMap: { Condition: 'Maybe' } }),
    [`info TagMapRemoved: can not tell whether ${TAG_MAP} is removed: Tags may be it`],
  ],
  ['a tag map is renamed', renamed(template(), 'Tags', 'Labels'), [`error TagMapRecreated: ${TAG_MAP} becomes Labels`]],
  [
    'a tag goes',
    template({ tags: { team: undefined } }),
    [`warning TagRemoved: ${TAG_MAP} loses the tag team, made of team`],
  ],
  [
    'a tag is made of another claim',
    template({ tags: { tenant: 'customer' } }),
    [`warning TagClaimChanged: the tag tenant in ${TAG_MAP} is made of customer, and no longer of tenantId`],
  ],
  [
    "Cognito's own tags begin",
    template({ tagMap: { Properties: { ...FOR_SAML, UseDefaults: true } } }),
    [
      `warning DefaultTagsChanged: in ${TAG_MAP} UseDefaults is turned on`,
      `warning TagRemoved: ${TAG_MAP} loses the tag tenant, made of tenantId`,
      `warning TagRemoved: ${TAG_MAP} loses the tag team, made of team`,
    ],
  ],
  [
    "Cognito's own tags end",
    [template({ tagMap: { Properties: { ...FOR_SAML, UseDefaults: true } } }), template()],
    [`warning DefaultTagsChanged: in ${TAG_MAP} UseDefaults is turned off`],
  ],
  ['the key of a tag has other letters', template({ tags: { team: undefined, Team: 'team' } }), []],
  ['a tag is added', template({ tags: { region: 'region' } }), []],
];

/** A template of which nothing much is known. */
function unknowns(): Json {
  return template({
    pool: { AllowUnauthenticatedIdentities: ANYTHING, SamlProviderARNs: [SAML, ANYTHING], AllowClassicFlow: UNLESS },
    roles: { authenticated: ANYTHING },
    mappings: { [SAML]: mapping([LEGAL, { ...SALES, Value: ANYTHING }]) },
    tags: { tenant: ANYTHING },
  });
}

/** Everything of a pool stands under a condition that is not the pool's. */
function conditional(parts: Parts = {}): Json {
  return template({ attachment: { Condition: 'Maybe' }, tagMap: { Condition: 'Maybe' }, ...parts });
}

test.each(CASES)('%s', (_, templates, said) => {
  const [before, after] = Array.isArray(templates) ? templates : [template(), templates];
  expect(described(before, after)).toEqual(said);
});

test('every kind of change is among these cases', () => {
  const said = CASES.flatMap(([, , changes]) => changes.map((change) => JSON.stringify(change))).join('\n');
  expect(Object.values(IdentityPoolChangeKind).filter((kind) => !said.includes(` ${kind}: `))).toEqual([]);
});

test('what comes of a change stands beside it', () => {
  const changes = IdentityPoolChanges.between(template(), template({ roles: { authenticated: role('People') } }));
  expect(changes).toEqual([
    expect.objectContaining({
      kind: IdentityPoolChangeKind.DEFAULT_ROLE_CHANGED,
      severity: CheckSeverity.WARNING,
      poolLogicalId: 'Pool',
      logicalId: 'Attachment',
      affected: 'whoever gets this role loses what only the old one may do, and gains what the new one may do',
      advice: 'compare the permissions of both roles, and see that the new one trusts this pool',
      message: `WARNING DefaultRoleChanged at Attachment: the role of signed-in users changes from ${role('Users')} to ${role('People')}.
  Affected: whoever gets this role loses what only the old one may do, and gains what the new one may do.
  Advice: compare the permissions of both roles, and see that the new one trusts this pool.`,
    }),
  ]);
});

test('whoever is concerned by a new order of rules is told the roles', () => {
  const [change] = IdentityPoolChanges.between(
    template(),
    template({ mappings: { [SAML]: mapping([LEGAL, SENIOR, SALES]) } }),
  );
  expect(change.affected).toBe(
    `users of whom both rules are true: they get ${role('Senior')}, and no longer ${role('Sales')}`,
  );
});

test('the worst comes first', () => {
  const after = template({
    tags: { team: undefined },
    pool: { AllowUnauthenticatedIdentities: UNLESS, SamlProviderARNs: [SAML], DeveloperProviderName: 'b' },
  });
  expect(IdentityPoolChanges.between(template(), after).map(({ severity }) => severity)).toEqual([
    CheckSeverity.ERROR,
    CheckSeverity.WARNING,
    CheckSeverity.INFO,
  ]);
});

describe('what may not be there today', () => {
  test('is no change while it stays so', () => {
    expect(described(conditional(), conditional())).toEqual([]);
  });

  test.each<[string, Json, string]>([
    ['a default role', conditional({ roles: { authenticated: role('People') } }), 'DefaultRoleChanged'],
    ['a rule', conditional({ mappings: { [SAML]: mapping([LEGAL, SALES]) } }), 'RuleRemoved'],
    ['a tag', conditional({ tags: { team: undefined } }), 'TagRemoved'],
    ['the tag map', without(conditional(), 'Tags'), 'TagMapRemoved'],
    ['the attachment', without(conditional(), 'Attachment'), 'AttachmentRemoved'],
  ])('is no certain change: %s', (_, after, kind) => {
    const [change, ...others] = described(conditional(), after);
    expect(change).toMatch(new RegExp(`^info ${kind}: can not tell whether .*: it may not be there today$`));
    expect(others).toEqual([]);
  });
});

test('pools are told apart by their logical ids', () => {
  const other = (guests: boolean) => ({
    Other: { Type: POOL_TYPE, Properties: { AllowUnauthenticatedIdentities: guests } },
  });
  const changes = IdentityPoolChanges.between(template({ rest: other(true) }), template({ rest: other(false) }));
  expect(changes.map(({ kind, poolLogicalId }) => [kind, poolLogicalId])).toEqual([
    [IdentityPoolChangeKind.GUESTS_TURNED_OFF, 'Other'],
  ]);
});

test('parameters have the values that are said', () => {
  const after = template({ pool: { AllowUnauthenticatedIdentities: { Ref: 'Anything' } } });
  const parameters = { Anything: 'false' };
  expect(IdentityPoolChanges.between(template(), after, { parameters }).map(({ severity }) => severity)).toEqual([
    CheckSeverity.ERROR,
  ]);
});

test('a CDK app that makes its user pool client anew removes the old one', () => {
  const synthesized = (clientId: string) => {
    const stack = testStack();
    const { userPool, client: web } = userPoolOf(stack);
    const clients = [web, userPool.addClient(clientId)];
    new IdentityPool(stack, 'Pool', { providers: [IdentityProvider.userPool(userPool, { clients })] });
    return Template.fromStack(stack).toJSON();
  };
  expect(described(synthesized('Mobile'), synthesized('MobileApp'))).toEqual([
    expect.stringMatching(
      /^error ClientRemoved: client <Template\/UsersMobile\w+.Ref> of user pool .*<Template\/Users\w+.Ref> is removed$/,
    ),
  ]);
  expect(described(synthesized('Mobile'), synthesized('Mobile'))).toEqual([]);
});

describe('the program of docs/changes.md', () => {
  const page = readFileSync(join(__dirname, '../../docs/changes.md'), 'utf8');
  const [, program] = /^```js\n([\s\S]*?)^```/m.exec(page) as RegExpExecArray;

  function run(deployed: Json, next: Json): { exitCode?: number; lines: string[] } {
    const files: Json = { 'deployed.json': deployed, 'next.json': next };
    const modules: Json = {
      'node:fs': { readFileSync: (file: string) => JSON.stringify(files[file]) },
      'cdk-cognito-identity-pool': { checks },
    };
    const process: Json = { argv: ['node', 'program', 'deployed.json', 'next.json'] };
    const lines: string[] = [];
    const console = { log: (line: string) => lines.push(line) };
    new Function('require', 'process', 'console', program)((name: string) => modules[name], process, console);
    return { exitCode: process.exitCode, lines };
  }

  test('fails on an error, and prints it', () => {
    const { exitCode, lines } = run(
      { TemplateBody: template() },
      template({ pool: { AllowUnauthenticatedIdentities: false } }),
    );
    expect(exitCode).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/^ERROR GuestsTurnedOff at Pool/)]);
  });

  test('passes where nothing changes', () => {
    expect(run({ TemplateBody: template() }, template())).toEqual({ exitCode: 0, lines: [] });
  });

  test('stops at a deployed template that is YAML', () => {
    expect(() => run({ TemplateBody: 'Resources: {}' }, template())).toThrow('TemplateInvalid');
  });
});

describe('two rules can both be true of one user', () => {
  const condition = (text: string) => {
    const [claim, matchType, value] = text.split(' ');
    return { claim, matchType, value };
  };

  test.each([
    ['a Equals x', 'a Equals x', true],
    ['a Equals x', 'a Equals y', false],
    ['a Equals x', 'b Equals y', true],
    ['a Equals xy', 'a StartsWith x', true],
    ['a Equals xy', 'a StartsWith y', false],
    ['a Equals xyz', 'a Contains y', true],
    ['a Equals xyz', 'a Contains yx', false],
    ['a Equals x', 'a NotEqual y', true],
    ['a Equals x', 'a NotEqual x', false],
    ['a StartsWith x', 'a StartsWith xy', true],
    ['a StartsWith x', 'a StartsWith y', false],
    ['a StartsWith x', 'a Contains y', true],
    ['a Contains x', 'a Contains y', true],
    ['a NotEqual x', 'a NotEqual y', true],
    // Whether Cognito heeds case is not documented.
    ['a Equals X', 'a Equals x', true],
    ['a Equals X', 'a NotEqual x', true],
    ['a Equals x', 'a Matches y', true],
  ])('%s, %s: %j', (one, other, expected) => {
    expect(canBothBeTrue(condition(one), condition(other))).toBe(expected);
    expect(canBothBeTrue(condition(other), condition(one))).toBe(expected);
  });
});
