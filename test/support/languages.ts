import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as cdk from 'aws-cdk-lib';
import * as library from '../../src';
import type { Callback, JsiiKernel } from './jsii-kernel';
import type { Json } from './stacks';

const NAME = 'cdk-cognito-identity-pool';

/**
 * A programming language that uses the library, so that one program can be run in two of them. Types are called by name:
 * `IdentityPool` is of this library, `aws-cdk-lib.aws_s3.Bucket` is of the CDK.
 */
export interface Language {
  /** `new Type(...args)` */
  create(type: string, ...args: Json[]): Promise<Json>;
  /** `object.method(...args)`, or `Type.method(...args)` */
  call(on: Json, method: string, ...args: Json[]): Promise<Json>;
  /** `object.property`, or `Type.PROPERTY` */
  get(on: Json, property: string): Promise<Json>;
  /** Props, or options. */
  struct(type: string, data: object): Json;
  /** A map of the user's own keys. */
  map(data: object): Json;
  enumMember(type: string, member: string): Json;
  /** An object of a class that the user wrote. Only a program that TypeScript does not run may answer with a promise. */
  implement(behaviour: string, methods: Record<string, Callback>): Promise<Json>;
}

/** What a language needs of the jsii kernel. */
export type Kernel = Pick<JsiiKernel, 'request' | 'answer'>;

/** Any language but TypeScript: everything passes the jsii kernel. */
export function otherLanguage(kernel: Kernel): Language {
  const target = (on: Json) => (typeof on === 'string' ? { fqn: fullName(on) } : { objref: on });
  const staticOr = (on: Json, api: string) => (typeof on === 'string' ? `s${api}` : api);
  const create = (fqn: string, args: Json[], rest = {}) => kernel.request('create', { fqn, args, ...rest });
  let implemented = 0;
  return {
    create: (type, ...args) => create(fullName(type), args),
    call: async (on, method, ...args) =>
      (await kernel.request(staticOr(on, 'invoke'), { ...target(on), method, args })).result,
    get: async (on, property) => (await kernel.request(staticOr(on, 'get'), { ...target(on), property })).value,
    struct: (type, data) => ({ '$jsii.struct': { fqn: fullName(type), data } }),
    map: (data) => ({ '$jsii.map': data }),
    enumMember: (type, member) => ({ '$jsii.enum': `${fullName(type)}/${member}` }),
    implement: (behaviour, methods) => {
      const overrides = Object.entries(methods).map(([method, callback]) => {
        const cookie = `${method} ${implemented++}`;
        kernel.answer(cookie, callback);
        return { method, cookie };
      });
      return create('Object', [], { interfaces: [fullName(behaviour)], overrides });
    },
  };
}

export const typeScript: Language = {
  create: async (type, ...args) => new (resolved(type) as new (...args: Json[]) => Json)(...args),
  call: async (on, method, ...args) => resolved(on)[method](...args),
  get: async (on, property) => resolved(on)[property],
  struct: (_, data) => data,
  map: (data) => data,
  enumMember: (type, member) => resolved(type)[member],
  implement: async (_, methods) =>
    Object.fromEntries(Object.entries(methods).map(([name, answer]) => [name, (...args: Json[]) => answer(args)])),
};

/** A program: it is given a stack, and fills it. */
export type Program = (language: Language, stack: Json) => Promise<unknown>;

/** The template a program makes in a language. */
export async function templateOf(language: Language, program: Program): Promise<Json> {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk.out-'));
  try {
    const app = await language.create('aws-cdk-lib.App', language.struct('aws-cdk-lib.AppProps', { outdir }));
    await program(language, await language.create('aws-cdk-lib.Stack', app, 'Test'));
    await language.call(app, 'synth');
    return JSON.parse(readFileSync(join(outdir, 'Test.template.json'), 'utf8'));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function isOfTheCdk(type: string): boolean {
  return type.startsWith('aws-cdk-lib.');
}

function fullName(type: string): string {
  return isOfTheCdk(type) ? type : `${NAME}.${type}`;
}

function resolved(on: Json): Json {
  if (typeof on !== 'string') {
    return on;
  }
  const [root, path] = isOfTheCdk(on) ? [cdk, on.split('.').slice(1)] : [library, on.split('.')];
  return path.reduce((module: Json, name) => module[name], root);
}
