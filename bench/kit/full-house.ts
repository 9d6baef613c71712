import { sql } from 'kysely';
import { phoneticKeys } from '../../src/engines/names/index.ts';
import { ensureOrganisation, ensurePerson, setMembership } from '../../src/platform/accounts/index.ts';
import { type Actor, publicActor } from '../../src/platform/actor/index.ts';
import type { Tx } from '../../src/platform/db/index.ts';
import { newId } from '../../src/platform/ids/index.ts';
import type { Kernel } from '../../src/platform/kernel/index.ts';
import { newCode } from '../../src/protection/casework/record/code.ts';
import { tokensOf } from '../../src/protection/casework/record/name-keys.ts';
import { sealAll } from '../../src/protection/casework/sealed.ts';
import type { Database } from './database.ts';

export interface Filled {
  readonly supervisor: Actor;
  readonly worker: Actor;
  readonly survivors: readonly string[];
  readonly names: readonly (readonly [given: string, family: string])[];
}

const onCaseload = 40;
const batch = 2_000;
/** Few given names for many people, as in life: the commonest is shared by thousands. */
const given =
  'Maria Ana Rosa Elena Sofia Lucia Carmen Teresa Irina Olga Nadia Amina Fatima Leila Mei Lan Thu Linh Grace Esther'.split(
    ' ',
  );
const syllables = 'bar ton vel qui mor san dre lok ner zum pal rid fos gan tev hol'.split(' ');

/** A made-up name; the first given name is twenty times as common as the last. */
const nameOf = (n: number): readonly [string, string] => {
  const at = Math.floor(given.length * ((n * 0.618_034) % 1) ** 2);
  const part = (i: number): string => syllables[Math.floor(n / syllables.length ** i) % syllables.length] as string;
  const family = `${part(0)}${part(1)}${part(2)}`;
  return [given[at] as string, family[0]?.toUpperCase() + family.slice(1)];
};

/** A service provider with that many people and events, written in bulk; names are sealed and fingerprinted as the acts do it. */
export const fillHouse = async (
  database: Database,
  { people, events }: { people: number; events: number },
): Promise<Filled> => {
  const { kernel } = database;
  const { clock, random } = kernel;
  const { orgId, actors } = await staff(kernel);
  const [supervisor, worker, crowd] = actors as [Actor, Actor, Actor];
  const survivors: string[] = [];
  const names: (readonly [string, string])[] = [];
  const codes = new Set<string>();

  for (let from = 0; from < people; from += batch) {
    const rows = Array.from({ length: Math.min(batch, people - from) }, (_, i) => {
      let code = newCode(random);
      while (codes.has(code)) code = newCode(random);
      codes.add(code);
      return { id: newId(clock, random), code, name: nameOf(from + i) };
    });
    await kernel.db.transaction(supervisor, (tx) => storePeople(tx, kernel, orgId, rows));
    survivors.push(...rows.map(({ id }) => id));
    names.push(...rows.map(({ name }) => name));
  }
  const workers = [worker.userId, crowd.userId];
  for (const statement of besides(events / people))
    await database.raw(statement, [orgId, ...workers].slice(0, parameters(statement)));
  await database.raw('vacuum (analyze)');
  return { supervisor, worker, survivors, names };
};

const parameters = (statement: string): number =>
  Math.max(...[...statement.matchAll(/\$(\d)/g)].map(([, n]) => Number(n)));

const staff = (kernel: Kernel): Promise<{ orgId: string; actors: Actor[] }> =>
  kernel.db.transaction({ orgId: null, userId: null, system: true }, async (tx) => {
    const orgId = await ensureOrganisation(tx, kernel, {
      slug: 'full-house',
      name: 'Full House',
      kind: 'service provider',
    });
    const actors: Actor[] = [];
    for (const [who, role] of [
      ['supervisor', 'supervisor'],
      ['worker', 'caseworker'],
      ['crowd', 'caseworker'],
    ] as const) {
      const personId = await ensurePerson(tx, kernel, { email: `${who}@full.example`, name: who });
      await setMembership(tx, kernel, { orgId, personId, roles: [role] });
      const signedIn = { kind: 'user', userId: personId, orgId, roles: [role], provedAt: kernel.clock.now() } as const;
      actors.push({ ...publicActor('en', 'api'), ...signedIn });
    }
    return { orgId, actors };
  });

type Person = { readonly id: string; readonly code: string; readonly name: readonly [string, string] };

const hex = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`;

const storePeople = async (tx: Tx, kernel: Kernel, orgId: string, rows: readonly Person[]): Promise<void> => {
  const { clock, random, vault } = kernel;
  const ids = JSON.stringify(rows.map(({ id, code }) => ({ id, code })));
  await sql`insert into casework.survivor (org_id, id, code, shield, created_at)
    select ${orgId}, id, code, 'open', ${clock.now()}::timestamptz
      from jsonb_to_recordset(${ids}::jsonb) as (id uuid, code text)`.execute(tx);
  const context = { tx, kernel, orgId, clock, newId: () => newId(clock, random) };
  const sealed = await sealAll(
    context,
    rows.map(({ id, name }) => ({
      survivorId: id,
      dataClass: 'identity',
      column: 'survivor.name_sealed',
      recordId: id,
      plain: name.join(' '),
    })),
  );
  const names = JSON.stringify(
    sealed.map((one, i) => ({ id: rows[i]?.id, sealed: hex(one.sealed), subject: one.subjectId })),
  );
  await sql`update casework.survivor s set name_sealed = n.sealed, name_subject_id = n.subject
    from jsonb_to_recordset(${names}::jsonb) as n (id uuid, sealed bytea, subject uuid)
    where s.org_id = ${orgId} and s.id = n.id`.execute(tx);

  const tokens = rows.map(({ name }) => tokensOf(name.join(' ')));
  for (const [kind, of] of [
    ['token', (token: string) => [token]],
    ['sound', phoneticKeys],
  ] as const) {
    const words = tokens.map((own) => [...new Set(own.flatMap((token) => of(token)))]);
    const all = [...new Set(words.flat())];
    const blind = await vault.blindAll(tx, orgId, `casework.name_key.${kind}`, all);
    const keys = new Map(all.map((word, i) => [word, hex(blind[i] as Uint8Array)]));
    const fresh = JSON.stringify(
      words.flatMap((own, i) => own.map((word) => ({ id: rows[i]?.id, key: keys.get(word) }))),
    );
    await sql`insert into casework.name_key (org_id, key, survivor_id, kind)
      select ${orgId}, key, id, ${kind} from jsonb_to_recordset(${fresh}::jsonb) as (id uuid, key bytea)`.execute(tx);
  }
};

/** What lies around the people: team, case, what was declined, tasks, and the timeline. $1 organisation, $2 worker, $3 everybody else's. */
const besides = (eventsEach: number): string[] => [
  `insert into casework.assignment (org_id, survivor_id, person_id, id, part, from_at)
    select org_id, id, case when row_number() over (order by code) <= ${onCaseload} then $2::uuid else $3::uuid end,
      gen_random_uuid(), 'lead', created_at from casework.survivor where org_id = $1`,
  `insert into casework.case_file (org_id, id, survivor_id, reason, opened_on)
    select org_id, gen_random_uuid(), id, 'hotline', date '2025-01-01' + (abs(hashtext(code)) % 600)
      from casework.survivor where org_id = $1`,
  `insert into casework.statement (org_id, survivor_id, id, field, data_class, state, source, why, said_at, recorded_at, replaces, standing)
    select s.org_id, s.id, gen_random_uuid(), f.field, f.class, 'declined', 'survivor', 'service', s.created_at, s.created_at, '{}', 'current'
      from casework.survivor s, (values ('contact.phone', 'contact'), ('location.area', 'location'), ('language.preferred', 'service'),
        ('service.needs', 'service'), ('safety.immediate-danger', 'safety')) f (field, class) where s.org_id = $1`,
  `insert into casework.task (org_id, id, survivor_id, title, due_on, made_at)
    select org_id, gen_random_uuid(), id, 'call', date '2026-11-01' + (abs(hashtext(code)) % 60), created_at
      from casework.survivor where org_id = $1 and abs(hashtext(code)) % 3 = 0`,
  ...Array.from(
    { length: eventsEach },
    (_, n) => `insert into casework.event (org_id, survivor_id, at, id, kind, data_class, record_id, code)
      select org_id, id, created_at - interval '1 hour' * (${n} * 37 + abs(hashtext(code)) % 900), gen_random_uuid(), 'contact', 'contact',
        gen_random_uuid(), 'call' from casework.survivor where org_id = $1`,
  ),
];
