import type { Actor } from '../../../platform/actor/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { Refusal } from '../../../platform/errors/index.ts';
import { type Kernel, perform } from '../../../platform/kernel/index.ts';
import { recordStatements } from '../record/record-statements.ts';
import { writeNote } from '../work/notes.ts';
import { endTask } from '../work/tasks.ts';
import type { AnswerEdit, Edit } from './shapes.ts';

/** What may go away by itself: the device tries again. */
const passing: readonly string[] = ['CONFLICT', 'STORAGE_FULL', 'TOO_MANY_REQUESTS'];
/** What is wrong with one answer, perhaps, and not with those beside it. */
const ofOne: readonly string[] = ['CASEWORK_STATEMENTS_INVALID', 'NOT_PERMITTED', 'INPUT_INVALID'];

/** The code an act is refused with; null where it was done. */
const refusalOf = async (act: Promise<unknown>): Promise<string | null> => {
  try {
    await act;
    return null;
  } catch (error) {
    if (error instanceof Refusal && !passing.includes(error.code)) return error.code;
    throw error;
  }
};

const one = (kernel: Kernel, actor: Actor, edit: Exclude<Edit, AnswerEdit>): Promise<unknown> => {
  const { survivorId, id } = edit;
  if (edit.kind === 'note')
    return perform(kernel, actor, writeNote, {
      survivorId,
      id,
      text: edit.text,
      dataClass: edit.dataClass,
      at: earliest(kernel, edit.at),
    });
  return perform(kernel, actor, endTask, { survivorId, taskId: edit.taskId, outcome: edit.outcome });
};

/** A device whose clock runs ahead writes nothing tomorrow. */
const earliest = ({ clock }: Kernel, at: string): string => (Date.parse(at) < clock.millis() ? at : clock.now());

const answers = async (
  kernel: Kernel,
  actor: Actor,
  deviceId: Id,
  edits: readonly AnswerEdit[],
): Promise<[Id, string | null][]> => {
  const [first] = edits;
  if (!first) return [];
  const statements = edits.map(({ id, answer }) => ({ id, ...answer }));
  const code = await refusalOf(
    perform(kernel, actor, recordStatements, { survivorId: first.survivorId, deviceId, statements }),
  );
  if (code === null || edits.length === 1 || !ofOne.includes(code)) return edits.map(({ id }) => [id, code]);
  const apart: [Id, string | null][] = [];
  for (const edit of edits) apart.push(...(await answers(kernel, actor, deviceId, [edit])));
  return apart;
};

/**
 * Does what was written on a device through the acts of the desk, so that the same rules, rights and audit hold: answers of a record
 * together, the rest one by one. @returns by edit the code it was refused with, null where it was taken in
 */
export const applyEdits = async (
  kernel: Kernel,
  actor: Actor,
  deviceId: Id,
  sent: readonly Edit[],
): Promise<ReadonlyMap<Id, string | null>> => {
  const edits = [...new Map(sent.map((edit) => [edit.id, edit])).values()];
  const outcome = new Map<Id, string | null>();
  const said = edits.filter((edit) => edit.kind === 'answer');
  for (const survivorId of new Set(said.map((edit) => edit.survivorId))) {
    const own = said.filter((edit) => edit.survivorId === survivorId);
    for (const [id, code] of await answers(kernel, actor, deviceId, own)) outcome.set(id, code);
  }
  for (const edit of edits) {
    if (edit.kind !== 'answer') outcome.set(edit.id, await refusalOf(one(kernel, actor, edit)));
  }
  return outcome;
};
