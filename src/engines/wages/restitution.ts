import { exact, times } from '../rules/index.ts';
import type { WageLaw } from './law.ts';
import { type LossClass, lossClass } from './losses.ts';
import { centsOf, centsText, toCents } from './quantities.ts';
import { linesOf, type TraceLine } from './trace.ts';
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
  const add = linesOf(null);
  addWages(add, work, law, weeks, totals);
  addLosses(add, work, law);
  addGreater(add, work, law, totals);
  work.written.recovered?.forEach(({ kind, amount }, i) => {
    const told = { cite: law.cites.recovered, values: { kind }, from: [`recovered[${i}]`], part: i + 1 };
    add.cents({ step: 'recovered', ...told }, -centsOf(amount));
  });
  return add.lines;
}

type Add = ReturnType<typeof linesOf>;

function addWages(
  add: Add,
  { written }: Work,
  { cites, circuits }: WageLaw,
  weeks: readonly ComputedWeek[],
  totals: Totals,
) {
  const unpaid = weeks.filter(({ backCents }) => backCents > 0).map(({ start }) => `${start}/unpaid`);
  const values = { weeks: String(unpaid.length) };
  add.cents({ step: 'back-wages', cite: cites['back-wages'], values, from: unpaid }, totals.backWages);
  const view = circuits.find(({ circuit }) => circuit === written.circuit);
  const liquidated = {
    counted: written.liquidated ? 'yes' : 'no',
    circuit: written.circuit ?? 'none',
    says: view ? (view.liquidated ? 'yes' : 'no') : 'unknown',
  };
  const cite = view ? `${cites.liquidated}; ${view.cite}` : cites.liquidated;
  add.cents({ step: 'liquidated', cite, values: liquidated, from: ['liquidated'] }, totals.liquidated);
  const both = { wages: centsText(totals.backWages), liquidated: centsText(totals.liquidated) };
  const from = ['total/back-wages', 'total/liquidated'];
  add.cents({ step: 'wage-value', cite: cites['wage-value'], values: both, from }, totals.flsaValue);
}

function addLosses(add: Add, { written }: Work, { cites }: WageLaw) {
  written.losses?.forEach(({ kind, amount }, i) => {
    const values = { kind, class: lossClass(kind) };
    const told = { cite: `${cites.loss}(${values.class})`, values, from: [`losses[${i}]`], part: i + 1 };
    add.cents({ step: 'loss', ...told }, centsOf(amount));
  });
}

function addGreater(
  add: Add,
  { written }: Work,
  { cites }: WageLaw,
  { value, flsaValue, losses, restitution }: Totals,
) {
  written.services?.forEach((one, i) => {
    const values = { days: String(one.days), acts: String(one.actsPerDay), price: one.price, share: one.share };
    add.exact(
      { step: 'services', cite: cites.services, values, from: [`services[${i}]`], part: i + 1 },
      serviceValue(one),
    );
  });
  add.cents({ step: 'value', cite: cites.value, from: ['valueToDefendant', 'services'] }, value);
  const compared = { value: centsText(value), wages: centsText(flsaValue) };
  const greater = Math.max(value, flsaValue);
  const from = ['total/value', 'total/wage-value'];
  add.cents({ step: 'greater', cite: cites.greater, values: compared, from }, greater);
  const parts = { losses: centsText(losses), greater: centsText(greater) };
  const lines = [...(written.losses ?? []).map((_, i) => `total/loss/${i + 1}`), 'total/greater'];
  add.cents({ step: 'restitution', cite: cites.restitution, values: parts, from: lines }, restitution);
}
