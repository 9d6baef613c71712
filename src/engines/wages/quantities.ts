import { addDays, daysBetween } from '../calendar/index.ts';
import { type Exact, exact, exactText, rounded, times } from '../rules/index.ts';

/**
 * Quantities as whole numbers, so that nothing is ever a binary fraction:
 * hours in ticks of 1/30000 hour (which holds four decimals and whole minutes alike), rates in 1/10000 dollar, money in cents.
 */
export const TICKS_PER_HOUR = 30_000;
const TICKS_PER_MINUTE = TICKS_PER_HOUR / 60;
export const DAY_TICKS = 24 * TICKS_PER_HOUR;
const RATE_UNITS = 10_000;

const CLOCK_HOURS = /^(\d{1,3}):([0-5]\d)$/;
const DECIMAL = /^(\d{1,12})(?:\.(\d{1,4}))?$/;

/** '8', '8.25' or '8:20'; undefined for anything else. */
export function ticksOf(text: string): number | undefined {
  const clock = CLOCK_HOURS.exec(text);
  if (clock) return Number(clock[1]) * TICKS_PER_HOUR + Number(clock[2]) * TICKS_PER_MINUTE;
  const scaled = scaledBy4(text);
  return scaled === undefined ? undefined : scaled * (TICKS_PER_HOUR / 10_000);
}

/** A decimal of at most four places times 10,000. */
function scaledBy4(text: string): number | undefined {
  const shape = DECIMAL.exec(text);
  return shape ? Number(shape[1]) * 10_000 + Number((shape[2] ?? '').padEnd(4, '0')) : undefined;
}

/** '12.50' as 125000. */
export const rateUnits = (text: string): number => scaledBy4(text) ?? Number.NaN;
/** '12.50' as 1250. */
export const centsOf = (text: string): number => (scaledBy4(text) ?? Number.NaN) / 100;

export const centsText = (cents: number): string => {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
/** 72500 as '7.25', 71251 as '7.1251'. */
export const rateText = (units: number): string => {
  const digits = String(units).padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4).replace(/0{1,2}$/, '')}`;
};

const fraction = (top: bigint, bottom: bigint): Exact => times({ top, bottom: 1n }, { top: 1n, bottom });

export const exactHours = (ticks: number): Exact => fraction(BigInt(ticks), BigInt(TICKS_PER_HOUR));
export const exactCents = (cents: number): Exact => fraction(BigInt(cents), 100n);
/** Rate times hours. */
export const earned = (units: number, ticks: number): Exact =>
  fraction(BigInt(units) * BigInt(ticks), BigInt(RATE_UNITS * TICKS_PER_HOUR));

export const share = (value: number, part: number, whole: number): Exact =>
  fraction(BigInt(value) * BigInt(part), 100n * BigInt(whole));

export const nought = exact('0');

/** Half a cent goes up, away from zero. The one place where money is rounded. */
export const toCents = (value: Exact): number => Number(rounded(value, 2, 'half up').replace('.', ''));

/** All its digits, or the fraction where they never end: '344.375', '246/23'. */
export function wholeText(value: Exact): string {
  let rest = value.bottom;
  for (; rest % 2n === 0n; rest /= 2n);
  for (; rest % 5n === 0n; rest /= 5n);
  return rest === 1n ? exactText(value) : `${value.top}/${value.bottom}`;
}

/** Hours for people: exact where four decimals hold it. */
export const hoursNumber = (ticks: number): number => Math.round((ticks / TICKS_PER_HOUR) * 1e4) / 1e4;
export const hoursText = (ticks: number): string => String(hoursNumber(ticks));

const EPOCH = '1970-01-01';
/** Whole days since 1970-01-01. */
export const dayOf = (date: string): number => daysBetween(EPOCH, date);
export const dateOf = (day: number): string => addDays(EPOCH, day);
