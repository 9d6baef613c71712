import { describe, expect, it } from 'vitest';
import { readChain } from '../chain/read-chain.ts';
import { epcisLinks } from '../commands/epcis-links.ts';
import { contextOver } from '../testing/context.ts';
import type { chainOf } from './links.ts';

const [gin, mill, sewer] = ['0000', '0001', '0002'].map((site) => `urn:epc:id:sgln:40123450${site}..0`);
const lot = (item: number, name: string) => `urn:epc:class:lgtin:4012345.0${item}${item}${item}${item}${item}.${name}`;
const common = { eventTime: '2026-03-01T20:00:00Z', eventTimeZoneOffset: '+05:30', bizStep: 'commissioning' };
const turned = (place: string | undefined, inputs: readonly object[], outputs: readonly object[]) => ({
  ...common,
  type: 'TransformationEvent',
  ...(place ? { bizLocation: { id: place } } : {}),
  inputQuantityList: inputs,
  outputQuantityList: outputs,
});
const kilos = (epcClass: string, quantity?: number) => ({
  epcClass,
  ...(quantity === undefined ? {} : { quantity, uom: 'KGM' }),
});
const unit = 'urn:epc:id:sscc:4012345.1000000001';

const read = async (events: readonly object[], header: object = {}) => {
  const document = {
    '@context': 'https://ref.gs1.org/standards/epcis/epcis-context.jsonld',
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: '2026-03-02T10:00:00Z',
    ...header,
    epcisBody: { eventList: events },
  };
  const { data } = await epcisLinks.run(contextOver({ e: JSON.stringify(document) }), ['e'], {});
  return data as ReturnType<typeof chainOf>;
};

const bale = turned(gin, [kilos(lot(1, 'FIELD'), 400)], [kilos(lot(2, 'BALE'), 150)]);
const yarn = turned(mill, [kilos(lot(2, 'BALE'), 150)], [kilos(lot(3, 'YARN'), 130)]);
const packing = {
  ...common,
  type: 'AggregationEvent',
  action: 'ADD',
  bizStep: 'packing',
  parentID: unit,
  childQuantityList: [kilos(lot(3, 'YARN'), 130)],
};
const sent = {
  ...common,
  type: 'ObjectEvent',
  action: 'OBSERVE',
  bizStep: 'shipping',
  epcList: [unit],
  bizTransactionList: [{ type: 'inv', bizTransaction: 'urn:epcglobal:cbv:bt:4012345000009:R7' }],
  sourceList: [{ type: 'location', source: mill }],
  destinationList: [{ type: 'location', destination: sewer }],
};

describe('fourfold epcis links', () => {
  const key = (number: string) => `https://id.gs1.org/${number}`;
  const [ginSite, millSite, sewerSite] = ['4012345000009', '4012345000016', '4012345000023'].map((gln) =>
    key(`414/${gln}`),
  );
  const [baleKind, yarnKind] = [key('01/04012345222227'), key('01/04012345333336')];

  it('makes lots of transformations and links of what goes from place to place', async () => {
    const { chain, transformations, leftOut } = await read([
      bale,
      yarn,
      packing,
      sent,
      { ...sent, bizStep: 'receiving' },
    ]);
    const kilo = (quantity: number) => [{ amount: { quantity, unit: 'KGM' } }];
    expect(transformations).toMatchObject([
      { site: ginSite, inputs: kilo(400), outputs: kilo(150) },
      { site: millSite, inputs: kilo(150), outputs: kilo(130) },
    ]);
    expect(chain.lots).toMatchObject([
      { site: ginSite, material: baleKind, amount: { quantity: 150, unit: 'KGM' }, madeOn: '2026-03-02', madeFrom: [] },
      { site: millSite, material: yarnKind, madeFrom: [{ lot: `${baleKind}/10/BALE`, amount: { quantity: 150 } }] },
    ]);
    expect(chain.links).toMatchObject([
      { from: millSite, to: sewerSite, material: yarnKind, status: 'declared', amount: { quantity: 130, unit: 'KGM' } },
      { from: ginSite, to: millSite, material: baleKind, status: 'declared', amount: { quantity: 150, unit: 'KGM' } },
    ]);
    expect(chain.documents).toEqual([{ id: 'urn:epcglobal:cbv:bt:4012345000009:R7', type: 'invoice' }]);
    expect(leftOut).toEqual([
      {
        path: '$.epcisBody.eventList[0].inputQuantityList[0]',
        why: 'maker-unknown',
        what: key('01/04012345111118/10/FIELD'),
      },
    ]);
  });

  it('gives a chain that is read, where the header names the countries', async () => {
    const places = [
      [gin, 'Gin', 'IN'],
      [mill, 'Mill', 'IN'],
      [sewer, 'Sewing house', 'VN'],
    ].map(([id, name, country]) => ({
      id,
      attributes: [
        { id: 'cbvmda:name', attribute: name },
        { id: 'urn:epcglobal:cbv:mda#countryCode', attribute: country },
      ],
    }));
    const vocabularyList = [{ type: 'urn:epcglobal:epcis:vtype:Location', vocabularyElementList: places }];
    const { chain } = await read([bale, yarn, packing, sent], {
      epcisHeader: { epcisMasterData: { vocabularyList } },
    });
    const bytes = (one: unknown) => new TextEncoder().encode(JSON.stringify(one));
    expect(readChain(bytes(chain), 'CHAIN.json').sites.map(({ name, country }) => [name, country])).toEqual([
      ['Gin', 'in'],
      ['Mill', 'in'],
      ['Sewing house', 'vn'],
    ]);
    const { chain: bare } = await read([bale, yarn]);
    expect(() => readChain(bytes(bare), 'CHAIN.json')).toThrow(
      expect.objectContaining({
        code: 'SUPPLY_CHAIN_INVALID',
        where: expect.arrayContaining([expect.objectContaining({ field: 'sites[0].country' })]),
      }),
    );
  });

  it('leaves out what was declared wrong, and says so', async () => {
    const named = { ...yarn, eventID: 'urn:uuid:1' };
    const errorDeclaration = { declarationTime: '2026-03-05T00:00:00Z', correctiveEventIDs: ['urn:uuid:2'] };
    const { chain, leftOut } = await read([
      bale,
      named,
      { ...named, errorDeclaration },
      { ...turned(mill, [kilos(lot(2, 'BALE'), 140)], [kilos(lot(3, 'YARN'), 120)]), eventID: 'urn:uuid:2' },
    ]);
    expect(chain.lots?.map(({ amount }) => amount.quantity)).toEqual([150, 120]);
    expect(leftOut.slice(0, 2)).toMatchObject([
      { path: '$.epcisBody.eventList[1]', why: 'withdrawn' },
      { path: '$.epcisBody.eventList[2]', why: 'corrected', what: 'urn:uuid:2' },
    ]);
  });

  it('does not guess a place or a quantity, and takes nothing from an invalid file', async () => {
    const { chain, leftOut } = await read([
      turned(undefined, [kilos(lot(1, 'A'), 1)], [kilos(lot(2, 'B'), 1)]),
      turned(gin, [kilos(lot(1, 'A'), 1)], [kilos(lot(2, 'B'))]),
    ]);
    expect(chain.lots).toEqual([]);
    expect(leftOut.map(({ why }) => why)).toEqual(['no-place', 'no-quantity', 'maker-unknown']);
    await expect(read([{ ...bale, bizStep: 'ginning' }])).rejects.toMatchObject({
      code: 'SUPPLY_EPCIS_INVALID',
      where: [{ field: '$.epcisBody.eventList[0].bizStep' }],
    });
  });
});
