import type { BatchLine } from '../../contract.ts';

/** Which lines of a screened table somebody wants to see. */
export interface LineFilter {
  readonly band: string;
  readonly measure: string;
  readonly list: string;
}

export const everyLine: LineFilter = { band: '', measure: '', list: '' };

/** Whether one and the same possible match of a line fits all of it. */
export const lineFits = ({ hits }: Pick<BatchLine, 'hits'>, { band, measure, list }: LineFilter): boolean =>
  hits.some(
    (hit) =>
      (band === '' || hit.band === band) &&
      (measure === '' || hit.measures.some((one) => one === measure)) &&
      (list === '' || hit.members.some((member) => member.list === list)),
  );

/** The ids behind the counts of one sort: `list:us-ofac-sdn` of `list`. */
export const countsOf = (counts: Readonly<Record<string, number>>, sort: 'list' | 'measure'): [string, number][] =>
  Object.entries(counts)
    .filter(([name]) => name.startsWith(`${sort}:`))
    .map(([name, count]) => [name.slice(sort.length + 1), count]);
