import { exact, times } from '../rules/index.ts';
import type { WageLaw } from './law.ts';
import { type LossClass, lossClass } from './losses.ts';
import { centsOf, centsText, toCents } from './quantities.ts';
import { centsLine, exactLine, type TraceLine } from './trace.ts';
import type { ComputedWeek } from './weeks.ts';
import type { Work } from './work.ts';

/** Sums of one estimate, in cents. */
export interface Totals {
  readonly backWages: number;
  readonly liquidated: number;
  /** Minimum wage and overtime that were not paid, with liquidated damages where they count. */
  readonly flsaValue: number;
  readonly losses: number;
  /** Gross income or value of the work to the defendant. */
  readonly value: number;
  /** Losses and the greater of the two values (18 USC 1593(b)(3)). */
  readonly restitution: number;
  readonly recovered: number;
  /** What is left after other recovery; never below nothing. */
  readonly outstanding: number;
}

export function totalsOf(work: Work, weeks: readonly ComputedWeek[]): Totals {
  const { written } = work;
  const cents = (all: readonly { amount: string }[] | undefined) =>
    (all ?? []).reduce((sum, { amount }) => sum + centsOf(amount), 0);
  const backWages = weeks.reduce((sum, week) => sum + week.backCents, 0);
  const liquidated = written.liquidated ? backWages : 0;
  const flsaValue = backWages + liquidated;
  const losses = cents(written.losses);
  const services = (written.services ?? []).reduce((sum, one) => sum + toCents(serviceValue(one)), 0);
  const value = centsOf(written.valueToDefendant ?? '0') + services;
  const restitution = losses + Math.max(value, flsaValue);
  const recovered = cents(written.recovered);
  return {
    backWages,
    liquidated,
    flsaValue,
    losses,
    value,
    restitution,
    recovered,
    outstanding: Math.max(0, restitution - recovered),
  };
}

type Service = NonNullable<Work['written']['services']>[number];

/** Acts a day, times days, times the average price, times the share taken. */
const serviceValue = ({ days, actsPerDay, price, share }: Service) =>
  times(times(exact(String(days)), exact(String(actsPerDay))), times(exact(price), exact(share)));

/** The losses by their class in 18 USC 2259(c)(2). */
export function lossesByClass({ written }: Work): { class: LossClass; cents: number }[] {
  const sums = new Map<LossClass, number>();
  for (const { kind, amount } of written.losses ?? []) {
    const to = lossClass(kind);
    sums.set(to, (sums.get(to) ?? 0) + centsOf(amount));
  }
  return [...sums].sort(([a], [b]) => a.localeCompare(b)).map(([one, cents]) => ({ class: one, cents }));
}

/** How the sum came about, from the unpaid weeks to what is left. */
export function totalLines(work: Work, law: WageLaw, weeks: readonly ComputedWeek[], totals: Totals): TraceLine[] {
  const { cites, circuits } = law;
  const { written } = work;
  const lines: TraceLine[] = [];
  const at = (part: string) => ({ id: `total/${part}` });
  const unpaid = weeks.filter(({ backCents }) => backCents > 0).map(({ start }) => `${start}/unpaid`);
  const money = centsText;
  lines.push(
    centsLine(
      {
        ...at('back-wages'),
        step: 'back-wages',
        values: { weeks: String(unpaid.length) },
        cite: cites['back-wages'],
        from: unpaid,
      },
      totals.backWages,
    ),
  );
  const view = circuits.find(({ circuit }) => circuit === written.circuit);
  lines.push(
    centsLine(
      {
        ...at('liquidated'),
        step: 'liquidated',
        values: {
          counted: written.liquidated ? 'yes' : 'no',
          circuit: written.circuit ?? '',
          circuitSays: view ? (view.liquidated ? 'yes' : 'no') : 'unknown',
        },
        cite: view ? `${cites.liquidated}; ${view.cite}` : cites.liquidated,
        from: ['liquidated'],
      },
      totals.liquidated,
    ),
    centsLine(
      {
        ...at('wage-value'),
        step: 'wage-value',
        values: { backWages: money(totals.backWages), liquidated: money(totals.liquidated) },
        cite: cites['wage-value'],
        from: ['total/back-wages', 'total/liquidated'],
      },
      totals.flsaValue,
    ),
  );
  written.losses?.forEach(({ kind, amount }, i) => {
    const line = {
      ...at(`loss/${i + 1}`),
      step: 'loss',
      values: { kind, class: lossClass(kind) },
      cite: `${cites.loss}(${lossClass(kind)})`,
      from: [`losses[${i}]`],
    } as const;
    lines.push(centsLine(line, centsOf(amount)));
  });
  written.services?.forEach((one, i) => {
    const values = { days: String(one.days), acts: String(one.actsPerDay), price: one.price, share: one.share };
    lines.push(
      exactLine(
        { ...at(`services/${i + 1}`), step: 'services', values, cite: cites.services, from: [`services[${i}]`] },
        serviceValue(one),
      ),
    );
  });
  lines.push(
    centsLine(
      { ...at('value'), step: 'value', cite: cites.value, from: ['valueToDefendant', 'services'] },
      totals.value,
    ),
    centsLine(
      {
        ...at('greater'),
        step: 'greater',
        values: { value: money(totals.value), wages: money(totals.flsaValue) },
        cite: cites.greater,
        from: ['total/value', 'total/wage-value'],
      },
      Math.max(totals.value, totals.flsaValue),
    ),
    centsLine(
      {
        ...at('restitution'),
        step: 'restitution',
        values: { losses: money(totals.losses), greater: money(Math.max(totals.value, totals.flsaValue)) },
        cite: cites.restitution,
        from: [...(written.losses ?? []).map((_, i) => `total/loss/${i + 1}`), 'total/greater'],
      },
      totals.restitution,
    ),
  );
  written.recovered?.forEach(({ kind, amount }, i) => {
    lines.push(
      centsLine(
        {
          ...at(`recovered/${i + 1}`),
          step: 'recovered',
          values: { kind },
          cite: cites.recovered,
          from: [`recovered[${i}]`],
        },
        -centsOf(amount),
      ),
    );
  });
  return lines;
}
