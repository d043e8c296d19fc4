import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assembly } from '@jsii/spec';
import { compiledAssembly, ROOT, run } from './support/compiled';
import type { Json } from './support/stacks';
import {
  everythingIsDocumented,
  noAny,
  noFluentMethods,
  noGetters,
  noUnions,
  optionalParametersSayTheirDefault,
  optionalPropsSayTheirDefault,
  propertiesAreReadOnly,
  requiredPropsHaveNoDefault,
  type SurfaceRule,
  submodulesHaveANameInEveryLanguage,
  summariesAreSentences,
  valuesHaveAPublicMember,
} from './support/surface-rules';

/** Where anything may be passed, because the question is what it is. */
const ANY = [
  'IdentityPool.isIdentityPool(x)',
  'checks.IdentityPoolChecks.findingsInTemplate(template)',
  'checks.IdentityPoolChanges.between(oldTemplate)',
  'checks.IdentityPoolChanges.between(newTemplate)',
  // What a token, a request or a template says is whatever JSON can hold.
  'testing.IdentityPoolSimulator.fromTemplate(template)',
  ...[
    'through',
    'withAmazon',
    'withApple',
    'withFacebook',
    'withGoogle',
    'withOidc',
    'withTwitter',
    'withUserPool',
  ].map((method) => `testing.SignIn.${method}(claims)`),
  'testing.SignIn.withSaml(attributes)',
  ...['assertAllowed', 'assertDenied', 'decide', 'isAllowed'].map(
    (method) => `testing.SimulatedSession.${method}(context)`,
  ),
];

const STRING = { primitive: 'string' };

/** An assembly of one type, `lib.Thing`: a class with a documented property and method, but for what is given. */
function assemblyOf(thing: object, rest: object = {}): Assembly {
  const type = { fqn: 'lib.Thing', name: 'Thing', kind: 'class', docs: { summary: 'A thing.' }, ...thing };
  return { name: 'lib', types: { 'lib.Thing': type }, ...rest } as unknown as Assembly;
}

function property(rest: object): object {
  const docs = { summary: 'A property.' };
  return assemblyOf({ properties: [{ name: 'size', type: STRING, immutable: true, docs, ...rest }] });
}

function method(rest: object): object {
  return assemblyOf({ methods: [{ name: 'open', docs: { summary: 'Opens it.' }, ...rest }] });
}

function parameter(rest: object): object {
  return method({ parameters: [{ name: 'how', type: STRING, ...rest }] });
}

function prop(rest: object): object {
  const docs = { summary: 'A prop.' };
  return assemblyOf({
    kind: 'interface',
    datatype: true,
    properties: [{ name: 'size', type: STRING, immutable: true, docs, ...rest }],
  });
}

const listOf = (elementtype: object) => ({ collection: { kind: 'array', elementtype } });
const union = { union: { types: [STRING, { primitive: 'number' }] } };
const thing = { fqn: 'lib.Thing' };

/** A rule, a surface that breaks it, and what the rule says. */
const RULES: [string, SurfaceRule, [object, string][]][] = [
  [
    'no type is a union or an intersection',
    noUnions,
    [
      [property({ type: union }), 'Thing.size is a union or an intersection'],
      [parameter({ type: listOf(union) }), 'Thing.open(how) is a union or an intersection'],
      [parameter({ type: { intersection: { types: [] } } }), 'Thing.open(how) is a union or an intersection'],
      [method({ returns: { type: listOf(listOf(union)) } }), 'Thing.open is a union or an intersection'],
    ],
  ],
  [
    'nothing is any, but where it is listed',
    noAny(ANY),
    [
      [property({ type: { primitive: 'any' } }), 'Thing.size is any'],
      [parameter({ type: listOf({ primitive: 'any' }) }), 'Thing.open(how) is any'],
      [
        assemblyOf({ initializer: { parameters: [{ name: 'how', type: { primitive: 'any' } }] } }),
        'new Thing(how) is any',
      ],
      [assemblyOf({}), 'IdentityPool.isIdentityPool(x) is not any (any more)'],
    ],
  ],
  [
    'no method returns its own class',
    noFluentMethods,
    [[method({ returns: { type: thing } }), 'Thing.open returns its own class']],
  ],
  [
    'no method is named like a getter',
    noGetters,
    [[method({ name: 'getSize' }), 'Thing.getSize is named like a getter']],
  ],
  [
    'every type and every member has a summary',
    everythingIsDocumented,
    [
      [assemblyOf({ docs: undefined }), 'Thing has no summary'],
      [property({ docs: { stability: 'experimental' } }), 'Thing.size has no summary'],
      [prop({ docs: undefined }), 'Thing.size has no summary'],
      [method({ docs: undefined }), 'Thing.open has no summary'],
      [assemblyOf({ kind: 'enum', members: [{ name: 'BIG' }] }), 'Thing.BIG has no summary'],
    ],
  ],
  [
    'every summary is a whole sentence',
    summariesAreSentences,
    [[property({ docs: { summary: 'Its size;' } }), 'Thing.size is cut to "Its size;"']],
  ],
  [
    'every optional prop says its default',
    optionalPropsSayTheirDefault,
    [[prop({ optional: true }), 'Thing.size is optional without a @default']],
  ],
  [
    'no required prop has a default',
    requiredPropsHaveNoDefault,
    [[prop({ docs: { summary: 'A prop.', default: '1' } }), 'Thing.size is required and has a @default']],
  ],
  [
    'every optional parameter says its default',
    optionalParametersSayTheirDefault,
    [
      [parameter({ optional: true }), 'Thing.open(how) is optional, and its @param does not say the default'],
      [
        parameter({ optional: true, docs: { summary: 'how to open it' } }),
        'Thing.open(how) is optional, and its @param does not say the default',
      ],
    ],
  ],
  [
    'every class that is passed around has a public member',
    valuesHaveAPublicMember,
    [
      [method({ static: true, returns: { type: thing } }), 'Thing has no public member'],
      [
        assemblyOf({
          properties: [{ name: 'BIG', static: true, type: thing }],
          methods: [{ name: 'render', protected: true }],
        }),
        'Thing has no public member',
      ],
    ],
  ],
  [
    'no property can be assigned',
    propertiesAreReadOnly,
    [[property({ immutable: undefined }), 'Thing.size can be assigned']],
  ],
  [
    'every submodule has a name in every language',
    submodulesHaveANameInEveryLanguage,
    [
      [assemblyOf({}, { submodules: { 'lib.checks': {} } }), 'lib.checks is not named in every language'],
      [
        assemblyOf(
          {},
          {
            submodules: {
              'lib.testing': { targets: { python: {}, java: {}, dotnet: {}, go: { packageName: 'testing' } } },
            },
          },
        ),
        'Go package testing clashes with another import',
      ],
    ],
  ],
];

let surface: Assembly;
beforeAll(() => {
  surface = compiledAssembly();
});

test.each(RULES)('%s', (_, rule) => {
  expect(rule(surface)).toEqual([]);
});

describe('can be broken:', () => {
  test.each(
    RULES.flatMap(([name, rule, broken]) => broken.map(([assembly, says]) => [name, says, rule, assembly] as const)),
  )('%s: %s', (_, says, rule, assembly) => {
    expect(rule(assembly as Assembly)).toContain(says);
  });
});

test('the compiler refuses names that are words of another language', () => {
  const source = 'export class Box { public readonly range: string = ""; public box(): void {} }';
  expect(() => compileElsewhere(source)).toThrow(
    /JSII5018: "range" is a reserved word in Go.*JSII5019: The method name "box" conflicts/s,
  );
});

/** Compiles a source file as this library is compiled. */
function compileElsewhere(source: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'elsewhere-'));
  try {
    const { jsii, name, version, description, license, author, repository, main, types } = jsonOf('package.json');
    const manifest = { jsii, name, version, description, license, author, repository, main, types };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(folder, 'README.md'), '# Elsewhere');
    copyFileSync(join(ROOT, 'tsconfig.json'), join(folder, 'tsconfig.json'));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'src/index.ts'), source);
    const [program, ...args] = jsonOf('.projen/tasks.json').tasks.compile.steps[0].exec.split(' ');
    run(join(ROOT, 'node_modules/.bin', program), args, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function jsonOf(file: string): Json {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
}
