import { textAfter } from '../../../model/cloudformation/split';
import type { UserPoolClientModel } from '../../../model/elements';
import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { sameness } from '../../../model/sameness';
import { isLiteral, readable, type Text } from '../../../model/text';
import { API_PAGES } from '../api-pages';
import { exampleClient } from '../example-mappings';
import { providersOfKind } from '../reading/placed-providers';
import { within } from '../reading/text-mistake';
import type { Finding, Rule } from '../rule';

const OTHERS = { 'Fn::GetAtt': ['Others', 'ProviderName'] };

export const clientOfAnotherUserPool: Rule = {
  id: 'ClientOfAnotherUserPool',
  severity: 'error',
  title: 'A client stands beside the name of a user pool it is not of',
  why: 'Tokens name a client and its user pool: none ever fits, and nobody signs in.',
  fix: 'the ProviderName of the user pool the client is of',
  source: API_PAGES.userPoolProvider,
  example: () => ({
    fires: { ...exampleClient({}, { ProviderName: OTHERS }), Others: { Type: 'AWS::Cognito::UserPool' } },
    silent: exampleClient(),
  }),
  find: (model) => {
    const clients = new Map(model.clients.map((client) => [client.id, client]));
    const names = {
      byId: new Map(model.userPools.map(({ id, providerName }) => [id, providerName])),
      all: new Set(model.userPools.map(({ providerName }) => providerName)),
    };
    return providersOfKind(model, 'user-pool').flatMap(({ provider: { clientId, providerName }, place }): Finding[] => {
      const client = clients.get(clientId);
      return client && isAnother(providerName, client, names)
        ? [
            {
              ...within(place, 'ProviderName'),
              what: `${readable(providerName)}, but client ${client.source.logicalId} is of ${readable(client.userPoolId)}`,
              fix: fixFor(model, client),
            },
          ]
        : [];
    });
  },
};

interface UserPoolNames {
  readonly byId: ReadonlyMap<Text, Text>;
  readonly all: ReadonlySet<Text>;
}

/** A name that is no user pool's is not this rule's. */
function isAnother(given: Text, { userPoolId }: UserPoolClientModel, names: UserPoolNames): boolean {
  const name = given.replace(/^https?:\/\//, '');
  const right = names.byId.get(userPoolId);
  if (right === undefined) {
    const id = textAfter(name, '/');
    return id !== undefined && isLiteral(userPoolId) && sameness(id, userPoolId) === 'different';
  }
  const isName = name.startsWith('cognito-idp.') || names.all.has(name);
  return isName && sameness(name, right) === 'different';
}

function fixFor(model: IdentityPoolModel, { userPoolId }: UserPoolClientModel): string | undefined {
  const userPool = model.userPools.find(({ id }) => id === userPoolId);
  return userPool && JSON.stringify({ 'Fn::GetAtt': [userPool.source.logicalId, 'ProviderName'] });
}
