import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import {
  createSourceFile,
  forEachChild,
  isCallExpression,
  isStringLiteral,
  type Node,
  ScriptTarget,
  type StringLiteral,
  SyntaxKind,
} from 'typescript';

// Puts the compiled library into few files, because Node.js takes longer to find a small file than to run it:
// docs/adr/0017-the-compiled-library-is-linked.md.

/** A compiled file, named as `index.js` would ask for it: `./private/errors`. */
interface CompiledFile {
  readonly code: string;
  /** The names of the files and packages it asks for. */
  readonly needs: string[];
}

/** What the compiler makes of `export * as checks from './checks'`. */
const NAMESPACE = /^exports\.(\w+) = __importStar\(require\("\.\/(\w+)\/index"\)\);$/gm;

/** What only code in a file of its own can say. */
const BOUND_TO_ITS_FILE = ['module.exports', 'require.resolve', '__dirname', '__filename'];

/** The function of a file fills its exports; the function of a package answers with them. */
const LOADER = `
const loaded = {};

module.exports = function load(name) {
  if (!(name in loaded)) {
    loaded[name] = {};
    loaded[name] = files[name](loaded[name], load) ?? loaded[name];
  }
  return loaded[name];
};
`;

/** Links a compiled library: what `index.js` needs goes into one file, and what each of its namespaces needs besides into another. */
export function linkLibrary(folder: string): void {
  const library = new CompiledLibrary(folder);
  const index = library.file('./index');
  const namespaces = [...index.code.matchAll(NAMESPACE)].map(([, , namespace]) => namespace);
  const namespaceOf = (name: string) => namespaces.find((namespace) => name.startsWith(`./${namespace}/`));

  const core = library.closure(index.needs, (name) => namespaceOf(name) === undefined);
  const entries = [...index.needs, ...library.neededBy(core)].filter((name) => namespaceOf(name) !== undefined);

  const functionsOf = (names: string[]) => names.map((name) => library.functionOf(name)).join('');
  const fetching = [...new Set(entries)].map(fetched).join('');
  const linked = new Map([
    ['index.js', withLazyNamespaces(index.code)],
    ['linked.js', `'use strict';\nconst files = {\n${functionsOf(core)}${fetching}};\n${LOADER}`],
  ]);
  for (const namespace of namespaces) {
    const besides = library.closure(
      entries.filter((name) => namespaceOf(name) === namespace),
      (name) => !core.includes(name),
    );
    linked.set(`${namespace}/linked.js`, `'use strict';\nmodule.exports = {\n${functionsOf(besides)}};\n`);
  }
  library.replaceBy(linked);
}

/** Brings a namespace's files in when the first of them is needed. */
function fetched(name: string): string {
  const key = JSON.stringify(name);
  const file = JSON.stringify(name.replace(/^(\.\/\w+)\/.*/, '$1/linked.js'));
  return `${key}: (exports, load) => Object.assign(files, require(${file}))[${key}](exports, load),\n`;
}

/** The index stays as it was compiled, for tools that read the names of its exports. Namespaces are loaded when they are used. */
function withLazyNamespaces(code: string): string {
  return code
    .replace(NAMESPACE, 'Object.defineProperty(exports, "$1", { enumerable: true, get: () => load("./$2/index") });')
    .replaceAll('require(', 'load(')
    .replace('"use strict";', '"use strict";\nconst load = require("./linked.js");');
}

/** The files of a compiled library. A package is a file too: one that is left where it is. */
class CompiledLibrary {
  private readonly files = new Map<string, CompiledFile>();

  constructor(private readonly folder: string) {}

  public file(name: string): CompiledFile {
    const file = this.files.get(name) ?? (isPackage(name) ? { code: '', needs: [] } : this.read(name));
    this.files.set(name, file);
    return file;
  }

  public neededBy(names: string[]): string[] {
    return names.flatMap((name) => this.file(name).needs);
  }

  /** What is named, and what that needs, as far as it is wanted. */
  public closure(names: string[], isWanted: (name: string) => boolean): string[] {
    const found = new Set<string>();
    const visit = (name: string) => {
      if (isWanted(name) && !found.has(name)) {
        found.add(name);
        this.file(name).needs.forEach(visit);
      }
    };
    names.forEach(visit);
    return [...found];
  }

  /** The function stands in brackets so that V8 compiles it at once: it would read the code twice otherwise. */
  public functionOf(name: string): string {
    const key = JSON.stringify(name);
    return isPackage(name)
      ? `${key}: () => require(${key}),\n`
      : `${key}: (function (exports, require) {\n${this.file(name).code}}),\n`;
  }

  public replaceBy(texts: Map<string, string>): void {
    const files = readdirSync(this.folder, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.endsWith('.js'))) {
      rmSync(join(this.folder, file));
    }
    for (const [file, text] of texts) {
      writeFileSync(join(this.folder, file), text);
    }
  }

  private read(name: string): CompiledFile {
    const text = readFileSync(join(this.folder, `${name}.js`), 'utf8').replace(/\/\/# sourceMappingURL=.*\n?$/, '');
    const needs: string[] = [];
    let code = '';
    let end = 0;
    for (const literal of requiredIn(text, name)) {
      const needed = isPackage(literal.text) ? literal.text : this.nameOf(literal.text, name);
      code += `${text.slice(end, literal.getStart())}${JSON.stringify(needed)}`;
      end = literal.end;
      needs.push(needed);
    }
    return { code: code + text.slice(end), needs };
  }

  private nameOf(path: string, from: string): string {
    const name = `./${posix.join(posix.dirname(from), path)}`;
    return existsSync(join(this.folder, `${name}.js`)) ? name : `${name}/index`;
  }
}

function isPackage(name: string): boolean {
  return !name.startsWith('.');
}

/** What a file asks for, where it stands in the code. Throws where the code would not do the same in another file. */
function requiredIn(text: string, name: string): StringLiteral[] {
  const found: StringLiteral[] = [];
  const visit = (node: Node) => {
    const path = isCallExpression(node) && node.expression.getText() === 'require' ? node.arguments[0] : undefined;
    const isImport = isCallExpression(node) && node.expression.kind === SyntaxKind.ImportKeyword;
    if (path && isStringLiteral(path)) {
      found.push(path);
    } else if (path || isImport || BOUND_TO_ITS_FILE.includes(node.getText())) {
      throw new Error(`${name}.js says ${node.getText()}, which only code in a file of its own can say`);
    }
    forEachChild(node, visit);
  };
  forEachChild(createSourceFile(`${name}.js`, text, ScriptTarget.ES2022, true), visit);
  return found;
}

if (require.main === module) {
  linkLibrary(join(__dirname, '..', 'lib'));
}
