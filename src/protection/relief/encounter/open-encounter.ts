import { daysBetween } from '../../../engines/calendar/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { classesFor, mayDo, recordOf } from '../../casework/index.ts';
import { peopleOf } from '../case/people.ts';
import { openHere } from '../case/sealing.ts';
import { relief } from '../queries.ts';
import type { RequestRow, RightNoteRow } from '../tables.ts';
import { openEncounter as contract, courtRights } from './contract.ts';

const hourMs = 3_600_000;

/** The work with agencies and courts, as far as the reader's classes reach. */
export const openEncounter = useCase(contract, async (context, { survivorId }) => {
  const access = await recordOf(context, survivorId);
  mayDo(context, access, 'read', 'legal');
  const classes = classesFor(context, access, 'read');
  context.note(survivorId);
  return {
    mayWrite: classesFor(context, access, 'write').includes('legal'),
    notices: classes.includes('safety') ? await noticesOf(context, survivorId) : [],
    requests: classes.includes('immigration') ? await requestsOf(context, survivorId) : [],
    rights: await rightsOf(context, survivorId),
  };
});

const noticesOf = async ({ tx, orgId, clock }: Context, survivorId: Id) => {
  const rows = await relief(tx)
    .selectFrom('relief.child_notice')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .orderBy('found_at', 'desc')
    .limit(50)
    .execute();
  const person = await peopleOf(
    tx,
    rows.map((row) => row.told_by ?? row.by_person),
  );
  return rows.map((row) => {
    const ends = row.told_at ? Date.parse(row.told_at) : clock.millis();
    return {
      id: row.id,
      foundAt: new Date(row.found_at).toISOString(),
      dueAt: new Date(row.due_at).toISOString(),
      hoursLeft: Math.floor((Date.parse(row.due_at) - ends) / hourMs),
      toldAt: row.told_at && new Date(row.told_at).toISOString(),
      late: ends > Date.parse(row.due_at),
      by: person(row.told_by ?? row.by_person),
    };
  });
};

type Logged = Pick<RequestRow & RightNoteRow, 'id' | 'subject_id' | 'words_sealed' | 'by_person' | 'at'>;

/** What both logs keep of an entry: the words, opened, who wrote them, and when. */
const toldIn = async (
  context: Context,
  column: 'request.words_sealed' | 'right_note.words_sealed',
  rows: readonly Logged[],
) => {
  const words = await openHere(
    context,
    rows.map(({ id, subject_id, words_sealed }) => ({
      column,
      recordId: id,
      subjectId: subject_id,
      sealed: words_sealed,
    })),
  );
  const person = await peopleOf(
    context.tx,
    rows.map((row) => row.by_person),
  );
  return (row: Logged, i: number) => ({
    words: words[i] ?? null,
    by: person(row.by_person),
    at: new Date(row.at).toISOString(),
  });
};

const requestsOf = async (context: Context, survivorId: Id) => {
  const { tx, orgId, clock } = context;
  const rows = await relief(tx)
    .selectFrom('relief.request')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .orderBy('at', 'desc')
    .limit(200)
    .execute();
  const told = await toldIn(context, 'request.words_sealed', rows);
  return rows.map((row, i) => ({
    id: row.id,
    kind: row.kind,
    state: row.state,
    askedOn: row.asked_on,
    answeredOn: row.answered_on,
    endsOn: row.ends_on,
    daysWaiting: row.state === 'asked' && row.asked_on ? daysBetween(row.asked_on, clock.today()) : null,
    ...told(row, i),
  }));
};

const rightsOf = async (context: Context, survivorId: Id) => {
  const { tx, orgId } = context;
  const rows = await relief(tx)
    .selectFrom('relief.right_note')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .orderBy('on_day', 'desc')
    .orderBy('at', 'desc')
    .limit(500)
    .execute();
  const told = await toldIn(context, 'right_note.words_sealed', rows);
  return rows.map((row, i) => ({
    id: row.id,
    right: courtRights.find((one) => one === row.right_code) ?? 'informed',
    event: row.event,
    on: row.on_day,
    ...told(row, i),
  }));
};
