import { type Place, wrong } from '../errors.ts';
import type { Recruit } from './rds.ts';
import { numbersIn, placeOfColumn, type Survey } from './read-survey.ts';

export interface RecruitColumns {
  readonly id: string;
  /** The id of whoever recruited the person; empty for a seed. */
  readonly recruiter: string;
  readonly degree: string;
  /** 0 or 1; a person without an answer is left out. */
  readonly trait: string;
}

/**
 * The people of a survey along peers.
 *
 * @throws PrevalenceError PREVALENCE_COLUMN_MISSING, PREVALENCE_ANSWER_INVALID (a trait beside 0 and 1, an id that is missing or stands twice),
 * with every place at once
 */
export const readRecruits = (survey: Survey, columns: RecruitColumns): readonly Recruit[] => {
  const [traits, degrees] = [numbersIn(survey, columns.trait, 'people'), numbersIn(survey, columns.degree, 'people')];
  const [idAt, recruiterAt] = [placeOfColumn(survey, columns.id), placeOfColumn(survey, columns.recruiter)];
  const seen = new Set<string>();
  const troubles: Place[] = [];
  const recruits = survey.rows.flatMap((cells, i) => {
    const row = i + 2;
    const [id, trait] = [cells[idAt]!, traits[i]!];
    if (id === '' || seen.has(id)) troubles.push({ row, column: columns.id, value: id });
    seen.add(id);
    if (trait === null) return [];
    if (trait > 1) troubles.push({ row, column: columns.trait, value: String(trait) });
    return [{ id, recruiter: cells[recruiterAt]!, degree: degrees[i] ?? 0, hasTrait: trait === 1 }];
  });
  if (troubles.length > 0) wrong('PREVALENCE_ANSWER_INVALID', { count: troubles.length }, troubles);
  return recruits;
};
