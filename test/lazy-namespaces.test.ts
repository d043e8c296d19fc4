import { compile, ROOT, run } from './support/compiled';

beforeAll(compile);

/** What a program prints that has the compiled library as `library`, and `loaded()` for the files of it that are loaded. */
function printedBy(program: string): string {
  const loaded = `() => Object.keys(require.cache)
    .filter((file) => file.startsWith(${JSON.stringify(`${ROOT}/lib/`)}))
    .map((file) => file.slice(${ROOT.length + 5})).join()`;
  return run(process.execPath, [
    '--eval',
    `const library = require(${JSON.stringify(ROOT)}); const loaded = ${loaded}; ${program}`,
  ]).trim();
}

const POOL = `
  const { App, Stack } = require('aws-cdk-lib');
  const app = new App();
  const pool = new library.IdentityPool(new Stack(app, 'Shop'), 'Pool', { guestAccess: library.GuestAccess.enabled() });`;

test('the library alone loads nothing', () => {
  expect(printedBy("console.log('loaded:', loaded());")).toBe('loaded: index.js');
});

test('a pool loads no check, no simulator and no grant of isolated things', () => {
  expect(printedBy(`${POOL} console.log('loaded:', loaded());`)).toBe('loaded: index.js,pool.js');
});

test('the grants of isolated things are loaded by whoever asks for them', () => {
  expect(printedBy(`${POOL} pool.isolate; console.log('loaded:', loaded());`)).toBe(
    'loaded: index.js,pool.js,isolation.js',
  );
});

test('a pool keeps what it keeps apart in one place', () => {
  expect(printedBy(`${POOL} console.log(pool.isolate === pool.isolate);`)).toBe('true');
});

test('the checks are loaded by a synthesis, the simulator is not', () => {
  expect(printedBy(`${POOL} app.synth(); console.log('loaded:', loaded());`)).toBe(
    'loaded: index.js,pool.js,checks.js,model.js',
  );
});

test('the checks are loaded by whoever asks for them', () => {
  expect(printedBy("library.checks; console.log('loaded:', loaded());")).toBe(
    'loaded: index.js,checks.js,pool.js,model.js',
  );
});

test('the simulator is loaded by whoever asks for it', () => {
  expect(printedBy("library.testing; console.log('loaded:', loaded());")).toBe(
    'loaded: index.js,testing.js,model.js,pool.js',
  );
});

test('a namespace is the same one whenever it is asked for', () => {
  expect(printedBy('console.log(library.checks === library.checks, typeof library.checks.IdentityPoolChecks);')).toBe(
    'true function',
  );
});

test('an ES module finds the names of the library', () => {
  const program = `import { checks, IdentityPool } from ${JSON.stringify(`${ROOT}/lib/index.js`)};
    console.log(typeof checks.IdentityPoolChecks, typeof IdentityPool);`;
  expect(run(process.execPath, ['--input-type=module', '--eval', program]).trim()).toBe('function function');
});
