const DAY = 86_400_000;

/** Whole days from one civil date to another (`YYYY-MM-DD`, both checked on load). */
export const daysFrom = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);
