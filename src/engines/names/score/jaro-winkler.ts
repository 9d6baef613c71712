/** Jaro similarity of two strings, 0 to 1. */
export const jaro = (a: string, b: string): number => {
  if (a === b) return a === '' ? 0 : 1;
  const n = a.length;
  const m = b.length;
  if (n === 0 || m === 0) return 0;
  const reach = Math.max(0, (Math.max(n, m) >> 1) - 1);
  const seenA = new Uint8Array(n);
  const seenB = new Uint8Array(m);
  let common = 0;
  for (let i = 0; i < n; i++) {
    const code = a.charCodeAt(i);
    const to = Math.min(m - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= to; j++) {
      if (seenB[j] === 1 || b.charCodeAt(j) !== code) continue;
      seenA[i] = 1;
      seenB[j] = 1;
      common++;
      break;
    }
  }
  if (common === 0) return 0;
  let moved = 0;
  let j = 0;
  for (let i = 0; i < n; i++) {
    if (seenA[i] === 0) continue;
    while (seenB[j] === 0) j++;
    if (a.charCodeAt(i) !== b.charCodeAt(j)) moved++;
    j++;
  }
  return (common / n + common / m + (common - (moved >> 1)) / common) / 3;
};

const commonPrefix = (a: string, b: string): number => {
  const most = Math.min(4, a.length, b.length);
  let at = 0;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
};

/**
 * Winkler's bonus on a Jaro similarity: 0.1 for each of up to four common first letters.
 *
 * @param gate below this similarity there is no bonus; Winkler's own is 0.7
 */
export const prefixBonus = (a: string, b: string, plain: number, gate: number): number =>
  plain < gate ? plain : plain + 0.1 * commonPrefix(a, b) * (1 - plain);

/** Jaro similarity with Winkler's bonus. */
export const jaroWinkler = (a: string, b: string): number => prefixBonus(a, b, jaro(a, b), 0.7);
