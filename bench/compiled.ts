import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import type { Runtime } from './measure';

const ROOT = join(__dirname, '..');
const COMPILED = join(__dirname, 'compiled');

/** The library and the programs as users' own code runs: compiled, without a loader that would be measured too. */
export function compiledRuntime(): Runtime {
  compileLibrary();
  rmSync(COMPILED, { recursive: true, force: true });
  compileFile('child.ts');
  for (const program of readdirSync(join(__dirname, 'programs'))) {
    compileFile(join('programs', program));
  }
  return { nodeArguments: [join(COMPILED, 'child.js')] };
}

/** Compiles the library, unless it is newer than every source. */
function compileLibrary(): void {
  const compiled = statSync(join(ROOT, 'lib', 'index.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf-8' });
  if (sources.some((source) => statSync(join(ROOT, 'src', source)).mtimeMs > compiled)) {
    execFileSync('npx', ['projen', 'compile'], { cwd: ROOT, stdio: 'inherit' });
  }
}

function compileFile(file: string): void {
  const { outputText } = transpileModule(readFileSync(join(__dirname, file), 'utf-8'), {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
  });
  const compiled = join(COMPILED, file.replace(/\.ts$/, '.js'));
  mkdirSync(dirname(compiled), { recursive: true });
  writeFileSync(compiled, outputText);
}
