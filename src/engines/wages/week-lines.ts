import type { WageLaw } from './law.ts';
import { centsText, earned, hoursText, rateText, wholeText } from './quantities.ts';
import { linesOf, type TraceLine } from './trace.ts';
import type { RateHours, WeekHours } from './week.ts';
import { type ComputedWeek, isNothing } from './weeks.ts';

/** How a week came to what it comes to: one line for each rate, bonus, premium and payment. */
export function weekLines({ cites }: WageLaw, week: ComputedWeek): TraceLine[] {
  const { start, hours, money } = week;
  const add = linesOf(start);
  const rates = [...hours.rates.values()].sort(highestFirst);
  if (money.ticks > 0) {
    const worked = hoursText(money.ticks);
    const values = { hours: worked, overtime: hoursText(money.overtimeTicks) };
    add.text({ step: 'workweek', cite: cites.workweek, values, from: spellsOf(rates) }, worked, worked);
  }
  rates.forEach((rate, i) => {
    const { units, ticks, minimum } = rate;
    const values = { hours: hoursText(ticks), rate: rateText(units), since: minimum?.from ?? '' };
    const cite = minimum ? `${cites.minimum}; ${minimum.cite}` : cites.straight;
    const told = { cite: cite + exemptionCites(rate, hours), values, from: [...rate.spells], part: i + 1 };
    add.exact({ step: minimum ? 'minimum' : 'straight', ...told }, earned(units, ticks));
  });
  hours.bonuses.forEach(({ path, amount }, i) => {
    add.exact({ step: 'bonus', cite: cites.bonus, from: [path], part: i + 1 }, amount);
  });
  if (money.overtimeTicks > 0) addPremium(add, week, cites);
  if (!isNothing(money.due)) add.exact({ step: 'due', cite: cites.rounding }, money.due);
  week.credits.forEach(({ path, cents, kind }, i) => {
    const step = kind === 'paid' ? 'paid' : 'deduction';
    add.cents({ step, cite: cites[step], from: [path], part: i + 1 }, cents);
  });
  const values = { due: centsText(week.dueCents), paid: centsText(week.paidCents) };
  add.cents({ step: 'unpaid', cite: cites.unpaid, values, from: [`${start}/due`] }, week.backCents);
  return add.lines;
}

function addPremium(
  add: ReturnType<typeof linesOf>,
  { money, overtimeAfter }: ComputedWeek,
  cites: WageLaw['cites'],
): void {
  const values = {
    earned: wholeText(money.straight),
    bonus: wholeText(money.bonus),
    hours: hoursText(money.ticks),
    overtime: hoursText(money.overtimeTicks),
    regular: wholeText(money.regularRate),
    after: String(overtimeAfter ?? ''),
  };
  add.exact({ step: 'regular-rate', cite: cites['regular-rate'], values }, money.regularRate);
  add.exact({ step: 'premium', cite: cites.premium, values }, money.premium);
}

const highestFirst = (a: RateHours, b: RateHours): number =>
  b.units - a.units || Number(a.overtimeExempt) - Number(b.overtimeExempt);

const spellsOf = (rates: readonly RateHours[]): string[] => {
  const [only, ...more] = rates;
  return only && more.length === 0 ? [...only.spells] : [...new Set(rates.flatMap(({ spells }) => [...spells]))];
};

const exemptionCites = ({ overtimeExempt, minimum, units }: RateHours, { exemptions }: WeekHours): string =>
  overtimeExempt || (minimum === null && units === 0)
    ? [...exemptions.values()].map((cite) => `; ${cite}`).join('')
    : '';
