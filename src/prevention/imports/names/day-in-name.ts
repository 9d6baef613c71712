import { isCivilDate } from '../../../engines/calendar/index.ts';

/** Publishers stamp the day into the name of the file: `wro-2026-06-23.csv` is of 2026-06-23; '' where no day stands in it. */
export const dayInName = (path: string): string => {
  const stamp = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.exec(path.split(/[\\/]/).at(-1) ?? '')?.[0] ?? '';
  return isCivilDate(stamp) ? stamp : '';
};
