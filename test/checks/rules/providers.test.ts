import { appIdInvalid } from '../../../src/checks/private/rules/app-id-invalid';
import { clientIdInvalid } from '../../../src/checks/private/rules/client-id-invalid';
import { clientOfAnotherUserPool } from '../../../src/checks/private/rules/client-of-another-user-pool';
import { loginProviderUnknown } from '../../../src/checks/private/rules/login-provider-unknown';
import { manyUserPoolClients } from '../../../src/checks/private/rules/many-user-pool-clients';
import { providerArnInvalid } from '../../../src/checks/private/rules/provider-arn-invalid';
import { providerOfAnotherAccount } from '../../../src/checks/private/rules/provider-of-another-account';
import { providerOfAnotherPartition } from '../../../src/checks/private/rules/provider-of-another-partition';
import { providerTwice } from '../../../src/checks/private/rules/provider-twice';
import { tokenNotCheckedOnServer } from '../../../src/checks/private/rules/token-not-checked-on-server';
import { tooManyLoginProviders } from '../../../src/checks/private/rules/too-many-login-providers';
import { tooManyUserPoolClients } from '../../../src/checks/private/rules/too-many-user-pool-clients';
import { twitterAppIdIncomplete } from '../../../src/checks/private/rules/twitter-app-id-incomplete';
import { twitterSecretInTemplate } from '../../../src/checks/private/rules/twitter-secret-in-template';
import { userPoolNameInvalid } from '../../../src/checks/private/rules/user-pool-name-invalid';
import { userPoolsNotInRegion } from '../../../src/checks/private/rules/user-pools-not-in-region';
import { ANYTHING, FIRES, pool, SILENT, said, sometimes, testCases, UNTOLD, USERS, users, WEB } from '../mapped-pools';

const CN = { region: 'cn-north-1' };
const NO_REGION = { region: undefined };
const NAME = 'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI';
const OIDC = 'arn:aws:iam::111111111111:oidc-provider/idp.example.com';
const SAML = 'arn:aws:iam::111111111111:saml-provider/corporate';

const logins = (providers: object) => ({ Pool: pool({ SupportedLoginProviders: providers }) });
const manyLogins = (count: number) =>
  logins(Object.fromEntries(Array.from({ length: count }, (_, n) => [`p${n}`, 'x'])));
const google = (appId: unknown) => logins({ 'accounts.google.com': appId });
const twitter = (appId: unknown) => logins({ 'api.twitter.com': appId });
const openId = (...arns: unknown[]) => ({ Pool: pool({ OpenIdConnectProviderARNs: arns }) });
const saml = (...arns: unknown[]) => ({ Pool: pool({ SamlProviderARNs: arns }) });
const client = (changes: object) =>
  users({}, { pool: { CognitoIdentityProviders: [{ ProviderName: USERS, ClientId: WEB, ...changes }] } });
const named = (name: unknown) => client({ ProviderName: name });
const ofUsers = (attribute: string) => named({ 'Fn::GetAtt': ['Users', attribute] });
const clients = (count: number) =>
  users(
    {},
    {
      pool: {
        CognitoIdentityProviders: Array.from({ length: count }, (_, n) => ({ ProviderName: NAME, ClientId: `c${n}` })),
      },
    },
  );
const withOthers = (name: unknown) => ({ ...named(name), Others: { Type: 'AWS::Cognito::UserPool' } });

testCases([
  [loginProviderUnknown, 'google.com', logins({ 'google.com': 'x' }), FIRES],
  [loginProviderUnknown, 'a URL', logins({ 'https://accounts.google.com': 'x' }), FIRES],
  [
    loginProviderUnknown,
    'every provider AWS names',
    logins({
      'accounts.google.com': 'a',
      'api.twitter.com': 'b',
      'appleid.apple.com': 'c',
      'graph.facebook.com': 'd',
      'www.amazon.com': 'e',
    }),
    SILENT,
  ],

  [tooManyLoginProviders, '11', manyLogins(11), FIRES],
  [tooManyLoginProviders, '10', manyLogins(10), SILENT],

  [appIdInvalid, 'two ids with a comma', google('1234,5678'), FIRES],
  [appIdInvalid, 'nothing', google(''), FIRES],
  [appIdInvalid, '129 characters', google('x'.repeat(129)), FIRES],
  [appIdInvalid, '128 characters', google('x'.repeat(128)), SILENT],
  [appIdInvalid, 'a parameter', google(ANYTHING), SILENT],
  [appIdInvalid, 'a secret', google('{{resolve:secretsmanager:google}}'), SILENT],

  [twitterAppIdIncomplete, 'the key alone', twitter('key'), FIRES],
  [twitterAppIdIncomplete, 'two semicolons', twitter('key;secret;'), FIRES],
  [twitterAppIdIncomplete, 'key and secret', twitter('key;{{resolve:secretsmanager:twitter}}'), SILENT],
  [twitterAppIdIncomplete, 'both from a secret', twitter('{{resolve:secretsmanager:twitter}}'), SILENT],
  [twitterAppIdIncomplete, 'another provider', google('key'), SILENT],

  [twitterSecretInTemplate, 'a plain secret', twitter('key;secret'), FIRES],
  [twitterSecretInTemplate, 'from Secrets Manager', twitter('key;{{resolve:secretsmanager:twitter}}'), SILENT],
  [twitterSecretInTemplate, 'a parameter', twitter({ 'Fn::Join': [';', ['key', ANYTHING]] }), SILENT],
  [twitterSecretInTemplate, 'no secret', twitter('key'), SILENT],

  [clientIdInvalid, 'a hyphen', client({ ClientId: 'my-client' }), FIRES],
  [clientIdInvalid, '129 characters', client({ ClientId: 'x'.repeat(129) }), FIRES],
  [clientIdInvalid, '128 characters', client({ ClientId: 'x'.repeat(128) }), SILENT],
  [clientIdInvalid, 'a client of the app', client({}), SILENT],
  [clientIdInvalid, 'a parameter', client({ ClientId: ANYTHING }), SILENT],

  [userPoolNameInvalid, 'the URL', ofUsers('ProviderURL'), FIRES],
  [userPoolNameInvalid, 'the ARN', ofUsers('Arn'), FIRES],
  [userPoolNameInvalid, 'a literal URL', named(`https://${NAME}`), FIRES],
  [userPoolNameInvalid, 'the id', named('eu-west-1_AbCdEfGhI'), FIRES],
  [userPoolNameInvalid, 'another region in the host', named(NAME.replace('eu-west-1.', 'eu-west-2.')), FIRES],
  [userPoolNameInvalid, 'another domain', named(NAME.replace('amazonaws', 'example')), FIRES],
  [userPoolNameInvalid, 'a space', named(`${NAME} `), FIRES],
  [userPoolNameInvalid, 'the name', named(NAME), SILENT],
  [userPoolNameInvalid, 'the attribute', client({}), SILENT],
  [userPoolNameInvalid, 'the attribute, wherever it is', client({}), SILENT, NO_REGION],
  [
    userPoolNameInvalid,
    'a name of a European sovereign region',
    named('cognito-idp.eusc-de-east-1.amazonaws.eu/eusc-de-east-1_AbC'),
    SILENT,
  ],
  [userPoolNameInvalid, 'a parameter', named(ANYTHING), SILENT],
  [userPoolNameInvalid, 'a URL with a parameter', named({ 'Fn::Join': ['', ['https://', ANYTHING]] }), FIRES],

  [
    clientOfAnotherUserPool,
    'another user pool of the app',
    withOthers({ 'Fn::GetAtt': ['Others', 'ProviderName'] }),
    FIRES,
  ],
  [
    clientOfAnotherUserPool,
    'another user pool of the app, wherever it is',
    withOthers({ 'Fn::GetAtt': ['Others', 'ProviderName'] }),
    FIRES,
    NO_REGION,
  ],
  [clientOfAnotherUserPool, 'a user pool written by hand', named(NAME), FIRES],
  [clientOfAnotherUserPool, 'its own', withOthers(USERS), SILENT],
  [clientOfAnotherUserPool, 'a parameter', named(ANYTHING), SILENT],
  [clientOfAnotherUserPool, 'a client of outside', client({ ClientId: 'abc', ProviderName: NAME }), SILENT],
  [
    clientOfAnotherUserPool,
    'a client of an imported user pool',
    {
      Web: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: 'eu-west-1_Other' } },
      Pool: pool({ CognitoIdentityProviders: [{ ProviderName: NAME, ClientId: WEB }] }),
    },
    FIRES,
  ],
  [
    clientOfAnotherUserPool,
    'a user pool of the app, and a client of an imported one',
    {
      Users: { Type: 'AWS::Cognito::UserPool' },
      Web: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: 'eu-west-1_Other' } },
      Pool: pool({ CognitoIdentityProviders: [{ ProviderName: USERS, ClientId: WEB }] }),
    },
    FIRES,
    NO_REGION,
  ],
  [
    clientOfAnotherUserPool,
    'a client of the imported user pool',
    {
      Web: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: 'eu-west-1_AbCdEfGhI' } },
      Pool: pool({ CognitoIdentityProviders: [{ ProviderName: NAME, ClientId: WEB }] }),
    },
    SILENT,
  ],

  [userPoolsNotInRegion, 'China', client({}), FIRES, CN],
  [userPoolsNotInRegion, 'a name of China', named('cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_AbC'), FIRES],
  [userPoolsNotInRegion, 'an isolated region', client({}), UNTOLD, { region: 'us-iso-east-1' }],
  [userPoolsNotInRegion, 'Ireland', client({}), SILENT],
  [userPoolsNotInRegion, 'no known region', client({}), SILENT, NO_REGION],
  [userPoolsNotInRegion, 'another provider in China', saml(SAML), SILENT, CN],

  [providerArnInvalid, 'a SAML provider among the others', openId(SAML), FIRES],
  [providerArnInvalid, 'an OpenID Connect provider among the others', saml(OIDC), FIRES],
  [providerArnInvalid, 'the issuer', openId('https://idp.example.com'), FIRES],
  [providerArnInvalid, 'the ARN of a role', saml('arn:aws:iam::111111111111:role/users'), FIRES],
  [
    providerArnInvalid,
    'a SAML provider of the app among the others',
    { ...openId({ Ref: 'Corporate' }), Corporate: { Type: 'AWS::IAM::SAMLProvider' } },
    FIRES,
  ],
  [
    providerArnInvalid,
    'each in its place',
    { Pool: pool({ OpenIdConnectProviderARNs: [OIDC], SamlProviderARNs: [SAML] }) },
    SILENT,
  ],
  [providerArnInvalid, 'a parameter', openId(ANYTHING), SILENT],

  [providerOfAnotherAccount, 'another account', openId(OIDC.replace('1111', '9999')), FIRES],
  [providerOfAnotherAccount, 'the account', openId(OIDC), SILENT],
  [providerOfAnotherAccount, 'no known account', openId(OIDC), SILENT, { account: undefined }],
  [providerOfAnotherAccount, 'a parameter', openId(ANYTHING), SILENT],
  [providerOfAnotherPartition, 'another partition', saml(SAML), FIRES, { region: 'us-gov-west-1' }],
  [providerOfAnotherPartition, 'the partition', saml(SAML), SILENT],
  [providerOfAnotherPartition, 'no known region', saml(SAML), SILENT, NO_REGION],

  [manyUserPoolClients, '51', clients(51), FIRES],
  [manyUserPoolClients, '50', clients(50), SILENT],
  [manyUserPoolClients, '1001, of which the other rule speaks', clients(1001), SILENT],
  [tooManyUserPoolClients, '1001', clients(1001), FIRES],
  [tooManyUserPoolClients, '1000', clients(1000), SILENT],

  [providerTwice, 'a SAML provider', saml(SAML, SAML), FIRES],
  [
    providerTwice,
    'a client of the app',
    users(
      {},
      { pool: { CognitoIdentityProviders: [USERS, USERS].map((ProviderName) => ({ ProviderName, ClientId: WEB })) } },
    ),
    FIRES,
  ],
  [providerTwice, 'two clients of a user pool', clients(2), SILENT],
  [providerTwice, 'two that only the deployment knows', saml(sometimes(SAML, OIDC), ANYTHING), SILENT],
  [providerTwice, 'one that only the deployment knows', saml(ANYTHING, ANYTHING), FIRES],

  [tokenNotCheckedOnServer, 'false', client({ ServerSideTokenCheck: false }), FIRES],
  [tokenNotCheckedOnServer, 'not said', client({}), FIRES],
  [tokenNotCheckedOnServer, 'true', client({ ServerSideTokenCheck: true }), SILENT],
  [tokenNotCheckedOnServer, 'a parameter', client({ ServerSideTokenCheck: ANYTHING }), UNTOLD],
]);

test('the name of a user pool of the app is given with the fix', () => {
  expect(said(userPoolNameInvalid, ofUsers('ProviderURL'))).toEqual([
    {
      at: 'Pool',
      pool: 'Pool',
      property: 'Properties.CognitoIdentityProviders.0.ProviderName',
      what: '"https://cognito-idp.eu-west-1.amazonaws.com/<S/Users.Ref>" begins with a scheme',
      fix: '{"Fn::GetAtt":["Users","ProviderName"]}',
    },
  ]);
});

test('no finding repeats what may be a secret', () => {
  const appId = `key;${'s3cr3t'.repeat(30)}!`;
  const findings = [appIdInvalid, twitterAppIdIncomplete, twitterSecretInTemplate].flatMap((rule) =>
    said(rule, twitter(appId)),
  );
  expect(findings).toHaveLength(2);
  expect(JSON.stringify(findings)).not.toContain('s3cr3t');
});
