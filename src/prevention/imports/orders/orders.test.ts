import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../../platform/clock/index.ts';
import { describeWithShared } from '../../../testing/shared-data.ts';
import { importsOrders } from '../commands/orders.ts';
import type { OrderHit, OrderNear } from '../contract.ts';
import { contextOver } from '../testing/context.ts';
import { carveOutsIn } from './carve-outs.ts';
import { inScope } from './merchandise.ts';

const answer = async (text: string, options: Record<string, string>) => {
  const { data } = await importsOrders.run(contextOver({ wro: text }), ['wro'], options);
  return data as { says: string; hits: OrderHit[]; near: OrderNear[]; lists: { problems: object[] }[] };
};

describe('what a modified order leaves out', () => {
  it('is read from remarks that run together, dates behind one name or behind a row of names', () => {
    const text =
      'CBP has removed Paper Hats from the Order that are produced by the following: Crane Hats removed from the order, 7/23/2021Heron Hats, Stork Hat Co., Ltd.; and Duck Hats removed from the order, 10/6/1998';
    expect(carveOutsIn(text, ['Crane Hats'])).toEqual([
      { what: 'entity', text: 'Crane Hats', from: '2021-07-23' },
      { what: 'entity', text: 'Heron Hats', from: '1998-10-06' },
      { what: 'entity', text: 'Stork Hat Co., Ltd.', from: '1998-10-06' },
      { what: 'entity', text: 'Duck Hats', from: '1998-10-06' },
    ]);
  });

  it('may be goods, and may have no day', () => {
    expect(carveOutsIn('Paper/Pulp Fiber removed from the order, by Commissioner Memorandum, 10/12/2016', [])).toEqual([
      { what: 'merchandise', text: 'Paper/Pulp Fiber', from: '2016-10-12' },
    ]);
    expect(carveOutsIn('Heron Hats removed from the order', ['Heron Hats'])[0]?.from).toBeNull();
    expect(carveOutsIn('Heron Hats removed from the order, 13/45/2020', ['Heron Hats'])[0]?.from).toBeNull();
    expect(carveOutsIn('See China Finding.', [])).toEqual([]);
  });
});

describe('goods in the scope of an order', () => {
  it.each([
    ['Carpets, Hand-Knotted Wool', 'hand-knotted wool carpet', 'in'],
    ['Carpets, Hand-Knotted Wool', 'carpets', 'in'],
    ['Carpets, Hand-Knotted Wool', 'wool sweaters', 'unclear'],
    ['Soda Ash, Calcium Chloride, and Caustic Soda', 'caustic soda flakes', 'in'],
    ['Soda Ash, Calcium Chloride, and Caustic Soda', 'viscose', 'out'],
    ['All Products', 'anything', 'in'],
    ['Cotton, Tomatoes and Downstream Products', 'cotton shirt', 'in'],
    ['Bicycles and bicycle parts', 'BICYCLE', 'in'],
    ['Garments', '', 'unclear'],
  ])('%s, asked for %s: %s', (scope, asked, verdict) => {
    expect(inScope(scope, asked)).toBe(verdict);
  });
});

describe('fourfold imports orders', () => {
  const table = [
    'Effective Date,Calendar Year,Country Code,Country,Merchandise,WRO/Finding,Industry,Status,Press Release,Entity,Remarks',
    '04/27/1995,1995,CN,China,Tea,WRO,Agriculture,Active,,Paper Tree Farm,',
    '05/01/2020,2020,DO,Dominican Republic,Tin Extrusions,Finding,Base Metals,Inactive-Pending Litigation,,Folded Tin S.R.L.,',
    '05/02/2020,2020,MW,Malawi,Tobacco,WRO,Agriculture,Partially Modified,,Tobacco produced in Malawi and products containing tobacco produced in Malawi,Crane Leaf Company Limited removed from the order 07/31/2020',
  ].join('\n');

  it('takes an order whose day cannot be read to hold, and says so', async () => {
    const row = '2/30/2021,2021,NP,Nepal,Paper Hats,WRO,Other,Active,,Crane Hats,';
    const asked = { entity: 'Crane Hats', merchandise: 'paper hats', on: '2000-01-01' };
    const given = await answer(`${table}\n${row}`, asked);
    expect(given.hits).toMatchObject([{ from: null }]);
    expect(given.lists[0]?.problems).toContainEqual(
      expect.objectContaining({ code: 'DATE_NOT_READ', value: '2/30/2021' }),
    );
  });

  it('shows a name that stands within a cell of several as one to look at', async () => {
    const row = '07/21/1998,1998,NP,Nepal,Paper Hats,WRO,Other,Active,,"Crane Hats, Heron Hats",';
    const asked = { merchandise: 'paper hats', on: '2000-01-01' };
    const near = async (entity: string) => (await answer(`${table}\n${row}`, { ...asked, entity })).near;
    expect((await near('Heron Hats')).map(({ reason }) => reason)).toEqual(['name-unclear']);
    expect(await near('Hats')).toEqual([]);
    expect((await near('Crane')).map(({ reason }) => reason)).toEqual(['name-unclear']);
    const other = { ...asked, entity: 'Crane', merchandise: 'tin extrusions' };
    expect((await answer(`${table}\n${row}`, other)).near).toEqual([]);
  });

  it('says how old its list is, by the day in the name of the file', async () => {
    const asked = { entity: 'Nobody', merchandise: 'tea' };
    const saysOf = async (file: string, today: string): Promise<string[]> => {
      const context = { ...contextOver({ [file]: table }), clock: fixedClock(`${today}T09:00:00.000Z`) };
      return (await importsOrders.run(context, [file], asked)).text?.split('\n') ?? [];
    };
    expect(await saysOf('wro_2026-06-23.csv', '2026-06-30')).toContain('imports.orders.age');
    expect(await saysOf('wro_2026-06-23.csv', '2026-07-01')).toContain('imports.orders.old');
    expect(await saysOf('wro.csv', '2026-07-01')).toContain('imports.orders.undated');
  });

  it('needs party, goods and place, and says which one fails', async () => {
    const asked = { entity: 'Paper Tree Farm', merchandise: 'tea', country: 'CN', on: '1995-04-27' };
    expect((await answer(table, asked)).hits).toMatchObject([
      {
        entity: 'Paper Tree Farm',
        kind: 'WRO',
        status: 'Active',
        active: true,
        scope: { merchandise: 'Tea', place: 'cn' },
      },
    ]);
    for (const [change, reason] of [
      [{ on: '1995-04-26' }, 'not-yet'],
      [{ merchandise: 'coffee' }, 'merchandise-other'],
      [{ country: 'Viet Nam' }, 'place-other'],
    ] as const) {
      const { hits, near } = await answer(table, { ...asked, ...change });
      expect([hits, near.map((one) => one.reason)]).toEqual([[], [reason]]);
    }
  });

  it('shows an order that is not active with its own word, not as in force', async () => {
    const { hits } = await answer(table, { entity: 'Folded Tin', merchandise: 'tin extrusions', on: '2026-01-01' });
    expect(hits).toMatchObject([{ status: 'Inactive-Pending Litigation', active: false, kind: 'Finding' }]);
  });

  it('reaches whoever makes goods of a country, but for those taken out since', async () => {
    const asked = { entity: 'Some Leaf House', merchandise: 'tobacco', country: 'MW', on: '2026-01-01' };
    expect((await answer(table, asked)).hits).toHaveLength(1);
    const gone = { ...asked, entity: 'Crane Leaf Company Limited' };
    expect((await answer(table, { ...gone, on: '2020-07-30' })).hits).toHaveLength(1);
    const { hits, near } = await answer(table, { ...gone, on: '2020-07-31' });
    expect([hits, near.map(({ reason }) => reason)]).toEqual([[], ['carved-out']]);
  });

  it('refuses a day that may be two, a country nobody knows, a file without orders', async () => {
    const asked = { entity: 'Paper Tree Farm', merchandise: 'tea' };
    await expect(answer(table, { ...asked, on: '03/04/2024' })).rejects.toMatchObject({
      code: 'IMPORTS_DATE_UNREADABLE',
    });
    await expect(answer(table, { ...asked, country: 'Nowhere' })).rejects.toMatchObject({
      code: 'IMPORTS_COUNTRY_UNKNOWN',
    });
    await expect(answer(table, { entity: 'x' })).rejects.toMatchObject({
      code: 'IMPORTS_OPTION_MISSING',
      where: [{ field: '--merchandise' }],
    });
    await expect(answer('not a list', asked)).rejects.toMatchObject({ code: 'SCREENING_LIST_UNREADABLE' });
  });
});

describeWithShared('the published orders', 'data/supply/cbp-wro/cbp_wro_2026-06-23.json', (text) => {
  const carpets = (entity: string, on: string) =>
    answer(text, { entity, merchandise: 'Hand-knotted wool carpets', country: 'NP', on });

  it.each([
    ['Annapurna Carpet', '2000-01-01', 1],
    ['Everest Carpet', '2000-01-01', 0],
    ['Everest Carpet', '1998-10-05', 1],
    ['Everest Carpet', '1998-10-06', 0],
    ['K.K. Carpet Industries', '2000-01-01', 0],
    ['Norsang Carpet Industries', '2000-01-01', 0],
    ['Annapurna Carpet', '2021-07-22', 1],
    ['Annapurna Carpet', '2021-08-01', 0],
    ['Kumar Carpet', '2021-08-01', 1],
    ['Kumar Carpet', '1998-07-20', 0],
  ])('%s as of %s: %i', async (entity, on, hits) => {
    expect((await carpets(entity, on)).hits).toHaveLength(hits);
  });

  it.each([
    ['Limbe Leaf Tobacco Company Limited', 'tobacco', 'MW', '2020-07-30', 1],
    ['Limbe Leaf Tobacco Company Limited', 'tobacco', 'MW', '2020-07-31', 0],
    ['LLTC', 'tobacco', 'MW', '2020-07-31', 0],
    ['Alliance One International', 'tobacco leaf', 'MW', '2020-06-03', 0],
    ['Another Leaf House', 'tobacco', 'MW', '2026-01-01', 1],
    ['Tangshan Sanyou Group', 'viscose rayon fiber', 'CN', '2016-10-11', 1],
    ['Tangshan Sanyou Group', 'viscose rayon fiber', 'CN', '2016-10-12', 0],
    ['Tangshan Sanyou Group', 'soda ash', 'CN', '2026-01-01', 1],
  ])(
    'the same engine serves every modified row: %s, %s from %s on %s: %i',
    async (entity, merchandise, country, on, hits) => {
      expect((await answer(text, { entity, merchandise, country, on })).hits).toHaveLength(hits);
    },
  );

  it('keeps a Finding beside its order, and fishing vessels out of any country', async () => {
    const { hits } = await answer(text, { entity: 'Da Wang', merchandise: 'seafood', country: 'TW', on: '2026-06-23' });
    expect(hits.map(({ kind, from }) => [kind, from])).toEqual([
      ['WRO', '2020-08-18'],
      ['Finding', '2022-01-28'],
    ]);
  });

  it('says that the order on goods of a region needs the place shown', async () => {
    const { near } = await answer(text, { entity: 'A Mill', merchandise: 'cotton', country: 'CN', on: '2026-06-23' });
    expect(near.map(({ reason }) => reason)).toContain('place-unclear');
  });
});
