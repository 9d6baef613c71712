import type { Coverage, MinimumWage, WageLaw } from './law.ts';
import { dayOf, rateUnits } from './quantities.ts';

export interface MinimumOnDay {
  /** In 1/10000 dollar. */
  readonly units: number;
  readonly row: MinimumWage | null;
}

const none: MinimumOnDay = { units: 0, row: null };

/**
 * The minimum wage of a day: the latest federal row on or before it, among rows of the coverage class and rows for all; where a state is
 * named, its row too, and the higher of the two.
 */
export function minimumByDay(law: WageLaw, jurisdiction: string) {
  const places = jurisdiction === 'US' ? ['US'] : ['US', jurisdiction];
  const tables = new Map<Coverage, ((day: number) => MinimumOnDay)[]>();
  return (day: number, coverage: Coverage): MinimumOnDay => {
    let lookups = tables.get(coverage);
    if (!lookups) {
      lookups = places.map((place) =>
        lookup(
          law.minimum.filter((row) => row.jurisdiction === place),
          coverage,
        ),
      );
      tables.set(coverage, lookups);
    }
    let best = none;
    for (const find of lookups) {
      const found = find(day);
      if (found.units > best.units) best = found;
    }
    return best;
  };
}

function lookup(rows: readonly MinimumWage[], coverage: Coverage): (day: number) => MinimumOnDay {
  const fit = rows
    .filter((row) => row.coverage === coverage || row.coverage === 'all')
    .map((row) => ({ from: dayOf(row.from), to: row.to === null ? Number.POSITIVE_INFINITY : dayOf(row.to), row }))
    .sort((a, b) => b.from - a.from)
    .map((one) => ({ ...one, answer: { units: rateUnits(one.row.rate), row: one.row } }));
  return (day) => {
    const found = fit.find(({ from }) => from <= day);
    return found && day <= found.to ? found.answer : none;
  };
}
