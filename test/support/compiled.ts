import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ALL_SPEC_FEATURES, type Assembly, loadAssemblyFromPath } from '@jsii/spec';

export const ROOT = resolve(__dirname, '../..');

const SOURCES = ['src', 'projenrc', 'package.json', 'README.md', 'tsconfig.json'];
const ASSEMBLY = join(ROOT, '.jsii');
const LOCK = join(ROOT, 'node_modules/.cache/compile.lock');

/** The public surface as other languages see it. */
export function compiledAssembly(): Assembly {
  compile();
  return loadAssemblyFromPath(ROOT, false, [...ALL_SPEC_FEATURES]);
}

/** Compiles the library where its sources are newer than what stands there: about 8 s, once for all test files. */
export function compile(): void {
  lock();
  try {
    if (isStale()) {
      rmSync(join(ROOT, 'lib'), { recursive: true, force: true });
      compileNow();
    }
  } finally {
    rmSync(LOCK, { force: true });
  }
}

/** jsii writes an assembly even where it then fails; such a one is not to be found by the next run. */
function compileNow(): void {
  try {
    run(join(ROOT, 'node_modules/.bin/projen'), ['compile']);
  } catch (error) {
    rmSync(ASSEMBLY, { force: true });
    throw error;
  }
}

/** Runs a program; when it fails, what it printed is in the message. */
export function run(program: string, args: string[], cwd = ROOT): string {
  try {
    return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${program} ${args.join(' ')} failed\n${stdout}\n${stderr}`);
  }
}

function isStale(): boolean {
  const compiled = statSync(ASSEMBLY, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return SOURCES.some((source) => newest(join(ROOT, source)) > compiled);
}

/** A folder counts too: it is younger than all its files once one was removed. */
function newest(path: string): number {
  const found = statSync(path);
  const within = found.isDirectory() ? readdirSync(path).map((name) => newest(join(path, name))) : [];
  return Math.max(found.mtimeMs, ...within);
}

/** Test files run side by side; the first compiles, and the others wait for it. */
function lock(): void {
  mkdirSync(dirname(LOCK), { recursive: true });
  while (!isLockedByUs()) {
    if (isAbandoned()) {
      rmSync(LOCK, { force: true });
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
}

function isLockedByUs(): boolean {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

/** A test run that was killed leaves its lock behind. */
function isAbandoned(): boolean {
  try {
    process.kill(Number(readFileSync(LOCK, 'utf8')), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
