import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as library from '../src';
import { compile, ROOT, run } from './support/compiled';
import type { Json } from './support/stacks';

/** Documents a user may look for in node_modules; npm adds the readme, the license and the manifest by itself. */
const DOCUMENTS = ['API.md', 'CHANGELOG.md', 'LICENSE', 'MIGRATION.md', 'README.md'];

const manifest = jsonOf('package.json');
const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .sort();

describe('the package on npm', () => {
  let files: string[];
  beforeAll(() => {
    compile();
    const [packed] = JSON.parse(run('npm', ['pack', '--dry-run', '--json']));
    files = packed.files.map(({ path }: { path: string }) => path);
  });

  test('holds the types of every source, the code of all in one file for each part, and no other code', () => {
    const types = sources.map((file) => `lib/${file.replace(/\.ts$/, '.d.ts')}`);
    const code = ['index', 'pool', 'isolation', 'model', 'checks', 'testing'].map((part) => `lib/${part}.js`);
    expect(files.filter((file) => file.startsWith('lib/')).sort()).toEqual([...types, ...code].sort());
  });

  test.each([
    ['a script', 'commonjs', 'const library = require(NAME)'],
    ['an ES module', 'module', 'import * as library from NAME'],
  ])('gives %s all that the sources export', (_, type, load) => {
    const program = `${load.replace('NAME', JSON.stringify(manifest.name))};
      console.log(JSON.stringify(Object.keys(library).filter((name) => !['default', '__esModule'].includes(name))));`;
    const exported = JSON.parse(run(process.execPath, [`--input-type=${type}`, '--eval', program]));
    expect(exported.sort()).toEqual(Object.keys(library).sort());
  });

  test('knows its classes by their names', () => {
    const program = `const { checks, testing, ...pool } = require(${JSON.stringify(manifest.name)});
      console.log(JSON.stringify(Object.entries({ ...pool, ...checks, ...testing })
        .filter(([name, value]) => typeof value === 'function' && value.name !== name)));`;
    expect(JSON.parse(run(process.execPath, ['--eval', program]))).toEqual([]);
  });

  test('holds the assembly that other languages are made from', () => {
    expect(files).toContain('.jsii');
  });

  test('holds the documents of this folder that are for its users, and nothing else', () => {
    const rest = files.filter((file) => !file.startsWith('lib/') && file !== '.jsii' && file !== 'package.json');
    expect(rest.sort()).toEqual(
      readdirSync(ROOT)
        .filter((file) => DOCUMENTS.includes(file))
        .sort(),
    );
  });

  test('holds every file that it exports', () => {
    const exported = JSON.stringify(manifest.exports).match(/"\.\/[^"]+"(?=[,}])/g) ?? [];
    expect(exported.map((path) => JSON.parse(path).slice(2)).filter((path) => !files.includes(path))).toEqual([]);
    expect(exported).toContain('"./lib/index.js"');
  });

  test('brings nothing along', () => {
    expect(
      Object.keys(manifest)
        .filter((key) => /dependencies$/i.test(key))
        .sort(),
    ).toEqual(['devDependencies', 'peerDependencies']);
  });

  test('asks for aws-cdk-lib and constructs, from the versions it is tested on', () => {
    const { 'aws-cdk-lib': cdk, constructs } = manifest.devDependencies;
    expect(manifest.peerDependencies).toEqual({ 'aws-cdk-lib': `^${cdk}`, constructs: `^${constructs}` });
  });
});

test('the lock file names no registry', () => {
  const packages = Object.entries<Json>(jsonOf('package-lock.json').packages);
  expect(packages.filter(([, { resolved }]) => resolved !== undefined).map(([name]) => name)).toEqual([]);
});

test('every source file can be read in one sitting', () => {
  const long = sources.filter((file) => readFileSync(join(ROOT, 'src', file), 'utf8').split('\n').length > 350);
  expect(long).toEqual([]);
});

function jsonOf(file: string): Json {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
}
