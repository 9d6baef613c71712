import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { mayDo, recordOf } from '../access.ts';
import { happened } from '../events.ts';
import { casework } from '../queries.ts';
import { isCodeOf, knowledgeOn } from '../record/fields.ts';
import { openTexts } from '../sealed.ts';
import { beginWrite, sealWords } from './begin-write.ts';
import { contactRulesOf } from './contact-rules.ts';
import {
  askContact as askContract,
  contactOutcomes,
  listContacts as listContract,
  recordContact as recordContract,
} from './contract.ts';
import { mayContact } from './may-contact.ts';
import { peopleOf } from './people.ts';

/** Writes down a contact. That it was made against the rules is said and kept, never hidden by a refusal. */
export const recordContact = useCase(recordContract, async (context, input) => {
  const { tx, orgId, actor, clock, kernel, newId, note } = context;
  const { survivorId, channel, direction, outcome } = input;
  const { caseId } = await beginWrite(context, survivorId, 'contact', input.caseId);
  const at = input.at ?? clock.now();
  if (!isCodeOf(knowledgeOn(kernel.packs, clock.today()), 'codes.contact-channel', channel))
    refuse('CASEWORK_CODE_UNKNOWN', {}, [{ field: 'channel' }]);
  if (Date.parse(at) > clock.millis() + 60_000) refuse('CASEWORK_DAY_AHEAD', {}, [{ field: 'at' }]);
  const rules = direction === 'out' ? mayContact(await contactRulesOf(context, survivorId), channel, at) : null;

  const id = input.id ?? newId();
  const { sealed, subjectId } = await sealWords(
    context,
    { survivorId, dataClass: 'contact', column: 'contact.note_sealed', recordId: id },
    input.note,
  );
  const made = await casework(tx)
    .insertInto('casework.contact')
    .values({
      org_id: orgId,
      survivor_id: survivorId,
      id,
      case_id: caseId,
      channel,
      direction,
      outcome,
      at,
      minutes: input.minutes ?? null,
      interpreter_id: input.interpreterId ?? null,
      allowed: rules?.allowed ?? null,
      by_person: actor.userId,
      recorded_at: clock.now(),
      note_sealed: sealed,
      subject_id: subjectId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made)
    await happened(context, {
      survivorId,
      kind: 'contact',
      dataClass: 'contact',
      recordId: id,
      caseId,
      code: channel,
      at,
    });
  note([survivorId, id], rules ? { allowed: rules.allowed } : {});
  return { id, rules };
});

/** Who reached her or tried to. */
export const listContacts = useCase(listContract, async (context, { survivorId, limit, offset }) => {
  const { tx, orgId, note } = context;
  mayDo(context, await recordOf(context, survivorId), 'read', 'contact');
  const all = casework(tx)
    .selectFrom('casework.contact')
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId);
  const { total } = await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await all.selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).offset(offset).execute();
  const notes = await openTexts(
    context,
    rows.map((row) => ({
      column: 'contact.note_sealed',
      recordId: row.id,
      subjectId: row.subject_id,
      sealed: row.note_sealed,
    })),
  );
  const person = await peopleOf(
    tx,
    rows.map((row) => row.by_person),
  );
  note(survivorId, { found: rows.length });
  return {
    rows: rows.map((row, i) => ({
      id: row.id,
      caseId: row.case_id,
      channel: row.channel,
      direction: row.direction,
      outcome: contactOutcomes.find((one) => one === row.outcome) ?? 'sent',
      at: row.at,
      minutes: row.minutes,
      interpreterId: row.interpreter_id,
      allowed: row.allowed,
      by: person(row.by_person),
      note: notes[i] ?? null,
    })),
    total: Number(total),
    limit,
    offset,
  };
});

/** Asked before anybody dials. */
export const askContact = useCase(askContract, async (context, { survivorId, channel, at }) => {
  mayDo(context, await recordOf(context, survivorId), 'read', 'safety');
  const rules = await contactRulesOf(context, survivorId);
  const answer = mayContact(rules, channel, at ?? context.clock.now());
  context.note(survivorId, { allowed: answer.allowed });
  return {
    ...answer,
    codeWord: rules?.codeWord ?? null,
    neverMention: rules?.neverMention ?? [],
    language: rules?.language ?? null,
    interpreter: rules?.interpreter.needed ?? false,
  };
});
