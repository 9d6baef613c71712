import type { Id, Instant } from '../../../platform/contract/index.ts';
import { standingsOf } from '../record/standings.ts';
import type { Answers, CaseloadCopy, CopiedRecord, Edit, FormField } from './shapes.ts';

type Told = NonNullable<Answers['told']>;

/** One version of an answer on the device. */
export interface Version extends Told {
  /** Written here and not sent yet. */
  readonly unsent: boolean;
}

/** A field as it stands on the device: what holds, and what nobody has settled. */
export interface FieldHere {
  readonly field: FormField;
  readonly current: Version | null;
  readonly contested: readonly Version[];
}

export interface RecordHere {
  readonly record: CopiedRecord;
  readonly fields: readonly FieldHere[];
  readonly tasks: CopiedRecord['tasks'];
  readonly unsent: number;
}

/** Two versions of one answer that were written apart. */
export interface Conflict {
  readonly record: CopiedRecord;
  readonly here: FieldHere;
}

interface Candidate {
  readonly version: Version;
  readonly replaces: readonly Id[];
}

const fromCopy = (told: Told): Candidate => ({ version: { ...told, unsent: false }, replaces: [] });

const fromEdit = (edit: Extract<Edit, { kind: 'answer' }>): Candidate => {
  const { answer, id } = edit;
  return {
    version: {
      id,
      state: answer.state,
      value: answer.value ?? null,
      source: answer.source,
      why: answer.why,
      need: answer.need ?? null,
      askedBy: null,
      at: answer.at,
      standing: 'current',
      unsent: true,
    },
    replaces: answer.replaces,
  };
};

/** The same rule as on the server (`standingsOf`), over what was carried here and what was written since. */
const fieldHere = (field: FormField, candidates: readonly Candidate[]): FieldHere => {
  const standings = standingsOf(
    candidates.map(({ version, replaces }) => ({ id: version.id, replaces, at: version.at })),
  );
  const seen = candidates.flatMap(({ version }): Version[] => {
    const standing = standings.get(version.id) ?? 'past';
    return standing === 'past' ? [] : [{ ...version, standing }];
  });
  return {
    field,
    current: seen.find(({ standing }) => standing === 'current') ?? null,
    contested: seen.filter(({ standing }) => standing === 'contested'),
  };
};

/** One record with the edits that wait to be sent laid over it, in whatever order they are given. */
export const recordHere = (copy: CaseloadCopy, record: CopiedRecord, edits: readonly Edit[]): RecordHere => {
  const own = edits.filter(({ survivorId }) => survivorId === record.survivorId);
  const ended = new Set(own.flatMap((edit) => (edit.kind === 'task-end' ? [edit.taskId] : [])));
  const fields = copy.form
    .filter(({ dataClass }) => record.reads.includes(dataClass))
    .map((field) => {
      const carried = record.answers.find((one) => one.field === field.field);
      const written = own.flatMap((edit) =>
        edit.kind === 'answer' && edit.answer.field === field.field ? [edit] : [],
      );
      const known = [...(carried?.told ? [carried.told] : []), ...(carried?.contested ?? [])];
      // an edit that was sent already and came back with the copy is one version, not two
      const fresh = written.filter(({ id }) => !known.some((one) => one.id === id));
      return fieldHere(field, [...known.map(fromCopy), ...fresh.map(fromEdit)]);
    })
    .filter(({ field, current }) => field.asked || current !== null);
  return { record, fields, tasks: record.tasks.filter(({ id }) => !ended.has(id)), unsent: own.length };
};

/** The ids an answer written now is made in the knowledge of: all that stands on the screen for it. */
export const seenOf = ({ current, contested }: FieldHere): Id[] =>
  [...(current ? [current] : []), ...contested].map(({ id }) => id).slice(0, 20);

/** Everything a person has to settle, over all records. */
export const conflictsOf = (records: readonly RecordHere[]): Conflict[] =>
  records.flatMap(({ record, fields }) =>
    fields.filter(({ contested }) => contested.length > 0).map((here) => ({ record, here })),
  );

/** What the server's clock says, by a device's clock and how far it stood from the server's at the last contact. */
export const serverMoment = (deviceMillis: number, offsetMillis: number): Instant =>
  new Date(deviceMillis + offsetMillis).toISOString();
