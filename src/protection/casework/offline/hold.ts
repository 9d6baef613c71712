import type { Id } from '../../../platform/contract/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { recordFields } from '../../consent/index.ts';
import { sealAll } from '../sealed.ts';
import type { RecordClass } from '../shapes.ts';
import { offline } from './queries.ts';
import { type Edit, writtenAt } from './shapes.ts';

type Holding = Pick<Context, 'tx' | 'kernel' | 'orgId' | 'clock' | 'newId'>;

export interface ToHold {
  readonly edit: Edit;
  /** The refusal it met, or how the device stood. */
  readonly because: string;
}

const classOf = ({ kernel, clock }: Holding, edit: Edit): RecordClass => {
  if (edit.kind === 'note') return edit.dataClass;
  if (edit.kind === 'task-end') return 'service';
  return recordFields(kernel.packs, clock.today()).get(edit.answer.field)?.dataClass ?? 'service';
};

/** Records that this device has carried and that were not destroyed since. */
const placesFor = async ({ tx, orgId }: Holding, deviceId: Id): Promise<ReadonlySet<Id>> => {
  const rows = await offline(tx)
    .selectFrom('casework.device_record as d')
    .innerJoin('casework.survivor as s', (join) =>
      join.onRef('s.org_id', '=', 'd.org_id').onRef('s.id', '=', 'd.survivor_id'),
    )
    .select('d.survivor_id')
    .where('d.org_id', '=', orgId)
    .where('d.device_id', '=', deviceId)
    .where('s.purged_at', 'is', null)
    .execute();
  return new Set(rows.map(({ survivor_id }) => survivor_id));
};

/**
 * Keeps what was written on a device and could not be taken in, sealed under the key of its class, for whoever works with her now.
 * @returns the ids for which there is a place
 */
export const holdEdits = async (
  holding: Holding,
  { deviceId, personId }: { deviceId: Id; personId: Id },
  wanted: readonly ToHold[],
): Promise<ReadonlySet<Id>> => {
  const { tx, orgId, clock } = holding;
  const places = await placesFor(holding, deviceId);
  const held = wanted.filter(({ edit }) => places.has(edit.survivorId));
  if (held.length === 0) return new Set();
  const sealed = await sealAll(
    holding,
    held.map(({ edit }) => ({
      survivorId: edit.survivorId,
      dataClass: classOf(holding, edit),
      column: 'held_edit.content_sealed' as const,
      recordId: edit.id,
      plain: JSON.stringify(edit),
    })),
  );
  const rows = held.flatMap(({ edit, because }, i) => {
    const is = sealed[i];
    if (!is) return [];
    return {
      org_id: orgId,
      survivor_id: edit.survivorId,
      id: edit.id,
      device_id: deviceId,
      person_id: personId,
      kind: edit.kind,
      data_class: classOf(holding, edit),
      written_at: writtenAt(edit),
      content_sealed: is.sealed,
      subject_id: is.subjectId,
      because,
      held_at: clock.now(),
      decided_at: null,
      decided_by: null,
      outcome: null,
    };
  });
  await offline(tx)
    .insertInto('casework.held_edit')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return new Set(held.map(({ edit }) => edit.id));
};
