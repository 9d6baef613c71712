import type { Clock } from '../clock/index.ts';
import type { Random } from './random.ts';

export { type Random, seededRandom, systemRandom } from './random.ts';

interface Stamp {
  readonly millis: number;
  /** The 12 bits behind the milliseconds. */
  readonly count: number;
}

const lastOf = new WeakMap<Clock, Stamp>();
const mostCount = 0xfff;

/** What comes after the last stamp (RFC 9562, 6.2, method 1). It only ever grows, also where the clock was put back. */
const after = (last: Stamp | undefined, now: Stamp): Stamp => {
  if (!last || now.millis > last.millis) return now;
  return last.count < mostCount
    ? { millis: last.millis, count: last.count + 1 }
    : { millis: last.millis + 1, count: now.count };
};

/**
 * Makes a UUIDv7 (RFC 9562): 48 bits of milliseconds, 12 that count within one, 62 random ones. Ids of one clock sort in the order of
 * making, so lists sort by time and id.
 */
export const newId = (clock: Clock, random: Random): string => {
  const bytes = random(16);
  // a count begins somewhere in the lower half, so that there is room behind it
  const start = (((bytes[6] as number) & 0x07) << 8) | (bytes[7] as number);
  const stamp = after(lastOf.get(clock), { millis: clock.millis(), count: start });
  lastOf.set(clock, stamp);
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(stamp.millis / 2 ** (8 * (5 - i))) & 0xff;
  bytes[6] = 0x70 | (stamp.count >> 8);
  bytes[7] = stamp.count & 0xff;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};
