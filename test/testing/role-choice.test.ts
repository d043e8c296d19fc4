import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testing } from 'cdk-cognito-identity-pool';
import type { Json } from '../support/stacks';
import { type PoolTemplate, poolTemplate } from './support/pool-template';
import { became, SIGN_INS } from './support/sign-ins';

/** A pool, who comes to it, what AWS documents to become of them, and where. */
interface CaseGroup {
  readonly rule: string;
  readonly source: string;
  readonly template: PoolTemplate;
  readonly signIns: {
    readonly by: string;
    readonly claims?: Json;
    readonly customRole?: string;
    readonly expected: string;
    readonly message?: string;
    /** Must stand in one of the reasons. */
    readonly reason?: string;
  }[];
}

/** `<<Legal>>` in a claim is the ARN of the role of that logical id. */
const groups: CaseGroup[] = JSON.parse(readFileSync(join(__dirname, 'cases/role-choice.json'), 'utf8'), (_, value) =>
  typeof value === 'string' ? value.replace(/<<(\w+)>>/g, (__, id) => testing.ResourceArn.of(id)) : value,
);

describe.each(groups)('$rule ($source)', ({ template, signIns }) => {
  const simulator = testing.IdentityPoolSimulator.fromTemplate(poolTemplate(template));

  test.each(signIns.map((signIn) => [nameOf(signIn), signIn] as const))('%s', (_, signIn) => {
    const { by, claims, customRole, expected, message, reason } = signIn;
    const options = customRole === undefined ? {} : { customRoleArn: testing.ResourceArn.of(customRole) };
    const session = simulator.signIn(SIGN_INS[by](claims, options));
    expect(became(session)).toBe(expected);
    expect(session.reasons.join('\n')).toContain(reason ?? '');
    expect(session.refusal ?? {}).toMatchObject(message === undefined ? {} : { message });
  });
});

function nameOf({ by, claims = {}, customRole, expected }: CaseGroup['signIns'][number]): string {
  const asked = customRole === undefined ? '' : `, asking for ${customRole}`;
  return `${by} ${JSON.stringify(claims)}${asked}: ${expected}`;
}
