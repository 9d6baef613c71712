import { daysBetween } from '../../../engines/calendar/index.ts';
import type { BalanceRow, Chain, Quantity } from '../chain/contract.ts';
import { convert } from '../chain/units.ts';

export type BalanceVerdict = 'balanced' | 'over-claim' | 'surplus' | 'cannot-compute';

export interface SiteBalance {
  readonly id: string;
  readonly site: string;
  readonly verdict: BalanceVerdict;
  /** Output over what the input gives at the expected yield; null where it cannot be computed. */
  readonly rho: number | null;
  /** Bounds of rho within which nothing is flagged. */
  readonly bounds: { readonly least: number; readonly most: number } | null;
  /** The most that the input gives, and what was claimed, in the unit of the output. */
  readonly supported: number | null;
  readonly claimed: number;
  readonly unit: string;
  readonly problems: readonly BalanceProblem[];
  /** Of the output, by origin of the input; null where nothing is said of origin. */
  readonly tainted: { readonly least: number; readonly most: number } | null;
}

export interface BalanceProblem {
  readonly code: 'no-yield' | 'no-conversion' | 'more-than-capacity' | 'nothing-used';
  readonly says: string;
}

/**
 * Output against input of a site in a period: rho = OUT / (y (OPEN + IN - CLOSE)). More than the highest yield gives is an over-claim, less than the
 * lowest an unexplained surplus, each beyond twice the standard error of what was measured.
 */
export const siteBalance = (row: BalanceRow, chain: Chain): SiteBalance => {
  const { input, output, out } = row;
  const problems: BalanceProblem[] = [];
  const unit = row.in.unit;
  const as = (amount: Quantity | undefined, material: string, wanted: string): number | null => {
    if (amount === undefined) return 0;
    const value = convert(amount.quantity, amount.unit, wanted, material, chain.conversions);
    if (value === null) problems.push({ code: 'no-conversion', says: `${amount.unit} -> ${wanted} (${material})` });
    return value;
  };
  const open = as(row.opening, input, unit);
  const close = as(row.closing, input, unit);
  const made = as(out, output, unit);
  const rate = yieldFor(chain, row.site, input, output);
  if (!rate) problems.push({ code: 'no-yield', says: `${input} -> ${output}` });
  const capacity = overCapacity(row, chain, problems);
  if (capacity) problems.push(capacity);
  const used = open === null || close === null ? null : open + row.in.quantity - close;
  if (used !== null && used <= 0) problems.push({ code: 'nothing-used', says: `${used} ${unit}` });
  const head = {
    id: row.id,
    site: row.site,
    claimed: out.quantity,
    unit: out.unit,
    problems,
    tainted: mixture(row, chain, rate, open === null ? null : open + row.in.quantity),
  };
  if (used === null || made === null || !rate || used <= 0)
    return {
      ...head,
      verdict: used !== null && used <= 0 && out.quantity > 0 ? 'over-claim' : 'cannot-compute',
      rho: null,
      bounds: null,
      supported: null,
    };
  const delta =
    2 * Math.sqrt([row.opening, row.in, row.closing, out].reduce((sum, one) => sum + relative(one) ** 2, 0));
  const bounds = { least: (rate.min / rate.expected) * (1 - delta), most: (rate.max / rate.expected) * (1 + delta) };
  const rho = made / (rate.expected * used);
  const verdict = rho > bounds.most + rounding ? 'over-claim' : rho < bounds.least - rounding ? 'surplus' : 'balanced';
  const supported = convert(rate.max * used, unit, out.unit, output, chain.conversions);
  return { ...head, verdict, rho, bounds, supported };
};

const rounding = 1e-9;
const relative = (amount: Quantity | undefined): number =>
  amount?.sigma === undefined || amount.quantity === 0 ? 0 : amount.sigma / amount.quantity;

export interface Rate {
  readonly expected: number;
  readonly min: number;
  readonly max: number;
}

/** The yield of this site, else the one for all sites; nothing is assumed where the chain names none. */
export const yieldFor = ({ yields }: Chain, site: string, from: string, to: string): Rate | null => {
  if (from === to) return { expected: 1, min: 1, max: 1 };
  const fitting = yields.filter((one) => one.from === from && one.to === to);
  const found = fitting.find((one) => one.site === site) ?? fitting.find((one) => one.site === undefined);
  return found
    ? { expected: found.expected, min: found.min ?? found.expected, max: found.max ?? found.expected }
    : null;
};

const overCapacity = (row: BalanceRow, { conversions }: Chain, problems: BalanceProblem[]): BalanceProblem | null => {
  if (!row.capacityPerDay) return null;
  const { quantity, unit } = row.capacityPerDay;
  const days = daysBetween(row.from, row.to) + 1;
  const most = convert(quantity * days, unit, row.out.unit, row.output, conversions);
  if (most === null) {
    problems.push({ code: 'no-conversion', says: `${unit} -> ${row.out.unit} (${row.output})` });
    return null;
  }
  return row.out.quantity > most * (1 + rounding)
    ? { code: 'more-than-capacity', says: `${row.out.quantity} > ${most} ${row.out.unit} (${days} d)` }
    : null;
};

/**
 * The share of an output that may come from tainted input: what clean input cannot explain, up to all that tainted input can make. What was there and is
 * not told by origin, the opening stock above all, may be either.
 *
 * @param had opening stock and receipts in the unit of the receipts, null where that cannot be computed
 */
const mixture = (
  row: BalanceRow,
  { conversions }: Chain,
  rate: Rate | null,
  had: number | null,
): SiteBalance['tainted'] => {
  if (row.received.length === 0 || !rate || row.out.quantity === 0) return null;
  let clean = 0;
  let dirty = 0;
  let open = 0;
  for (const { quantity, unit, origin } of row.received) {
    const value = convert(quantity, unit, row.out.unit, row.input, conversions);
    if (value === null) return null;
    if (origin === 'clean') clean += value;
    else if (origin === 'tainted') dirty += value;
    else open += value;
  }
  const whole = had === null ? null : convert(had, row.in.unit, row.out.unit, row.input, conversions);
  if (whole === null) return null;
  open += Math.max(0, whole - clean - dirty - open);
  const out = row.out.quantity;
  return {
    least: Math.max(0, (out - rate.max * (clean + open)) / out),
    most: Math.min(1, (rate.max * (dirty + open)) / out),
  };
};
