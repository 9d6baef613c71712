import type { RoundResult } from './contract.ts';

type Table = NonNullable<RoundResult['table']>;

const quoted = (name: string): string => (/[",\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name);

/** The most people a withheld cell can hold: what the total leaves it. Null where the total is withheld too. */
export const mostWithheld = ({ cases, cells, withheld }: Table): number | null => {
  if (cases === null) return null;
  const shown = cells.reduce((sum, { count }) => sum + (count ?? 0), 0);
  return cases - shown - Math.max(0, withheld - 1);
};

/**
 * A kept table as a study reads it: one 0/1 column a list, and `count`. A withheld cell stands as the range it must lie in: at least one
 * person, and at most what the total leaves it.
 *
 * @returns null where the total is withheld too: then a range would say nothing
 */
export const tableCsvOf = (table: Table): string | null => {
  const most = mostWithheld(table);
  if (most === null) return null;
  const rows = table.cells.map(({ history, count }) => [...history, count ?? `1-${most}`].join(','));
  return `${[[...table.lists.map(quoted), 'count'].join(','), ...rows].join('\n')}\n`;
};
