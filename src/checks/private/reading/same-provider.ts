import type { IdentityPoolModel } from '../../../model/identity-pool-model';
import { type Sameness, sameness } from '../../../model/sameness';
import { isKnown, type Text } from '../../../model/text';

const HOST = 'cognito-idp.';

/**
 * Whether two names are of one provider. Where no region is known, a user pool of the app is named by its attribute in one
 * place and by its parts in another: no reference leads into another region, so these are one name.
 */
export function samenessOfProviders(model: IdentityPoolModel, a: Text, b: Text): Sameness {
  const answer = sameness(a, b);
  return answer === 'unknown' ? sameness(byAttribute(model, a), byAttribute(model, b)) : answer;
}

function byAttribute({ userPools }: IdentityPoolModel, name: Text): Text {
  const host = name.slice(0, name.indexOf('/'));
  if (!host.startsWith(HOST) || isKnown(host)) {
    return name;
  }
  const rest = name.slice(host.length + 1);
  const meant = userPools.find(({ id }) => rest === id || rest.startsWith(`${id}:`));
  return meant ? meant.providerName + rest.slice(meant.id.length) : name;
}
