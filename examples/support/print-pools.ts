import { relative } from 'node:path';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';

// biome-ignore lint/suspicious/noExplicitAny: a template is whatever JSON says
type Json = any;
type Resources = Record<string, { Type: string; Properties: Json; Metadata?: Json }>;

/** What each identity pool of a cloud assembly became, as lines of text; none when there is no identity pool. */
export function describePools(folder: string): string[] {
  return new CloudAssembly(folder).stacksRecursively.flatMap(({ template, templateFullPath }) => {
    const resources: Resources = template.Resources ?? {};
    const pools = Object.keys(resources).filter((id) => resources[id].Type === 'AWS::Cognito::IdentityPool');
    return pools.length === 0
      ? []
      : [relative('', templateFullPath), ...pools.flatMap((id) => describePool(id, resources)), ''];
  });
}

function describePool(id: string, resources: Resources): string[] {
  const read = (value: Json) => readable(value, resources);
  const roleOf = (arn: Json) => (arn ? read(arn) : 'no role');
  const pool = resources[id].Properties;
  const attachment = ofPool(id, 'AWS::Cognito::IdentityPoolRoleAttachment', resources)[0] ?? {};
  const tagMaps = ofPool(id, 'AWS::Cognito::IdentityPoolPrincipalTag', resources);
  const { authenticated, unauthenticated } = attachment.Roles ?? {};
  const rows = {
    providers: providers(pool, read),
    'signed-in users': [roleOf(authenticated)],
    guests: [pool.AllowUnauthenticatedIdentities ? `on, ${roleOf(unauthenticated)}` : 'off'],
    'role mappings': Object.entries(attachment.RoleMappings ?? {}).flatMap(([key, mapping]) =>
      roleMapping(key, mapping, resources, read),
    ),
    'principal tags': tagMaps.map((tags) => principalTags(tags, read)),
  };
  return [
    `  ${nameOf(id, resources)}`,
    ...Object.entries(rows).flatMap(([label, values]) =>
      values.map((value, i) => `    ${(i === 0 ? label : '').padEnd(17)}${value}`),
    ),
  ];
}

type Read = (value: Json) => string;

function providers(pool: Json, read: Read): string[] {
  const all = [
    ...(pool.CognitoIdentityProviders ?? []).map((p: Json) => `${read(p.ProviderName)}, client ${read(p.ClientId)}`),
    ...(pool.OpenIdConnectProviderARNs ?? []).map(read),
    ...(pool.SamlProviderARNs ?? []).map(read),
    ...Object.entries(pool.SupportedLoginProviders ?? {}).map(([name, app]) => `${name}, app ${read(app)}`),
    ...(pool.DeveloperProviderName ? [`${read(pool.DeveloperProviderName)}, your own backend`] : []),
  ];
  return all.length > 0 ? all : ['none'];
}

function roleMapping(key: string, mapping: Json, resources: Resources, read: Read): string[] {
  const provider = read(mapping.IdentityProvider ?? key);
  const rules: Json[] = mapping.RulesConfiguration?.Rules ?? [];
  const isByToken = mapping.Type === 'Token';
  const how = isByToken ? 'the role in the token' : 'the first rule that matches';
  return [
    `${provider}: ${how}, else ${mapping.AmbiguousRoleResolution}`,
    ...(isByToken ? groups(provider, resources, read) : []),
    ...rules.map((r) => `  ${r.Claim} ${r.MatchType} ${JSON.stringify(r.Value)} -> ${read(r.RoleARN)}`),
  ];
}

/** The groups of the template whose role a provider's token may name. The first that a user is in decides. */
function groups(provider: string, resources: Resources, read: Read): string[] {
  const isOfProvider = (userPool: string) =>
    provider.startsWith(`${userPool}.ProviderName:`) || provider.includes(`/${userPool}:`);
  return Object.values(resources)
    .filter((r) => r.Type === 'AWS::Cognito::UserPoolGroup')
    .map((r) => r.Properties)
    .filter((group) => group.RoleArn && isOfProvider(read(group.UserPoolId)))
    .sort((a, b) => (a.Precedence ?? Number.POSITIVE_INFINITY) - (b.Precedence ?? Number.POSITIVE_INFINITY))
    .map((group) => `  group ${JSON.stringify(group.GroupName)} -> ${read(group.RoleArn)}`);
}

function principalTags(tags: Json, read: Read): string {
  const map = Object.entries(tags.PrincipalTags ?? {}).map(([tag, claim]) => `${tag} = ${claim}`);
  return `${read(tags.IdentityProviderName)}: ${tags.UseDefaults ? 'the defaults' : map.join(', ')}`;
}

/** The properties of all resources of a type that name the pool. */
function ofPool(id: string, type: string, resources: Resources): Json[] {
  return Object.values(resources)
    .filter((r) => r.Type === type && r.Properties.IdentityPoolId.Ref === id)
    .map((r) => r.Properties);
}

/** `Users.ProviderName` for a GetAtt, `Users/Web` for a Ref; an ARN reads as the name of what it is the ARN of. */
function readable(value: Json, resources: Resources): string {
  if (typeof value === 'string') {
    return value;
  }
  const [[intrinsic, argument]] = Object.entries<Json>(value);
  switch (intrinsic) {
    case 'Ref':
      return nameOf(argument, resources);
    case 'Fn::GetAtt':
      return nameOf(argument[0], resources) + (argument[1] === 'Arn' ? '' : `.${argument[1]}`);
    case 'Fn::Join':
      return argument[1].map((part: Json) => readable(part, resources)).join(argument[0]);
    default:
      return JSON.stringify(value);
  }
}

/** The construct path below the stack, where the CDK CLI wrote one. */
function nameOf(id: string, resources: Resources): string {
  if (id.startsWith('AWS::')) {
    return `\${${id}}`;
  }
  const path: string | undefined = resources[id]?.Metadata?.['aws:cdk:path'];
  return (
    path
      ?.split('/')
      .slice(1)
      .join('/')
      .replace(/\/Resource$/, '') ?? id
  );
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
