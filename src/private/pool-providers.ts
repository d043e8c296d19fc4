import { Lazy, Token } from 'aws-cdk-lib';
import type { CfnIdentityPoolProps } from 'aws-cdk-lib/aws-cognito';
import type { IdentityPool } from '../identity-pool';
import type { IdentityProviderConfig, UserPoolClientConfig } from '../identity-provider-config';
import { quote, refuse } from './errors';
import { requireIamProvider } from './iam-provider-arn';
import { requireKind } from './kinds';
import {
  CLIENT_ID,
  DEVELOPER_PROVIDER_NAME,
  LOGIN_PROVIDER,
  LOGIN_PROVIDER_APP_ID,
  PROVIDER_NAME,
  QUOTAS,
} from './limits';
import { identityOf } from './provider-key';
import {
  developerNames,
  openIdConnectNames,
  type ProviderNames,
  SOCIAL,
  samlNames,
  socialNames,
  userPoolClientNames,
} from './provider-name';
import { requireText } from './requirements';
import { referencedConstruct } from './symbols';
import { requireNoPlainSecret } from './twitter-app-id';
import { warn } from './warnings';

/** The providers of one identity pool: what was added until now, and what was refused beside it. */
export class PoolProviders {
  private readonly userPoolClients: UserPoolClientConfig[] = [];
  private readonly openIdConnectProviderArns: string[] = [];
  private readonly samlProviderArns: string[] = [];
  private readonly supportedLoginProviders = new Map<string, string>();
  private developerProviderName?: string;
  private readonly identities = new Set<string>();
  private readonly logins = new Map<string, { name: string; isUserPool: boolean }>();

  constructor(private readonly pool: IdentityPool) {}

  public get isEmpty(): boolean {
    return this.identities.size === 0;
  }

  public get hasDeveloper(): boolean {
    return this.developerProviderName !== undefined;
  }

  /** Adds what a provider brings; returns what it is called. */
  public add(config: IdentityProviderConfig): ProviderNames[] {
    for (const decision of ['roleMapping', 'principalTags'] as const) {
      if (config[decision] !== undefined) {
        requireKind(this.pool, decision, config[decision]);
      }
    }
    return [
      ...(config.userPoolClients ?? []).map((client) => this.addUserPoolClient(client)),
      ...(config.openIdConnectProviderArns ?? []).map((arn) => this.addOpenIdConnect(arn)),
      ...(config.samlProviderArns ?? []).map((arn) => this.addSaml(arn)),
      ...Object.entries(config.supportedLoginProviders ?? {}).map(([name, appId]) => this.addLogin(name, appId)),
      ...(config.developerProviderName === undefined ? [] : [this.addDeveloper(config.developerProviderName)]),
    ];
  }

  /**
   * The properties of the identity pool that list its providers. Rendered last, so providers may come late; and anew each time,
   * for an Aspect may look at them before.
   */
  public get properties(): Partial<CfnIdentityPoolProps> {
    return {
      cognitoIdentityProviders: Lazy.uncachedAny({ produce: () => this.userPoolClients }),
      openIdConnectProviderArns: Lazy.uncachedList(
        { produce: () => this.openIdConnectProviderArns },
        { omitEmpty: true },
      ),
      samlProviderArns: Lazy.uncachedList({ produce: () => this.samlProviderArns }, { omitEmpty: true }),
      supportedLoginProviders: Lazy.uncachedAny({
        produce: () =>
          this.supportedLoginProviders.size > 0 ? Object.fromEntries(this.supportedLoginProviders) : undefined,
      }),
      developerProviderName: Lazy.uncachedString({ produce: () => this.developerProviderName }),
    };
  }

  private addUserPoolClient(client: UserPoolClientConfig): ProviderNames {
    requireText(this.pool, 'providerName', client.providerName, PROVIDER_NAME);
    requireText(this.pool, 'clientId', client.clientId, CLIENT_ID);
    this.requireNew(`client ${identityOf(client.clientId, this.pool)}`, `user pool client ${nameOf(client.clientId)}`);
    this.userPoolClients.push({ ...client, serverSideTokenCheck: client.serverSideTokenCheck ?? true });
    this.requireQuotaOfClients();
    return this.withLogin(userPoolClientNames(client.providerName, client.clientId), true);
  }

  private addOpenIdConnect(arn: string): ProviderNames {
    requireIamProvider(this.pool, 'openIdConnectProviderArns', arn);
    this.requireNew(`arn ${identityOf(arn, this.pool)}`, `OpenID Connect provider ${nameOf(arn)}`);
    this.openIdConnectProviderArns.push(arn);
    return this.withLogin(openIdConnectNames(arn));
  }

  private addSaml(arn: string): ProviderNames {
    requireIamProvider(this.pool, 'samlProviderArns', arn);
    this.requireNew(`arn ${identityOf(arn, this.pool)}`, `SAML provider ${nameOf(arn)}`);
    this.samlProviderArns.push(arn);
    return this.withLogin(samlNames(arn));
  }

  private addLogin(name: string, appId: string): ProviderNames {
    requireText(this.pool, 'supportedLoginProviders', name, LOGIN_PROVIDER);
    requireText(this.pool, `the app id of ${name}`, appId, LOGIN_PROVIDER_APP_ID);
    if (name === SOCIAL.twitter) {
      requireNoPlainSecret(this.pool, appId);
    }
    if (this.supportedLoginProviders.has(name)) {
      refuse({
        code: 'LoginProviderTwice',
        where: this.pool,
        what: `${name} is added twice`,
        allowed: 'one app id for each social provider',
        instead: 'an IAM OpenID Connect provider, which takes several app ids',
      });
    }
    if (this.supportedLoginProviders.size >= QUOTAS.loginProviders) {
      refuse({
        code: 'TooManyLoginProviders',
        where: this.pool,
        what: `${name} is one social provider too many`,
        allowed: `at most ${QUOTAS.loginProviders} on one identity pool`,
        instead: 'an IAM OpenID Connect provider for some of them',
      });
    }
    this.identities.add(`login ${name}`);
    this.supportedLoginProviders.set(name, appId);
    return this.withLogin(socialNames(name));
  }

  private addDeveloper(name: string): ProviderNames {
    requireText(this.pool, 'developerProviderName', name, DEVELOPER_PROVIDER_NAME);
    if (this.developerProviderName !== undefined) {
      refuse({
        code: 'DeveloperProviderTwice',
        where: this.pool,
        what: `developer provider ${quote(name)} is added beside ${quote(this.developerProviderName)}`,
        allowed: 'one developer provider on an identity pool; its name can not be changed once it is deployed',
        instead: 'a second identity pool, or one developer provider for both backends',
      });
    }
    this.identities.add(`developer ${name}`);
    this.developerProviderName = name;
    return this.withLogin(developerNames(name));
  }

  /**
   * One login name is one text from here on, whichever tokens it was made of. Clients of one user pool share it; other
   * providers can not: `amr` would say the same of the users of both.
   */
  private withLogin(names: ProviderNames, isUserPool = false): ProviderNames {
    this.requireNoAudience(names.login);
    const identity = identityOf(names.login, this.pool);
    const known = this.logins.get(identity);
    if (known && !(known.isUserPool && isUserPool)) {
      refuse({
        code: 'ProviderTwice',
        where: this.pool,
        what: `tokens of two providers come under ${nameOf(names.login)}`,
        allowed: 'one provider under each name: it is all that tells their users apart',
        instead: 'one of the two; an IAM OpenID Connect provider takes several app ids',
      });
    }
    const { name } = known ?? { name: names.login };
    this.logins.set(identity, { name, isUserPool });
    return { ...names, login: name };
  }

  /** The words by which `amr` tells guests from users are no names of providers: a role for these users would trust everybody. */
  private requireNoAudience(login: string): void {
    if (/^(un)?authenticated$/i.test(login)) {
      refuse({
        code: 'LoginProviderInvalid',
        where: this.pool,
        what: `tokens of a provider come under ${quote(login)}`,
        allowed: 'any name but authenticated and unauthenticated, by which Cognito tells guests from users',
        instead: 'another name',
      });
    }
  }

  private requireNew(identity: string, what: string): void {
    if (this.identities.has(identity)) {
      refuse({
        code: 'ProviderTwice',
        where: this.pool,
        what: `${what} is on this identity pool already`,
        allowed: 'each provider once',
        instead: 'add it once: pool.addProvider() gives back a handle, providers: [...] does not',
      });
    }
    this.identities.add(identity);
  }

  private requireQuotaOfClients(): void {
    const { userPoolClients: quota, userPoolClientsAtMost: most } = QUOTAS;
    const count = this.userPoolClients.length;
    if (count > most) {
      refuse({
        code: 'TooManyUserPoolClients',
        where: this.pool,
        what: `${count} user pool clients`,
        allowed: `at most ${most} on one identity pool (https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html)`,
        instead: 'several identity pools, or fewer clients',
      });
    }
    if (count === quota + 1) {
      warn(
        this.pool,
        'ManyUserPoolClients',
        `more than ${quota} user pool clients: an account may have ${quota} on one identity pool until AWS raises its quota. ` +
          'Ask for it before you deploy (https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html).',
      );
    }
  }
}

function nameOf(value: string): string {
  const path = referencedConstruct(value)?.node.path.replace(/\/Resource$/, '');
  return path ?? (Token.isUnresolved(value) ? 'given by a token' : quote(value));
}
