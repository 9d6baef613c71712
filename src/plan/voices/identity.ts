import type { Id } from '../../platform/contract/index.ts';
import type { Context } from '../../platform/kernel/index.ts';
import type { Place } from '../../platform/vault/index.ts';
import type { SurvivorInputRow } from '../tables.ts';

/** Who spoke. It exists sealed, and in the hands of the one act that opens it. */
export interface Identity {
  readonly name: string | null;
  readonly contact: string | null;
}

type Sealed = Pick<SurvivorInputRow, 'id' | 'subject_id' | 'identity_sealed'>;
type WithVault = Pick<Context, 'tx' | 'orgId' | 'kernel'>;

export const placeOf = (orgId: Id, subjectId: Id, column: 'identity_sealed' | 'words_sealed', inputId: Id): Place => ({
  orgId,
  subjectId,
  address: `plan.survivor_input.${column}/${inputId}`,
});

/** @throws Refusal SHREDDED */
export const unsealIdentity = async ({ tx, orgId, kernel }: WithVault, row: Sealed): Promise<Identity | null> => {
  if (row.identity_sealed === null) return null;
  const place = placeOf(orgId, row.subject_id, 'identity_sealed', row.id);
  return JSON.parse(await kernel.vault.openText(tx, place, row.identity_sealed)) as Identity;
};

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}@.+]+/u)
    .filter((word) => word.length > 1);

/** Whether a text that others will read says who spoke: the whole name, or the contact. */
export const givesAway = (text: string, { name, contact }: Identity): boolean => {
  const said = new Set(wordsOf(text).map((word) => word.replace(/^[.@+]+|[.@+]+$/g, '')));
  const holds = (part: string | null) => {
    const words = part === null ? [] : wordsOf(part);
    return words.length > 0 && words.every((word) => said.has(word));
  };
  return holds(name) || holds(contact);
};
