import { describe, expect, it } from 'vitest';
import { type Chain, ChainSchema } from '../chain/contract.ts';
import { chainBalance } from './chain-flow.ts';
import { lotProblems } from './lot-checks.ts';
import { siteBalance } from './site-balance.ts';

const kg = (quantity: number, sigma?: number) => ({ quantity, unit: 'KGM', ...(sigma === undefined ? {} : { sigma }) });
const made = (parts: object): Chain =>
  ChainSchema.parse({
    format: 'fourfold-chain/1',
    materials: ['bale', 'yarn', 'fabric'].map((id) => ({ id, name: id })),
    sites: ['farm', 'spinner', 'mill'].map((id) => ({
      id,
      name: `The ${id}`,
      country: 'in',
      rawMaterial: id === 'farm',
    })),
    yields: [
      { from: 'bale', to: 'fabric', expected: 0.638, source: 'combed 0.70, woven 0.98, wet 0.93' },
      { from: 'bale', to: 'yarn', expected: 0.7, source: 'combed yarn' },
      { from: 'yarn', to: 'fabric', expected: 0.9114, source: 'woven 0.98, wet 0.93' },
    ],
    ...parts,
  });
const row = (parts: object) => ({
  id: 'b',
  site: 'mill',
  input: 'bale',
  output: 'fabric',
  from: '2026-01-01',
  to: '2026-01-31',
  in: kg(170),
  out: kg(108),
  ...parts,
});
const balanceOf = (parts: object, more: object = {}) => {
  const chain = made({ balances: [row(parts)], ...more });
  return siteBalance(chain.balances[0] as Chain['balances'][number], chain);
};

describe('the balance of a site', () => {
  it('passes 108 kg of fabric from a bale of 170 kg', () => {
    expect(balanceOf({ out: kg(108.46) })).toMatchObject({ verdict: 'balanced', problems: [] });
    expect(balanceOf({}).verdict).toBe('surplus');
    expect(balanceOf({ in: kg(170, 1), out: kg(108, 0.5) }).verdict).toBe('balanced');
  });

  it('flags a claim beyond the tolerance, and what is missing', () => {
    expect(balanceOf({ in: kg(170, 1), out: kg(112, 0.5) })).toMatchObject({ verdict: 'over-claim', claimed: 112 });
    expect(balanceOf({ opening: kg(20), closing: kg(20), out: kg(50) }).verdict).toBe('surplus');
  });

  it('converts units, and says so where it cannot', () => {
    expect(balanceOf({ in: { quantity: 0.17, unit: 'TNE' }, out: kg(108.46) }).verdict).toBe('balanced');
    expect(balanceOf({ out: { quantity: 400, unit: 'MTK' } })).toMatchObject({
      verdict: 'cannot-compute',
      rho: null,
      problems: [{ code: 'no-conversion', says: 'MTK -> KGM (fabric)' }],
    });
    const conversions = [{ material: 'fabric', from: 'MTK', to: 'KGM', factor: 0.27115, source: 'weighed' }];
    expect(balanceOf({ out: { quantity: 400, unit: 'MTK' } }, { conversions })).toMatchObject({ verdict: 'balanced' });
    expect(balanceOf({}, { yields: [] })).toMatchObject({
      verdict: 'cannot-compute',
      problems: [{ code: 'no-yield' }],
    });
  });

  it('knows what a site can make in the days of the period', () => {
    expect(balanceOf({ out: kg(108.46), capacityPerDay: kg(3) })).toMatchObject({
      problems: [{ code: 'more-than-capacity' }],
    });
    expect(balanceOf({ out: kg(108.46), capacityPerDay: kg(3.5) }).problems).toEqual([]);
  });

  it('bounds how much of a mixture is tainted', () => {
    const received = [
      { ...kg(100), origin: 'clean' },
      { ...kg(70), origin: 'tainted' },
    ];
    const { tainted } = balanceOf({ received });
    expect(tainted?.least).toBeCloseTo((108 - 63.8) / 108, 9);
    expect(tainted?.most).toBeCloseTo(44.66 / 108, 9);
    // 20 kg of opening stock whose origin nobody told may be either
    const opened = balanceOf({ received, opening: kg(20) }).tainted;
    expect(opened?.least).toBeCloseTo((108 - 0.638 * 120) / 108, 9);
    expect(opened?.most).toBeCloseTo((0.638 * 90) / 108, 9);
    const unknown = balanceOf({ received: [{ ...kg(170), origin: 'unknown' }] }).tainted;
    expect(unknown).toEqual({ least: 0, most: 1 });
  });
});

const lot = (id: string, site: string, material: string, amount: number, parts: object = {}) => ({
  id,
  site,
  material,
  amount: kg(amount),
  ...parts,
});
const lots = (farm = 1000, yarn = 700, fabric = 637) => [
  lot('bales', 'farm', 'bale', farm, { to: 'spinner', madeOn: '2026-01-01', receivedOn: '2026-01-10' }),
  lot('yarn-1', 'spinner', 'yarn', yarn / 2, {
    to: 'mill',
    madeOn: '2026-01-20',
    shippedOn: '2026-01-21',
    receivedOn: '2026-01-25',
  }),
  lot('yarn-2', 'spinner', 'yarn', yarn / 2, { to: 'mill', madeOn: '2026-01-20', receivedOn: '2026-01-26' }),
  lot('fabric', 'mill', 'fabric', fabric, { madeOn: '2026-02-01' }),
];

describe('the balance of a whole chain', () => {
  it('holds where every stage has what it needs', () => {
    expect(chainBalance(made({ lots: lots() }))).toMatchObject({
      computed: true,
      feasible: true,
      declared: 637,
      unit: 'KGM',
      short: [],
    });
  });

  it.each([
    ['mill', lots(1000, 700, 900), { site: 'mill', name: 'The mill', output: 'fabric', inputs: ['yarn'] }],
    ['spinner', lots(600, 700, 637), { site: 'spinner', name: 'The spinner', output: 'yarn', inputs: ['bale'] }],
  ])('names the %s that is short', (_site, all, short) => {
    expect(chainBalance(made({ lots: all }))).toMatchObject({ computed: true, feasible: false, short: [short] });
  });

  it('gives no material to what was made before it came', () => {
    const early = lots().map((one) => (one.id === 'fabric' ? { ...one, madeOn: '2026-01-25' } : one));
    const answer = chainBalance(made({ lots: early }));
    expect(answer).toMatchObject({ feasible: false, short: [{ site: 'mill' }] });
    expect(answer?.computed && answer.possible).toBeCloseTo(350 * 0.9114, 6);
  });

  it('keeps to the lots that a lot names, and to how much of them', () => {
    const named = lots().map((one) =>
      one.id === 'fabric' ? { ...one, madeFrom: [{ lot: 'yarn-1', amount: kg(100) }, { lot: 'yarn-2' }] } : one,
    );
    const answer = chainBalance(made({ lots: named }));
    expect(answer?.computed && answer.possible).toBeCloseTo(450 * 0.9114, 6);
  });

  it('holds for a chain of thousands of tiers, and beside an amount that is a slip of the pen', () => {
    const tiers = 5000;
    const long = {
      sites: Array.from({ length: tiers }, (_, i) => ({ id: `s${i}`, name: `Site ${i}`, country: 'in' })),
      yields: [],
      lots: Array.from({ length: tiers }, (_, i) =>
        lot(`t${i}`, `s${i}`, 'yarn', 7, i + 1 < tiers ? { to: `s${i + 1}` } : {}),
      ),
    };
    expect(chainBalance(made(long))).toMatchObject({ feasible: true, declared: 7, possible: 7 });
    const slip = lots().map((one) => (one.id === 'bales' ? { ...one, amount: kg(1e15) } : one));
    expect(chainBalance(made({ lots: slip }))).toMatchObject({ feasible: true, declared: 637, possible: 637 });
    expect(() => made({ lots: [lot('a', 'farm', 'bale', 1e16)] })).toThrow(/1000000000000000/);
  });

  it('does not depend on the order of lots', () => {
    const all = lots(600, 700, 900);
    expect(chainBalance(made({ lots: [...all].reverse() }))).toEqual(chainBalance(made({ lots: all })));
  });

  it.each([
    [{ yields: [] }, 'no-yield'],
    [
      { lots: lots().map((one) => (one.id === 'fabric' ? { ...one, amount: { quantity: 3, unit: 'ROLLS' } } : one)) },
      'no-conversion',
    ],
    [{ lots: lots().slice(0, 3) }, 'no-lot-leaves'],
    [{ lots: lots().map((one) => (one.id === 'fabric' ? { ...one, madeFrom: [{ lot: 'fabric' }] } : one)) }, 'cycle'],
    [
      {
        lots: lots().map((one) => {
          if (one.id === 'yarn-1') return { ...one, madeFrom: [{ lot: 'fabric' }] };
          return one.id === 'fabric' ? { ...one, madeFrom: [{ lot: 'yarn-1' }] } : one;
        }),
      },
      'cycle',
    ],
  ])('says that it cannot compute, and why', (parts, why) => {
    expect(chainBalance(made({ lots: lots(), ...parts }))).toMatchObject({ computed: false, why });
  });
});

describe('an output that needs several inputs', () => {
  /** 50 kg of cloth give 50 / 0.25 = 200 shirts, more than the 180 that are claimed; 0.8 kg of buttons give 0.8 * 50 / 0.25 = 160. */
  const shirts = (buttons: number, parts: object = {}, made: object = {}) =>
    ChainSchema.parse({
      format: 'fourfold-chain/1',
      materials: ['cloth', 'button', 'shirt'].map((id) => ({ id, name: id })),
      sites: ['mill', 'works', 'sewing'].map((id) => ({ id, name: id, country: 'in', rawMaterial: id !== 'sewing' })),
      products: [
        {
          id: 'p',
          name: 'Shirt',
          material: 'shirt',
          inputs: [
            { material: 'cloth', mass: 0.24 },
            { material: 'button', mass: 0.005 },
          ],
        },
      ],
      conversions: [{ material: 'shirt', from: 'C62', to: 'KGM', factor: 0.25, source: 'weighed' }],
      yields: [
        { from: 'cloth', to: 'shirt', expected: 1, source: 'a record' },
        { from: 'button', to: 'shirt', expected: 50, source: 'a record' },
      ],
      lots: [
        lot('c', 'mill', 'cloth', 50, { to: 'sewing' }),
        lot('b', 'works', 'button', buttons, { to: 'sewing' }),
        { ...lot('s', 'sewing', 'shirt', 0, { to: 'p', ...made }), amount: { quantity: 180, unit: 'C62' } },
      ],
      ...parts,
    });

  it('is short of the one that does not suffice, however much there is of the other', () => {
    const [cloth, button] = [
      { input: 'cloth', supported: 180 },
      { input: 'button', supported: 160 },
    ];
    const short = { site: 'sewing', inputs: ['button'], each: [button, cloth], claimed: 180, supported: 160 };
    const answer = { computed: true, feasible: false, declared: 180, possible: 160, unit: 'C62', short: [short] };
    expect(chainBalance(shirts(0.8))).toMatchObject(answer);
    expect(chainBalance(shirts(0.8, {}, { madeFrom: [{ lot: 'c' }, { lot: 'b' }] }))).toMatchObject(answer);
    // a lot that names its cloth alone had whatever buttons there were
    expect(chainBalance(shirts(0.8, {}, { madeFrom: [{ lot: 'c' }] }))).toMatchObject(answer);
    expect(chainBalance(shirts(0.9))).toMatchObject({ feasible: true, possible: 180, short: [], notFollowed: [] });
  });

  it('is told by yields as well; what nothing marks as needed is a substitute', () => {
    const { yields, products } = shirts(1);
    const bare = products.map((one) => ({ ...one, inputs: [] }));
    const marked = yields.map((one) => ({ ...one, needed: true }));
    expect(chainBalance(shirts(0.8, { products: bare, yields: marked }))).toMatchObject({ possible: 160 });
    expect(chainBalance(shirts(0.8, { products: bare }))).toMatchObject({ feasible: true, possible: 180 });
  });

  it('names what a recipe needs and no lot brings, and balances the rest', () => {
    const whole = shirts(1);
    expect(chainBalance({ ...whole, lots: whole.lots.filter(({ id }) => id !== 'b') })).toMatchObject({
      feasible: true,
      notFollowed: [{ site: 'sewing', output: 'shirt', input: 'button' }],
    });
  });
});

describe('lots', () => {
  it('are not used twice, shipped before they were made, or used before they came', () => {
    const chain = made({
      lots: [
        lot('a', 'spinner', 'yarn', 100, {
          to: 'mill',
          madeOn: '2026-01-20',
          shippedOn: '2026-01-19',
          receivedOn: '2026-01-25',
        }),
        lot('b', 'mill', 'fabric', 60, { madeOn: '2026-01-24', madeFrom: [{ lot: 'a', amount: kg(70) }] }),
        lot('c', 'mill', 'fabric', 50, {
          madeOn: '2026-02-01',
          madeFrom: [{ lot: 'a', amount: { quantity: 0.04, unit: 'TNE' } }],
        }),
      ],
    });
    expect(lotProblems(chain).map(({ code, lot: id }) => [code, id])).toEqual([
      ['lot-used-twice', 'a'],
      ['shipped-before-made', 'a'],
      ['used-before-received', 'b'],
    ]);
    expect(lotProblems(made({ lots: lots() }))).toEqual([]);
  });
});
