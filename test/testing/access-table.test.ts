import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';
import { testing } from 'cdk-cognito-identity-pool';
import { TenantsAndGroupsStack } from '../../examples/tenants-and-groups';
import { lineDiff } from '../../src/testing/private/line-diff';
import { exampleAppWithFlags, readJson } from '../support/example-templates';
import { type PoolTemplate, poolTemplate, SAML_ARN, trusting } from './support/pool-template';

const { IdentityPoolSimulator } = testing;

/** The providers of the template by hand have long names; a pool with one is enough for most. */
function tableOf(given: PoolTemplate, change: (template: ReturnType<typeof poolTemplate>) => void = () => {}) {
  const template = poolTemplate(given);
  const { AllowUnauthenticatedIdentities, CognitoIdentityProviders } = template.Resources.Pool.Properties;
  template.Resources.Pool.Properties = { AllowUnauthenticatedIdentities, CognitoIdentityProviders };
  change(template);
  return IdentityPoolSimulator.fromTemplate(template).accessTable();
}

const USERS = 'user pool <Template/Users.Ref>, client <Template/Web.Ref>';
const NO_GUESTS = 'NotAuthorizedException: the pool lets no guests in (AllowUnauthenticatedIdentities is false)';

const GROUPS: PoolTemplate = {
  mappings: { 'user-pool': { type: 'Token', otherwise: 'Deny' } },
  tags: { 'user-pool': { tenant: 'custom:tenant' } },
  groups: { staff: { role: 'Research' }, admins: { role: 'Admins', precedence: 0 }, everybody: {} },
  permissions: {
    Admins: [
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject'],
        Resource: `arn:aws:s3:::files/\${aws:PrincipalTag/tenant}/*`,
      },
      { Effect: 'Deny', NotAction: 's3:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ],
  },
};

describe('the ways to the roles', () => {
  test('of groups, in the order of their precedence', () => {
    expect(tableOf(GROUPS).entries.map(({ who, role }) => [who, role])).toEqual([
      ['group admins, precedence 0', 'Admins'],
      ['group staff', 'Research'],
      ['all others', undefined],
      ['all', undefined],
    ]);
  });

  test('by rule, in order, and of all others', () => {
    const rules: [string, string, string, string][] = [
      ['dep|artment', 'Equals', 'le"gal', 'Legal'],
      ['level', 'NotEqual', 'x', 'Research'],
    ];
    const { entries } = tableOf({
      mappings: { 'user-pool': { type: 'Rules', otherwise: 'AuthenticatedRole', rules } },
    });
    expect(entries.map(({ who, role }) => [who, role])).toEqual([
      ['rule 1: dep|artment Equals "le"gal"', 'Legal'],
      ['rule 2: level NotEqual "x"', 'Research'],
      ['all others', 'Auth'],
      ['all', undefined],
    ]);
  });

  test('without a mapping, and of guests', () => {
    const { entries, pool } = tableOf({ guests: true });
    expect(pool).toBe('Pool');
    expect(entries.map(({ provider, who, role, problems }) => [provider, who, role, problems])).toEqual([
      [USERS, 'all', 'Auth', []],
      ['guests', 'all', 'Guest', []],
    ]);
  });

  test('show what fails', () => {
    const { entries } = tableOf({ trust: { Auth: [trusting('unauthenticated')] } });
    expect(entries[0]).toMatchObject({ role: undefined });
    expect(entries[0].problems).toEqual([
      expect.stringContaining('InvalidIdentityPoolConfigurationException: role Auth does not let'),
    ]);
    expect(entries[1].problems).toEqual([NO_GUESTS]);
  });

  test('show through which providers alone a role can be reached', () => {
    const { entries } = IdentityPoolSimulator.fromTemplate(
      poolTemplate({
        mappings: { saml: { type: 'Rules', otherwise: 'Deny', rules: [['team', 'Equals', 'a', 'Legal']] } },
        trust: { Legal: [trusting(SAML_ARN), trusting('accounts.google.com')] },
      }),
    ).accessTable();
    expect(new Map(entries.map(({ role, through }) => [role, through]))).toEqual(
      new Map([
        ['Auth', []],
        ['Legal', ['accounts.google.com', SAML_ARN]],
        [undefined, []],
      ]),
    );
  });

  test('show which tag is required', () => {
    const deny = {
      Effect: 'Deny',
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringNotLike: { 'aws:RequestTag/tenant': '?*' } },
    };
    const { entries } = tableOf({
      tags: { 'user-pool': { tenant: 'custom:tenant', app: 'aud' } },
      trust: { Auth: [trusting('authenticated'), deny] },
    });
    expect(entries[0].tags).toEqual(['tenant <- custom:tenant (required)', 'app <- aud']);
  });

  test.each<[string, PoolTemplate, (template: ReturnType<typeof poolTemplate>) => void, string]>([
    [
      'two attachments',
      {},
      ({ Resources }) => Object.assign(Resources, { Again: Resources.Attachment }),
      'which role attachment the pool has can not be told',
    ],
    [
      'mappings nobody knows',
      {},
      ({ Resources }) => Object.assign(Resources.Attachment.Properties, { RoleMappings: { Ref: 'Nothing' } }),
      'which role mapping is in force can not be told',
    ],
    [
      'rules nobody knows',
      { mappings: { 'user-pool': { type: 'Rules', otherwise: 'Deny', rules: [] } } },
      ({ Resources }) =>
        Object.assign(Resources.Attachment.Properties.RoleMappings['user-pool'].RulesConfiguration, {
          Rules: { Ref: 'Nothing' },
        }),
      'Template has no Nothing',
    ],
    [
      'a type nobody knows',
      { mappings: { 'user-pool': { type: 'Tokenz', otherwise: 'Deny' } } },
      () => {},
      'the type of the role mapping of user-pool can not be told',
    ],
    [
      'providers nobody knows',
      {},
      ({ Resources }) => Object.assign(Resources.Pool.Properties, { SamlProviderARNs: { Ref: 'Nothing' } }),
      'Template has no Nothing',
    ],
    [
      'a role of elsewhere',
      {},
      ({ Resources }) =>
        Object.assign(Resources.Attachment.Properties.Roles, { authenticated: 'arn:aws:iam::111111111111:role/x' }),
      'so its trust policy is not known',
    ],
    [
      'groups under a Lambda function',
      GROUPS,
      ({ Resources }) =>
        Object.assign(Resources.Users, { Properties: { LambdaConfig: { PreTokenGeneration: 'arn' } } }),
      'a Lambda function may change the roles in a token',
    ],
  ])('show what can not be told: %s', (_, given, change, problem) => {
    expect(
      tableOf(given, change)
        .entries.flatMap(({ problems }) => problems)
        .join('\n'),
    ).toContain(problem);
  });
});

describe('what a role may do', () => {
  test('is listed statement by statement', () => {
    expect(tableOf(GROUPS).entries[0].permissions).toEqual([
      `s3:GetObject, s3:PutObject on arn:aws:s3:::files/\${aws:PrincipalTag/tenant}/*`,
      'never everything but s3:* on * if aws:SecureTransport Bool false',
    ]);
  });

  test('has its limits beside it', () => {
    const { entries } = tableOf({
      guests: true,
      permissions: { Guest: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] },
      roleProps: {
        Guest: {
          PermissionsBoundary: 'arn:aws:iam::aws:policy/Boundary',
          ManagedPolicyArns: ['arn:aws:iam::aws:policy/Managed'],
        },
      },
    });
    expect(entries[1].permissions).toEqual([
      's3:* on *',
      'perhaps more: the content of managed policy arn:aws:iam::aws:policy/Managed is not in the app',
      'at most what arn:aws:iam::aws:policy/Boundary allows',
      "at most what Cognito's session policies for guests allow",
    ]);
  });

  test.each([
    [
      { Effect: { Ref: 'Nothing' }, Action: 's3:*', Resource: '*' },
      'perhaps (<unknown: Template has no Nothing>) s3:* on *',
    ],
    [
      { Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: { Ref: 'Nothing' } },
      's3:* on * if <unknown: Template has no Nothing>',
    ],
    [
      { Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: { Bool: { Ref: 'Nothing' } } },
      's3:* on * if Bool <unknown: Template has no Nothing>',
    ],
    [{ Ref: 'Nothing' }, 'what can not be read: <unknown: Template has no Nothing>'],
    [{ Effect: 'Allow', Action: 7 }, '7 on nothing'],
  ])('is shown as far as it can be read: %j', (statement, shown) => {
    expect(tableOf({ permissions: { Auth: [statement] } }).entries[0].permissions).toEqual([shown]);
  });
});

describe('the table is written', () => {
  const table = () => tableOf(GROUPS);

  test('as text', () => {
    expect(table().toText()).toBe(
      [
        'Pool',
        '',
        USERS,
        '  tag tenant <- custom:tenant',
        '  group admins, precedence 0 -> Admins',
        '  group staff -> Research',
        '  all others -> no role',
        '    ! NotAuthorizedException: the token has no role, and the role mapping then denies',
        '',
        'guests',
        '  all -> no role',
        `    ! ${NO_GUESTS}`,
        '',
        'Admins may',
        `  s3:GetObject, s3:PutObject on arn:aws:s3:::files/\${aws:PrincipalTag/tenant}/*`,
        '  never everything but s3:* on * if aws:SecureTransport Bool false',
        '',
        'Research may',
        '  nothing',
        '',
      ].join('\n'),
    );
  });

  test('as Markdown, in which no value is markup', () => {
    const markdown = table().toMarkdown();
    expect(markdown).toContain('| Provider | Who | Role | Tags |\n| --- | --- | --- | --- |\n');
    expect(markdown).toContain(
      `\n- s3:GetObject, s3:PutObject on arn:aws:s3:::files/\\\${aws:PrincipalTag/tenant}/\\*\n- never everything but`,
    );
    expect(markdown).toContain(
      '&lt;Template/Users.Ref&gt;, client &lt;Template/Web.Ref&gt; | group staff | Research |',
    );
    expect(
      markdown
        .replace(/\\./g, '')
        .match(/^\|.*\|$/gm)
        ?.map((line) => line.split('|').length),
    ).toEqual([6, 6, 6, 6, 6, 6]);
  });

  test('as a diagram, in which no value ends a text', () => {
    const rules: [string, string, string, string][] = [['a"b', 'Equals', '<c>#', 'Legal']];
    const lines = tableOf({ mappings: { 'user-pool': { type: 'Rules', otherwise: 'Deny', rules } } })
      .toMermaid()
      .split('\n');
    expect(lines[0]).toBe('flowchart LR');
    expect(lines).toContain('  provider1 -->|"rule 1: a#quot;b Equals #quot;#lt;c#gt;#35;#quot;"| role1');
    expect(lines).toContain('  role1["Legal"]');
    for (const line of lines.slice(1, -1)) {
      expect(line).toMatch(/^ {2}\w+(\["[^"]*"\]| -->(\|"[^"]*"\|)? \w+)$/);
    }
  });

  test('with what a role requires beside that role, where another one does not', () => {
    const requiring = {
      Effect: 'Deny',
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringNotLike: { 'aws:RequestTag/tenant': '?*' } },
    };
    const some = tableOf({ ...GROUPS, trust: { Admins: [trusting('authenticated'), requiring] } });
    expect(some.toText()).toContain(
      [
        USERS,
        '  group admins, precedence 0 -> Admins',
        '    tag tenant <- custom:tenant (required)',
        '  group staff -> Research',
        '    tag tenant <- custom:tenant',
        '  all others -> no role',
      ].join('\n'),
    );
    expect(some.toMermaid()).toContain(
      '  provider1 -->|"group admins, precedence 0<br>tag tenant #lt;- custom:tenant (required)"| role1\n',
    );
  });

  test('with a role of guests and of others apart, for guests may do less', () => {
    const shared = tableOf({
      guests: true,
      defaults: { authenticated: 'Auth', unauthenticated: 'Auth' },
      trust: { Auth: [trusting('*')] },
      permissions: { Auth: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] },
    });
    expect(shared.toText()).toContain(
      "Auth may\n  s3:* on *\n\nAuth of guests may\n  s3:* on *\n  at most what Cognito's session policies",
    );
  });
});

describe('a committed file', () => {
  let folder: string;
  const { WRITE_ACCESS_TABLES } = process.env;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'access-'));
    delete process.env.WRITE_ACCESS_TABLES;
  });
  afterEach(() => {
    Object.assign(process.env, WRITE_ACCESS_TABLES === undefined ? {} : { WRITE_ACCESS_TABLES });
    rmSync(folder, { recursive: true });
  });
  const simulator = (template: PoolTemplate = GROUPS) => IdentityPoolSimulator.fromTemplate(poolTemplate(template));

  test.each([
    ['access.md', '# Pool'],
    ['access.mmd', 'flowchart LR'],
    ['access.mermaid', 'flowchart LR'],
    ['access.txt', 'Pool\n'],
  ])('%s is compared with', (name, start) => {
    const file = join(folder, 'deep', name);
    const pool = simulator().pool('Pool');
    expect(() => pool.assertAccessTable(file)).toThrow(
      `expected ${file} to say who gets which role of Pool, but there is no such file`,
    );
    expect(existsSync(file)).toBe(false);
    pool.writeAccessTable(file);
    expect(readFileSync(file, 'utf8').startsWith(start)).toBe(true);
    pool.assertAccessTable(file);
    simulator().assertAccessTable(file);
  });

  test('that differs is shown, and left as it is', () => {
    const file = join(folder, 'access.txt');
    simulator().pool('Pool').writeAccessTable(file);
    const before = readFileSync(file, 'utf8');
    const changed = { ...GROUPS, groups: { ...GROUPS.groups, staff: { role: 'Legal' } } };
    expect(() => simulator(changed).assertAccessTable(file)).toThrow(
      /expected the access table of Pool to be as in .*access.txt, but it differs\n {2}- is in the file, \+ is what the app makes\n[\s\S]*\n {2}- {3}group staff -> Research\n {2}\+ {3}group staff -> Legal\n[\s\S]*WRITE_ACCESS_TABLES=true/,
    );
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('is written where an environment variable says so', () => {
    const file = join(folder, 'access.txt');
    process.env.WRITE_ACCESS_TABLES = 'true';
    simulator().assertAccessTable(file);
    delete process.env.WRITE_ACCESS_TABLES;
    simulator().assertAccessTable(file);
  });

  test('may end its lines as Windows does', () => {
    const file = join(folder, 'access.md');
    writeFileSync(file, simulator().accessTable().toMarkdown().replaceAll('\n', '\r\n'));
    simulator().assertAccessTable(file);
  });
});

describe('the difference of two texts', () => {
  test.each([
    ['a\nb\nc', 'a\nx\nc', ['  a', '- b', '+ x', '  c']],
    ['a\nb', 'a\nb\nc', ['  a', '  b', '+ c']],
    ['a\nb', 'b', ['- a', '  b']],
    ['1\n2\n3\n4\n5\n6\n7', '1\n2\n3\n4\n5\n6\nx', ['...', '  5', '  6', '- 7', '+ x']],
    ['x\n2\n3\n4\n5\n6\ny', 'a\n2\n3\n4\n5\n6\nb', ['- x', '+ a', '  2', '  3', '...', '  5', '  6', '- y', '+ b']],
    ['a', 'a', []],
  ])('%j and %j', (before, after, expected) => {
    expect(lineDiff(before, after)).toEqual(expected);
  });
});

// What the examples' tables say is read by a person when it changes: WRITE_ACCESS_TABLES=true writes them.
test.each(['Federation', 'Guests', 'MultiTenant', 'OneUserPool', 'OwnBackend', 'TenantsAndGroups', 'TwoRegions'])(
  'the table of example %s is as committed',
  (id) => {
    const stack = exampleAppWithFlags().node.findChild(id) as Stack;
    IdentityPoolSimulator.fromStack(stack).assertAccessTable(join(__dirname, 'access-tables', `${id}.md`));
  },
);

test('a table is the same from the template of the CLI, which tells the paths of the constructs', () => {
  const app = new App({ context: { 'aws:cdk:enable-path-metadata': true } });
  const stack = new TenantsAndGroupsStack(app, 'Shop');
  const fromTemplate = IdentityPoolSimulator.fromTemplate(app.synth().getStackByName('Shop').template);
  expect(fromTemplate.accessTable().toText()).toBe(IdentityPoolSimulator.fromStack(stack).accessTable().toText());
});

// Whoever reads the README sees what the simulator draws today.
test('the picture of the README is that of an example', () => {
  const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
  const stack = exampleAppWithFlags().node.findChild('TenantsAndGroups') as Stack;
  const [, drawn] = /^```mermaid\n([\s\S]*?)^```$/m.exec(readme) ?? [];
  expect(drawn).toBe(IdentityPoolSimulator.fromStack(stack).accessTable().toMermaid());
});

test('a table is the same from the template alone, but for the names of constructs', () => {
  const template = readJson(join(__dirname, '../examples.snapshots/OwnBackend.json'));
  const stack = exampleAppWithFlags().node.findChild('OwnBackend') as Stack;
  const [fromTemplate, fromStack] = [
    IdentityPoolSimulator.fromTemplate(template),
    IdentityPoolSimulator.fromStack(stack),
  ].map((simulator) => simulator.accessTable().entries.map(({ who, tags, problems }) => ({ who, tags, problems })));
  expect(fromTemplate).toEqual(fromStack);
});
