import { hashOf } from '../../../../platform/accounts/index.ts';
import type { CivilDate, Id } from '../../../../platform/contract/index.ts';
import type { Tx } from '../../../../platform/db/index.ts';
import { newId } from '../../../../platform/ids/index.ts';
import type { Kernel } from '../../../../platform/kernel/index.ts';
import { own } from '../queries.ts';
import type { VoiceRow } from '../tables.ts';
import { answerDays } from './contract.ts';

/** Without letters and digits that are taken for each other. 32 of them, so that a byte chooses fairly. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ123456789';
const codeLength = 12;

/** Twelve signs, 60 random bits, in groups of four. */
const newCode = (random: Kernel['random']): string =>
  [...random(codeLength)]
    .map((byte) => alphabet[byte % alphabet.length])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');

/** Of the code as it is copied from paper: small letters and gaps do not matter. */
export const codeHash = (orgId: Id, code: string): Uint8Array =>
  hashOf(`${orgId}.${code.toUpperCase().replace(/[^A-Z0-9]/g, '')}`);

export const voicePlace = (row: Pick<VoiceRow, 'org_id' | 'id' | 'subject_id'>, column: 'text' | 'answer') => ({
  orgId: row.org_id,
  subjectId: row.subject_id,
  address: `casework.voice.${column}_sealed/${row.id}` as const,
});

interface Heard {
  readonly orgId: Id;
  readonly kind: VoiceRow['kind'];
  readonly text: string;
  /** Whose, and under whose key, where it is about a record: it is destroyed with it. Else it has a key of its own. */
  readonly about?: { readonly survivorId: Id; readonly subjectId: Id };
}

/** Keeps what was said. @returns the code by which the answer is read; only its hash stays here */
export const keepVoice = async (
  kernel: Kernel,
  tx: Tx,
  { orgId, kind, text, about }: Heard,
): Promise<{ id: Id; code: string; dueOn: CivilDate }> => {
  const { clock, vault, random } = kernel;
  const id = newId(clock, random);
  const code = newCode(random);
  const dueOn = new Date(clock.millis() + answerDays * 86_400_000).toISOString().slice(0, 10);
  const place = { org_id: orgId, id, subject_id: about?.subjectId ?? id };
  await own(tx)
    .insertInto('casework.voice')
    .values({
      ...place,
      kind,
      survivor_id: about?.survivorId ?? null,
      text_sealed: await vault.seal(tx, voicePlace(place, 'text'), text),
      code_hash: codeHash(orgId, code),
      said_at: clock.now(),
      due_on: dueOn,
      answered_at: null,
      answered_by: null,
      outcome: null,
      answer_sealed: null,
      published_said: null,
      published_did: null,
      destroyed_at: null,
    })
    .execute();
  return { id, code, dueOn };
};
