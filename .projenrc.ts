import { awscdk, cdk, javascript } from 'projen';

/** The oldest aws-cdk-lib this library works on; docs/adr/0001-the-floor-of-aws-cdk-lib.md says why. */
const CDK_FLOOR = '2.275.0';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-cognito-identity-pool',
  description:
    'Amazon Cognito identity pools for the AWS CDK: who signs in, which role they get, and trust policies that are right.',
  author: 'The cdk-cognito-identity-pool authors',
  authorAddress: 'maintainers@cdk-cognito-identity-pool.dev',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk-cognito-identity-pool/cdk-cognito-identity-pool.git',
  keywords: ['aws', 'aws-cdk', 'cdk', 'cognito', 'identity-pool', 'federated-identity', 'iam', 'jsii'],
  license: 'Apache-2.0',
  copyrightOwner: 'The cdk-cognito-identity-pool authors',
  stability: cdk.Stability.EXPERIMENTAL,
  defaultReleaseBranch: 'main',

  // Versions. Each pin has its reason in CONTRIBUTING.md.
  cdkVersion: CDK_FLOOR,
  constructsVersion: '10.5.1',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.3',
  minNodeVersion: '20.16.0',
  packageManager: javascript.NodePackageManager.NPM,
  projenVersion: '~0.103.25',
  projenrcTs: true,
  tsconfigDevFile: 'tsconfig.dev.json',
  devDeps: [
    // A real client for the tests of the simulator, which stands in for the service on this machine.
    '@aws-sdk/client-cognito-identity@~3.1164.0',
    '@aws-sdk/credential-providers@~3.1164.0',
    // A second opinion for the tests of the policy evaluator. AGPL: never a dependency, never bundled.
    '@cloud-copilot/iam-simulate@~0.1.173',
    '@jsii/runtime@1.140.0',
    '@jsii/spec@1.140.0',
    '@types/jest@^30',
    '@types/node@^20',
    'aws-cdk@~2.1148.0',
    'esbuild@~0.28.2',
    'fast-check@^4.10.2',
    'tsx@^4.23.0',
  ],

  jestOptions: {
    jestVersion: '^30',
    // A snapshot is a statement about the world; only a person changes it (`npx projen snapshots`).
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    passWithNoTests: false,
    jestConfig: {
      collectCoverage: false,
      maxWorkers: 2,
      testTimeout: 120_000,
      setupFiles: ['<rootDir>/test/support/setup-env.ts'],
      setupFilesAfterEnv: ['aws-cdk-lib/testhelpers/jest-autoclean'],
      moduleNameMapper: { '^cdk-cognito-identity-pool$': '<rootDir>/src' },
    },
  },

  eslint: false,
  biome: true,
  biomeOptions: {
    version: '2.5.15',
    biomeConfig: {
      files: { includes: ['examples/**', 'bench/**'] },
      formatter: { enabled: true, indentStyle: javascript.biome_config.IndentStyle.SPACE, lineWidth: 120 },
      javascript: { formatter: { quoteStyle: javascript.biome_config.QuoteStyle.SINGLE } },
      linter: {
        rules: {
          // A class of static factories is how jsii spells a closed set of choices.
          complexity: { noStaticOnlyClass: 'off' },
        },
      },
    },
  },

  github: false,
  release: false,
  depsUpgrade: false,
  sampleCode: false,

  // What npm users get is a list of what they need: a new folder at the root can not slip in.
  npmignoreEnabled: false,

  publishToPypi: { distName: 'cdk-cognito-identity-pool', module: 'cdk_cognito_identity_pool' },
  publishToMaven: {
    javaPackage: 'io.github.cdkcognitoidentitypool',
    mavenGroupId: 'io.github.cdk-cognito-identity-pool',
    mavenArtifactId: 'cdk-cognito-identity-pool',
  },
  publishToNuget: { dotNetNamespace: 'CdkCognitoIdentityPool', packageId: 'CdkCognitoIdentityPool' },
  publishToGo: {
    moduleName: 'github.com/cdk-cognito-identity-pool/cdk-cognito-identity-pool-go',
    packageName: 'identitypool',
  },
});

project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');

// unrs-resolver 1.13 and @jsii/kernel 1.140 name packages that not every registry mirror has.
project.package.addPackageResolutions('unrs-resolver@1.12.2', '@jsii/kernel@1.22.0');

// The value is the Node major whose end-of-life banner the jsii tools leave out.
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

project.package.addField('files', ['lib/**/*.js', 'lib/**/*.d.ts', '.jsii', 'API.md', 'CHANGELOG.md', 'MIGRATION.md']);

project.package.addField('exports', {
  '.': { types: './lib/index.d.ts', default: './lib/index.js' },
  './package.json': './package.json',
  './.jsii': './.jsii',
});

// Examples import the package by its name, and run from the sources.
project.tsconfigDev.file.addOverride('compilerOptions.paths', { 'cdk-cognito-identity-pool': ['./src/index.ts'] });
project.tsconfigDev.file.addOverride('include', [
  '.projenrc.ts',
  ...['src', 'test', 'examples', 'bench'].map((f) => `${f}/**/*.ts`),
]);

// A name that is a word of Python, Java, C# or Go, or a @param that is none, stops the compiler.
project.compileTask.reset('jsii --fail-on-warnings');
project.compileTask.exec('tsx projenrc/bundle-library.ts');

// Lint only looks; `npx projen format` is the one that writes.
project.tasks.tryFind('biome')?.reset('biome check --error-on-warnings .', { receiveArgs: true });
project.addTask('format', { description: 'Format and fix what can be fixed', exec: 'biome check --write .' });

project.addTask('typecheck', {
  description: 'Type-check tests, examples and benchmark',
  exec: 'tsc --noEmit -p tsconfig.dev.json',
});
const rosetta = project.addTask('rosetta', {
  description: 'Compile every README snippet, strictly',
  exec: 'jsii-rosetta extract --strict',
});
project.postCompileTask.spawn(rosetta);

project.addTask('demo', {
  description: 'Synthesize the examples with the CDK CLI and print who gets what of each identity pool',
  env: { CDK_DISABLE_CLI_TELEMETRY: 'true' },
  steps: [
    { exec: 'cdk synth --quiet --no-notices' },
    { exec: 'tsx --tsconfig tsconfig.dev.json examples/support/print-pools.ts cdk.out' },
  ],
});
project.addTask('bench', {
  description: 'Measure against the stock construct, in one run',
  exec: 'tsx bench/run.ts',
  receiveArgs: true,
});
project.addTask('test:newest', {
  description: 'Run every test on the newest aws-cdk-lib, in a folder of its own',
  exec: 'bash test/support/test-on-newest.sh',
});
for (const [language, name] of [
  ['python', 'Python'],
  ['go', 'Go'],
]) {
  project.addTask(`test:${language}`, {
    description: `Run an app in ${name}, and compare its template with TypeScript's`,
    exec: `bash test/support/test-in-language.sh ${language}`,
  });
}
project.addTask('snapshots', {
  description: 'Rewrite the example snapshots; read the diff before you commit it',
  steps: [
    { exec: 'tsx --tsconfig tsconfig.dev.json test/support/write-example-snapshots.ts' },
    { exec: 'biome format --write test/examples.snapshots' },
  ],
});
project.addTask('checks-docs', {
  description: 'Write the lists of docs/checks.md and docs/changes.md from what the checks say of themselves',
  exec: 'tsx --tsconfig tsconfig.dev.json test/support/write-checks-docs.ts',
});
project.addTask('package:sources', {
  description: 'Generate the sources of every language binding',
  exec: 'jsii-pacmak --code-only --rosetta-unknown-snippets=fail --outdir dist-sources -t python java go dotnet',
});

// jsii-pacmak writes an .npmignore, which `files` outranks.
project.gitignore.exclude('.npmignore', '.jsii.tabl.json', 'cdk.out', '/dist-sources/', '/bench/compiled/', '*.tgz');

project.synth();
