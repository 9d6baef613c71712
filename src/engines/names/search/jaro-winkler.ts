/**
 * Jaro-Winkler similarity of a text and a token in a pool, without making a string of it. The prefix bonus (0.1 a letter, at most 4)
 * is given where Jaro is above 0.7, as Winkler does. Texts beyond 32 letters are compared by their first 32.
 *
 * Source: W. Winkler, String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model, 1990.
 */
export const similarityTo = (
  query: Uint8Array,
  queryLength: number,
  pool: Uint8Array,
  at: number,
  size: number,
): number => {
  const m = Math.min(32, queryLength);
  const n = Math.min(32, size);
  if (m === 0 || n === 0) return 0;
  const reach = Math.max(0, (Math.max(m, n) >> 1) - 1);
  let takenQuery = 0;
  let takenToken = 0;
  let common = 0;
  for (let i = 0; i < m; i++) {
    const unit = query[i];
    const to = Math.min(n - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= to; j++) {
      if (pool[at + j] === unit && (takenToken & (1 << j)) === 0) {
        takenQuery |= 1 << i;
        takenToken |= 1 << j;
        common++;
        break;
      }
    }
  }
  if (common === 0) return 0;
  let outOfOrder = 0;
  for (let i = 0, j = 0; i < m; i++) {
    if ((takenQuery & (1 << i)) === 0) continue;
    while ((takenToken & (1 << j)) === 0) j++;
    if (query[i] !== pool[at + j]) outOfOrder++;
    j++;
  }
  const jaro = (common / m + common / n + (common - (outOfOrder >> 1)) / common) / 3;
  if (jaro <= 0.7) return jaro;
  let prefix = 0;
  while (prefix < 4 && prefix < m && prefix < n && query[prefix] === pool[at + prefix]) prefix++;
  return jaro + 0.1 * prefix * (1 - jaro);
};
