import { nameOf } from '../../../platform/accounts/index.ts';
import { json } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { editionById, editionOn, imports } from '../queries.ts';
import { applyGoods as applyContract, previewGoods as previewContract } from './contract.ts';
import { editionView } from './edition-view.ts';
import { goodsParser, readEdition } from './read-edition.ts';

/** Reads an edition and keeps it beside the others; it answers nothing before somebody has applied it. */
export const previewGoods = useCase(
  previewContract,
  async ({ kernel, tx, actor, orgId, clock, newId, note, file }, input) => {
    const { list, name, publishedOn } = input;
    const retrievedOn = input.retrievedOn ?? clock.today();
    if (retrievedOn > clock.today()) refuse('IMPORTS_RETRIEVED_AHEAD', {}, [{ field: 'retrievedOn' }]);
    if (publishedOn !== undefined && publishedOn > retrievedOn)
      refuse('IMPORTS_RETRIEVED_AHEAD', {}, [{ field: 'publishedOn' }]);
    const read = await readEdition(list, file.bytes, name, retrievedOn);
    const before = await editionOn(tx, orgId, list, publishedOn ?? retrievedOn);
    const id = newId();
    note(id, { pairs: read.pairs.length });
    await imports(tx)
      .insertInto('imports.goods_edition')
      .values({
        org_id: orgId,
        id,
        list,
        name: name.replace(/\.[^.]+$/, ''),
        state: 'previewed',
        seq: null,
        published_on: publishedOn ?? null,
        retrieved_on: retrievedOn,
        parser: goodsParser,
        sha256: sha256(file.bytes),
        file_name: name,
        file_sealed: await kernel.vault.seal(tx, { orgId, subjectId: id, address: fileAddress(id) }, file.bytes),
        pairs: json([...read.pairs]),
        rejected: json([...read.rejected]),
        warnings: json([...read.warnings]),
        before_id: before?.id ?? null,
        forced_why: null,
        uploaded_by: await nameOf(tx, actor),
        uploaded_at: clock.now(),
        applied_by: null,
        applied_at: null,
      })
      .execute();
    return editionView(tx, kernel, await editionById(tx, orgId, id));
  },
);

export const fileAddress = (id: string) => `imports.goods_edition.file_sealed/${id}` as const;

/** Takes an edition over as it was previewed. */
export const applyGoods = useCase(
  applyContract,
  async ({ kernel, tx, actor, orgId, clock, note }, { editionId, why }) => {
    const row = await editionById(tx, orgId, editionId);
    if (row.state === 'applied') refuse('IMPORTS_EDITION_APPLIED');
    const before = await editionOn(tx, orgId, row.list, row.published_on ?? row.retrieved_on);
    if ((before?.id ?? null) !== row.before_id) refuse('IMPORTS_PREVIEW_STALE');
    const { diff } = await editionView(tx, kernel, row);
    if (diff?.needsReason && !why) refuse('IMPORTS_EDITION_LOST_ROWS', { loss: diff.lossPercent }, [{ field: 'why' }]);
    const last = await imports(tx)
      .selectFrom('imports.goods_edition')
      .select((e) => e.fn.max('seq').as('seq'))
      .where('org_id', '=', orgId)
      .where('list', '=', row.list)
      .executeTakeFirst();
    note(editionId, { pairs: row.pairs.length });
    await imports(tx)
      .updateTable('imports.goods_edition')
      .set({
        state: 'applied',
        seq: Number(last?.seq ?? 0) + 1,
        forced_why: diff?.needsReason ? (why ?? null) : null,
        applied_by: await nameOf(tx, actor),
        applied_at: clock.now(),
      })
      .where('org_id', '=', orgId)
      .where('id', '=', editionId)
      .execute();
    return editionView(tx, kernel, await editionById(tx, orgId, editionId));
  },
);
