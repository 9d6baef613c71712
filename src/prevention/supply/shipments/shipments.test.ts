import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chain } from '../chain/contract.ts';
import { supplyShipments } from '../commands/shipments.ts';
import { contextOver } from '../testing/context.ts';
import { dayIn, dayOrderOf } from './days.ts';
import { readShipments, type Shipments } from './read-shipments.ts';

const heading =
  'Consignee Name,Gross Weight,Shipper Name,Shipper Address,Shipper Country,Bill of Lading Number,Master Bill of Lading,Container Number,Arrival Date,Cargo Description,HS Code,Consignee Country';
const bills = [
  'Meridian Foods,"1,200",Pellorin Freshwater Cannery,"Lake Road 19, Pellorin",China,PF-001,M-9,ABCU1,11/20/2026,Tomato paste in drums,2002.90,US',
  'Meridian Foods,"1,200",Pellorin Freshwater Cannery,"Lake Road 19, Pellorin",China,PF-001,M-9,ABCU1,11/20/2026,Tomato paste in drums,2002.90,US',
  'Meridian Foods,800,Pellorin Freshwater Cannery,"Lake Road 19, Pellorin",China,PF-001,M-9,ABCU2,11/20/2026,Tomato paste in drums,2002.90,US',
  'Carrier Line,2000,Forwarder,Quay 1,China,M-9,,ABCU1,11/20/2026,Consolidated cargo,,US',
  ',500,"PELLORIN FRESHWATER CANNERY.","Lake Road 19, Pellorin",CN,PF-002,,,11/21/2026,Tomato paste in drums,2002.90,',
  'Meridian Foods,300,,,China,PF-003,,,11/21/2026,Paste,,US',
  'Meridian Foods,"1,2",Pellorin Freshwater Cannery,"Lake Road 19, Pellorin",China,PF-004,,,11/21/2026,Paste,,US',
  'Meridian Foods,5,Pellorin Freshwater Cannery,"Lake Road 19, Pellorin",China,PF-005,,,31/31/2026,=HYPERLINK("http://x"),,US',
];
const file = [heading, ...bills].join('\n');
const read = (text: string): Shipments => readShipments(new TextEncoder().encode(text), 'bills.csv');

describe('bills of lading', () => {
  it('accounts for every row: read, folded, or refused with its field', () => {
    const { shipments, rows } = read(file);
    expect(rows).toEqual([
      { row: 2, what: 'read' },
      { row: 3, what: 'folded', into: 2, why: 'same' },
      { row: 4, what: 'folded', into: 2, why: 'container' },
      { row: 5, what: 'folded', into: 2, why: 'houses' },
      { row: 6, what: 'read' },
      { row: 7, what: 'read' },
      { row: 8, what: 'refused', field: 'weight', why: 'number' },
      { row: 9, what: 'refused', field: 'arrived', why: 'day' },
    ]);
    expect(shipments).toMatchObject([
      {
        bill: 'PF-001',
        containers: ['ABCU1', 'ABCU2'],
        weight: { quantity: 2000, unit: 'KGM' },
        arrived: '2026-11-20',
        hs: '200290',
        consignee: { name: 'Meridian Foods', country: 'us' },
      },
      { bill: 'PF-002', consignee: null },
      { bill: 'PF-003', shipper: null, consignee: { name: 'Meridian Foods' } },
    ]);
  });

  it('reads a formula as text, and refuses a table without bills', () => {
    expect(read(`bol,shipper,description\nB1,S,=1+1`).shipments[0]?.goods).toBe('=1+1');
    expect(() => read('shipper\nS')).toThrow(expect.objectContaining({ code: 'SUPPLY_COLUMN_MISSING' }));
    expect(() => read('bol,shipper')).toThrow(expect.objectContaining({ code: 'SUPPLY_TABLE_EMPTY' }));
  });

  it('counts nothing twice, however often a file tells it', () => {
    const one = fc.record({
      bill: fc.constantFrom('B1', 'B2', 'M1'),
      master: fc.constantFrom('', 'M1', 'M2'),
      container: fc.constantFrom('', 'C1', 'C2'),
      goods: fc.constantFrom('', 'Paste', 'Cloth'),
      weight: fc.integer({ min: 1, max: 9 }),
    });
    const asTable = (rows: readonly object[]): string =>
      ['bill,master,container,goods,weight', ...rows.map((row) => Object.values(row).join(','))]
        .join('\n')
        .replace('bill', 'shipper,bill')
        .replaceAll('\n', '\nS,');
    const told = (rows: readonly object[]) => read(asTable(rows)).shipments.map(({ rows: _, ...bill }) => bill);
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 12 }), (rows) => {
        const { rows: fates } = read(asTable(rows));
        expect(fates.map(({ row }) => row)).toEqual(rows.map((_, i) => i + 2));
        expect(told([...rows, ...rows])).toEqual(told(rows));
      }),
      { numRuns: 200 },
    );
  });

  it('knows the order of day and month from the whole column, or does not guess', () => {
    expect(dayOrderOf(['03/04/2026', '25/04/2026'])).toBe('day-first');
    expect(dayOrderOf(['03/04/2026', '05/06/2026'])).toBe('unclear');
    expect(dayOrderOf(['13/04/2026', '04/13/2026'])).toBe('unclear');
    expect([dayIn('03/04/2026', 'day-first'), dayIn('03/04/2026', 'unclear'), dayIn('20260403', 'unclear')]).toEqual([
      '2026-04-03',
      null,
      '2026-04-03',
    ]);
  });

  it('gives inferred links into a chain, with one party for two spellings and no name made up for a missing consignee', async () => {
    const sites = [{ id: 'bol-party-1', name: 'Another', country: 'us' }];
    const chain = { format: 'fourfold-chain/1', title: 'Mine', sites };
    const { data } = await supplyShipments.run(contextOver({ f: file, c: JSON.stringify(chain) }), ['f'], {
      into: 'c',
    });
    const made = data as Chain;
    expect(made.title).toBe('Mine');
    expect(made.sites.map(({ id, name }) => [id, name])).toEqual([
      ['bol-party-1', 'Another'],
      ['bol-party-1-2', 'Pellorin Freshwater Cannery'],
      ['bol-party-2', 'Meridian Foods'],
    ]);
    expect(made.links).toMatchObject([
      {
        from: 'bol-party-1-2',
        to: 'bol-party-2',
        status: 'inferred',
        amount: { quantity: 2000 },
        validFrom: '2026-11-20',
      },
    ]);
    const alone = await supplyShipments.run(contextOver({ f: file }), ['f'], {});
    expect(alone.data).toMatchObject({
      counts: { rows: 8, shipments: 3, folded: 3, refused: 2, noConsignee: 1, parties: 2, links: 1 },
      noLink: [
        { bill: 'PF-002', why: 'no-consignee' },
        { bill: 'PF-003', why: 'no-shipper' },
      ],
    });
    await expect(
      supplyShipments.run(contextOver({ f: file }), ['f'], {}, { map: ['what=Goods'] }),
    ).rejects.toMatchObject({ code: 'SUPPLY_MAPPING_UNREADABLE' });
    await expect(supplyShipments.run(contextOver({ f: file }), ['f'], { days: 'backwards' })).rejects.toMatchObject({
      code: 'SUPPLY_DAYS_UNKNOWN',
    });
  });

  it('reads columns as a person says, days as a person says, and guesses a code with its reason', async () => {
    const bills =
      'No,Von,Ankunft,Goods\nB1,Sender,03/04/2026,"STC 40 CTNS tomato paste HS CODE: 2002.90"\nB2,Sender,05/06/2026,Live horses';
    const codes =
      'hscode,description\n20,Preparations of vegetables\n2002,Tomatoes prepared\n200290,Tomatoes other than whole\n01,Live animals\n0101,Horses live';
    const { data } = await supplyShipments.run(
      contextOver({ f: bills, c: codes }),
      ['f'],
      { days: 'day-first', hs: 'c' },
      { map: ['bill=No', 'shipper=Von', 'arrived=#3'] },
    );
    expect(data).toMatchObject({
      shipments: [{ bill: 'B1', arrived: '2026-04-03' }, { arrived: '2026-06-05' }],
      guesses: [
        { codes: [{ prefix: '200290', because: 'written' }] },
        { codes: [{ prefix: '0101', because: 'words', shared: ['live', 'horse'] }] },
      ],
    });
  });
});
