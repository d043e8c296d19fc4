import { relative } from 'node:path';
import { CloudAssembly, type CloudFormationStackArtifact, UNKNOWN_ACCOUNT, UNKNOWN_REGION } from 'aws-cdk-lib/cx-api';
import { testing } from 'cdk-cognito-identity-pool';

/** Who gets what of each identity pool of a cloud assembly, as lines of text; none when there is no identity pool. */
export function describePools(folder: string): string[] {
  return new CloudAssembly(folder).stacksRecursively.filter(hasPool).flatMap(describeStack);
}

function hasPool({ template }: CloudFormationStackArtifact): boolean {
  const resources: { Type?: string }[] = Object.values(template.Resources ?? {});
  return resources.some(({ Type }) => Type === 'AWS::Cognito::IdentityPool');
}

function describeStack({ template, templateFullPath, environment, stackName }: CloudFormationStackArtifact): string[] {
  const simulator = testing.IdentityPoolSimulator.fromTemplate(template, {
    account: environment.account === UNKNOWN_ACCOUNT ? undefined : environment.account,
    region: environment.region === UNKNOWN_REGION ? undefined : environment.region,
    stackName,
  });
  return [
    `=== ${relative('', templateFullPath)}`,
    '',
    ...simulator.poolIds.map((id) => simulator.pool(id).accessTable().toText()),
  ];
}

if (require.main === module) {
  const [folder = 'cdk.out'] = process.argv.slice(2);
  const lines = describePools(folder);
  if (lines.length === 0) {
    console.error(`no identity pool in ${folder}`);
    process.exitCode = 1;
  } else {
    console.log(lines.join('\n'));
  }
}
