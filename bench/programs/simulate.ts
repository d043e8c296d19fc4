import { runSimulation, runUnsafeSimulation, type Simulation } from '@cloud-copilot/iam-simulate';
import { testing } from 'cdk-cognito-identity-pool';
import { ACCOUNT, type Asked, asked, FEDERATED, PERMISSIONS, POOL_ID, ROLE_ARN, SESSION_ARN, TRUST } from './requests';
import { type ResourceCounts, type Sample, sampleAsync } from './sample';

/** Who answers requests, and how many. */
export interface SimulateSettings {
  readonly side: 'iam-simulate' | 'ours';
  readonly requests: number;

  /** Whether only the request is decided, and not first whether the role lets the user in. */
  readonly decisionsAlone?: boolean;

  /** Whether the pool has ten providers of 25 rules, the last of which decides, and not one provider without a rule. */
  readonly mapped?: boolean;

  /** Whether the template is read anew for every request, and not once for all. */
  readonly readAnew?: boolean;
}

type Answer = (request: Asked) => string | Promise<string>;

/** So that the compiler of Node.js has seen it all before the clock starts. */
const WARM_UP = 2_000;

/** Measures answering the requests. No two are alike, and neither side keeps an answer. */
export async function measure({ requests, ...settings }: SimulateSettings): Promise<Sample> {
  const answer = settings.side === 'ours' ? ours(settings) : iamSimulate(settings);
  await answers(answer, requests, Math.min(requests, WARM_UP));
  return sampleAsync(() => answers(answer, 0, requests), countsOf);
}

async function answers(answer: Answer, first: number, count: number): Promise<string[]> {
  const given: string[] = [];
  for (let index = first; index < first + count; index++) {
    given.push(await answer(asked(index)));
  }
  return given;
}

/** The answers are counted as resources are elsewhere: variants that come to others are not compared. */
function countsOf(given: readonly string[]): ResourceCounts {
  const counts: Record<string, number> = {};
  for (const answer of given) {
    counts[answer] = (counts[answer] ?? 0) + 1;
  }
  return counts;
}

const OPINIONS = { Allowed: 'ALLOWED', ExplicitlyDenied: 'EXPLICITLY_DENIED', ImplicitlyDenied: 'IMPLICITLY_DENIED' };

/** It has no sign-in: two simulations ask the trust policy, as STS does for a session with tags, and one those of the role. */
function iamSimulate({ decisionsAlone = false }: Omit<SimulateSettings, 'requests'>): Answer {
  return async (request) => {
    if (!decisionsAlone && !(await isLetIn(request))) {
      return 'REFUSED';
    }
    return OPINIONS[runUnsafeSimulation(permissionOf(request), {})];
  };
}

/**
 * A trust policy only its checked door takes. In its data `sts:TagSession` has no condition keys of Cognito, so it denies that:
 * it is asked, and its answer not heard.
 */
async function isLetIn(request: Asked): Promise<boolean> {
  const assume = await trustAllows(request, 'sts:AssumeRoleWithWebIdentity');
  await trustAllows(request, 'sts:TagSession');
  return assume;
}

async function trustAllows({ identityId, tenant }: Asked, action: string): Promise<boolean> {
  const result = await runSimulation(
    {
      request: {
        principal: FEDERATED,
        action,
        resource: { resource: ROLE_ARN, accountId: ACCOUNT },
        contextVariables: {
          [`${FEDERATED}:aud`]: POOL_ID,
          [`${FEDERATED}:sub`]: identityId,
          [`${FEDERATED}:amr`]: ['authenticated'],
          'aws:RequestTag/tenant': tenant,
        },
      },
      identityPolicies: [],
      resourcePolicy: TRUST,
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  return result.resultType !== 'error' && result.overallResult === 'Allowed';
}

/** For the quick door, which checks nothing of what it is given. */
function permissionOf({ identityId, tenant, department, action, resource, context }: Asked): Simulation {
  return {
    request: {
      principal: SESSION_ARN,
      action,
      resource: { resource, accountId: ACCOUNT },
      contextVariables: {
        ...context,
        'aws:PrincipalTag/tenant': tenant,
        'aws:PrincipalTag/department': department,
        [`${FEDERATED}:sub`]: identityId,
      },
    },
    identityPolicies: [{ name: 'Members', policy: PERMISSIONS }],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  };
}

function ours({ mapped = false, readAnew = false }: Omit<SimulateSettings, 'requests'>): Answer {
  const template = templateOf(mapped ? 10 : 1, mapped ? 25 : 0);
  const read = () => testing.IdentityPoolSimulator.fromTemplate(template, { account: ACCOUNT, region: 'eu-west-1' });
  const once = read();
  const provider = providerArn(mapped ? 9 : 0);
  return ({ identityId, tenant, department, action, resource, context }) => {
    const claims = { sub: tenant, tenantId: tenant, department };
    const session = (readAnew ? read() : once).signIn(testing.SignIn.withOidc(provider, claims, { identityId }));
    return session.isRefused ? 'REFUSED' : session.decide(action, resource, context).outcome;
  };
}

/** A template as somebody writes it by hand, with a pool in which everybody gets one role. */
function templateOf(providers: number, rules: number): { [section: string]: unknown } {
  const arns = Array.from({ length: providers }, (_, index) => providerArn(index));
  return {
    Resources: {
      Pool: {
        Type: 'AWS::Cognito::IdentityPool',
        Properties: { AllowUnauthenticatedIdentities: false, OpenIdConnectProviderARNs: arns },
      },
      Attachment: {
        Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
        Properties: {
          IdentityPoolId: { Ref: 'Pool' },
          Roles: { authenticated: ROLE_ARN },
          RoleMappings: rules === 0 ? {} : Object.fromEntries(arns.map((arn) => [arn, mappingOf(rules)])),
        },
      },
      Members: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: 'Members',
          AssumeRolePolicyDocument: JSON.parse(JSON.stringify(TRUST).replace(`"${POOL_ID}"`, '{"Ref":"Pool"}')),
          Policies: [{ PolicyName: 'Members', PolicyDocument: PERMISSIONS }],
        },
      },
      ...Object.fromEntries(arns.map((arn, index) => [`Tags${index}`, tagsOf(arn)])),
    },
  };
}

function mappingOf(rules: number): object {
  const rule = (Claim: string, Value: string) => ({ Claim, MatchType: 'Equals', Value, RoleARN: ROLE_ARN });
  return {
    Type: 'Rules',
    AmbiguousRoleResolution: 'Deny',
    RulesConfiguration: {
      Rules: [
        ...Array.from({ length: rules - 1 }, (_, index) => rule('sub', `user-${index}`)),
        rule('department', 'sales'),
      ],
    },
  };
}

function tagsOf(providerName: string): object {
  return {
    Type: 'AWS::Cognito::IdentityPoolPrincipalTag',
    Properties: {
      IdentityPoolId: { Ref: 'Pool' },
      IdentityProviderName: providerName,
      PrincipalTags: { tenant: 'tenantId', department: 'department' },
    },
  };
}

function providerArn(index: number): string {
  return `arn:aws:iam::${ACCOUNT}:oidc-provider/login${index}.example.com`;
}
