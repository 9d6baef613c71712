import type { z } from 'zod';
import type { CivilDate, Id, Instant } from '../../../platform/contract/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { mayDo, recordOf } from '../access.ts';
import { happened } from '../events.ts';
import { casework } from '../queries.ts';
import { standingsOf } from '../record/standings.ts';
import { openTexts, seal } from '../sealed.ts';
import type { PaperRow } from '../tables.ts';
import { beginWrite } from './begin-write.ts';
import { peopleOf } from './people.ts';

type Kind = PaperRow['kind'];

const versions = ({ tx, orgId }: Pick<Context, 'tx' | 'orgId'>, survivorId: Id, kind: Kind) =>
  casework(tx)
    .selectFrom('casework.paper')
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('kind', '=', kind);

interface NewVersion {
  readonly survivorId: Id;
  readonly id?: Id | undefined;
  readonly content: unknown;
  readonly reviewOn?: CivilDate | undefined;
  readonly at?: Instant | undefined;
  readonly replaces?: readonly Id[] | undefined;
}

/** Keeps a new version beside the old ones. Two that were written apart are contested until a third names both. */
export const savePaper = async (context: Context, kind: Kind, version: NewVersion) => {
  const { tx, orgId, actor, clock, newId, note } = context;
  const { survivorId, content, reviewOn } = version;
  const { caseId } = await beginWrite(context, survivorId, 'safety');
  const before = await versions(context, survivorId, kind).select(['id', 'replaces', 'made_at', 'standing']).execute();
  const id = version.id ?? newId();
  const known = before.find((one) => one.id === id);
  const holds = before.filter(({ standing }) => standing === 'current').map((one) => one.id);
  const made = { id, replaces: [...(version.replaces ?? holds)], made_at: version.at ?? clock.now() };
  const all = known ? before : [...before, made];
  const standings = standingsOf(all.map((one) => ({ id: one.id, replaces: one.replaces, at: one.made_at })));
  const standing = standings.get(id) ?? 'past';
  const contested = [...standings].flatMap(([other, how]) => (how === 'contested' ? [other] : []));
  note([survivorId, id]);
  if (known) return { id, standing, contested };

  for (const how of ['past', 'contested', 'current'] as const) {
    const ids = before.filter((one) => standings.get(one.id) === how && one.standing !== how).map((one) => one.id);
    if (ids.length === 0) continue;
    await casework(tx)
      .updateTable('casework.paper')
      .set({ standing: how })
      .where('org_id', '=', orgId)
      .where('survivor_id', '=', survivorId)
      .where('id', 'in', ids)
      .execute();
  }
  const { sealed, subjectId } = await seal(context, {
    survivorId,
    dataClass: 'safety',
    column: 'paper.content_sealed',
    recordId: id,
    plain: JSON.stringify(content),
  });
  await casework(tx)
    .insertInto('casework.paper')
    .values({
      org_id: orgId,
      survivor_id: survivorId,
      ...made,
      kind,
      content_sealed: sealed,
      subject_id: subjectId,
      review_on: reviewOn ?? null,
      made_by: actor.userId,
      standing,
    })
    .execute();
  await happened(context, { survivorId, kind, dataClass: 'safety', recordId: id, caseId });
  return { id, standing, contested };
};

/** The versions that are not past, opened; the current one first. */
export const headsOf = async <T>(
  context: Pick<Context, 'tx' | 'orgId' | 'kernel'>,
  survivorId: Id,
  kind: Kind,
  schema: z.ZodType<T>,
) => {
  const rows = await versions(context, survivorId, kind)
    .selectAll()
    .where('standing', '!=', 'past')
    .orderBy('id')
    .execute();
  const contents = await openTexts(
    context,
    rows.map((row) => ({
      column: 'paper.content_sealed',
      recordId: row.id,
      subjectId: row.subject_id,
      sealed: row.content_sealed,
    })),
  );
  return rows.map((row, i) => ({ row, content: contents[i] ? schema.parse(JSON.parse(contents[i])) : null }));
};

/** A kind of paper as it is shown. */
export const openPaper = async <T>(context: Context, survivorId: Id, kind: Kind, schema: z.ZodType<T>) => {
  mayDo(context, await recordOf(context, survivorId), 'read', 'safety');
  const heads = await headsOf(context, survivorId, kind, schema);
  const person = await peopleOf(
    context.tx,
    heads.map(({ row }) => row.made_by),
  );
  const views = heads.map(({ row, content }) => ({
    id: row.id,
    content,
    by: person(row.made_by),
    at: row.made_at,
    reviewOn: row.review_on,
    standing: row.standing,
  }));
  const { n } = await versions(context, survivorId, kind)
    .where('standing', '=', 'past')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  context.note(survivorId);
  return {
    current: views.find(({ standing }) => standing === 'current') ?? null,
    contested: views.filter(({ standing }) => standing === 'contested'),
    past: Number(n),
  };
};
