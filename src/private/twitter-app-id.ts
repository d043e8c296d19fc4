import type { IdentityPool } from '../identity-pool';
import { refuse } from './errors';
import { SOCIAL } from './provider-name';
import { symbolic } from './symbols';

const SECURE_STRINGS =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-ssm-secure-strings.html';
const INSTEAD = "IdentityProvider.twitter(key, SecretValue.secretsManager('twitter'))";

/** A text with variables stands in the template as it is; only its variables are looked up. */
const TEXT_WITH_VARIABLES = /\{"Fn::Sub":"([^"]*)"\}/g;

/** What CloudFormation looks up when it deploys: dynamic references, references and variables, imports and attributes. */
const LOOKED_UP =
  /\{\{resolve:(ssm|secretsmanager):.*?\}\}|<[^<>]+>|\$\{[^}]+\}|\{"Fn::(ImportValue|GetAtt)":[^{}]*\}/g;

/** Twitter's app id is `consumerKey;consumerSecret`: nothing behind the semicolon may stand in the template itself. */
export function requireNoPlainSecret(pool: IdentityPool, appId: string): void {
  const { value, isKnown } = symbolic(appId, pool);
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replace(TEXT_WITH_VARIABLES, '$1');
  if (text.includes('{{resolve:ssm-secure:')) {
    refuse({
      code: 'LoginProviderInvalid',
      where: pool,
      what: `the app id of ${SOCIAL.twitter} holds a secure string of SSM, and CloudFormation looks up none in identity pools`,
      allowed: `a secret of Secrets Manager, or a parameter that is not echoed (${SECURE_STRINGS})`,
      instead: INSTEAD,
    });
  }
  if (text.slice(text.indexOf(';') + 1).replace(LOOKED_UP, '') !== '') {
    const shown = isKnown ? 'a secret as plain text' : 'a lazy value, which may become a secret as plain text';
    refuse({
      code: 'SecretInTemplate',
      where: pool,
      what: `the app id of ${SOCIAL.twitter} holds ${shown}, for everybody to read in the template`,
      allowed: 'a secret that is resolved at deployment',
      instead: INSTEAD,
    });
  }
}
