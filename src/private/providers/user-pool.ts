import { CfnUserPoolClient, type IUserPoolClientRef, type IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import type { UserPoolProviderOptions } from '../../identity-provider';
import type {
  IdentityProviderBindOptions,
  IdentityProviderConfig,
  IIdentityProvider,
} from '../../identity-provider-config';
import { refuse } from '../errors';
import { requireKind } from '../kinds';
import { requireProps, USER_POOL_OPTIONS } from '../known-props';
import { requireUserPoolsIn, userPoolProviderName } from '../provider-name';
import { namesSame } from '../symbols';

/** Users of one user pool, through one or several of its clients. */
export class UserPoolProvider implements IIdentityProvider {
  constructor(
    private readonly userPool: IUserPoolRef,
    private readonly options: UserPoolProviderOptions,
  ) {
    requireKind('IdentityProvider.userPool()', 'userPool', userPool);
    requireProps(call(userPool), options, USER_POOL_OPTIONS);
    requireKind(call(userPool), 'clients', options.clients);
    if (options.clients.length === 0) {
      refuse({
        code: 'NoClients',
        where: call(userPool),
        what: 'clients is empty',
        allowed: 'one client of the user pool or more, because Cognito trusts a user pool client by client',
        instead: "clients: [userPool.addClient('Web')]",
      });
    }
    for (const client of options.clients) {
      requireKind(call(userPool), 'client', client);
      requireClientOf(userPool, client);
    }
  }

  public bind(options: IdentityProviderBindOptions): IdentityProviderConfig {
    const { identityPool } = options;
    const { region } = identityPool.env;
    requireUserPoolsIn(region, identityPool, `user pool ${this.userPool.node.path} on an identity pool in ${region}`);
    const providerName = userPoolProviderName(this.userPool);
    return {
      userPool: this.userPool,
      userPoolClients: this.options.clients.map((client) => ({
        providerName,
        clientId: client.userPoolClientRef.clientId,
        serverSideTokenCheck: this.options.serverSideTokenCheck ?? true,
      })),
      roleMapping: this.options.roleMapping,
      principalTags: this.options.principalTags,
    };
  }
}

function requireClientOf(userPool: IUserPoolRef, client: IUserPoolClientRef): void {
  const owner = userPoolIdOf(client);
  if (owner !== undefined && namesSame(owner, userPool.userPoolRef.userPoolId) === 'different') {
    refuse({
      code: 'ClientOfAnotherUserPool',
      where: call(userPool),
      what: `client ${client.node.path} belongs to another user pool`,
      allowed: `clients of ${userPool.node.path}: Cognito finds no sign-in through another user pool's client`,
      instead: "one IdentityProvider.userPool() for each user pool, with that user pool's own clients",
    });
  }
}

/**
 * Undefined for a client that was imported by its id alone: it can not tell, and core takes note of whoever asks
 * `userPoolClientRef.userPoolId` all the same.
 */
function userPoolIdOf(client: IUserPoolClientRef): string | undefined {
  const resource = CfnUserPoolClient.isCfnUserPoolClient(client) ? client : client.node.defaultChild;
  return CfnUserPoolClient.isCfnUserPoolClient(resource) ? resource.userPoolId : undefined;
}

function call(userPool: IUserPoolRef): string {
  return `IdentityProvider.userPool(${userPool.node.path})`;
}
