/** Lines that two texts have differently: `-` is in the first alone, `+` in the second, with what stands around them. */
export function lineDiff(before: string, after: string, around = 2): string[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  const marked = markedLines(a, b);
  const isNear = (index: number) =>
    marked.slice(Math.max(0, index - around), index + around + 1).some(({ mark }) => mark !== ' ');
  if (marked.every(({ mark }) => mark === ' ')) {
    return [];
  }
  return marked.flatMap(({ mark, line }, index) => {
    if (isNear(index)) {
      return [`${mark} ${line}`.trimEnd()];
    }
    return index === 0 || isNear(index - 1) ? ['...'] : [];
  });
}

function markedLines(a: readonly string[], b: readonly string[]): { mark: ' ' | '-' | '+'; line: string }[] {
  const common = commonLengths(a, b);
  const marked: { mark: ' ' | '-' | '+'; line: string }[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      marked.push({ mark: ' ', line: a[i] });
      i += 1;
      j += 1;
    } else if (j === b.length || (i < a.length && common[i + 1][j] >= common[i][j + 1])) {
      marked.push({ mark: '-', line: a[i] });
      i += 1;
    } else {
      marked.push({ mark: '+', line: b[j] });
      j += 1;
    }
  }
  return marked;
}

/** How many lines the rests of both have in common, from each pair of places on. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i][j] = a[i] === b[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  return lengths;
}
