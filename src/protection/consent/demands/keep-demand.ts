import { Refusal, refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { fieldRules } from '../catalogue/record-fields.ts';
import { requireStanding } from '../circle/standing.ts';
import { consent } from '../queries.ts';
import { scanType } from '../releases/scan-type.ts';
import * as contract from './contract.ts';
import {
  type AboutDemand,
  aboutDemand,
  changeDemand,
  demandById,
  demandCard,
  placeInDemand,
  requireOpen,
  sealAbout,
} from './demand-row.ts';

/** Records a demand by law. */
export const openDemand = useCase(contract.openDemand, async (context, input) => {
  const { tx, orgId, actor, clock, newId, note } = context;
  const { subjectId, kind, receivedOn, dueOn, demandedBy, matter } = input;
  await requireStanding(context, subjectId, 'write disclosure');
  const keys = { org_id: orgId, id: newId(), subject_id: subjectId };
  const about: AboutDemand = { demandedBy, matter, notices: [], steps: [], counsel: null, ending: null };
  const row = await consent(tx)
    .insertInto('consent.disclosure')
    .values({
      ...keys,
      kind,
      state: 'open',
      received_on: receivedOn,
      due_on: dueOn,
      about_sealed: await sealAbout(context, keys, about),
      document_type: null,
      document_sealed: null,
      fields: [],
      reviewed_by: null,
      reviewed_on: null,
      opened_at: clock.now(),
      opened_by: actor.userId,
      ended_at: null,
      ended_by: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  note([keys.id, subjectId], { kind });
  return demandCard(context, row, about);
});

export const addDemandDocument = useCase(contract.addDemandDocument, async (context, { demandId }) => {
  const { tx, kernel, file, note } = context;
  const row = await demandById(context, demandId);
  await requireStanding(context, row.subject_id, 'write disclosure');
  requireOpen(row);
  const type = scanType(file.bytes) ?? refuse('CONSENT_SIGNATURE_UNREADABLE');
  const sealed = await kernel.vault.seal(tx, placeInDemand(row, 'document_sealed'), file.bytes);
  note([demandId, row.subject_id]);
  return changeDemand(context, row, await aboutDemand(context, row), { document_type: type, document_sealed: sealed });
});

export const fillDemand = useCase(contract.fillDemand, async (context, { demandId, notice, step, fields }) => {
  const { kernel, clock, note } = context;
  const row = await demandById(context, demandId);
  await requireStanding(context, row.subject_id, 'write disclosure');
  requireOpen(row);
  const rules = fieldRules(kernel.packs, clock.today());
  const unknown = (fields ?? []).filter((id) => (rules.get(id)?.dataClass ?? 'aggregate-only') === 'aggregate-only');
  if (unknown.length > 0) {
    const where = unknown.map((field) => ({ field, code: 'CONSENT_FIELD_NOT_SHARED', says: 'CONSENT_NEVER_SHARED' }));
    throw new Refusal('CONSENT_FIELD_NOT_SHARED', { count: unknown.length }, where);
  }
  const about = await aboutDemand(context, row);
  const more: AboutDemand = {
    ...about,
    notices: [...about.notices, ...(notice ? [notice] : [])],
    steps: [...about.steps, ...(step ? [step] : [])],
  };
  note([demandId, row.subject_id], { notices: more.notices.length, steps: more.steps.length });
  return changeDemand(context, row, more, fields ? { fields: [...new Set(fields)] } : {});
});

/** Counsel's review, kept by somebody else than who opened the demand. */
export const reviewDemand = useCase(contract.reviewDemand, async (context, input) => {
  const { actor, clock, note } = context;
  const { demandId, counsel: name, supports, opinion, sudOrder } = input;
  const row = await demandById(context, demandId);
  await requireStanding(context, row.subject_id, 'approve disclosure');
  requireOpen(row);
  if (actor.userId !== null && row.opened_by === actor.userId) refuse('DEMAND_OWN_REVIEW');
  const counsel = { name, on: clock.today(), supports, opinion, sudOrder };
  note([demandId, row.subject_id], { supports });
  return changeDemand(
    context,
    row,
    { ...(await aboutDemand(context, row)), counsel },
    { reviewed_by: actor.userId, reviewed_on: clock.today() },
  );
});

export const declineDemand = useCase(contract.declineDemand, async (context, { demandId, why }) => {
  const { actor, clock, note } = context;
  const row = await demandById(context, demandId);
  await requireStanding(context, row.subject_id, 'approve disclosure');
  requireOpen(row);
  note([demandId, row.subject_id]);
  return changeDemand(
    context,
    row,
    { ...(await aboutDemand(context, row)), ending: why },
    { state: 'declined', ended_at: clock.now(), ended_by: actor.userId },
  );
});
