import { randomStream } from '../numeric/random.ts';
import { placeOfColumn, type Survey } from './read-survey.ts';

/**
 * Rescaled bootstrap of a stratified cluster survey (Rao and Wu 1988): in each stratum with h clusters, h - 1 are drawn with replacement, and a
 * respondent's weight is multiplied by h/(h - 1) times how often the cluster was drawn. A stratum with one cluster keeps its weights. Without
 * clusters each respondent is one.
 */
export const rescaledWeights = (survey: Survey, { stratum, cluster }: { stratum?: string; cluster?: string }) => {
  const textOf = (column: string | undefined, otherwise: (row: number) => string): string[] => {
    const at = column === undefined ? -1 : placeOfColumn(survey, column);
    return survey.rows.map((cells, i) => (at < 0 ? otherwise(i) : cells[at]!));
  };
  const strata = textOf(stratum, () => '');
  const clusters = textOf(cluster, String);
  const byStratum = new Map<string, Map<string, number[]>>();
  survey.rows.forEach((_, i) => {
    const inside = byStratum.get(strata[i]!) ?? new Map<string, number[]>();
    byStratum.set(strata[i]!, inside);
    inside.set(clusters[i]!, [...(inside.get(clusters[i]!) ?? []), i]);
  });
  const groups = [...byStratum.values()].map((inside) => [...inside.values()]);
  return {
    strata: groups.length,
    clusters: groups.reduce((sum, inside) => sum + inside.length, 0),
    /** The factor of each respondent's weight in one replicate. */
    replicate(seed: number, index: number): Float64Array {
      const random = randomStream(seed, index);
      const factors = new Float64Array(survey.rows.length);
      for (const inside of groups) {
        const h = inside.length;
        if (h === 1) {
          for (const row of inside[0]!) factors[row] = 1;
          continue;
        }
        for (let draw = 0; draw < h - 1; draw++)
          for (const row of inside[Math.floor(random.next() * h)]!) factors[row]! += h / (h - 1);
      }
      return factors;
    },
  };
};
