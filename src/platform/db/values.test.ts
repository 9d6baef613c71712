import fc from 'fast-check';
import { type RawBuilder, sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { migrationRooms } from '../../capabilities.ts';
import { testDb } from '../testing/database.ts';
import { type Db, insertMany, json, type Tx } from './index.ts';

let db: Db;
beforeAll(async () => {
  db = await testDb(migrationRooms);
}, 120_000);

/** Every kind of column that a migration of ours uses; the table is gone with the transaction. */
type Tables = {
  'pg_temp.kinds': {
    id: string;
    line: string | null;
    big: number | null;
    whole: number | null;
    small: number | null;
    flag: boolean | null;
    float: number | null;
    exact: string | null;
    day: string | null;
    at: string | null;
    bytes: Uint8Array | null;
    texts: string[] | null;
    ids: string[] | null;
    doc: unknown;
  };
};
const withTable = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.asOwner((owner) =>
    owner.transaction().execute(async (tx) => {
      await sql`create temp table kinds (id uuid primary key, line text, big bigint, whole integer, small smallint, flag boolean,
        float double precision, exact numeric, day date, at timestamptz, bytes bytea, texts text[], ids uuid[], doc jsonb)
        on commit drop`.execute(tx);
      return work(tx);
    }),
  );

const one = async <T>(expression: RawBuilder<T>): Promise<T> => {
  const { rows } = await db.asOwner((owner) => sql<{ v: T }>`select ${expression} as v`.execute(owner));
  return (rows[0] as { v: T }).v;
};

const uuid = '0190a6f0-0000-7000-8000-000000000001';
const odd = ['', 'a,b', '"quoted"', "it's", 'back\\slash', '{brace}', 'NULL', 'línea\n2', '🌱'];

describe('a value on its way to the database and back', () => {
  it.each<[string, RawBuilder<unknown>, unknown]>([
    ['a text', sql`${odd.join('|')}::text`, odd.join('|')],
    ['nothing', sql`${null}::text`, null],
    ['the largest whole number', sql`${Number.MAX_SAFE_INTEGER}::bigint`, Number.MAX_SAFE_INTEGER],
    ['the smallest whole number', sql`${Number.MIN_SAFE_INTEGER}::bigint`, Number.MIN_SAFE_INTEGER],
    ['an integer', sql`${-7}::integer`, -7],
    ['a small integer', sql`${7}::smallint`, 7],
    ['yes', sql`${true}::boolean`, true],
    ['a floating point number', sql`${0.1}::double precision`, 0.1],
    ['an exact number', sql`${'123456789012345678901.250'}::numeric`, '123456789012345678901.250'],
    ['a day', sql`${'2024-02-29'}::date`, '2024-02-29'],
    ['a day long ago', sql`${'0033-04-03'}::date`, '0033-04-03'],
    ['a moment', sql`${'2026-11-24T09:00:00.123Z'}::timestamptz`, '2026-11-24T09:00:00.123Z'],
    ['a moment told elsewhere', sql`${'2026-11-24 09:00:00+02:30'}::timestamptz`, '2026-11-24T06:30:00.000Z'],
    [
      'a moment to the microsecond, cut to the millisecond',
      sql`${'2026-11-24T09:00:00.123999Z'}::timestamptz`,
      '2026-11-24T09:00:00.123Z',
    ],
    ['bytes', sql`${new Uint8Array([0, 92, 120, 255])}::bytea`, new Uint8Array([0, 92, 120, 255])],
    ['no bytes', sql`${new Uint8Array()}::bytea`, new Uint8Array()],
    ['texts', sql`${odd}::text[]`, odd],
    ['no texts', sql`${[]}::text[]`, []],
    ['ids', sql`${[uuid]}::uuid[]`, [uuid]],
    ['a document', json({ a: [1, 'zwei', null], b: { c: odd } }), { a: [1, 'zwei', null], b: { c: odd } }],
    ['a list as a document', json(['a', 1]), ['a', 1]],
    ['a text as a document', json('it'), 'it'],
  ])('%s', async (_says, expression, expected) => {
    expect(await one(expression)).toEqual(expected);
  });

  it('is refused where a whole number would lose digits, and the next question is answered', async () => {
    for (const text of ['9007199254740992', '-9007199254740993'])
      await expect(one(sql`${text}::bigint`)).rejects.toThrow(`DB_INTEGER_TOO_LARGE ${text}`);
    expect(await one(sql`${1}::bigint`)).toBe(1);
  });

  it('names a broken rule by its code and constraint', async () => {
    const twice = withTable(async (tx) => {
      for (let i = 0; i < 2; i++) await sql`insert into kinds (id) values (${uuid})`.execute(tx);
    });
    await expect(twice).rejects.toMatchObject({ code: '23505', constraint: 'kinds_pkey' });
  });

  it('is counted where rows were changed', async () => {
    const counted = await withTable(async (tx) => {
      await insertMany<Tables, 'pg_temp.kinds'>(tx, 'pg_temp.kinds', [{ id: uuid }]);
      const q = tx.withTables<Tables>();
      const { numUpdatedRows } = await q.updateTable('pg_temp.kinds').set({ line: 'a' }).executeTakeFirst();
      const { numDeletedRows } = await q.deleteFrom('pg_temp.kinds').executeTakeFirst();
      return [numUpdatedRows, numDeletedRows];
    });
    expect(counted).toEqual([1n, 1n]);
  });
});

describe('inserting many rows', () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\u0000', ''));
  const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 4 });
  const day = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  // U+0000 has no place in PostgreSQL, in a text as in a document; 1e-400 is no number
  // JSON writes -0 as 0, so what is sent is what was already written once
  const value = fc
    .jsonValue()
    .filter((v) => !/\\u0000|\\ud[89a-f]|\d{17}|e[-+]/i.test(JSON.stringify(v)))
    .map((v) => JSON.parse(JSON.stringify(v)) as unknown);
  const row = fc.record({
    id: fc.uuid(),
    line: some(line),
    big: some(fc.maxSafeInteger()),
    whole: some(fc.integer()),
    small: some(fc.integer({ min: -32768, max: 32767 })),
    flag: some(fc.boolean()),
    float: some(fc.double({ noNaN: true, noDefaultInfinity: true })),
    exact: some(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map((n) => `${n}.25`)),
    day: some(day.map((d) => d.toISOString().slice(0, 10))),
    at: some(day.map((d) => d.toISOString())),
    texts: some(fc.array(line, { maxLength: 3 })),
    ids: some(fc.array(fc.uuid(), { maxLength: 3 })),
    doc: fc.oneof(fc.constant(null), fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), value, { maxKeys: 3 })),
  });
  const rows = fc.uniqueArray(row, { selector: ({ id }) => id, minLength: 1, maxLength: 8 });

  it('brings each value back as it was sent', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (sent) => {
        const back = await withTable(async (tx) => {
          await insertMany<Tables, 'pg_temp.kinds'>(tx, 'pg_temp.kinds', sent);
          return tx.withTables<Tables>().selectFrom('pg_temp.kinds').selectAll().execute();
        });
        const byId = new Map(back.map(({ bytes: _, ...rest }) => [rest.id, rest]));
        expect(sent.map(({ id }) => byId.get(id))).toEqual(
          sent.map((r) => ({ ...r, float: r.float === 0 ? 0 : r.float })),
        );
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('goes in parts, tells how far it is, and leaves nothing where one row is wrong', async () => {
    const many = Array.from({ length: 12_001 }, (_, i) => ({
      id: `0190a6f0-0000-7000-8000-${String(i).padStart(12, '0')}`,
      whole: i,
    }));
    const told: number[] = [];
    const counted = await withTable(async (tx) => {
      const inserted = await insertMany<Tables, 'pg_temp.kinds'>(tx, 'pg_temp.kinds', many, (n) => told.push(n));
      const { rows } = await sql<{
        n: number;
        sum: number;
      }>`select count(*) as n, sum(whole) as sum from kinds`.execute(tx);
      return { inserted, ...rows[0] };
    });
    expect(told).toEqual([5_000, 10_000, 12_001]);
    expect(counted).toEqual({ inserted: 12_001, n: 12_001, sum: (12_000 * 12_001) / 2 });
    const wrong = withTable((tx) =>
      insertMany<Tables, 'pg_temp.kinds'>(tx, 'pg_temp.kinds', [...many, { id: many[0]?.id as string, whole: 0 }]),
    );
    await expect(wrong).rejects.toMatchObject({ code: '23505' });
  });

  it('asks the database nothing for no rows', async () => {
    expect(await db.asOwner((owner) => insertMany<Tables, 'pg_temp.kinds'>(owner as Tx, 'pg_temp.kinds', []))).toBe(0);
  });
});
