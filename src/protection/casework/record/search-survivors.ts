import { sql } from 'kysely';
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
const candidates = 150;

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

/** Records with all words of the name: as it is written first, and where those are few, as it sounds. */
const idsOfName = async (context: Context, text: string): Promise<Id[]> => {
  const words = await keysOfSearch(context, text);
  if (words.length === 0) return [];
  const reach = await reachOf(context);
  const written = await idsOfKeys(
    context,
    reach,
    words.map(({ exact }) => [exact]),
  );
  if (written.length >= most) return written;
  const alike = await idsOfKeys(
    context,
    reach,
    words.map(({ exact, sounds }) => [exact, ...sounds]),
  );
  return [...new Set([...written, ...alike])];
};

/**
 * Records that have one of the keys of each word, the newest first. A join a word lets the database begin with the rarest, and the limit
 * ends it early where a name is common.
 */
const idsOfKeys = async (
  { tx, orgId }: Context,
  reach: readonly Id[] | 'all',
  words: readonly (readonly Uint8Array[])[],
): Promise<Id[]> => {
  const [first, ...others] = words.map((keys) => sql.join(keys.map((key) => sql`${key}::bytea`)));
  const within = reach === 'all' ? sql`true` : sql`n.survivor_id = any(${`{${reach.join(',')}}`}::uuid[])`;
  const joins = others.map((keys, i) => {
    const other = sql.ref(`w${i + 1}`);
    return sql`join casework.name_key ${other} on ${other}.org_id = n.org_id and ${other}.survivor_id = n.survivor_id
      and ${other}.key in (${keys})`;
  });
  const { rows } = await sql<{ survivor_id: Id }>`
    select n.survivor_id from casework.name_key n ${sql.join(joins, sql` `)}
    where n.org_id = ${orgId} and n.key in (${first ?? sql`null`}) and ${within}
    order by n.survivor_id desc limit ${candidates}`.execute(casework(tx));
  return [...new Set(rows.map(({ survivor_id }) => survivor_id))];
};

/** Who does not supervise looks among the own records only: there are few of them, and what is common elsewhere costs nothing. */
const reachOf = async ({ tx, kernel, actor, orgId, clock }: Context): Promise<readonly Id[] | 'all'> => {
  if (holds(kernel.roles, actor, 'approve caseload')) return 'all';
  const { rows } = await sql<{ survivor_id: Id }>`
    select a.survivor_id from casework.assignment a
      where a.org_id = ${orgId} and a.person_id = ${actor.userId}::uuid and a.to_at is null
    union select g.survivor_id from casework.break_glass g where g.org_id = ${orgId}
      and g.person_id = ${actor.userId}::uuid and g.ended_at is null and g.expires_at > ${clock.now()}::timestamptz`.execute(
    casework(tx),
  );
  return rows.map(({ survivor_id }) => survivor_id);
};
