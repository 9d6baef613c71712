import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/actor/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { importsDesk } from '../desk/desk.ts';
import { addCode, codeToGoods, decideCode, goodsCodes, loadCodes, suggestCodes } from '../hs/code-goods.ts';
import { askGoods, goodsEditions, goodsFile, openGoods } from './ask-goods.ts';
import { heldGoods, reviewedPrefixes } from './held-goods.ts';
import { applyGoods, previewGoods } from './keep-edition.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const head = 'good,sector,country,region,child_labor,forced_labor,forced_child_labor';
const labor = (...pairs: string[]): Uint8Array =>
  bytes([head, ...pairs.map((pair) => `${pair.replace(',', ',Other,')},R,Yes,No,No`)].join('\n'));
const ten = Array.from({ length: 10 }, (_, i) => `Paper ${i},Peru`);

describe('editions of lists of goods', () => {
  let world: TestWorld;
  let officer: Actor;
  let reviewer: Actor;
  beforeAll(async () => {
    world = await testWorld();
  });
  const start = async () => {
    const orgId = await world.organisation();
    officer = await world.actor(orgId, 'compliance-officer');
    reviewer = await world.actor(orgId, 'analyst');
  };
  const preview = (file: Uint8Array, more: object = {}) =>
    world.perform(officer, previewGoods, { list: 'us-dol-goods', name: 'goods.csv', ...more }, file);
  const load = async (file: Uint8Array, more: object = {}) => {
    const { id } = await preview(file, more);
    return world.perform(officer, applyGoods, { editionId: id });
  };

  it('answer nothing before somebody has taken them over, and keep the file byte for byte', async () => {
    await start();
    const file = labor('Garlic,Peru');
    const { id, sha256 } = await preview(file);
    await expect(world.perform(officer, askGoods, { good: 'garlic' })).rejects.toMatchObject({
      code: 'IMPORTS_NO_EDITION',
    });
    await world.perform(officer, applyGoods, { editionId: id });
    const answer = await world.perform(officer, askGoods, { good: 'garlic', country: 'PE' });
    expect(answer).toMatchObject({ outcome: 'listed', edition: { sha256, seq: 1 } });
    const back = await world.perform(officer, goodsFile, { editionId: id });
    expect(Buffer.from(back.bytes).equals(Buffer.from(file))).toBe(true);
    await expect(world.perform(officer, applyGoods, { editionId: id })).rejects.toMatchObject({
      code: 'IMPORTS_EDITION_APPLIED',
    });
  });

  it('stay side by side: the same question as of an earlier day gives that day’s answer', async () => {
    await start();
    await load(labor('Cotton,Uzbekistan', 'Garlic,Peru'), { publishedOn: '2020-09-30' });
    const second = await preview(labor('Salt,Chad', 'Garlic,Peru'), { publishedOn: '2022-09-28' });
    expect(second.diff?.changes.map(({ cause, good }) => [cause, good])).toEqual([
      ['new', 'Salt'],
      ['removed', 'Cotton'],
    ]);
    await world.perform(officer, applyGoods, { editionId: second.id });
    const outcome = async (asOf: string) => (await world.perform(officer, askGoods, { good: 'Cotton', asOf })).outcome;
    expect([await outcome('2021-01-01'), await outcome('2022-09-28')]).toEqual(['listed', 'nothing-found']);
    const [newer, older] = await world.perform(officer, goodsEditions, { list: 'us-dol-goods' });
    const against = await world.perform(officer, openGoods, { editionId: older?.id, against: newer?.id });
    expect(against.diff?.changes.map(({ cause, good }) => [cause, good])).toEqual([
      ['new', 'Cotton'],
      ['removed', 'Salt'],
    ]);
  });

  it('that lost more than a tenth replace nothing until a person says why', async () => {
    await start();
    await load(labor(...ten));
    const shorter = await preview(labor(...ten.slice(0, 8)));
    expect(shorter.diff).toMatchObject({ lossPercent: 20, needsReason: true });
    await expect(world.perform(officer, applyGoods, { editionId: shorter.id })).rejects.toMatchObject({
      code: 'IMPORTS_EDITION_LOST_ROWS',
    });
    const taken = await world.perform(officer, applyGoods, { editionId: shorter.id, why: 'Two goods were taken off.' });
    expect(taken).toMatchObject({ seq: 2, forcedWhy: 'Two goods were taken off.' });
  });

  it('looked at before another was taken over are looked at again', async () => {
    await start();
    const early = await preview(labor('Salt,Chad'));
    await load(labor('Garlic,Peru'));
    await expect(world.perform(officer, applyGoods, { editionId: early.id })).rejects.toMatchObject({
      code: 'IMPORTS_PREVIEW_STALE',
    });
  });

  it('that are too old may not answer no, and still show what is on them', async () => {
    await start();
    await load(labor('Garlic,Peru'), { retrievedOn: '2025-10-20' });
    const ask = (good: string) => world.perform(officer, askGoods, { good });
    expect(await ask('Mica')).toMatchObject({ outcome: 'nothing-found', edition: { ageDays: 400, stale: false } });
    await start();
    await load(labor('Garlic,Peru'), { retrievedOn: '2025-10-19' });
    expect(await ask('Mica')).toMatchObject({ outcome: 'too-old-to-say', edition: { stale: true } });
    expect(await ask('Garlic')).toMatchObject({ outcome: 'listed' });
    expect((await world.perform(officer, importsDesk, {})).goods[0]).toMatchObject({ state: 'stale', ageDays: 401 });
  });

  it('take the list under Executive Order 13126 with its dates, and name the rows that are left out', async () => {
    await start();
    const file = bytes('Product,Country,Date\nBricks,Burma,2022-07-13\nBamboo,,2022-07-13\nCoal,Pakistan,03/04/2022\n');
    const view = await preview(file, { list: 'us-eo-13126', name: 'eo.csv' });
    expect(view).toMatchObject({
      pairs: 1,
      rejected: [
        { row: 3, code: 'country-missing' },
        { row: 4, code: 'date-unreadable' },
      ],
    });
    const { rows } = await world.perform(officer, openGoods, { editionId: view.id });
    expect(rows).toMatchObject([{ good: 'Bricks', listedOn: '2022-07-13', forcedChildLabor: false }]);
    await expect(preview(bytes('Product,Date\nBricks,2022-07-13'), { list: 'us-eo-13126' })).rejects.toMatchObject({
      code: 'IMPORTS_GOODS_UNREADABLE',
      where: [{ field: 'country' }],
    });
  });

  it('take a saved web page of the list under Executive Order 13126, and never its rows for the flag "forced child labor"', async () => {
    await start();
    // made up: the real table is not in our material
    const page = (rows: string, head = '<th>Product</th><th>Country</th><th>Date</th>') =>
      bytes(`<!DOCTYPE html><title>List</title><p>Menu</p><table><tr>${head}</tr>${rows}</table>`);
    const row = (...cells: string[]): string => `<tr>${cells.map((one) => `<td>${one}</td>`).join('')}</tr>`;
    const rows = [
      row('Paper <b>hats</b>', 'Peru', '2022-07-13'),
      row('Chad', '2022-07-13'),
      row('Salt', 'Chad, Peru', '2021-02-30'),
      row('Tin', 'Atlantis', '2027-01-01'),
    ].join('');
    const list = 'us-eo-13126';
    const view = await preview(page(rows), { list, name: 'eo.html' });
    expect(view.rejected.map(({ code }) => code)).toEqual(['row-width', 'date-unreadable']);
    expect(view.warnings.map(({ code }) => code)).toEqual(['country-unknown', 'date-ahead']);
    await world.perform(officer, applyGoods, { editionId: view.id });
    const { listed } = await world.perform(officer, askGoods, { list, good: 'paper hats', country: 'PE' });
    expect(listed).toMatchObject([{ listedOn: '2022-07-13', forcedChildLabor: false, forcedLabor: false }]);
    await expect(world.perform(officer, askGoods, { good: 'paper hats' })).rejects.toMatchObject({
      code: 'IMPORTS_NO_EDITION',
    });
    for (const [file, fault] of [
      [page(rows, '<th>Item no.</th><th>Land</th><th>Date</th>'), 'columnMissing'],
      [bytes(`${new TextDecoder().decode(page(rows))}${new TextDecoder().decode(page(rows))}`), 'several'],
      [page(rows).subarray(0, 150), 'broken'],
    ] as const)
      await expect(preview(file, { list, name: 'eo.html' })).rejects.toMatchObject({ values: { fault } });
    await expect(preview(page(rows), { list, publishedOn: '2026-12-01' })).rejects.toMatchObject({
      code: 'IMPORTS_RETRIEVED_AHEAD',
      where: [{ field: 'publishedOn' }],
    });
  });

  it('name a column that the reader does not know, and refuse one that may change what is listed', async () => {
    await start();
    const more = (column: string, cell: string) => bytes(`${head},${column}\nTin,Other,Chad,R,No,Yes,No,${cell}`);
    expect((await preview(more('notes', 'new in 2024'))).warnings).toMatchObject([
      { code: 'column-unread', text: 'notes' },
    ]);
    await expect(preview(more('Downstream_Goods', 'Tin cans'))).rejects.toMatchObject({
      code: 'IMPORTS_GOODS_UNREADABLE',
      values: { fault: 'columnChanges', field: 'Downstream_Goods' },
      where: [{ line: 1, field: 'Downstream_Goods' }],
    });
    await expect(preview(more('derived', 'Yes'))).rejects.toMatchObject({ values: { fault: 'origin' } });
  });

  it('are another organisation’s business', async () => {
    await start();
    const { id } = await load(labor('Garlic,Peru'));
    await start();
    await expect(world.perform(officer, openGoods, { editionId: id })).rejects.toMatchObject({
      code: 'IMPORTS_EDITION_NOT_FOUND',
    });
    expect(await world.perform(officer, goodsEditions, {})).toEqual([]);
  });

  describe('and the codes of their goods', () => {
    const table = bytes('hscode,description\n07,Vegetables\n0703,"Onions, garlic; fresh"\n52,Cotton\n');
    it('are proposed, decided once by a person with a reason, and only then found by code', async () => {
      await start();
      await expect(world.perform(officer, suggestCodes, {})).rejects.toMatchObject({ code: 'IMPORTS_NO_CODES' });
      await world.perform(officer, loadCodes, { name: 'hs.csv' }, table);
      await load(labor('Garlic,Peru', 'Khat,Chad'));
      expect(await world.perform(officer, suggestCodes, {})).toEqual({ goods: 2, proposed: 1, unmapped: 1, kept: 0 });
      expect(await world.perform(officer, suggestCodes, {})).toMatchObject({ proposed: 0, kept: 2 });
      const queue = await world.perform(officer, goodsCodes, { state: 'draft' });
      expect(queue).toMatchObject({
        total: 2,
        open: ['Garlic', 'Khat'],
        rows: [{ good: 'Garlic', prefix: '0703' }, { prefix: '' }],
      });
      const found = async () => (await world.perform(officer, codeToGoods, { code: '0703.20' })).reviewed.length;
      expect(await found()).toBe(0);
      const mappingId = queue.rows[0]?.id;
      const decide = { mappingId, state: 'reviewed', reason: 'Garlic stands in 0703.20.' };
      const prefixes = () =>
        world.kernel.db.transaction(officer, async (tx) => ({
          held: await heldGoods(tx, officer.orgId ?? '', 'us-dol-goods', '2026-11-24'),
          of: Object.fromEntries(await reviewedPrefixes(tx, officer.orgId ?? '', 'us-dol-goods')),
        }));
      expect(await prefixes()).toMatchObject({ held: { pairs: [{ good: 'Garlic' }, { good: 'Khat' }] }, of: {} });
      await world.perform(reviewer, decideCode, decide);
      expect(await found()).toBe(1);
      expect((await prefixes()).of).toEqual({ Garlic: ['0703'] });
      await world.perform(reviewer, decideCode, { ...decide, state: 'rejected', reason: 'Thought again.' });
      expect(await found()).toBe(0);
    });

    it('may be written by hand, but only codes and goods that exist', async () => {
      const add = (good: string, prefix: string) => world.perform(officer, addCode, { good, prefix, reason: 'Seen.' });
      await expect(add('Garlic', '9999')).rejects.toMatchObject({ code: 'IMPORTS_PREFIX_UNKNOWN' });
      await expect(add('Tin', '52')).rejects.toMatchObject({ code: 'IMPORTS_GOOD_UNKNOWN' });
      expect(await add('Khat', '07')).toMatchObject({ state: 'draft', origin: 'person', says: 'Vegetables' });
    });
  });
});
