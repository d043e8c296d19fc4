import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

  test('holds every source compiled, and no other code', () => {
    const expected = sources.flatMap((file) => [
      file.replace(/\.ts$/, '.d.ts').replace(/^/, 'lib/'),
      file.replace(/\.ts$/, '.js').replace(/^/, 'lib/'),
    ]);
    expect(files.filter((file) => file.startsWith('lib/')).sort()).toEqual(expected.sort());
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
