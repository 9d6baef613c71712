/** The longest token that is compared letter by letter; what is longer is compared by its beginning. */
const longest = 40;

const width = longest + 1;
const rows = new Float64Array(3 * width);
const one = new Uint16Array(longest);
const other = new Uint16Array(longest);

const pairsOf = (text: string): Uint8Array => {
  const table = new Uint8Array(128 * 128);
  for (const pair of text.split(' ')) {
    const a = pair.charCodeAt(0);
    const b = pair.charCodeAt(1);
    table[a * 128 + b] = 1;
    table[b * 128 + a] = 1;
  }
  return table;
};
// letters and digits that eye, ear or keyboard take for one another
const confusable = pairsOf(
  '0o 1l 1i 5s 8b 2z vw iy ij jy uv ck kq cq sz gj bp dt fv mn ou ei ae ao ea gq xs yu tc il ao ee oa ie ue aa',
);

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const substitution = (a: number, b: number): number => {
  if (a < 128 && b < 128 && confusable[a * 128 + b] === 1) return 0.7;
  return isDigit(a) || isDigit(b) ? 1.5 : 1;
};

/** A doubled letter, and the h that transliterations put in, are cheap to lose. */
const gap = (codes: Uint16Array, at: number): number => {
  const code = codes[at] as number;
  if (isDigit(code)) return 1.5;
  return (at > 0 && codes[at - 1] === code) || code === 104 ? 0.6 : 1;
};

const load = (text: string, into: Uint16Array): number => {
  const length = Math.min(text.length, longest);
  for (let at = 0; at < length; at++) into[at] = text.charCodeAt(at);
  return length;
};

/** Weighted edit distance with transpositions; infinite as soon as it must pass `most`. Symmetric. */
export const editCost = (a: string, b: string, most: number): number => {
  const n = load(a, one);
  const m = load(b, other);
  if (Math.abs(n - m) * 0.6 > most) return Number.POSITIVE_INFINITY;
  let before = 0;
  let last = width;
  let here = 2 * width;
  rows[last] = 0;
  for (let j = 1; j <= m; j++) rows[last + j] = (rows[last + j - 1] as number) + gap(other, j - 1);
  for (let i = 1; i <= n; i++) {
    const code = one[i - 1] as number;
    const lost = gap(one, i - 1);
    let least = (rows[last] as number) + lost;
    rows[here] = least;
    for (let j = 1; j <= m; j++) {
      const facing = other[j - 1] as number;
      let cost = (rows[last + j - 1] as number) + (code === facing ? 0 : substitution(code, facing));
      cost = Math.min(cost, (rows[last + j] as number) + lost, (rows[here + j - 1] as number) + gap(other, j - 1));
      if (i > 1 && j > 1 && code !== facing && code === other[j - 2] && one[i - 2] === facing)
        cost = Math.min(cost, (rows[before + j - 2] as number) + 1);
      rows[here + j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return Number.POSITIVE_INFINITY;
    const free = before;
    before = last;
    last = here;
    here = free;
  }
  const cost = rows[last + m] as number;
  return cost > most ? Number.POSITIVE_INFINITY : cost;
};
