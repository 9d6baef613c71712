import { nameOf } from '../../../platform/accounts/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { insertMany, json, type Tx } from '../../../platform/db/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import type { GoodsList } from '../goods/contract.ts';
import { currentTable, editionOn, imports, mappings } from '../queries.ts';
import type { GoodsCodeRow, Tables } from '../tables.ts';
import {
  addCode as addContract,
  codeToGoods as codeContract,
  decideCode as decideContract,
  goodsCodes as goodsContract,
  loadCodes as loadContract,
  suggestCodes as suggestContract,
} from './contract.ts';
import { codeGoods, heldCodes } from './held-codes.ts';
import { readCodes } from './read-codes.ts';
import { suggester } from './suggest.ts';
import { synonymsIn } from './word-kind.ts';

type Table = NonNullable<Awaited<ReturnType<typeof currentTable>>>;
type Held = ReturnType<typeof heldCodes>;

const tableView = (row: Table) => {
  const of = (length: number): number => row.codes.filter(({ code }) => code.length === length).length;
  return {
    id: row.id,
    fileName: row.file_name,
    sha256: row.sha256,
    chapters: of(2),
    headings: of(4),
    codes: of(6),
    rejected: row.rejected,
    loadedBy: row.loaded_by,
    loadedAt: row.loaded_at,
  };
};

const viewOf = (row: GoodsCodeRow, held: Held) => ({
  id: row.id,
  list: row.list as GoodsList,
  good: row.good,
  prefix: row.prefix,
  says: held.says(row.prefix),
  inTable: row.prefix === '' || held.has(row.prefix),
  state: row.state,
  origin: row.origin,
  score: row.score,
  sharedWords: row.shared_words,
  reason: row.reason,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at,
});

const heldBy = (table: Table | undefined): Held => heldCodes(table?.codes ?? []);

export const loadCodes = useCase(
  loadContract,
  async ({ kernel, tx, actor, orgId, clock, newId, note, file }, { name }) => {
    const { codes, rejected } = readCodes(file.bytes, name);
    const id = newId();
    const address = `imports.hs_table.file_sealed/${id}` as const;
    const row = {
      org_id: orgId,
      id,
      file_name: name,
      sha256: sha256(file.bytes),
      loaded_by: await nameOf(tx, actor),
      loaded_at: clock.now(),
    };
    note(id, { codes: codes.length, rejected: rejected.length });
    await imports(tx)
      .insertInto('imports.hs_table')
      .values({
        ...row,
        file_sealed: await kernel.vault.seal(tx, { orgId, subjectId: id, address }, file.bytes),
        codes: json([...codes]),
        rejected: json([...rejected]),
      })
      .execute();
    return tableView({ ...row, codes: [...codes], rejected: [...rejected] });
  },
);

const goodsOf = async (tx: Tx, orgId: Id, list: GoodsList, today: string): Promise<string[]> => {
  const edition = await editionOn(tx, orgId, list, today);
  return [...new Set(edition?.pairs.map(({ good }) => good) ?? [])].sort();
};

/** Proposals for goods that have none; what a person has decided before is not asked again. */
export const suggestCodes = useCase(suggestContract, async ({ kernel, tx, orgId, clock, newId, note }, { list }) => {
  const table = (await currentTable(tx, orgId)) ?? refuse('IMPORTS_NO_CODES');
  const goods = await goodsOf(tx, orgId, list, clock.today());
  if (goods.length === 0) refuse('IMPORTS_NO_EDITION');
  const had = new Set((await mappings(tx, orgId, list)).map(({ good }) => good));
  const fresh = codeGoods(
    goods.filter((good) => !had.has(good)),
    suggester(table.codes, synonymsIn(kernel.packs)),
  );
  const rows = fresh.flatMap(({ good, suggestions }) =>
    (suggestions.length > 0 ? suggestions : [{ prefix: '', score: null, shared: [] }]).map(
      ({ prefix, score, shared }): GoodsCodeRow => ({
        org_id: orgId,
        id: newId(),
        list,
        good,
        prefix,
        state: 'draft',
        origin: 'suggested',
        score,
        shared_words: shared.join(' '),
        reason: '',
        proposed_at: clock.now(),
        decided_by: null,
        decided_at: null,
      }),
    ),
  );
  await insertMany<Tables, 'imports.goods_code'>(tx, 'imports.goods_code', rows);
  note([], { list, proposed: rows.length });
  const unmapped = fresh.filter((one) => one.unmapped).length;
  return { goods: goods.length, proposed: rows.length - unmapped, unmapped, kept: goods.length - fresh.length };
});

export const goodsCodes = useCase(goodsContract, async ({ tx, orgId, clock }, { list, state, good, limit, offset }) => {
  const table = await currentTable(tx, orgId);
  const all = await mappings(tx, orgId, list);
  const held = heldBy(table);
  const wanted = all.filter((row) => (!state || row.state === state) && (!good || row.good === good));
  const count = (one: GoodsCodeRow['state']): number => all.filter((row) => row.state === one).length;
  const settled = new Set(all.filter((row) => row.state === 'reviewed').map((row) => row.good));
  return {
    rows: wanted.slice(offset, offset + limit).map((row) => viewOf(row, held)),
    total: wanted.length,
    limit,
    offset,
    table: table ? tableView(table) : null,
    counts: { draft: count('draft'), reviewed: count('reviewed'), rejected: count('rejected') },
    open: (await goodsOf(tx, orgId, list, clock.today())).filter((one) => !settled.has(one)),
  };
});

export const decideCode = useCase(
  decideContract,
  async ({ tx, actor, orgId, clock, note }, { mappingId, state, reason }) => {
    const held = heldBy(await currentTable(tx, orgId));
    const row = await mappingById(tx, orgId, mappingId);
    if (state === 'reviewed' && row.prefix !== '' && !held.has(row.prefix))
      refuse('IMPORTS_PREFIX_UNKNOWN', { prefix: row.prefix }, [{ field: 'prefix' }]);
    note(mappingId, { state });
    await imports(tx)
      .updateTable('imports.goods_code')
      .set({ state, reason, decided_by: await nameOf(tx, actor), decided_at: clock.now() })
      .where('org_id', '=', orgId)
      .where('id', '=', mappingId)
      .execute();
    return viewOf(await mappingById(tx, orgId, mappingId), held);
  },
);

const mappingById = (tx: Tx, orgId: Id, id: Id): Promise<GoodsCodeRow> =>
  imports(tx)
    .selectFrom('imports.goods_code')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
    .then(orRefuse('IMPORTS_MAPPING_NOT_FOUND'));

/** Written by hand, and still a draft: whoever may accept looks at it. What is there already becomes a draft again. */
export const addCode = useCase(
  addContract,
  async ({ tx, orgId, clock, newId, note }, { list, good, prefix, reason }) => {
    const table = (await currentTable(tx, orgId)) ?? refuse('IMPORTS_NO_CODES');
    const held = heldBy(table);
    const goods = await goodsOf(tx, orgId, list, clock.today());
    if (goods.length === 0) refuse('IMPORTS_NO_EDITION');
    if (!goods.includes(good)) refuse('IMPORTS_GOOD_UNKNOWN', { good }, [{ field: 'good' }]);
    if (prefix !== '' && !held.has(prefix)) refuse('IMPORTS_PREFIX_UNKNOWN', { prefix }, [{ field: 'prefix' }]);
    const said = { state: 'draft', origin: 'person', score: null, shared_words: '', reason } as const;
    const open = { proposed_at: clock.now(), decided_by: null, decided_at: null };
    const { id } = await imports(tx)
      .insertInto('imports.goods_code')
      .values({ org_id: orgId, id: newId(), list, good, prefix, ...said, ...open })
      .onConflict((c) => c.columns(['org_id', 'list', 'good', 'prefix']).doUpdateSet({ ...said, ...open }))
      .returning('id')
      .executeTakeFirstOrThrow();
    note(id);
    return viewOf(await mappingById(tx, orgId, id), held);
  },
);

export const codeToGoods = useCase(codeContract, async ({ tx, orgId }, { code }) => {
  const table = (await currentTable(tx, orgId)) ?? refuse('IMPORTS_NO_CODES');
  const held = heldBy(table);
  const digits = code.replace(/\D/g, '');
  const rows = (
    await imports(tx)
      .selectFrom('imports.goods_code')
      .selectAll()
      .where('org_id', '=', orgId)
      .where(
        'prefix',
        'in',
        [2, 4, 6].map((length) => digits.slice(0, length)),
      )
      .orderBy('good')
      .execute()
  ).map((row) => viewOf(row, held));
  return {
    code: digits,
    path: held.path(digits),
    reviewed: rows.filter(({ state }) => state === 'reviewed'),
    drafts: rows.filter(({ state }) => state === 'draft'),
  };
});
