import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import * as cdk from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { AuthorizationType, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as iot from 'aws-cdk-lib/aws-iot';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import * as library from '../src';
import { userPoolOf } from './support/stacks';

const root = join(__dirname, '..');

/** An API with a path for each user. */
function restApiOf(stack: cdk.Stack): RestApi {
  const api = new RestApi(stack, 'Rest');
  api.root.resourceForPath('users/{user}/orders').addMethod('GET', undefined, {
    authorizationType: AuthorizationType.IAM,
  });
  return api;
}

describe('links between documents', () => {
  // API.md is generated, and has anchors of its own kind.
  const pages = [root, join(root, 'docs'), join(root, 'docs/adr')].flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.md') && file !== 'API.md')
      .map((file) => join(folder, file)),
  );

  /** A page without its code, where neither `#` nor `[...](...)` is Markdown. */
  function proseOf(page: string): string {
    return readFileSync(page, 'utf8').replace(/^```[\s\S]*?^```/gm, '');
  }

  /** The anchors of the headings, as GitHub makes them. */
  function anchorsOf(page: string): string[] {
    return [...proseOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    );
  }

  test.each(
    pages.flatMap((page) =>
      [...new Set([...proseOf(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, target]) => target))].map(
        (target) => [relative(root, page), target],
      ),
    ),
  )('%s: %s leads somewhere', (page, target) => {
    const [path, anchor] = target.split('#');
    const file = path === '' ? join(root, page) : join(root, dirname(page), path);
    expect(existsSync(file)).toBe(true);
    if (anchor !== undefined) {
      expect(anchorsOf(file)).toContain(anchor);
    }
  });
});

const PAGES_TO_RUN = [
  'docs/changes.md',
  'docs/checks.md',
  'docs/errors.md',
  'docs/isolation.md',
  'docs/providers.md',
  'docs/testing.md',
];

// What a page tells people to write must not be a mistake itself.
describe.each(PAGES_TO_RUN)('%s: what to write runs without error or warning', (page) => {
  const namespaces: Record<string, unknown>[] = [library, iam, cognito, cdk];

  /** Runs a sample in the world the pages describe. Samples need no types, so they are JavaScript as they stand. */
  function run(sample: string): cdk.App {
    const app = new cdk.App();
    const stack = new cdk.Stack(app, 'Shop', { env: { region: 'eu-west-1' } });
    const { userPool, client: web } = userPoolOf(stack);
    const pool = new library.IdentityPool(stack, 'Pool', {
      providers: [library.IdentityProvider.userPool(userPool, { clients: [web] })],
    });
    const { checks, testing } = library;
    const known: Record<string, unknown> = {
      app,
      userPool,
      web,
      pool,
      bucket: new Bucket(stack, 'Bucket'),
      table: new TableV2(stack, 'Table', { partitionKey: { name: 'owner', type: AttributeType.STRING } }),
      httpApi: new HttpApi(stack, 'Api'),
      restApi: restApiOf(stack),
      iot,
      checks,
      testing,
    };
    for (const name of sample.match(/\b[A-Z]\w*/g) ?? []) {
      known[name] = namespaces.find((namespace) => name in namespace)?.[name];
    }
    new Function(...Object.keys(known), sample).apply(stack, Object.values(known));
    return app;
  }

  test.each(
    readFileSync(join(root, page), 'utf8')
      .split(/^#+ /m)
      .flatMap((section) =>
        [...section.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, sample]) => [section.split('\n')[0], sample]),
      ),
  )('for %s', (_, sample) => {
    for (const stack of run(sample).node.findAll().filter(cdk.Stack.isStack)) {
      expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
    }
  });
});
