import { daysBetween } from '../../engines/calendar/index.ts';
import { nameOf } from '../../platform/accounts/name-of.ts';
import type { CivilDate, Id } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { orRefuse, refuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { node, plan, planHead } from '../queries.ts';
import type { SurvivorInputRow } from '../tables.ts';
import {
  addSurvivorInput as addContract,
  destroySurvivorInput as destroyContract,
  openIdentity as identityContract,
  listSurvivorInput as listContract,
  openSurvivorInput as openContract,
  respondSurvivorInput as respondContract,
} from './contract.ts';
import { dueForOf, hearingDays } from './due-for.ts';
import { givesAway, placeOf, unsealIdentity } from './identity.ts';

type Input = Omit<SurvivorInputRow, 'org_id'>;

const inputsOf = (tx: Tx, planId: Id) => plan(tx).selectFrom('plan.survivor_input').where('plan_id', '=', planId);

/** @throws Refusal PLAN_INPUT_NOT_FOUND */
const inputOf = (tx: Tx, planId: Id, inputId: Id): Promise<SurvivorInputRow> =>
  inputsOf(tx, planId).selectAll().where('id', '=', inputId).executeTakeFirst().then(orRefuse('PLAN_INPUT_NOT_FOUND'));

/** An input without its words and without who spoke. */
const lineOf = (row: Omit<Input, 'words_sealed'>, today: CivilDate) => ({
  id: row.id,
  source: row.source,
  consentScope: row.consent_scope,
  compensated: row.compensated,
  nodeIds: row.node_ids,
  receivedOn: row.received_on,
  dueFor: row.due_for,
  daysLate: row.due_for && row.disposition === 'open' ? Math.max(0, daysBetween(row.due_for, today)) : 0,
  disposition: row.disposition,
  response: row.response,
  respondedOn: row.responded_on,
  named: row.identity_sealed !== null,
  destroyedOn: row.destroyed_on,
});

/** What waits for an answer, the first due on top; then what was answered. */
export const listSurvivorInput = useCase(listContract, async ({ tx, clock, note }, input) => {
  const { planId, disposition, limit, offset } = input;
  await planHead(tx, planId);
  const all = await inputsOf(tx, planId)
    .selectAll()
    .orderBy('due_for', (o) => o.asc().nullsLast())
    .orderBy('received_on')
    .orderBy('id')
    .execute();
  const rows = all
    .filter((row) => disposition === undefined || row.disposition === disposition)
    .map((row) => lineOf(row, clock.today()));
  const sorted = [...rows.filter((r) => r.disposition === 'open'), ...rows.filter((r) => r.disposition !== 'open')];
  note(planId, { found: rows.length });
  return {
    rows: sorted.slice(offset, offset + limit),
    total: rows.length,
    limit,
    offset,
    open: all.filter((row) => row.disposition === 'open').length,
  };
});

/** Seals what a survivor says, and who it was where a name was given, under a key of that person alone. */
export const addSurvivorInput = useCase(addContract, async (context, input) => {
  const { tx, orgId, actor, kernel, clock, newId, note } = context;
  const { planId, words, source, consentScope, compensated, nodeIds, receivedOn = clock.today(), samePersonAs } = input;
  await planHead(tx, planId);
  for (const id of nodeIds) await node(tx, planId, id);
  const identity = { name: input.name ?? null, contact: input.contact ?? null };
  const named = identity.name !== null || identity.contact !== null;
  if (givesAway(source, identity)) refuse('PLAN_NAME_IN_WORDS', {}, [{ field: 'source' }]);

  const id = newId();
  const subjectId = samePersonAs ? (await inputOf(tx, planId, samePersonAs)).subject_id : newId();
  const seal = (column: 'identity_sealed' | 'words_sealed', plain: string) =>
    kernel.vault.seal(tx, placeOf(orgId, subjectId, column, id), plain);
  const dueFor = dueForOf(await hearingDays(tx, kernel.packs, planId), receivedOn);
  await plan(tx)
    .insertInto('plan.survivor_input')
    .values({
      org_id: orgId,
      plan_id: planId,
      id,
      subject_id: subjectId,
      identity_sealed: named ? await seal('identity_sealed', JSON.stringify(identity)) : null,
      source,
      consent_scope: consentScope,
      compensated,
      words_sealed: await seal('words_sealed', words),
      node_ids: nodeIds,
      received_on: receivedOn,
      due_for: dueFor,
      disposition: 'open',
      response: null,
      responded_by: null,
      responded_on: null,
      received_by: await nameOf(tx, actor),
      destroyed_on: null,
    })
    .execute();
  note([planId, id]);
  return { id, dueFor };
});

/** Opens the words, never the name. */
export const openSurvivorInput = useCase(openContract, async ({ tx, orgId, kernel, clock, note }, input) => {
  const { planId, inputId } = input;
  await planHead(tx, planId);
  const row = await inputOf(tx, planId, inputId);
  note([planId, inputId]);
  const place = placeOf(orgId, row.subject_id, 'words_sealed', inputId);
  return { ...lineOf(row, clock.today()), words: await kernel.vault.openText(tx, place, row.words_sealed) };
});

/** Keeps the answer. An answer that says who spoke is refused: others will read it. */
export const respondSurvivorInput = useCase(respondContract, async (context, input) => {
  const { tx, actor, clock, note } = context;
  const { planId, inputId, disposition, response } = input;
  await planHead(tx, planId);
  const row = await inputOf(tx, planId, inputId);
  const identity = row.destroyed_on === null ? await unsealIdentity(context, row) : null;
  if (identity && givesAway(response, identity)) refuse('PLAN_NAME_IN_WORDS', {}, [{ field: 'response' }]);
  await plan(tx)
    .updateTable('plan.survivor_input')
    .set({ disposition, response, responded_by: await nameOf(tx, actor), responded_on: clock.today() })
    .where('plan_id', '=', planId)
    .where('id', '=', inputId)
    .execute();
  note([planId, inputId], { disposition });
  return { id: inputId, disposition };
});

/** Opens who spoke. The purpose stands in the audit trail, the name does not. */
export const openIdentity = useCase(identityContract, async (context, { planId, inputId, purpose }) => {
  await planHead(context.tx, planId);
  const row = await inputOf(context.tx, planId, inputId);
  context.note([planId, inputId], { purpose });
  if (row.destroyed_on !== null) refuse('SHREDDED');
  return (await unsealIdentity(context, row)) ?? refuse('PLAN_NO_NAME_GIVEN');
});

/** Destroys the person's key, and what it sealed with it. That something was said and answered stays. */
export const destroySurvivorInput = useCase(destroyContract, async (context, { planId, inputId, why }) => {
  const { tx, orgId, kernel, clock, note } = context;
  await planHead(tx, planId);
  const { subject_id } = await inputOf(tx, planId, inputId);
  const certificate = await kernel.vault.shred(tx, orgId, subject_id, why);
  const on = clock.today();
  const gone = await plan(tx)
    .updateTable('plan.survivor_input')
    .set({ identity_sealed: null, destroyed_on: on })
    .where('subject_id', '=', subject_id)
    .returning('id')
    .execute();
  const destroyed = gone.map(({ id }) => id);
  note([planId, ...destroyed, certificate.id]);
  return { destroyed, certificate: certificate.id, on };
});
