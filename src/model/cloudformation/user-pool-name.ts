import { type Piece, piecesOf, type Text, textOfPiece } from '../text';
import type { Links } from './links';

const HOST = 'cognito-idp.';
const DOMAIN = '.amazonaws.com/';

/**
 * The name of a user pool that somebody put together from a region and the user pool's id, spelled as the user pool's own
 * attribute is. Where no region is known these are two texts, and one name all the same: no reference leads into another
 * region, and whatever its partition, where there are user pools they are below one domain.
 */
export function namedByAttribute(text: Text, links: Links): Text {
  if (!text.includes(HOST)) {
    return text;
  }
  const [host, region, domain, userPool, ...rest] = piecesOf(text);
  if (host?.kind !== 'literal' || !/^(https:\/\/)?cognito-idp\.$/.test(host.text) || userPool?.kind !== 'symbol') {
    return text;
  }
  const name = links.attributeBeside(userPool.name, 'ProviderName') ?? '';
  return isSame(piecesOf(name)[1], region) && domain.kind === 'literal' && domain.text === DOMAIN
    ? host.text.slice(0, -HOST.length) + name + rest.map(textOfPiece).join('')
    : text;
}

function isSame(a: Piece | undefined, b: Piece): boolean {
  return a?.kind === 'unknown' && b.kind === 'unknown' && a.name !== undefined && a.name === b.name;
}
