import type { Id } from '../../platform/contract/index.ts';
import type { Context } from '../../platform/kernel/index.ts';
import { casework } from './queries.ts';
import type { RecordClass } from './shapes.ts';

type Sealing = Pick<Context, 'tx' | 'kernel' | 'orgId' | 'clock' | 'newId'>;

/** Columns whose content lies sealed. */
type Column =
  | 'survivor.name_sealed'
  | 'statement.value_sealed'
  | 'contact.note_sealed'
  | 'note.text_sealed'
  | 'service_given.details_sealed'
  | 'paper.content_sealed'
  | 'task.details_sealed'
  | 'document.about_sealed'
  | 'document.content_sealed'
  | 'document.stripped_sealed'
  | 'household_member.about_sealed'
  | 'break_glass.reason_sealed'
  | 'referral_event.words_sealed'
  | 'held_edit.content_sealed';

const addressOf = (column: Column, recordId: Id) => `casework.${column}/${recordId}` as const;

interface Whose {
  readonly survivorId: Id;
  readonly dataClass: RecordClass;
}
const nameOf = ({ survivorId, dataClass }: Whose): string => `${survivorId} ${dataClass}`;

/** The vault's subject for each class of a survivor; made where there is none. A class that was destroyed begins anew. */
const subjectsOf = async (
  { tx, orgId, clock, newId }: Sealing,
  wanted: readonly Whose[],
): Promise<ReadonlyMap<string, Id>> => {
  const all = new Map(wanted.map((one) => [nameOf(one), one]));
  const find = async () => {
    const rows = await casework(tx)
      .selectFrom('casework.record_key')
      .select(['survivor_id', 'data_class', 'subject_id'])
      .where('org_id', '=', orgId)
      .where('survivor_id', 'in', [...new Set(wanted.map((one) => one.survivorId))])
      .where('destroyed_at', 'is', null)
      .execute();
    return new Map(
      rows.map((row) => [nameOf({ survivorId: row.survivor_id, dataClass: row.data_class }), row.subject_id]),
    );
  };
  const found = await find();
  const missing = [...all].filter(([name]) => !found.has(name));
  if (missing.length === 0) return found;
  await casework(tx)
    .insertInto('casework.record_key')
    .values(
      missing.map(([, { survivorId, dataClass }]) => ({
        org_id: orgId,
        survivor_id: survivorId,
        data_class: dataClass,
        subject_id: newId(),
        made_at: clock.now(),
        destroyed_at: null,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'survivor_id', 'data_class']).where('destroyed_at', 'is', null).doNothing(),
    )
    .execute();
  return find();
};

/** The vault's subject for one class of a survivor: for what is sealed elsewhere and must be destroyed with it. */
export const subjectFor = async (sealing: Sealing, whose: Whose): Promise<Id> => {
  const found = (await subjectsOf(sealing, [whose])).get(nameOf(whose));
  if (!found) throw new Error(`no key for ${whose.dataClass}`);
  return found;
};

export interface ToSeal extends Whose {
  readonly column: Column;
  readonly recordId: Id;
  readonly plain: string | Uint8Array;
}
export interface Sealed {
  readonly sealed: Uint8Array;
  readonly subjectId: Id;
}

/** Seals fields of any number of survivors, each under the key of its class; in their order. */
export const sealAll = async (sealing: Sealing, fields: readonly ToSeal[]): Promise<Sealed[]> => {
  if (fields.length === 0) return [];
  const subjects = await subjectsOf(sealing, fields);
  const named = fields.map((field) => {
    const subjectId = subjects.get(nameOf(field));
    if (!subjectId) throw new Error(`no key for ${field.column}`);
    return { subjectId, address: addressOf(field.column, field.recordId), plain: field.plain };
  });
  const sealed = await sealing.kernel.vault.sealAll(sealing.tx, sealing.orgId, named);
  return named.map(({ subjectId }, i) => ({ subjectId, sealed: sealed[i] as Uint8Array }));
};

export const seal = async (sealing: Sealing, field: ToSeal): Promise<Sealed> => {
  const [sealed] = await sealAll(sealing, [field]);
  return sealed as Sealed;
};

export interface ToOpen {
  readonly column: Column;
  readonly recordId: Id;
  readonly subjectId: Id | null;
  readonly sealed: Uint8Array | null;
}

/** What lies sealed, in order, with one question to the database; null where there is nothing, or its key was destroyed. */
export const openAll = async (
  { tx, kernel, orgId }: Pick<Sealing, 'tx' | 'kernel' | 'orgId'>,
  fields: readonly ToOpen[],
): Promise<(Uint8Array | null)[]> => {
  const there = fields.flatMap(({ column, recordId, subjectId, sealed }) =>
    subjectId && sealed ? [{ subjectId, address: addressOf(column, recordId), sealed }] : [],
  );
  const plain = (await kernel.vault.openAll(tx, orgId, there)).values();
  return fields.map(({ subjectId, sealed }) => (subjectId && sealed ? (plain.next().value ?? null) : null));
};

/** The same as texts. */
export const openTexts = async (
  opening: Pick<Sealing, 'tx' | 'kernel' | 'orgId'>,
  fields: readonly ToOpen[],
): Promise<(string | null)[]> =>
  (await openAll(opening, fields)).map((bytes) => (bytes ? Buffer.from(bytes).toString('utf8') : null));
