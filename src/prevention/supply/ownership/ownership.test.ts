import { describe, expect, it } from 'vitest';
import { describeWithShared, sharedData } from '../../../testing/shared-data.ts';
import { ChainSchema } from '../chain/contract.ts';
import { supplyOwners } from '../commands/owners.ts';
import { controlByListed } from '../exposure/ownership.ts';
import { contextOver } from '../testing/context.ts';
import type { Owned } from './effective.ts';

type Answer = { readonly entities: readonly Owned[]; readonly unnamed: readonly object[] };

const owners = async (statements: string, listed: readonly string[] = [], on = '2026-11-24') => {
  const { data } = await supplyOwners.run(contextOver({ b: statements }), ['b'], { on }, { listed });
  return data as Answer;
};

const day = { statementDate: '2025-01-01' };
const firm = (recordId: string) => ({ ...day, recordId, recordType: 'entity', recordDetails: { name: recordId } });
const held = (subject: string, interestedParty: string, share?: object, more: object = {}, head: object = {}) => ({
  ...day,
  recordId: `${subject}-${interestedParty}`,
  recordType: 'relationship',
  ...head,
  recordDetails: { subject, interestedParty, interests: [{ type: 'shareholding', share, ...more }] },
});
const exact = (value: number) => ({ exact: value });

describe('fourfold supply owners', () => {
  it('adds what several listed parties hold, through firms they control, between two bounds', async () => {
    const text = JSON.stringify([
      ...['mill', 'holding', 'a', 'b'].map(firm),
      held('holding', 'a', { minimum: 50, exclusiveMaximum: 75 }),
      held('mill', 'holding', exact(30)),
      held('mill', 'b', { exclusiveMinimum: 10, maximum: 25 }),
    ]);
    const { entities } = await owners(text, ['a', 'b']);
    expect(entities.map(({ entity, listed, result }) => [entity, listed, result])).toEqual([
      ['holding', [0.5, 0.75], 'affiliate-review'],
      ['mill', [0.4, 0.55], 'possible'],
    ]);
    const mill = entities.find(({ entity }) => entity === 'mill');
    expect(mill?.owners.find(({ owner }) => owner === 'a')?.effective).toEqual([0.15, 0.225]);
    expect((await owners(text, ['b'])).entities.map(({ result }) => result)).toEqual(['none', 'below-half']);
  });

  it('goes by the day: the last statement of a record, open interests, nothing that was closed', async () => {
    const text = JSON.stringify([
      firm('mill'),
      held('mill', 'a', exact(40)),
      held('mill', 'a', exact(60), {}, { statementDate: '2025-06-01', recordStatus: 'updated' }),
      held('mill', 'b', exact(20), { endDate: '2025-03-31' }),
      held('mill', 'c', exact(5), {}, { recordStatus: 'closed' }),
    ]);
    const at = async (on: string) =>
      (await owners(text, [], on)).entities[0]?.owners.map(({ owner, direct }) => [owner, direct]);
    expect(await at('2025-02-01')).toEqual([
      ['a', [0.4, 0.4]],
      ['b', [0.2, 0.2]],
    ]);
    expect(await at('2025-07-01')).toEqual([['a', [0.6, 0.6]]]);
  });

  it('comes to an end where firms own each other, and refuses what is no statement', async () => {
    const text = JSON.stringify([held('x', 'y', exact(50)), held('y', 'x', exact(50)), held('x', 'z', exact(50))]);
    expect((await owners(text, ['z'])).entities.map(({ listed }) => listed)).toEqual([
      [1, 1],
      [0.5, 0.5],
    ]);
    await expect(owners('[{"recordType":"entity"}]')).rejects.toMatchObject({
      code: 'SUPPLY_BODS_INVALID',
      where: expect.arrayContaining([expect.objectContaining({ field: '0.recordId' })]),
    });
    await expect(owners('nothing')).rejects.toMatchObject({ code: 'SUPPLY_BODS_UNREADABLE' });
  });
});

describe('firms that own each other', () => {
  it('hand on what goes round between them, to the last part that counts', async () => {
    // by hand: b has 0.1 of the mill and what c hands on: b = 0.1 + 0.9 c, c = 0.9 b, so b = 0.1 / (1 - 0.81)
    const text = JSON.stringify([
      held('mill', 'b', exact(10)),
      held('b', 'c', exact(90)),
      held('c', 'b', exact(90)),
      held('b', 'a', exact(10)),
      held('a', 'mill', exact(5)),
    ]);
    const { entities } = await owners(text);
    const mill = entities.find(({ entity }) => entity === 'mill')?.owners ?? [];
    const part = (owner: string) => mill.find((one) => one.owner === owner)?.effective[0];
    expect(part('b')).toBeCloseTo(0.1 / 0.19, 8);
    expect(part('c')).toBeCloseTo(0.09 / 0.19, 8);
    expect(part('a')).toBeCloseTo(0.01 / 0.19, 8);
    expect(part('mill')).toBeUndefined();
  });
});

describe('owners in a chain', () => {
  it('keeps the bounds of direct shares, adds no indirect one, and knows a party by its name', async () => {
    const statements = [
      ...['mill', 'holding', 'a', 'b'].map(firm),
      held('holding', 'a', { minimum: 50, exclusiveMaximum: 75 }),
      held('mill', 'holding', exact(30)),
      held('mill', 'b', exact(25)),
      held('mill', 'a', exact(15), { directOrIndirect: 'indirect' }),
    ];
    const c = JSON.stringify({
      format: 'fourfold-chain/1',
      parties: [
        { id: 'p1', name: 'MILL', owners: [{ party: 'p2', share: 0.2 }] },
        { id: 'p2', name: 'Another' },
      ],
    });
    const { data } = await supplyOwners.run(contextOver({ b: JSON.stringify(statements), c }), ['b'], {
      on: '2026-11-24',
      into: 'c',
    });
    const { parties } = ChainSchema.parse(data);
    expect(parties.map(({ id, owners: all }) => [id, all])).toEqual([
      [
        'p1',
        [
          { party: 'p2', share: 0.2 },
          { party: 'holding', share: 0.3 },
          { party: 'b', share: 0.25 },
        ],
      ],
      ['p2', []],
      ['holding', [{ party: 'a', share: 0.5, min: 0.5, max: 0.75 }]],
      ['a', []],
      ['b', []],
    ]);
    // by hand: a controls the holding from half on, so its 30 % count whole; without b that is all
    const control = (bound: 'least' | 'most') => controlByListed(parties, new Set(['a']), bound).get('p1');
    expect([control('least'), control('most')]).toEqual([0.3, 0.3]);
    expect(controlByListed(parties, new Set(['a']), 'most').get('holding')).toBe(0.75);
  });
});

const folder = 'data/supply/bods/examples';
describeWithShared('the examples of BODS 0.4', `${folder}/joint-ownership.json`, () => {
  // by hand: products of direct shares along each chain, an unknown share lying between nothing and all
  it.each([
    ['joint-ownership', '31c55e425764', { '1accb8b18b99': [0.5, 0.5], f040df24d9ec: [0.5, 0.5] }, null],
    ['indirect-ownership', 'ad3f6c2fcc9e', { c25d4d612c2c: [0, 0.6] }, true],
    ['multiple-indirect-ownership', '63e3a8a8946f', { '92ebf964a1f6': [0, 1] }, true],
    ['mutilple-indirect-ownership-2', '1e049760d6c7', { '731c7a8e7601': [0, 0.6] }, true],
    ['mixed-direct-and-indirect-ownership', '9bfe59b6a869', { '53508b65253f': [0.5, 1] }, true],
    ['bods-package-fi-soe', '19f1c5afe9d7', { '7ff95ba3682c': [1, 1] }, null],
    ['bods-package-entity-owning-entity', '12b7dd0770ce', { e83cce729ada: [0.75, 1] }, null],
  ])('%s', async (file, entity, shares, agrees) => {
    const { entities } = await owners(sharedData(`${folder}/${file}.json`) ?? '');
    const found = entities.find((one) => one.entity === entity)?.owners ?? [];
    for (const [owner, effective] of Object.entries(shares))
      expect(found.find((one) => one.owner === owner)).toMatchObject({ effective, agrees });
  });

  it.each(['fermcat', 'levent', 'nomination', 'tecido', 'plc-entity-statement', 'full-pep-declaration'])(
    'reads %s',
    async (file) => {
      const { entities } = await owners(sharedData(`${folder}/${file}.json`) ?? '');
      expect(entities.flatMap(({ owners: all }) => all).every(({ effective: [low, high] }) => low <= high)).toBe(true);
    },
  );

  it('says where the owner is not named', async () => {
    const { unnamed } = await owners(sharedData(`${folder}/listed-company-exempt-from-disclosure.json`) ?? '');
    expect(unnamed).toMatchObject([{ reason: 'subjectExemptFromDisclosure' }]);
  });
});
