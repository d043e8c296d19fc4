import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build, type Plugin } from 'esbuild';

// Puts what jsii compiled into one file for each part of the library, because Node.js takes longer to find a small file than
// to run it: docs/adr/0017-the-compiled-library-is-bundled.md.

const LIB = join(__dirname, '../lib');
const INDEX = join(LIB, 'index.js');

/** The parts that only some apps load, each a folder. The rest is the part `pool`, but for the index, which fetches from all. */
const FOLDERS = ['isolation', 'model', 'checks', 'testing'];

/** What the compiler makes of `export * as checks from './checks'`. */
const NAMESPACE = /^exports\.(\w+) = __importStar\(require\((".+?")\)\);$/gm;

/** What it makes of `export { IdentityPool } from './identity-pool'`: a module, and a getter for each of its names. */
const MODULE = /^var (\w+) = require\((".+?")\);$/gm;
const NAME = /^Object\.defineProperty\(exports, "(\w+)", .+ return (\w+)\.\1; \} \}\);$/gm;

/** Every module as the index asks for it: `./private/errors`. */
const modules = readdirSync(join(__dirname, '../src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => nameOf(join(LIB, file.replace(/\.ts$/, ''))));

function nameOf(file: string): string {
  return `./${relative(LIB, file).replaceAll('\\', '/')}`;
}

function partOf(module: string): string {
  return module === './index' ? 'index' : (FOLDERS.find((folder) => module.startsWith(`./${folder}/`)) ?? 'pool');
}

/** The code that fetches what is not in this part: a module of another, or a package, which Node.js finds slowly each time. */
function fetched(part: string, path: string, from: string): string | undefined {
  const name = path.startsWith('.') ? nameOf(join(from, path)) : path;
  const module = modules.find((each) => each === name || each === `${name}/index`);
  if (module === undefined) {
    return `require(${JSON.stringify(name)})`;
  }
  return partOf(module) === part ? undefined : `require("./${partOf(module)}.js")[${JSON.stringify(module)}]()`;
}

function fetching(part: string): Plugin {
  return {
    name: 'fetching',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /.*/ }, ({ path, namespace, resolveDir }) => {
        const code = fetched(part, path, resolveDir);
        return code && (namespace === 'fetched' ? { path, external: true } : { path: code, namespace: 'fetched' });
      });
      // esbuild calls a class `_Name` that speaks of itself. Its own `keepNames` would cost time wherever a function is made.
      onLoad({ filter: /.*/, namespace: 'file' }, ({ path }) => ({
        contents: readFileSync(path, 'utf8').replace(
          /^class (\w+).*\{$/gm,
          '$&\n  static { Object.defineProperty(this, "name", { value: "$1", configurable: true }); }',
        ),
      }));
      onLoad({ filter: /.*/, namespace: 'fetched' }, ({ path }) => ({
        contents: `module.exports = ${path};`,
        resolveDir: LIB,
      }));
    },
  };
}

/**
 * The index is no bundle, for Node.js reads the names that an ES module may import from its text. Each of them is fetched when it
 * is asked for. Node.js takes a name off again that it sees defined by such a getter: `String()` hides that.
 */
function index(compiled: string): string {
  return compiled
    .replace(/\/\/# sourceMappingURL=.*\n?$/, '')
    .replace(NAMESPACE, 'Object.defineProperty(exports, String("$1"), { enumerable: true, get: () => require($2) });')
    .replace(MODULE, 'const $1 = () => require($2);')
    .replace(NAME, 'Object.defineProperty(exports, String("$1"), { enumerable: true, get: () => $2().$1 });')
    .replace(/require\("(.+?)"\)/g, (_, path) => `${fetched('index', path, LIB)}`);
}

async function bundleLibrary(): Promise<void> {
  for (const part of ['pool', ...FOLDERS]) {
    const own = modules.filter((module) => partOf(module) === part);
    await build({
      stdin: {
        contents: own.map((each) => `exports["${each}"] = () => require("${each}");`).join('\n'),
        resolveDir: LIB,
      },
      outfile: join(LIB, `${part}.js`),
      absWorkingDir: LIB,
      bundle: true,
      platform: 'node',
      target: 'es2022',
      plugins: [fetching(part)],
    });
    for (const module of own) {
      rmSync(join(LIB, `${module}.js`));
    }
  }
  writeFileSync(INDEX, index(readFileSync(INDEX, 'utf8')));
}

void bundleLibrary();
