import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { linkLibrary } from '../projenrc/link-library';
import { run } from './support/compiled';
import type { Json } from './support/stacks';

/** A library with two namespaces, which need one file that nobody else needs. `read` tells which files were run. */
const LIBRARY = {
  'index.ts': `export { Pool } from './pool'; export { read } from './read';
    export * as checks from './checks'; export * as testing from './testing';`,
  'read.ts': 'export const read: string[] = [];',
  'pool.ts': `import { join } from 'node:path'; import { read } from './read'; import { nameOf } from './private/name';
    read.push('pool');
    export class Pool {
      public static readonly PATH: string = join('a', 'b');
      public name(): string { return nameOf(this); }
      public check(): string { return require('./checks').check(this); }
    }`,
  'private/name.ts': `import { join } from 'node:path'; import { Pool } from '../pool';
    export function nameOf(x: unknown): string { return x instanceof Pool ? join('a', 'pool') : ''; }`,
  'model/model.ts': `import { read } from '../read'; read.push('model'); export class Model {}`,
  'checks/index.ts': `import { nameOf } from '../private/name'; import { read } from '../read'; import { Model } from '../model/model';
    read.push('checks'); export { Model }; export const check = (x: unknown) => 'checked ' + nameOf(x);`,
  'testing/index.ts': `import { read } from '../read'; import { Model } from '../model/model'; read.push('testing'); export { Model };`,
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linked-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Compiles sources as the library is compiled, links them, and loads what came of it. */
function linked(sources: Record<string, string>): Json {
  for (const [source, text] of Object.entries(sources)) {
    const { outputText } = transpileModule(text, {
      fileName: join(folder, source),
      compilerOptions: {
        module: ModuleKind.Node16,
        target: ScriptTarget.ES2022,
        esModuleInterop: true,
        inlineSourceMap: true,
      },
    });
    const file = join(folder, source.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, outputText);
  }
  linkLibrary(folder);
  return require(folder);
}

test('a linked library does what it did, files that need each other included', () => {
  const { Pool } = linked(LIBRARY);
  expect(Pool.name).toBe('Pool');
  expect(Pool.PATH).toBe(join('a', 'b'));
  expect(new Pool().name()).toBe(join('a', 'pool'));
});

test('it is one file, one for each namespace, and the index', () => {
  linked(LIBRARY);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  expect(files.sort()).toEqual(
    ['checks/linked.js', 'index.js', 'linked.js', 'testing/linked.js'].map((file) => join(file)),
  );
});

test('it asks for a package once', () => {
  linked(LIBRARY);
  const count = `let asked = 0;
    const { _load } = Module;
    Module._load = (name, ...rest) => { asked += name === 'node:path'; return _load(name, ...rest); };
    require(${JSON.stringify(folder)});
    console.log(asked);`;
  expect(run('node', ['-e', `const Module = require('node:module'); ${count}`])).toBe('1\n');
});

test('a namespace is read when it is used', () => {
  const library = linked(LIBRARY);
  expect(library.read).toEqual(['pool']);
  expect(Object.keys(library)).toEqual(expect.arrayContaining(['checks', 'testing']));
  expect(library.testing.Model).toBeDefined();
  expect(library.read).toEqual(['pool', 'model', 'testing']);
});

test('a namespace is read when code outside of it asks for it', () => {
  const library = linked(LIBRARY);
  expect(new library.Pool().check()).toBe(`checked ${join('a', 'pool')}`);
  expect(library.read).toEqual(['pool', 'model', 'checks']);
});

test('what two namespaces need is there once', () => {
  const { checks, testing, read } = linked(LIBRARY);
  expect(checks.Model).toBe(testing.Model);
  expect(read.filter((file: string) => file === 'model')).toHaveLength(1);
});

test.each([
  ['its folder', 'export const here = __dirname;', '__dirname'],
  ['its module', 'module.exports = {};', 'module.exports'],
  ['a file known at run time alone', 'export const load = (name: string) => require(name);', 'require(name)'],
  ['an ES module', "export const load = () => import('./other.mjs');", "import('./other.mjs')"],
])('fails for a file that asks for %s', (_, source, said) => {
  expect(() => linked({ 'index.ts': "export * from './odd';", 'odd.ts': source })).toThrow(
    `./odd.js says ${said}, which only code in a file of its own can say`,
  );
});
