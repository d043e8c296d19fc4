import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Compiled, `export * as checks from './checks'` loads the namespace with the package. Whoever only makes identity pools
// would pay for it, so it is loaded when it is first asked for, as aws-cdk-lib loads its own modules.

const INDEX = join(__dirname, '../lib/index.js');
const EAGER = /^exports\.(\w+) = __importStar\(require\((".+?")\)\);$/gm;

// Node.js tells the names that an ES module may import by reading the text, and takes a name off again that it sees defined
// by such a getter. `String(...)` hides it: the name stands at the top of the file already.
const compiled = readFileSync(INDEX, 'utf8');
const lazy = compiled.replace(
  EAGER,
  (_, name, path) =>
    `Object.defineProperty(exports, String("${name}"), { enumerable: true, configurable: true, get: () => require(${path}) });`,
);
if (lazy === compiled) {
  throw new Error(`${INDEX} has no namespace to load lazily: does the compiler write something else now?`);
}
writeFileSync(INDEX, lazy);
