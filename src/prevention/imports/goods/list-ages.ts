import { z } from 'zod';
import { daysBetween } from '../../../engines/calendar/index.ts';
import { definePackKind, type Packs } from '../../../platform/packs/index.ts';

/** How many days old a list may be and still answer no. */
export const listAgeKind = definePackKind(
  'import-list-age',
  z.strictObject({ list: z.string().min(1), days: z.number().int().positive() }),
);

const other = 'other';

export const mostDays = (packs: Packs, list: string): number => {
  const ages = packs.entries(listAgeKind);
  const found = ages.find((one) => one.list === list) ?? ages.find((one) => one.list === other);
  if (!found) throw new Error('the packs have no age for a list');
  return found.days;
};

/** How old what was fetched on a day is, and whether it may still answer no. */
export const freshness = (packs: Packs, list: string, retrievedOn: string, on: string) => {
  const ageDays = Math.max(0, daysBetween(retrievedOn, on));
  const maxAgeDays = mostDays(packs, list);
  return { ageDays, maxAgeDays, stale: ageDays > maxAgeDays };
};
