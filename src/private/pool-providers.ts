import { Lazy, Token } from 'aws-cdk-lib';
import type { CfnIdentityPoolProps } from 'aws-cdk-lib/aws-cognito';
import type { IdentityPool } from '../identity-pool';
import type { IdentityProviderConfig, UserPoolClientConfig } from '../identity-provider-config';
import { quote, refuse } from './errors';
import { requireIamProvider } from './iam-provider-arn';
import {
  CLIENT_ID,
  DEVELOPER_PROVIDER_NAME,
  LOGIN_PROVIDER,
  LOGIN_PROVIDER_APP_ID,
  PROVIDER_NAME,
  QUOTAS,
} from './limits';
import {
  developerNames,
  openIdConnectNames,
  type ProviderNames,
  samlNames,
  socialNames,
  userPoolClientNames,
} from './provider-name';
import { requireText } from './requirements';
import { referencedConstruct } from './symbols';
import { warn } from './warnings';

/** The providers of one identity pool: what was added until now, and what was refused beside it. */
export class PoolProviders {
  private readonly userPoolClients: UserPoolClientConfig[] = [];
  private readonly openIdConnectProviderArns: string[] = [];
  private readonly samlProviderArns: string[] = [];
  private readonly supportedLoginProviders: Record<string, string> = {};
  private developerProviderName?: string;
  private readonly identities = new Set<string>();

  constructor(private readonly pool: IdentityPool) {}

  public get isEmpty(): boolean {
    return this.identities.size === 0;
  }

  /** Adds what a provider brings; returns what it is called. */
  public add(config: IdentityProviderConfig): ProviderNames[] {
    return [
      ...(config.userPoolClients ?? []).map((client) => this.addUserPoolClient(client)),
      ...(config.openIdConnectProviderArns ?? []).map((arn) => this.addOpenIdConnect(arn)),
      ...(config.samlProviderArns ?? []).map((arn) => this.addSaml(arn)),
      ...Object.entries(config.supportedLoginProviders ?? {}).map(([name, appId]) => this.addLogin(name, appId)),
      ...(config.developerProviderName === undefined ? [] : [this.addDeveloper(config.developerProviderName)]),
    ];
  }

  /** The properties of the identity pool that list its providers. Rendered last, so providers may come late. */
  public get properties(): Partial<CfnIdentityPoolProps> {
    return {
      cognitoIdentityProviders: Lazy.any({ produce: () => this.userPoolClients }),
      openIdConnectProviderArns: Lazy.list({ produce: () => this.openIdConnectProviderArns }, { omitEmpty: true }),
      samlProviderArns: Lazy.list({ produce: () => this.samlProviderArns }, { omitEmpty: true }),
      supportedLoginProviders: Lazy.any({
        produce: () =>
          Object.keys(this.supportedLoginProviders).length > 0 ? this.supportedLoginProviders : undefined,
      }),
      developerProviderName: Lazy.string({ produce: () => this.developerProviderName }),
    };
  }

  private addUserPoolClient(client: UserPoolClientConfig): ProviderNames {
    requireText(this.pool, 'providerName', client.providerName, PROVIDER_NAME);
    requireText(this.pool, 'clientId', client.clientId, CLIENT_ID);
    this.requireNew(`client ${identityOf(client.clientId)}`, `user pool client ${nameOf(client.clientId)}`);
    this.userPoolClients.push({ ...client, serverSideTokenCheck: client.serverSideTokenCheck ?? true });
    this.requireQuotaOfClients();
    return userPoolClientNames(client.providerName, client.clientId);
  }

  private addOpenIdConnect(arn: string): ProviderNames {
    requireIamProvider(this.pool, 'openIdConnectProviderArns', arn);
    this.requireNew(`arn ${identityOf(arn)}`, `OpenID Connect provider ${nameOf(arn)}`);
    this.openIdConnectProviderArns.push(arn);
    return openIdConnectNames(arn);
  }

  private addSaml(arn: string): ProviderNames {
    requireIamProvider(this.pool, 'samlProviderArns', arn);
    this.requireNew(`arn ${identityOf(arn)}`, `SAML provider ${nameOf(arn)}`);
    this.samlProviderArns.push(arn);
    return samlNames(arn);
  }

  private addLogin(name: string, appId: string): ProviderNames {
    requireText(this.pool, 'supportedLoginProviders', name, LOGIN_PROVIDER);
    requireText(this.pool, `the app id of ${name}`, appId, LOGIN_PROVIDER_APP_ID);
    if (name in this.supportedLoginProviders) {
      refuse({
        code: 'LoginProviderTwice',
        where: this.pool,
        what: `${name} is added twice`,
        allowed: 'one app id for each social provider',
        instead: 'an IAM OpenID Connect provider, which takes several app ids',
      });
    }
    if (Object.keys(this.supportedLoginProviders).length >= QUOTAS.loginProviders) {
      refuse({
        code: 'TooManyLoginProviders',
        where: this.pool,
        what: `${name} is one social provider too many`,
        allowed: `at most ${QUOTAS.loginProviders} on one identity pool`,
        instead: 'an IAM OpenID Connect provider for some of them',
      });
    }
    this.identities.add(`login ${name}`);
    this.supportedLoginProviders[name] = appId;
    return socialNames(name);
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
    return developerNames(name);
  }

  private requireNew(identity: string, what: string): void {
    if (this.identities.has(identity)) {
      refuse({
        code: 'ProviderTwice',
        where: this.pool,
        what: `${what} is on this identity pool already`,
        allowed: 'each provider once',
        instead: 'the handle that the first addProvider() gave back',
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

/** Two attributes of one resource (`Ref`, `ClientId`) are one provider. */
function identityOf(value: string): string {
  return referencedConstruct(value)?.node.path ?? value;
}

function nameOf(value: string): string {
  return referencedConstruct(value)?.node.path ?? (Token.isUnresolved(value) ? 'given by a token' : quote(value));
}
