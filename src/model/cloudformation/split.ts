import { type Piece, piecesOf, type Text, textOfPiece } from '../text';

/** What is known of a value that only the deployment knows. */
export interface Shape {
  /** Whether a character can stand in it. */
  canHold(character: string): boolean;
  /** What stands in it before the first delimiter. */
  readonly start?: Text;
}

/** A text cut at a delimiter. */
export interface SplitText {
  /** The parts whose place is certain. */
  readonly parts: readonly Text[];
  /** Whether these are all. */
  readonly isComplete: boolean;
}

/** Cuts a text at a delimiter, as far as one can tell where it stands: inside what is not literal only its shape says so. */
export function split(
  text: Text,
  delimiter: string,
  shapeOf: (piece: Exclude<Piece, { kind: 'literal' }>) => Shape,
): SplitText {
  const parts: Text[] = [];
  let part: Text = '';
  const pieces = piecesOf(text);
  for (const [i, piece] of pieces.entries()) {
    if (piece.kind === 'literal') {
      const [first, ...rest] = piece.text.split(delimiter);
      part += first;
      for (const next of rest) {
        parts.push(part);
        part = next;
      }
    } else {
      const shape = shapeOf(piece);
      if (mayStand(delimiter, shape, literalOf(pieces[i - 1]), literalOf(pieces[i + 1]))) {
        return { parts: shape.start === undefined ? parts : [...parts, part + shape.start], isComplete: false };
      }
      part += textOfPiece(piece);
    }
  }
  return { parts: [...parts, part], isComplete: true };
}

/** Longer ones nobody writes; they must not take time. */
const LONGEST_DELIMITER = 100;

/** Whether a delimiter may stand in a value, be it with its start in what stands before, or its end in what comes after. */
function mayStand(delimiter: string, { canHold }: Shape, before: string, after: string): boolean {
  const places = [...delimiter].map((_, i) => i);
  return (
    delimiter.length > LONGEST_DELIMITER ||
    places.some(
      (start) =>
        before.endsWith(delimiter.slice(0, start)) &&
        places.some(
          (end) =>
            end >= start &&
            after.startsWith(delimiter.slice(end + 1)) &&
            [...delimiter.slice(start, end + 1)].every((character) => canHold(character)),
        ),
    )
  );
}

function literalOf(piece: Piece | undefined): string {
  return piece?.kind === 'literal' ? piece.text : '';
}

/** What follows a marker that stands in the literal part of a text; undefined where it stands in none. */
export function textAfter(text: Text, marker: string): Text | undefined {
  const pieces = piecesOf(text);
  const index = pieces.findIndex((piece) => piece.kind === 'literal' && piece.text.includes(marker));
  if (index < 0) {
    return undefined;
  }
  const [found, ...rest] = pieces.slice(index).map(textOfPiece);
  return found.slice(found.indexOf(marker) + marker.length) + rest.join('');
}
