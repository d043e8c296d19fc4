import { isLiteral, readable, type Text } from '../../model/text';

/** What a sign-in says under the name of a claim. */
export type Claim =
  | { readonly kind: 'text'; readonly text: Text }
  | { readonly kind: 'list'; readonly texts: readonly Text[] }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown'; readonly reason: string };

const ABSENT: Claim = { kind: 'absent' };

/** What the identity provider says about a user: all of it, so that a claim nobody mentions is not there. */
export class Claims {
  constructor(
    private readonly claims: ReadonlyMap<string, Claim>,
    /** The names of those the sign-in was given. */
    public readonly given: readonly string[] = [],
  ) {}

  public find(name: Text): Claim {
    if (!isLiteral(name)) {
      return { kind: 'unknown', reason: `which claim ${readable(name)} is can not be told` };
    }
    return this.claims.get(name) ?? this.inOtherCase(name) ?? ABSENT;
  }

  /** Whether the sign-in has a claim that is written in other letters only. */
  private inOtherCase(name: string): Claim | undefined {
    const other = [...this.claims.keys()].find((key) => key.toLowerCase() === name.toLowerCase());
    return other === undefined
      ? undefined
      : {
          kind: 'unknown',
          reason: `the sign-in has claim ${other}, not ${name}, and AWS does not say whether case matters`,
        };
  }
}

/** A claim as people read it. */
export function describeClaim(claim: Claim): string {
  switch (claim.kind) {
    case 'text':
      return `"${readable(claim.text)}"`;
    case 'list':
      return `[${claim.texts.map((text) => `"${readable(text)}"`).join(', ')}]`;
    case 'absent':
      return 'absent';
    case 'unknown':
      return `unknown: ${claim.reason}`;
  }
}
