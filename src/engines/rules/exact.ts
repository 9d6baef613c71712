import { RuleError } from './errors.ts';

/** An exact number: a fraction in lowest terms, its denominator above 0. Money and hours are computed in these and rounded once, at the end. */
export interface Exact {
  readonly top: bigint;
  readonly bottom: bigint;
}

const SHAPE = /^(-?)(\d{1,40})(?:\.(\d{1,40}))?$/;

/** Reads '12', '-0.5' or '600.00'. Never a binary fraction. @throws RuleError RULE_NUMBER_MALFORMED */
export function exact(text: string): Exact {
  const shape = SHAPE.exec(text);
  if (!shape) throw new RuleError('RULE_NUMBER_MALFORMED', `"${text}" is not a number. Write it as 12 or 12.50.`);
  const [, sign, whole = '', part = ''] = shape;
  const top = BigInt(whole + part);
  return lowest(sign === '-' ? -top : top, 10n ** BigInt(part.length));
}

export const isExactText = (text: string): boolean => SHAPE.test(text);

export const plus = (a: Exact, b: Exact): Exact => lowest(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
export const minus = (a: Exact, b: Exact): Exact => lowest(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
export const times = (a: Exact, b: Exact): Exact => lowest(a.top * b.top, a.bottom * b.bottom);

/** @throws RuleError RULE_NUMBER_NOT_FINITE */
export function dividedBy(a: Exact, b: Exact): Exact {
  if (b.top === 0n) throw new RuleError('RULE_NUMBER_NOT_FINITE', 'A number was divided by 0.');
  const sign = b.top < 0n ? -1n : 1n;
  return lowest(sign * a.top * b.bottom, sign * b.top * a.bottom);
}

/** Below 0 when `a` is less, above 0 when it is more. */
export function compareExact(a: Exact, b: Exact): number {
  if (a.bottom === b.bottom) return a.top < b.top ? -1 : Number(a.top > b.top);
  const [left, right] = [a.top * b.bottom, b.top * a.bottom];
  return left < right ? -1 : Number(left > right);
}

/**
 * The number with so many decimals, such as '594.00' for money.
 * 'half up' rounds a half away from zero, 'half even' to the even neighbour, 'down' towards zero.
 */
export function rounded(value: Exact, decimals = 2, how: 'half up' | 'half even' | 'down' = 'half up'): string {
  const scale = 10n ** BigInt(decimals);
  const negative = value.top < 0n;
  const top = (negative ? -value.top : value.top) * scale;
  let whole = top / value.bottom;
  const twice = (top % value.bottom) * 2n;
  const up = twice > value.bottom || (twice === value.bottom && (how === 'half up' || whole % 2n === 1n));
  if (how !== 'down' && up) whole += 1n;
  const digits = whole.toString().padStart(decimals + 1, '0');
  const split = digits.length - decimals;
  return `${negative && whole > 0n ? '-' : ''}${digits.slice(0, split)}${decimals > 0 ? `.${digits.slice(split)}` : ''}`;
}

/** All its digits, such as '10.8'; a fraction that never ends is refused, since writing it would round. @throws RuleError RULE_NUMBER_NOT_FINITE */
export function exactText(value: Exact): string {
  let [rest, twos, fives] = [value.bottom, 0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  if (rest !== 1n)
    throw new RuleError('RULE_NUMBER_NOT_FINITE', `${value.top}/${value.bottom} has no last decimal. Round it first.`);
  return rounded(value, Math.max(twos, fives), 'down');
}

function lowest(top: bigint, bottom: bigint): Exact {
  if (bottom === 1n) return { top, bottom };
  let [a, b] = [top < 0n ? -top : top, bottom];
  while (b > 0n) [a, b] = [b, a % b];
  return a > 1n ? { top: top / a, bottom: bottom / a } : { top, bottom };
}
