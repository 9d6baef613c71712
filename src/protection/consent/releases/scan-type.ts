import type { signatureTypes } from './contract.ts';

const starts: readonly [(typeof signatureTypes)[number], readonly number[]][] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
];

/** What a scan is, by its first bytes and not by its name; null for anything else. */
export const scanType = (bytes: Uint8Array): (typeof signatureTypes)[number] | null =>
  starts.find(([, magic]) => magic.every((byte, i) => bytes[i] === byte))?.[0] ?? null;
