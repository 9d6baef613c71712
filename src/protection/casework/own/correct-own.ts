import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { happened } from '../events.ts';
import { knowledgeOn, troubleWith } from '../record/fields.ts';
import { tellingFields } from '../record/name-keys.ts';
import { refreshName } from '../record/refresh-name.ts';
import { seal } from '../sealed.ts';
import { correctOwn as contract } from './contract.ts';
import { own } from './queries.ts';
import { showsNarrative } from './setting.ts';
import { ownSurvivor } from './who.ts';

/** Her own word on one field holds from now on. It replaces nothing: what stood there stays beside it, for the team to settle with her. */
export const correctOwn = useCase(contract, async (context, { field, state, value }) => {
  const { tx, orgId, kernel, clock, newId, note } = context;
  const survivor = await ownSurvivor(context, { toWrite: true });
  if (survivor.shield === 'closed') refuse('CASEWORK_RECORD_CLOSED');
  const knowledge = knowledgeOn(kernel.packs, clock.today());
  const is = orRefuse('CASEWORK_FIELD_UNKNOWN')(knowledge.fields.get(field));
  if (is.dataClass === 'narrative' && !(await showsNarrative(context))) refuse('CASEWORK_FIELD_UNKNOWN');
  const said = state === 'said' ? value : undefined;
  const trouble = state === 'said' && (said === undefined ? 'REQUIRED' : troubleWith(knowledge, is, said));
  if (trouble) refuse('CASEWORK_STATEMENTS_INVALID', { count: 1 }, [{ field: 'value', says: trouble }]);

  const id = newId();
  const q = own(tx);
  await q
    .updateTable('casework.statement')
    .set({ standing: 'contested' })
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivor.id)
    .where('field', '=', field)
    .where('standing', '=', 'current')
    .execute();
  const sealed =
    said === undefined
      ? null
      : await seal(context, {
          survivorId: survivor.id,
          dataClass: is.dataClass,
          column: 'statement.value_sealed',
          recordId: id,
          plain: JSON.stringify(said),
        });
  await q
    .insertInto('casework.statement')
    .values({
      org_id: orgId,
      survivor_id: survivor.id,
      id,
      field,
      data_class: is.dataClass,
      state,
      value_sealed: sealed?.sealed ?? null,
      subject_id: sealed?.subjectId ?? null,
      source: 'survivor',
      why: 'told-unasked',
      need: null,
      // nobody asked: she said it herself
      asked_by: null,
      interpreter_id: null,
      said_at: clock.now(),
      recorded_at: clock.now(),
      device_id: null,
      replaces: [],
      standing: 'current',
    })
    .execute();
  if (tellingFields.includes(field)) await refreshName(context, survivor.id);
  await happened(context, {
    survivorId: survivor.id,
    kind: 'told',
    dataClass: is.dataClass,
    recordId: id,
    code: field,
  });
  note([survivor.id, id], { fields: 1 });
  return { id, field };
});
