import type { WageLaw } from './law.ts';
import { centsText, earned, hoursText, rateText, wholeText } from './quantities.ts';
import { centsLine, exactLine, type TraceLine } from './trace.ts';
import { type ComputedWeek, isNothing } from './weeks.ts';

/** How a week came to what it comes to: one line for each rate, bonus, premium and payment. */
export function weekLines({ cites }: WageLaw, week: ComputedWeek, overtimeCite: string | null): TraceLine[] {
  const { start, hours, money, credits } = week;
  const lines: TraceLine[] = [];
  const at = (part: string) => ({ id: `${start}/${part}`, week: start });
  const rates = [...hours.rates.values()].sort(
    (a, b) => b.units - a.units || Number(a.overtimeExempt) - Number(b.overtimeExempt),
  );
  if (money.ticks > 0) {
    lines.push({
      ...at('hours'),
      step: 'workweek',
      amount: hoursText(money.ticks),
      exact: hoursText(money.ticks),
      values: { hours: hoursText(money.ticks), overtime: hoursText(money.overtimeTicks) },
      cite: cites.workweek,
      from: [...new Set(rates.flatMap(({ spells }) => [...spells]))],
    });
  }
  rates.forEach(({ units, ticks, minimum, spells, overtimeExempt }, i) => {
    const values = { hours: hoursText(ticks), rate: rateText(units), row: minimum?.from ?? '' };
    const cite = minimum ? `${cites.minimum}; ${minimum.cite}` : cites.straight;
    const exempt = overtimeExempt ? [...hours.exemptions.values()].map((one) => `; ${one}`).join('') : '';
    lines.push(
      exactLine(
        {
          ...at(`straight/${i + 1}`),
          step: minimum ? 'minimum' : 'straight',
          values,
          cite: `${cite}${exempt}`,
          from: [...spells],
        },
        earned(units, ticks),
      ),
    );
  });
  hours.bonuses.forEach(({ path, amount }, i) => {
    lines.push(exactLine({ ...at(`bonus/${i + 1}`), step: 'bonus', cite: cites.bonus, from: [path] }, amount));
  });
  if (money.overtimeTicks > 0) {
    const values = {
      earned: wholeText(money.straight),
      bonus: wholeText(money.bonus),
      hours: hoursText(money.ticks),
      overtime: hoursText(money.overtimeTicks),
      regular: wholeText(money.regularRate),
      after: String(week.overtimeAfter ?? ''),
    };
    lines.push(
      exactLine(
        { ...at('regular-rate'), step: 'regular-rate', values, cite: cites['regular-rate'] },
        money.regularRate,
      ),
      exactLine({ ...at('premium'), step: 'premium', values, cite: overtimeCite ?? cites.premium }, money.premium),
    );
  }
  if (!isNothing(money.due)) lines.push(exactLine({ ...at('due'), step: 'due', cite: cites.rounding }, money.due));
  credits.forEach(({ path, cents, kind }, i) => {
    const step = kind === 'paid' ? 'paid' : 'deduction';
    lines.push(centsLine({ ...at(`${step}/${i + 1}`), step, cite: cites[step], from: [path] }, cents));
  });
  const values = { due: centsText(week.dueCents), paid: centsText(week.paidCents) };
  lines.push(
    centsLine({ ...at('unpaid'), step: 'unpaid', values, cite: cites.unpaid, from: [`${start}/due`] }, week.backCents),
  );
  return lines;
}
