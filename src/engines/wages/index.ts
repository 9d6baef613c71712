/**
 * What is owed for work that was not paid: workweeks, wages, losses, restitution.
 *
 * Shapes: `readWork(law, json)` reads WORK.json (`workSchema()` is its JSON Schema); `compute(work, law, asOf)` gives weeks, totals, ranges,
 * time limits and a trace in which every amount is a line with its citation. `shareOrder` follows an order over several defendants.
 * Units: days are 'YYYY-MM-DD'; money is dollars and cents as text ('355.25'), computed as exact fractions and rounded once a week, half a
 * cent up; hours are numbers of at most four decimals.
 * Errors: `WageError` with `problems`, each with a `path` (`spells[0].rate`) and a `code`.
 * Source: 29 USC 201-219; 29 CFR part 778; 18 USC 1593, 2259, 3612, 3664. Rates, limits and citations come from packs, as a `WageLaw`.
 */
export { CAUTIONS, type Caution } from './cautions.ts';
export { type Computation, compute, type MoneyTotals, type WeekResult } from './compute.ts';
export { WageError, type WageProblem } from './errors.ts';
export {
  type CircuitView,
  CLOCKS,
  type ClockName,
  COVERAGES,
  type Coverage,
  type Exemption,
  type MinimumWage,
  type Overtime,
  STEPS,
  type Step,
  type TimeLimit,
  type WageLaw,
} from './law.ts';
export type { LimitsOfWages, RestitutionClock } from './limits.ts';
export { LOSS_CLASSES, type LossClass, lossClass } from './losses.ts';
export { type OrderLine, readOrder, type SharedOrder, shareOrder } from './order.ts';
export { type OrderShape, orderSchema } from './order-shape.ts';
export type { TraceLine } from './trace.ts';
export { type Estimate, readWork, type Work } from './work.ts';
export { WorkShape, workSchema } from './work-shape.ts';
