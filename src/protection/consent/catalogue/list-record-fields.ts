import { useCase } from '../../../platform/kernel/index.ts';
import { sharePurposeKind } from '../pack-kinds.ts';
import { bothWords } from './both-words.ts';
import { listRecordFields as contract } from './contract.ts';
import { recordCodes, recordFields } from './record-fields.ts';

/** What a record may hold, for every form that asks and every screen that shares. */
export const listRecordFields = useCase(contract, async ({ kernel: { packs }, clock }, { asOf = clock.today() }) => {
  const lists = recordCodes(packs, asOf);
  return {
    asOf,
    fields: [...recordFields(packs, asOf).values()].map(({ says, codes, reviewed, ...field }) => ({
      ...field,
      why: bothWords(says),
      codes: (codes && lists.get(codes)?.codes) || null,
      reviewed: reviewed !== null,
    })),
    purposes: packs.entriesOn(sharePurposeKind, asOf).map(({ id, title, says, least, source }) => ({
      id,
      title,
      says: bothWords(says),
      least,
      cite: source.cite,
    })),
    lists: Object.fromEntries([...lists].map(([id, list]) => [id, list.codes])),
  };
});
