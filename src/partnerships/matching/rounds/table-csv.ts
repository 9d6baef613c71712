import type { RoundResult } from './contract.ts';

type Table = NonNullable<RoundResult['table']>;

const quoted = (name: string): string => (/[",\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name);

/**
 * A kept table as a study reads it: one 0/1 column a list, and `count`. A withheld cell stands as the range it must lie in: at least one
 * person, and at most what the total leaves it.
 *
 * @returns null where the total is withheld too: then a range would say nothing
 */
export const tableCsvOf = ({ lists, cases, cells, withheld }: Table): string | null => {
  if (cases === null) return null;
  const shown = cells.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const most = cases - shown - Math.max(0, withheld - 1);
  const rows = cells.map(({ history, count }) => [...history, count ?? `1-${most}`].join(','));
  return `${[[...lists.map(quoted), 'count'].join(','), ...rows].join('\n')}\n`;
};
