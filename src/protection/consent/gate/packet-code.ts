import type { Random } from '../../../platform/ids/index.ts';

/** Letters and digits that nobody confuses on the phone: 32 of them, so that every byte gives one fairly. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A name for a packet that says nothing about it. */
export const packetCode = (random: Random): string =>
  [...random(6)].map((byte) => letters[byte % letters.length]).join('');
