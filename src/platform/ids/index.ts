import type { Clock } from '../clock/index.ts';
import type { Random } from './random.ts';

export { type Random, seededRandom, systemRandom } from './random.ts';

/** Makes a UUIDv7 (RFC 9562): 48 bits of milliseconds, then 74 random bits, so that ids sort by time of making. */
export const newId = (clock: Clock, random: Random): string => {
  const bytes = random(16);
  const millis = clock.millis();
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(millis / 2 ** (8 * (5 - i))) & 0xff;
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};
