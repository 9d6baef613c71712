import type { Chain } from './contract.ts';

/**
 * UN/CEFACT Recommendation 20, the codes that goods are measured in, by what they measure. Factors are exact by definition (International System
 * of Units; pound and yard agreement of 1959).
 */
const units: Readonly<Record<string, readonly [dimension: string, factor: number]>> = {
  KGM: ['mass', 1],
  GRM: ['mass', 0.001],
  MGM: ['mass', 1e-6],
  TNE: ['mass', 1000],
  DTN: ['mass', 100],
  LBR: ['mass', 0.45359237],
  ONZ: ['mass', 0.028349523125],
  STN: ['mass', 907.18474],
  LTN: ['mass', 1016.0469088],
  MTR: ['length', 1],
  CMT: ['length', 0.01],
  KMT: ['length', 1000],
  YRD: ['length', 0.9144],
  FOT: ['length', 0.3048],
  MTK: ['area', 1],
  YDK: ['area', 0.83612736],
  HAR: ['area', 10_000],
  LTR: ['volume', 1],
  MLT: ['volume', 0.001],
  MTQ: ['volume', 1000],
  C62: ['count', 1],
  EA: ['count', 1],
  NMB: ['count', 1],
  PR: ['count', 2],
  DZN: ['count', 12],
  MIL: ['count', 1000],
  WTT: ['power', 1],
  KWT: ['power', 1000],
};

const codeOf = (unit: string): string => unit.trim().toUpperCase();

/**
 * A quantity in another unit: of one dimension by definition, between dimensions only by a conversion of the chain (fabric by area to mass, …), in
 * either direction. Null where there is none: "cannot compute", never a guess.
 */
export const convert = (
  quantity: number,
  from: string,
  to: string,
  material: string,
  conversions: Chain['conversions'],
): number | null => {
  const direct = within(quantity, from, to);
  if (direct !== null) return direct;
  const own = conversions.filter((one) => one.material === material);
  for (const { from: a, to: b, factor } of [...own, ...conversions.filter((one) => one.material === undefined)]) {
    const [there, back] = [within(quantity, from, a), within(quantity, from, b)];
    const forward = there === null ? null : within(there * factor, b, to);
    if (forward !== null) return forward;
    const backward = back === null ? null : within(back / factor, a, to);
    if (backward !== null) return backward;
  }
  return null;
};

const within = (quantity: number, from: string, to: string): number | null => {
  const [one, other] = [codeOf(from), codeOf(to)];
  if (one === other) return quantity;
  const [a, b] = [units[one], units[other]];
  return a && b && a[0] === b[0] ? (quantity * a[1]) / b[1] : null;
};
