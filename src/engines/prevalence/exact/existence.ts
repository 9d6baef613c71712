import { nullSpace, rankOf } from './null-space.ts';
import { hasPositiveRelation } from './stiemke.ts';

/** 0: the estimate exists and is the only one. 1: it does not exist. 2: the model cannot be told from others. 3: both. */
export type Status = 0 | 1 | 2 | 3;

/**
 * Does the (extended) maximum likelihood estimate exist, and is it identified? Decided in whole numbers (Fienberg and Rinaldo 2012; Chan,
 * Silverman and Vincent 2021).
 *
 * Existence asks for a table with no zero cell and the same margins. By duality there is none exactly when some combination of the terms
 * is 0 on every cell that was seen, never negative on the rest, and not 0 throughout. Such a combination lies in the null space of the seen
 * cells, which is small; often it is empty, and nothing is left to ask.
 *
 * @param terms the terms that are kept, as bits, the intercept 0 among them
 * @param seen kept cells with people in them
 * @param unseen kept cells with nobody in them
 */
export const exactStatus = (terms: readonly number[], seen: readonly number[], unseen: readonly number[]): Status => {
  const rowOf = (cell: number): number[] => terms.map((term) => ((term & cell) === term ? 1 : 0));
  const { rank, basis } = nullSpace(seen.map(rowOf), terms.length);
  if (rank === terms.length) return 0;
  const reach = unseen.map((cell) =>
    basis.map((vector) => terms.reduce((sum, term, i) => ((term & cell) === term ? sum + vector[i]! : sum), 0n)),
  );
  const deficient = rankOf(reach, basis.length) < basis.length;
  const missing = !hasPositiveRelation(reach);
  return ((missing ? 1 : 0) + (deficient ? 2 : 0)) as Status;
};
