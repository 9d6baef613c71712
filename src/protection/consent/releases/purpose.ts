import type { CivilDate } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import type { Packs } from '../../../platform/packs/index.ts';
import { type SharePurpose, sharePurposeKind } from '../pack-kinds.ts';

/** @throws Refusal CONSENT_PURPOSE_UNKNOWN */
export const purposeOf = (packs: Packs, id: string, asOf: CivilDate): SharePurpose =>
  packs.entriesOn(sharePurposeKind, asOf).find((purpose) => purpose.id === id) ??
  refuse('CONSENT_PURPOSE_UNKNOWN', {}, [{ field: 'purpose' }]);

/** What a packet is for that a law or court compelled. No release can name it. */
export const compelledPurpose = 'compelled';
const compelledTitle = { en: 'Demanded by law', es: 'Exigido por la ley' };

/** Its title, also where the pack no longer has it: what was signed is still shown. */
export const purposeTitle = (packs: Packs, id: string): { en: string; es: string } =>
  id === compelledPurpose
    ? compelledTitle
    : (packs.entries(sharePurposeKind).find((purpose) => purpose.id === id)?.title ?? { en: id, es: id });
