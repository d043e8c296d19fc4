import { testing } from 'cdk-cognito-identity-pool';
import { type PoolTemplate, poolTemplate, trusting } from './support/pool-template';
import { became, SIGN_INS } from './support/sign-ins';

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/using-attributes-for-access-control.html */
const TENANT = { tags: { oidc: { tenant: 'tenantId' } } };

function signIn(template: PoolTemplate, by: string, claims: object = {}): testing.SimulatedSession {
  return testing.IdentityPoolSimulator.fromTemplate(poolTemplate(template)).signIn(SIGN_INS[by](claims));
}

test('a mapped claim becomes a tag', () => {
  const session = signIn(TENANT, 'oidc', { tenantId: 'acme' });
  expect(session.principalTags).toEqual({ tenant: 'acme' });
  session.assertPrincipalTags({ tenant: 'acme' });
});

test('a claim that is absent becomes no tag', () => {
  signIn(TENANT, 'oidc', { other: 'acme' }).assertPrincipalTags({});
});

test('each provider has a map of its own', () => {
  signIn(TENANT, 'google', { tenantId: 'acme' }).assertPrincipalTags({});
});

test('all clients of a user pool share its map', () => {
  const template = { tags: { 'user-pool': { tenant: 'custom:tenant' } } };
  signIn(template, 'user-pool', { 'custom:tenant': 'acme' }).assertPrincipalTags({ tenant: 'acme' });
});

test('the id of the client can become a tag', () => {
  const { principalTags } = signIn({ tags: { 'user-pool': { app: 'aud' } } }, 'user-pool');
  expect(principalTags).toEqual({ app: '<Template/Web.Ref>' });
});

test('a guest has no tags', () => {
  signIn({ ...TENANT, guests: true }, 'guest').assertPrincipalTags({});
});

test('tags of a developer provider come with the call', () => {
  signIn({}, 'developer', { studio: 'north' }).assertPrincipalTags({ studio: 'north' });
});

describe('a tag of the role', () => {
  const template = {
    ...TENANT,
    roleProps: {
      Auth: {
        Tags: [
          { Key: 'tenant', Value: 'everybody' },
          { Key: 'app', Value: 'shop' },
        ],
      },
    },
  };

  test('gives way to the one of the session', () => {
    expect(signIn(template, 'oidc', { tenantId: 'acme' }).principalTags).toEqual({ tenant: 'acme', app: 'shop' });
  });

  test('shows through for a user without the claim, and an assertion says so', () => {
    const session = signIn(template, 'oidc');
    expect(session.principalTags).toEqual({ tenant: 'everybody', app: 'shop' });
    expect(() => session.assertPrincipalTags({})).toThrow(
      'expected the tags to be none, but they are tenant="everybody"',
    );
  });

  test('is nothing an assertion asks for where no provider maps its key', () => {
    signIn(template, 'oidc', { tenantId: 'acme' }).assertPrincipalTags({ tenant: 'acme' });
    signIn(template, 'oidc', { tenantId: 'acme' }).assertPrincipalTags({ tenant: 'acme', app: 'shop' });
  });

  test('shows through under a condition of a policy', () => {
    const allowed = {
      ...template,
      permissions: {
        Auth: [
          {
            Effect: 'Allow',
            Action: 's3:GetObject',
            Resource: `arn:aws:s3:::files/\${aws:PrincipalTag/tenant}/*`,
          },
        ],
      },
    };
    signIn(allowed, 'oidc').assertAllowed('s3:GetObject', 'arn:aws:s3:::files/everybody/x');
    signIn(allowed, 'oidc', { tenantId: 'acme' }).assertDenied('s3:GetObject', 'arn:aws:s3:::files/everybody/x');
  });
});

describe('what AWS does not document', () => {
  test.each([
    ['a list', ['acme', 'globex'], 'which is a list'],
    ['a number', 7, 'of type number'],
    ['null', null, 'is null'],
    ['an object', { a: 'b' }, 'of type object'],
  ])('as a tag: %s', (_, tenantId, reason) => {
    const session = signIn(TENANT, 'oidc', { tenantId });
    expect(session.principalTags.tenant).toContain(reason);
    expect(() => session.assertPrincipalTags({ tenant: String(tenantId) })).toThrow(reason);
  });

  test('under which tags a default map comes', () => {
    const template = poolTemplate(TENANT);
    template.Resources.Tags0.Properties.UseDefaults = true;
    const session = testing.IdentityPoolSimulator.fromTemplate(template).signIn(SIGN_INS.oidc({ tenantId: 'acme' }));
    expect(() => session.assertPrincipalTags({ tenant: 'acme' })).toThrow('but not under which tags they come');
    expect(() => session.assertPrincipalTags({})).toThrow('there may be others');
  });

  test('whether an empty claim becomes a tag or none', () => {
    const session = signIn(TENANT, 'oidc', { tenantId: '' });
    expect(() => session.assertPrincipalTags({ tenant: '' })).toThrow('but they are none');
    expect(() => session.assertPrincipalTags({})).toThrow('but they are tenant=""');
  });

  test.each(['a;b', '*', `\${x}`, 'x'.repeat(257)])('whether STS takes a tag with the value %j', (tenantId) => {
    const session = signIn(TENANT, 'oidc', { tenantId });
    expect(became(session)).toBe('INDETERMINATE');
    expect(session.reasons.join()).toContain('STS may refuse tag tenant=');
  });

  test('two maps for one provider', () => {
    const template = poolTemplate(TENANT);
    template.Resources.Again = { ...template.Resources.Tags0 };
    const session = testing.IdentityPoolSimulator.fromTemplate(template).signIn(SIGN_INS.oidc({ tenantId: 'acme' }));
    expect(() => session.assertPrincipalTags({ tenant: 'acme' })).toThrow('can not be told');
  });
});

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/using-attributes-for-access-control-policy-example.html */
describe('a role without sts:TagSession', () => {
  const template = { ...TENANT, trust: { Auth: [trusting('authenticated', ['sts:AssumeRoleWithWebIdentity'])] } };

  test('refuses a session with a tag', () => {
    const session = signIn(template, 'oidc', { tenantId: 'acme' });
    expect(session.refusal).toMatchObject({
      exception: 'InvalidIdentityPoolConfigurationException',
      cause: expect.stringContaining('sts:TagSession: no trust policy allows it'),
    });
  });

  test('takes one without a tag', () => {
    expect(became(signIn(template, 'oidc'))).toBe('Auth');
    expect(became(signIn(template, 'google'))).toBe('Auth');
  });

  test('can not be told about, where it can not be told whether there is a tag', () => {
    expect(became(signIn(template, 'oidc', { tenantId: ['acme'] }))).toBe('INDETERMINATE');
    expect(became(signIn(template, 'oidc', { tenantId: '' }))).toBe('INDETERMINATE');
  });
});
