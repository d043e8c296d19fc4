import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { compile, ROOT, run } from './compiled';
import type { Json } from './stacks';

/** The CDK is unpacked into thousands of files: ten times as fast in memory, where there is such a folder. */
const SCRATCH = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Answers a call that the library makes on an object of the other language. */
export type Callback = (args: Json[]) => Json;

interface Waiting {
  readonly resolve: (answer: Json) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The process through which Python, Java, C# and Go use this library, spoken to as they do: one line of JSON for each
 * request, and one for each answer, with calls back to us in between.
 *
 * @see https://aws.github.io/jsii/specification/3-kernel-api/
 */
export class JsiiKernel {
  /** Starts the process with the packages an app has: this library as npm packs it, and the CDK. */
  public static async start(): Promise<JsiiKernel> {
    const kernel = new JsiiKernel(mkdtempSync(join(SCRATCH, 'other-language-')));
    try {
      await kernel.loadPackages();
      return kernel;
    } catch (error) {
      await kernel.close();
      throw error;
    }
  }

  private readonly process: ChildProcessWithoutNullStreams;
  private readonly waiting: Waiting[] = [];
  private readonly callbacks = new Map<string, Callback>();
  private complaints = '';

  private constructor(private readonly folder: string) {
    this.process = spawn(process.execPath, [require.resolve('@jsii/runtime/webpack/bin/jsii-runtime.js')], {
      env: { ...process.env, TMPDIR: folder, JSII_RUNTIME_PACKAGE_CACHE: 'disabled' },
    });
    createInterface({ input: this.process.stdout }).on('line', (line) => this.hear(JSON.parse(line)));
    this.process.stderr.on('data', (text) => {
      this.complaints += text;
    });
    this.process.on('exit', () => {
      for (const { reject } of this.waiting.splice(0)) {
        reject(new Error(`the jsii runtime ended\n${this.complaints}`));
      }
    });
  }

  /** One request, and its answer, before the next request. An error of the library rejects with its message, which is all that jsii carries. */
  public request(api: string, body: object): Promise<Json> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.say({ api, ...body });
    });
  }

  /** From now on, calls of an overridden method with this cookie are answered by `callback`. */
  public answer(cookie: string, callback: Callback): void {
    this.callbacks.set(cookie, callback);
  }

  public async close(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('close', resolve));
    this.process.stdin.end();
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async loadPackages(): Promise<void> {
    compile();
    const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', this.folder]));
    for (const folder of packagesOfTheCdk()) {
      const tarball = join(this.folder, `${basename(folder)}.tar`);
      // Not `npm pack`, which takes its time to squeeze what is read back at once.
      run('tar', ['-cf', tarball, '--exclude=*.d.ts', '-C', dirname(folder), basename(folder)]);
      await this.load(folder, tarball);
    }
    await this.load(ROOT, join(this.folder, packed.filename));
  }

  private load(folder: string, tarball: string): Promise<Json> {
    const { name, version } = manifestOf(folder);
    return this.request('load', { name, version, tarball });
  }

  private say(message: object): void {
    this.process.stdin.write(`${JSON.stringify(message)}\n`);
  }

  private hear(message: Json): void {
    if (message.callback) {
      this.callBack(message.callback);
    } else if (!message.hello) {
      // Calls nest: the answer belongs to the last one that waits.
      const { resolve, reject } = this.waiting.pop() as Waiting;
      message.error === undefined ? resolve(message.ok) : reject(new Error(message.error));
    }
  }

  private async callBack({ cbid, cookie, invoke }: Json): Promise<void> {
    try {
      const callback = this.callbacks.get(cookie) as Callback;
      this.say({ complete: { cbid, result: await callback(invoke.args) } });
    } catch (error) {
      this.say({ complete: { cbid, err: (error as Error).message, name: '@jsii/kernel.RuntimeError' } });
    }
  }
}

/** Folders of the jsii packages an app has beside this library, each after those it needs. */
function packagesOfTheCdk(): string[] {
  const cdk = dirname(require.resolve('aws-cdk-lib/package.json'));
  const needed = Object.keys(manifestOf(cdk).dependencies ?? {}).map((name) => join(dirname(cdk), name));
  return [join(dirname(cdk), 'constructs'), ...needed.filter((folder) => existsSync(join(folder, '.jsii'))), cdk];
}

function manifestOf(folder: string): Json {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
