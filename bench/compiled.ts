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

/** Compiles the library, unless every file of it is newer than its source. */
function compileLibrary(): void {
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf-8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const isStale = sources.some((source) => {
    const compiled = statSync(join(ROOT, 'lib', asJavaScript(source)), { throwIfNoEntry: false });
    return compiled === undefined || compiled.mtimeMs < statSync(join(ROOT, 'src', source)).mtimeMs;
  });
  if (isStale) {
    execFileSync('npx', ['projen', 'compile'], { cwd: ROOT, stdio: 'inherit' });
  }
}

function compileFile(file: string): void {
  const { outputText } = transpileModule(readFileSync(join(__dirname, file), 'utf-8'), {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
  });
  const compiled = join(COMPILED, asJavaScript(file));
  mkdirSync(dirname(compiled), { recursive: true });
  writeFileSync(compiled, outputText);
}

function asJavaScript(file: string): string {
  return file.replace(/\.ts$/, '.js');
}
