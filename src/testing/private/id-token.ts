import { refuse } from '../../private/errors';

const TOKEN = /^[\w-]+\.([\w-]+)\.[\w-]*$/;

/** The claims of an ID token. Nothing about it is verified. */
export function decodeIdToken(jwt: string): { readonly [claim: string]: unknown } {
  const [, payload] = TOKEN.exec(jwt.trim()) ?? [];
  const claims = payload === undefined ? undefined : parsed(Buffer.from(payload, 'base64url').toString('utf8'));
  if (typeof claims !== 'object' || claims === null || Array.isArray(claims)) {
    refuse({
      code: 'SignInInvalid',
      where: 'SignIn.fromIdToken()',
      what: 'the text is no ID token',
      allowed:
        'a JSON Web Token: three parts of letters, digits, - and _, with a point between them; the second one JSON',
      instead: 'the `id_token` an identity provider gave out, or SignIn.withUserPool() with claims',
    });
  }
  const { iss } = claims as { iss?: unknown };
  if (typeof iss !== 'string' || iss === '') {
    refuse({
      code: 'SignInInvalid',
      where: 'SignIn.fromIdToken()',
      what: 'the token does not say who issued it: it has no claim iss',
      allowed: 'an ID token of a provider of the pool',
      instead: 'an ID token, and not an access token of another service',
    });
  }
  return claims as { readonly [claim: string]: unknown };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
