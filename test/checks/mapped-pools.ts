import type { Rule } from '../../src/checks/private/rule';
import type { TemplateSource } from '../../src/model/cloudformation/template';
import { modelOf } from '../support/models';
import type { Json } from '../support/stacks';
import { findingsIn, type ReadableFinding, type Verdict } from './support';

/** Parts of hand-written templates, as AWS's own pages write them. */
export const ROLE = 'arn:aws:iam::111111111111:role/users';
export const USERS = { 'Fn::GetAtt': ['Users', 'ProviderName'] };
export const WEB = { Ref: 'Web' };
export const RULE = { Claim: 'email', MatchType: 'Equals', Value: 'a@example.com', RoleARN: ROLE };

/** What a parameter without a default, and a condition over it, leave open. */
const OPEN = {
  Parameters: { Anything: { Type: 'String' } },
  Conditions: { Sometimes: { 'Fn::Equals': [{ Ref: 'Anything' }, 'yes'] } },
};
export const ANYTHING = { Ref: 'Anything' };

export function sometimes(value: Json, otherwise: Json = { Ref: 'AWS::NoValue' }): Json {
  return { 'Fn::If': ['Sometimes', value, otherwise] };
}

export function pool(properties: Json = {}, besides: Json = {}): Json {
  return {
    Type: 'AWS::Cognito::IdentityPool',
    Properties: { AllowUnauthenticatedIdentities: false, ...properties },
    ...besides,
  };
}

export function attachment(properties: Json, besides: Json = {}): Json {
  return {
    Type: 'AWS::Cognito::IdentityPoolRoleAttachment',
    Properties: { IdentityPoolId: { Ref: 'Pool' }, ...properties },
    ...besides,
  };
}

export function tagMap(properties: Json, besides: Json = {}): Json {
  return {
    Type: 'AWS::Cognito::IdentityPoolPrincipalTag',
    Properties: { IdentityPoolId: { Ref: 'Pool' }, ...properties },
    ...besides,
  };
}

/** A user pool with a client, an identity pool for its users, and role mappings. */
export function users(mappings: Json, more: { pool?: Json; userPool?: Json; attachment?: Json } = {}): Json {
  return {
    Users: { Type: 'AWS::Cognito::UserPool', Properties: more.userPool ?? {} },
    Web: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Users' } } },
    Pool: pool({ CognitoIdentityProviders: [{ ProviderName: USERS, ClientId: WEB }], ...more.pool }),
    Roles: attachment({ Roles: { authenticated: ROLE }, RoleMappings: mappings, ...more.attachment }),
  };
}

/** A role mapping that is right, but for what is changed. */
export function mapping(changes: Json = {}): Json {
  return {
    IdentityProvider: { 'Fn::Join': [':', [USERS, WEB]] },
    Type: 'Rules',
    AmbiguousRoleResolution: 'Deny',
    RulesConfiguration: { Rules: [RULE] },
    ...changes,
  };
}

/** One role mapping with these rules, each right but for what is changed. */
export function rules(...changes: Json[]): Json {
  return users({
    users: mapping({ RulesConfiguration: { Rules: changes.map((change) => ({ ...RULE, ...change })) } }),
  });
}

/** A pool of one social provider with one role mapping. */
export function social(name: string, changes: Json = {}, attached: Json = {}): Json {
  return {
    Pool: pool({ SupportedLoginProviders: { [name]: '1234' } }),
    Roles: attachment({
      Roles: { authenticated: ROLE },
      RoleMappings: { [name]: { ...mapping(changes), IdentityProvider: undefined } },
      ...attached,
    }),
  };
}

export function said(rule: Rule, resources: Json, given: Partial<TemplateSource> = {}): ReadableFinding[] {
  return findingsIn(rule, modelOf(resources, OPEN, given));
}

/** What a rule comes to. A finding that is certain outweighs one that is not. */
export function verdict(rule: Rule, resources: Json, given: Partial<TemplateSource> = {}): Verdict {
  const findings = said(rule, resources, given);
  if (findings.length === 0) {
    return 'stays silent';
  }
  return findings.some(({ untold }) => untold === undefined) ? 'fires' : 'can not tell';
}

/** A rule, a template in words, the template, and what the rule comes to. */
export type Case = readonly [Rule, string, Json, Verdict, Partial<TemplateSource>?];
export const FIRES = 'fires';
export const SILENT = 'stays silent';
export const UNTOLD = 'can not tell';

/** One test for each case. */
export function testCases(cases: readonly Case[]): void {
  test.each(cases.map(([rule, ...rest]) => [rule.id, ...rest, rule] as const))('%s: %s', (...row) => {
    const [rule, given] = [row[row.length - 1] as Rule, row.length === 6 ? (row[4] as Partial<TemplateSource>) : {}];
    expect(verdict(rule, row[2], given)).toBe(row[3]);
  });
}
