import { type RawBuilder, sql } from 'kysely';
import type { Id } from '../../../platform/contract/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { holds, visible } from '../../../platform/policy/index.ts';
import { type Access, governed, relationOf } from '../access.ts';
import { policy } from '../policy.ts';
import { casework } from '../queries.ts';
import { calledOf } from './called.ts';
import { readCode } from './code.ts';
import { searchSurvivors as contract } from './contract.ts';
import { keysOfSearch } from './name-keys.ts';

const most = 25;
/** How many of the best hits are asked whether they are the actor's to see. */
const candidates = 400;

/** By code, or by a name as it is written or sounds. A closed record is in no search, a restricted one only in that of its team. */
export const searchSurvivors = useCase(contract, async (context, { text }) => {
  const code = readCode(text);
  const ids = code ? await idOfCode(context, code) : await idsOfName(context, text);
  const rows = ids.length === 0 ? [] : await seen(context, ids);
  const best = rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)).slice(0, most);
  context.note(
    best.map(({ id }) => id),
    { found: best.length, by: code ? 'code' : 'name' },
  );
  return { found: await foundOf(context, best) };
});

/** Records among these that the actor may find. */
const seen = (context: Context, ids: readonly Id[]): Promise<Access[]> =>
  governed(context)
    .where(sql<boolean>`s.id = any(${`{${ids.join(',')}}`}::uuid[])`)
    .where(visible(context.kernel.roles, policy, context.actor, 'read identity'))
    .where('s.shield', '!=', 'closed')
    .where('s.purged_at', 'is', null)
    .execute();

/** How a record stands in a list of what was found. */
export const foundOf = async (context: Context, rows: readonly Access[]) => {
  if (rows.length === 0) return [];
  const called = await calledOf(context, rows);
  const open = await casework(context.tx)
    .selectFrom('casework.case_file')
    .select('survivor_id')
    .where('org_id', '=', context.orgId)
    .where(
      'survivor_id',
      'in',
      rows.map(({ id }) => id),
    )
    .where('closed_on', 'is', null)
    .execute();
  const withCase = new Set(open.map((row) => row.survivor_id));
  return rows.map((row, i) => ({
    survivorId: row.id,
    code: row.code,
    name: called[i] ?? null,
    caseOpen: withCase.has(row.id),
    relation: relationOf(row),
  }));
};

const idOfCode = async ({ tx, orgId }: Context, code: string): Promise<Id[]> => {
  const rows = await casework(tx)
    .selectFrom('casework.survivor')
    .select('id')
    .where('org_id', '=', orgId)
    .where('code', '=', code)
    .execute();
  return rows.map(({ id }) => id);
};

/** Records with all words of the name, the best first: a word as written counts before one that only sounds alike. */
const idsOfName = async (context: Context, text: string): Promise<Id[]> => {
  const { tx, orgId } = context;
  const words = await keysOfSearch(context, text);
  if (words.length === 0) return [];
  const wanted: RawBuilder<unknown>[] = words.flatMap(({ exact, sounds }, word) => [
    sql`(${word}::int, ${exact}::bytea, 2)`,
    ...sounds.map((sound) => sql`(${word}::int, ${sound}::bytea, 1)`),
  ]);
  const { rows } = await sql<{ survivor_id: Id }>`
    with wanted (word, key, weight) as (values ${sql.join(wanted)}),
    hits as (
      select n.survivor_id, w.word, max(w.weight) as weight from wanted w
        join casework.name_key n on n.key = w.key and n.org_id = ${orgId}
      where n.kind <> 'same' and ${reach(context)} group by 1, 2)
    select survivor_id from hits group by survivor_id having count(*) = ${words.length}
    order by sum(weight) desc, survivor_id desc limit ${candidates}`.execute(casework(tx));
  return rows.map(({ survivor_id }) => survivor_id);
};

/** Who does not supervise looks among the own records only: there are few of them, and what is common elsewhere costs nothing. */
const reach = (context: Context) => {
  const { kernel, actor, clock } = context;
  if (holds(kernel.roles, actor, 'approve caseload')) return sql`true`;
  return sql`(n.survivor_id in (select a.survivor_id from casework.assignment a
      where a.org_id = n.org_id and a.person_id = ${actor.userId}::uuid and a.to_at is null)
    or n.survivor_id in (select g.survivor_id from casework.break_glass g where g.org_id = n.org_id
      and g.person_id = ${actor.userId}::uuid and g.ended_at is null and g.expires_at > ${clock.now()}::timestamptz))`;
};
