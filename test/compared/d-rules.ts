import type { Stack } from 'aws-cdk-lib';
import {
  IdentityPoolProviderUrl,
  type RoleMappingRule,
  IdentityPool as StockIdentityPool,
} from 'aws-cdk-lib/aws-cognito-identitypool';
import { type IRole, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ClaimRule, IdentityPool, IdentityProvider, RoleMapping } from '../../src';
import { finds, gives, mappingsOf, type Row, type Rows, refuses, silent } from './row';

const CLIENT_ID = '123456789012-abc.apps.googleusercontent.com';
const LEGAL: Test = { claim: 'department', value: 'legal' };

/** What a rule goes by: the role is beside the point here. */
interface Test {
  readonly claim: string;
  readonly value: string;
}

/** What one rule can say, and how many there can be. */
export const RULE_ROWS: Rows = {
  D01: {
    stock: silent((stack) => stockGooglePool(stack, ...rulesFor(26))),
    here: [
      refuses('TooManyRules', (stack) => googlePool(stack, ...rulesFor(26))),
      refuses('TooManyRules', (stack) => {
        const { pool, google } = googlePool(stack, ...rulesFor(25));
        google.addRule(ClaimRule.whenEquals('department', 'research', pool.authenticatedRole));
      }),
    ],
  },
  D02: refusedRules('ClaimInvalid', { ...LEGAL, claim: '' }),
  D03: refusedRules('ClaimValueInvalid', { ...LEGAL, value: '' }),
  D04: refusedRules('ClaimInvalid', { ...LEGAL, claim: 'x'.repeat(65) }),
  D05: refusedRules('ClaimValueInvalid', { ...LEGAL, value: 'x'.repeat(129) }),
  D06: refusedRules('RuleMappingEmpty'),
  D19: {
    stock: gives(
      (stack) => stockGooglePool(stack, { ...LEGAL, matchType: 'Regex' as never }),
      (stack) => matchTypes(stack),
      ['Regex'],
    ),
    here: gives(
      (stack) => {
        const { pool, google } = googlePool(stack);
        for (const rule of everyKindOfRule('department', 'legal', pool.authenticatedRole)) {
          google.addRule(rule);
        }
      },
      (stack) => matchTypes(stack),
      ['Equals', 'Contains', 'StartsWith', 'NotEqual'],
    ),
  },
  D20: {
    stock: silent((stack) => stockGooglePool(stack, LEGAL, LEGAL)),
    here: [
      silent((stack) => googlePool(stack, LEGAL, LEGAL)),
      finds('RuleUnreachable', (stack) => {
        const { pool, google } = googlePool(stack, LEGAL);
        google.addRule(ClaimRule.whenEquals(LEGAL.claim, LEGAL.value, pool.addRole('Other')));
      }),
    ],
  },
};

function rulesFor(count: number): Test[] {
  return [...Array(count).keys()].map((i) => ({ claim: 'department', value: `department${i}` }));
}

/** One rule by each factory there is. */
function everyKindOfRule(...test: [claim: string, value: string, role: IRole]): ClaimRule[] {
  return Object.getOwnPropertyNames(ClaimRule)
    .filter((name): name is 'whenEquals' => name.startsWith('when'))
    .map((factory) => ClaimRule[factory](...test));
}

/** Rules the stock construct lets pass. */
function refusedRules(code: Parameters<typeof refuses>[0], ...tests: Test[]): Row {
  return {
    stock: silent((stack) => stockGooglePool(stack, ...tests)),
    here: refuses(code, (stack) => googlePool(stack, ...tests)),
  };
}

function stockGooglePool(stack: Stack, ...tests: (Test & Partial<RoleMappingRule>)[]): void {
  const mappedRole = new Role(stack, 'Legal', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  new StockIdentityPool(stack, 'Pool', {
    authenticationProviders: { google: { clientId: CLIENT_ID } },
    roleMappings: [
      {
        providerUrl: IdentityPoolProviderUrl.GOOGLE,
        rules: tests.map(({ value, ...test }) => ({ claimValue: value, mappedRole, ...test })),
      },
    ],
  });
}

function googlePool(stack: Stack, ...tests: Test[]) {
  const pool = new IdentityPool(stack, 'Pool');
  const rules = tests.map(({ claim, value }) => ClaimRule.whenEquals(claim, value, pool.authenticatedRole));
  const roleMapping = RoleMapping.fromRules(rules);
  return { pool, google: pool.addProvider(IdentityProvider.google(CLIENT_ID, { roleMapping })) };
}

function matchTypes(stack: Stack): string[] {
  const rules: { MatchType: string }[] = mappingsOf(stack)['accounts.google.com'].RulesConfiguration.Rules;
  return rules.map(({ MatchType }) => MatchType);
}
