import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeWithShared, sharedData, sharedFiles } from '../../../testing/shared-data.ts';
import { chainBalance } from '../balance/chain-flow.ts';
import { type Chain, ChainSchema } from '../chain/contract.ts';
import { readChain } from '../chain/read-chain.ts';
import { epcisChain } from '../commands/epcis-chain.ts';
import { epcisWrite } from '../commands/epcis-write.ts';
import { exampleChains } from '../fixtures/sample-chains.ts';
import { contextOver } from '../testing/context.ts';
import { chainOf } from './links.ts';
import { isObject, type Json } from './read-document.ts';
import { storeEpcis, writeStored } from './store-form.ts';
import { checkEpcis } from './validate.ts';
import { writeEpcis } from './write-document.ts';

const written = async (chain: object, options = {}): Promise<Json> => {
  const { data } = await epcisWrite.run(contextOver({ c: JSON.stringify(chain) }), ['c'], options);
  return JSON.parse(JSON.stringify(data)) as Json;
};
const back = async (...documents: readonly Json[]): Promise<Chain> => {
  const disk = Object.fromEntries(documents.map((one, i) => [`e${i}`, JSON.stringify(one)]));
  const { data } = await epcisChain.run(contextOver(disk), Object.keys(disk), {});
  return readChain(new TextEncoder().encode(JSON.stringify(data)), 'CHAIN.json');
};

const lotsIn = ({ lots }: Chain) => [...lots].sort((a, b) => (a.id < b.id ? -1 : 1));
const linksIn = ({ links }: Chain) =>
  links
    .map(({ from, to, material, amount, documents }) =>
      JSON.stringify([from, to, material, amount, [...documents].sort()]),
    )
    .sort();

const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
const word = fc.constantFrom('a', 'ü b', '01', '401', 'c/d', 'e?f#g', '%', '..', '414');

/** A line of sites with a lot or two from each to the next, some with links that no lot goes along. */
const chains = fc
  .array(
    fc.record({
      name: word,
      amounts: fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 2 }),
      unit: fc.constantFrom('KGM', 'C62', 'MTK'),
      known: fc.boolean(),
      papers: fc.subarray(['invoice', 'contract', 'certificate-of-origin']),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((stages) => {
    const sites = [...stages.map(({ name }, i) => `${name}${i}`), 'end'];
    const materials = stages.map(({ name }, i) => `m-${name}-${i}`);
    const lots = stages.flatMap(({ amounts, unit, known }, i) =>
      amounts.map((quantity, j) => ({
        id: `${stages[i]?.name}:${i}-${j}`,
        site: sites[i],
        to: sites[i + 1],
        material: materials[i],
        amount: { quantity, unit },
        madeOn: day(20 * i + j),
        shippedOn: day(20 * i + 4),
        ...(known ? { receivedOn: day(20 * i + 9) } : {}),
        madeFrom: (stages[i - 1]?.amounts ?? []).map((most, k) => ({
          lot: `${stages[i - 1]?.name}:${i - 1}-${k}`,
          ...(known ? { amount: { quantity: most / 2, unit: stages[i - 1]?.unit } } : {}),
        })),
      })),
    );
    const documents = stages.flatMap(({ papers, name }, i) =>
      papers.map((type) => ({ id: `${name}${i} ${type}`, type })),
    );
    const links = lots.map((lot, i) => ({
      id: `l${i}`,
      from: lot.site,
      to: lot.to,
      material: lot.material,
      status: 'declared',
      amount: lot.amount,
      documents: documents.filter(({ id }) => id.startsWith(`${lot.site} `)).map(({ id }) => id),
    }));
    const bare = { id: 'bare', from: sites[0], to: 'end', material: 'loose', status: 'declared', validFrom: day(3) };
    return ChainSchema.parse({
      format: 'fourfold-chain/1',
      sites: sites.map((id, i) => ({
        id,
        name: `Site ${id}`,
        country: 'vn',
        identifiers: i === 1 ? [{ type: 'gln', value: '4012345000115' }] : [],
      })),
      materials: [...materials, 'loose'].map((id) => ({ id, name: `Of ${id}` })),
      documents,
      lots,
      links: [...links, { ...bare, amount: { quantity: 7, unit: 'TNE' } }],
    });
  });

describe('a chain as events', () => {
  it('is valid EPCIS, and gives the same lots and links back', async () => {
    await fc.assert(
      fc.asyncProperty(chains, async (chain) => {
        const document = await written(chain);
        expect(checkEpcis(document).faults).toEqual([]);
        const again = await back(document);
        expect(lotsIn(again)).toEqual(lotsIn(chain));
        expect(linksIn(again)).toEqual(linksIn(chain));
        expect(again.documents.map(({ id, type }) => `${id} ${type}`).sort()).toEqual(
          chain.documents.map(({ id, type }) => `${id} ${type}`).sort(),
        );
        expect(again.sites.map(({ id, name, country }) => [id, name, country]).sort()).toEqual(
          chain.sites.map(({ id, name, country }) => [id, name, country]).sort(),
        );
      }),
      { numRuns: 15 },
    );
  });

  it.each(exampleChains().map((one) => [one.name, one.chain] as const))(
    'keeps what %s balances to',
    async (_name, chain) => {
      const document = await written(chain);
      expect(await written(chain)).toEqual(document);
      const again = await back(document);
      expect(lotsIn(again)).toEqual(lotsIn(chain));
      const { yields, conversions, products, materials, sites } = chain;
      expect(chainBalance({ ...again, yields, conversions, products, materials, sites })).toEqual(chainBalance(chain));
    },
  );

  it('names what has no day or a unit of its own, and refuses a base that is none', async () => {
    const said: string[] = [];
    const lot = { id: 'y', site: 's', material: 'm', amount: { quantity: 1, unit: 'ROLLS' }, madeOn: '2026-01-01' };
    const chain = {
      format: 'fourfold-chain/1',
      sites: [{ id: 's', name: 's', country: 'vn' }],
      materials: [{ id: 'm', name: 'm' }],
      lots: [lot, { ...lot, id: 'z', amount: { quantity: 1, unit: 'KGM' }, madeOn: undefined }],
    };
    const context = { ...contextOver({ c: JSON.stringify(chain) }), say: (line: string) => void said.push(line) };
    await epcisWrite.run(context, ['c'], {});
    expect(said).toHaveLength(2);
    await expect(written(chain, { base: 'mill' })).rejects.toMatchObject({ code: 'SUPPLY_EPCIS_BASE_UNFIT' });
  });

  it('takes a later file at its word that an event was wrong, and what stands instead of it', async () => {
    const mill = { id: 'https://m.example/fourfold/site/mill' };
    const made = (eventID: string, quantity: number) => ({
      type: 'ObjectEvent',
      action: 'ADD',
      bizStep: 'commissioning',
      eventTime: '2026-03-01T12:00:00.000Z',
      eventTimeZoneOffset: '+00:00',
      eventID,
      bizLocation: mill,
      quantityList: [{ epcClass: 'https://m.example/fourfold/material/yarn/lot/Y-1', quantity, uom: 'KGM' }],
    });
    const head = { created: '2026-03-02T10:00:00Z' };
    const first = writeEpcis([made('urn:uuid:1', 90)], head);
    const errorDeclaration = { declarationTime: '2026-03-05T00:00:00Z', correctiveEventIDs: ['urn:uuid:2'] };
    const second = writeEpcis([{ ...made('urn:uuid:1', 90), errorDeclaration }, made('urn:uuid:2', 60)], head);
    const files = [first, second].map((document, i) => ({ name: `f${i}`, document }));
    const { chain, leftOut } = chainOf(...files);
    expect(chain.lots).toMatchObject([{ id: 'Y-1', site: 'mill', material: 'yarn', amount: { quantity: 60 } }]);
    expect(leftOut).toEqual([
      { path: 'f0 $.epcisBody.eventList[0]', why: 'withdrawn', what: 'urn:uuid:1' },
      { path: 'f1 $.epcisBody.eventList[0]', why: 'corrected', what: 'urn:uuid:2' },
    ]);
  });
});

const folder = 'data/supply/epcis';
describeWithShared('every valid document of GS1 and OpenEPCIS', `${folder}/EPCIS-JSON-Schema.json`, () => {
  const inside = (path: string): readonly string[] => sharedFiles(`${folder}/${path}`);
  const all = [
    ...inside('examples/JSON'),
    ...['Capture/Documents', 'Capture/Events', 'Query'].flatMap((one) => inside(`openepcis/${one}`)),
  ].filter(
    (path) =>
      /\.json(ld)?$/.test(path) &&
      !/Invalid|Queries|SensorData_with_combined|TransactionEvent_with_userExtensions/.test(path),
  );

  it('is parsed, kept and written equal as JSON', () => {
    expect(all.length).toBe(31 + 32);
    for (const path of all) {
      const document = JSON.parse(sharedData(path) ?? '') as Json;
      if (!isObject(document)) throw new Error(`${path} is no object`);
      expect(checkEpcis(document).faults, path).toEqual([]);
      const stored = storeEpcis(document);
      expect(stored.events.length, path).toBeGreaterThan(0);
      expect(writeStored(JSON.parse(JSON.stringify(stored)) as typeof stored), path).toEqual(document);
    }
  });
});
