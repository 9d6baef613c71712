import { z } from 'zod';
import type { CivilDate, Id } from '../../../platform/contract/index.ts';
import type { Random } from '../../../platform/ids/index.ts';
import type { Packs } from '../../../platform/packs/index.ts';
import type { Place } from '../../../platform/vault/index.ts';
import { recordCodes, recordFields } from '../catalogue/record-fields.ts';
import { type FieldValue, PacketField } from './contract.ts';

/** What is frozen when a packet is sent. Its hash can be shown to anybody: the salt keeps it from being guessed. */
const Snapshot = z.object({
  format: z.literal('fourfold packet 1'),
  packetId: z.string(),
  from: z.string(),
  salt: z.string(),
  fields: z.array(PacketField),
});
export type Snapshot = z.infer<typeof Snapshot>;

const yesNo = { true: { en: 'Yes', es: 'Sí' }, false: { en: 'No', es: 'No' } };

/** The allowed part of a record with the words of today, in the order of the catalogue. */
export const packetFields = (
  packs: Packs,
  asOf: CivilDate,
  allowed: Readonly<Record<string, FieldValue>>,
): PacketField[] => {
  const lists = recordCodes(packs, asOf);
  return [...recordFields(packs, asOf).values()].flatMap(({ id, title, dataClass, codes }) => {
    const value = allowed[id];
    if (value === undefined) return [];
    const list = codes ? lists.get(codes)?.codes : undefined;
    const inWords = (language: 'en' | 'es') =>
      [value]
        .flat()
        .map((code) => list?.find((one) => one.code === code)?.[language] ?? String(code))
        .join('; ');
    const shown = list
      ? { en: inWords('en'), es: inWords('es') }
      : typeof value === 'boolean'
        ? yesNo[`${value}`]
        : null;
    return [{ id, title, dataClass, value, shown }];
  });
};

export const freeze = (random: Random, packetId: Id, from: string, fields: readonly PacketField[]): string => {
  const salt = [...random(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return JSON.stringify({ format: 'fourfold packet 1', packetId, from, salt, fields });
};

export const thaw = (text: string): Snapshot => Snapshot.parse(JSON.parse(text));

/** A packet has a key of its own, so that it can be destroyed by itself. */
export const placeOfSnapshot = (orgId: Id, packetId: Id): Place => ({
  orgId,
  subjectId: packetId,
  address: `consent.packet.snapshot_sealed/${packetId}`,
});
