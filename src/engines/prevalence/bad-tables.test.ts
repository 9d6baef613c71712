import { describe, expect, it } from 'vitest';
import {
  bootstrap,
  canonicalText,
  dataOf,
  decomposable,
  dropList,
  estimate,
  fillWithheld,
  fitterFor,
  generatorsOf,
  mergeLists,
  methods,
  notesOn,
  peopleIn,
  readCaptureTable,
  readModel,
  sensitivity,
  simulateCoverage,
  stepwise,
  withheldAt,
  withinList,
} from './index.ts';
import { randomStream } from './numeric/random.ts';
import { reordered } from './table/reshape.ts';
import { tableOf } from './table/table.ts';
import { meanWithin } from './table/withheld.ts';
import { madeUp, rowsOf, tableFrom } from './testing/tables.ts';

const refused = (text: string) => {
  try {
    readCaptureTable(rowsOf(text));
  } catch (error) {
    const { code, where } = error as { code: string; where: unknown };
    return { code, where };
  }
  return null;
};

describe('a table that is not one', () => {
  it.each([
    ['a,b,count\n', 'PREVALENCE_TABLE_EMPTY', []],
    ['a,b,people\n1,0,5\n', 'PREVALENCE_COUNT_COLUMN', [{ row: 1, column: 'people' }]],
    ['a,count\n1,5\n', 'PREVALENCE_LISTS_NUMBER', [{ row: 1 }]],
    ['a,a,count\n1,0,5\n', 'PREVALENCE_LIST_NAME', [{ row: 1, value: 'a' }]],
    [
      'a,b,count\n1,,5\n0,1\n',
      'PREVALENCE_CELLS_MISSING',
      [
        { row: 2, column: 'b' },
        { row: 3, column: 'count' },
      ],
    ],
    ['a,b,count\n1,2,5\n', 'PREVALENCE_NOT_ZERO_OR_ONE', [{ row: 2, column: 'b', value: '2' }]],
    [
      'a,b,count\n1,0,-5\n0,1,2.5\n1,1,many\n',
      'PREVALENCE_COUNT_INVALID',
      [
        { row: 2, column: 'count', value: '-5' },
        { row: 3, column: 'count', value: '2.5' },
        { row: 4, column: 'count', value: 'many' },
      ],
    ],
    ['a,b,count\n1,0,5\n0,1,3\n1,0,4\n', 'PREVALENCE_HISTORY_TWICE', [{ row: 4, value: '2' }]],
    ['a,b,count\n1,0,5\n0,0,3\n', 'PREVALENCE_NEVER_SEEN_COUNTED', [{ row: 3, value: '3' }]],
    ['a,b,count\n1,0,0\n0,1,0\n', 'PREVALENCE_NOBODY', []],
    ['a,b,c,d,e,f,g,h,i,j,k,count\n1,0,0,0,0,0,0,0,0,0,0,5\n', 'PREVALENCE_LISTS_NUMBER', [{ row: 1 }]],
  ])('%j is refused by name and place', (text, code, where) => {
    expect(refused(text)).toEqual({ code, where });
  });

  it('is read whatever the order of its rows, and its canonical text is the same', () => {
    const one = tableFrom('a,b,count\n1,0,5\n0,1,3\n1,1,2\n');
    const other = tableFrom('a,b,count\n1,1,2\n0,1,3\n\n1,0,5.0\n');
    expect(canonicalText(other)).toBe(canonicalText(one));
  });
});

/** Nothing that reaches a reader may be NaN or infinite. */
const allNumbers = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : value && typeof value === 'object'
      ? Object.values(value).flatMap(allNumbers)
      : [];

const random = randomStream(11);
const tenLists = (): string => {
  const seen = new Map<string, number>();
  for (let person = 0; person < 20; person++) {
    const row = Array.from({ length: 10 }, () => (random.next() < 0.15 ? '1' : '0')).join(',');
    if (row.includes('1')) seen.set(row, (seen.get(row) ?? 0) + 1);
  }
  return ['a,b,c,d,e,f,g,h,i,j,count', ...[...seen].map(([row, count]) => `${row},${count}`)].join('\n');
};

describe('a table that says little', () => {
  const few = { bootstrap: 20, seed: 1, chains: 2, burnIn: 50, samples: 20, thinning: 2 };

  it.each([
    ['an empty list', madeUp(3, { '1': 60, '2': 30, '12': 20 }), 'list-empty'],
    ['disjoint lists', madeUp(3, { '1': 6, '2': 5, '3': 4 }), 'lists-disjoint'],
    ['a list equal to another', madeUp(3, { '12': 60, '3': 30, '123': 20 }), 'lists-equal'],
    ['an empty pair', madeUp(3, { '1': 50, '2': 40, '3': 30, '13': 8, '23': 6 }), 'pair-empty'],
    ['everybody on every list', madeUp(3, { '123': 12 }), 'lists-equal'],
    ['one person', madeUp(2, { '1': 1 }), 'list-empty'],
    ['ten lists and twenty people', tableFrom(tenLists()), 'pair-empty'],
  ])('%s: every method answers or says why not, without NaN, and the table is noted', async (_name, table, note) => {
    // what is slow with ten lists and says nothing new is left out
    const asked = methods.filter((method) => table.lists.length <= 5 || !['older', 'threshold'].includes(method));
    const found = await estimate(table, { ...few, methods: asked });
    expect(found.notes.map(({ code }) => code)).toContain(note);
    expect(allNumbers(found).every(Number.isFinite)).toBe(true);
    expect(new Set(found.estimates.map(({ method }) => method))).toEqual(new Set(asked));
    for (const { total, status, notes } of found.estimates)
      if (total === null) expect(status > 0 || notes.length > 0).toBe(true);
    const looks = await sensitivity(table, { replicates: 5, level: 0.95, seed: 1 });
    expect(allNumbers(looks).every(Number.isFinite)).toBe(true);
  });
});

describe('a table of millions', () => {
  // five million people; the second list and the third go together, the first stands alone
  const joint = [0.7, 0.1, 0.1, 0.1];
  const millions = tableOf(
    ['a', 'b', 'c'],
    Array.from({ length: 8 }, (_, history) => Math.round(5e6 * (history & 1 ? 0.1 : 0.9) * joint[history >> 1]!)),
  );

  it('is chosen for by the smallest tail, though every tail is smaller than any double', () => {
    for (const [order, model] of [
      [
        [0, 1, 2],
        ['23', '1'],
      ],
      [
        [1, 2, 0],
        ['12', '3'],
      ],
      [
        [1, 0, 2],
        ['13', '2'],
      ],
    ] as const) {
      const turned = reordered(millions, order);
      expect(generatorsOf(stepwise(fitterFor(3), dataOf(turned)).terms)).toEqual(model);
    }
  });

  it('has its graphs summed in a moment, with the truth in sight', () => {
    const { quantile, graphs, massAtTheEnd } = decomposable(millions);
    expect(graphs[0]?.model).toEqual(['23', '1']);
    expect(quantile(0.5) / 5e6).toBeCloseTo(1, 2);
    expect(massAtTheEnd).toBeLessThan(1e-6);
  });

  it('may have a withheld count of any size, and be filled at once', () => {
    expect(meanWithin(5, 1, 999_999_999)).toBeCloseTo(5 / (1 - Math.exp(-5)), 12);
    expect(meanWithin(2, 1, 1)).toBe(1);
    expect(meanWithin(1e-9, 3, 10)).toBeCloseTo(3, 6);
    expect(meanWithin(1e6, 3, 10)).toBeCloseTo(10, 4);
    expect(meanWithin(3, 2, 4)).toBeCloseTo((2 * 4.5 + 3 * 4.5 + 4 * 3.375) / (4.5 + 4.5 + 3.375), 12);
  });
});

describe('lists that say nothing together', () => {
  it.each([
    ['nobody is on two', 'a,b,c,count\n1,0,0,10\n0,1,0,20\n0,0,1,5\n'],
    ['everybody is on all', 'a,b,c,count\n1,1,1,50\n'],
    ['one list holds all others', 'a,b,c,count\n1,0,0,10\n1,1,0,20\n1,0,1,4\n1,1,1,3\n'],
  ])('have no verdict where %s: a number that comes of a prior is no estimate', async (_, text) => {
    const few = { seed: 1, bootstrap: 0, chains: 2, burnIn: 20, samples: 20, thinning: 1 };
    const { estimates, verdict } = await estimate(tableFrom(text), few);
    for (const { method, total, notes } of estimates) {
      if (method === 'dga' || method === 'lcmcr') expect(notes).toContain('prior-alone');
      else expect({ method, total }).toEqual({ method, total: null });
    }
    expect(verdict.kind).toBe('none');
  });
});

describe('changing a table', () => {
  const table = madeUp(3, { '1': 50, '2': 40, '3': 30, '12': 10, '13': 8, '23': 6, '123': 4 });

  it('merging keeps everybody, dropping loses those of that list alone', () => {
    const merged = mergeLists(table, ['A', 'B']);
    expect(merged.lists).toEqual(['A+B', 'C']);
    expect([1, 2, 3].map((history) => merged.cells.find((cell) => cell.history === history)?.count)).toEqual([
      100, 30, 18,
    ]);
    expect(peopleIn(dropList(table, 'B'))).toBe(148 - 40);
    expect(() => dropList(table, 'Z')).toThrow('PREVALENCE_LIST_UNKNOWN');
  });

  it('looks at one list through the others', () => {
    const { size, onNoOther, table: others } = withinList(table, 'A');
    expect([size, onNoOther, peopleIn(others), others.lists]).toEqual([72, 50, 22, ['B', 'C']]);
  });

  it('withheld counts are filled within their range, and both ends are looked at', async () => {
    const withheld = tableFrom(
      'a,b,c,count\n1,0,0,50\n0,1,0,40\n0,0,1,30\n1,1,0,<11\n1,0,1,<11\n0,1,1,1-10\n1,1,1,<5\n',
    );
    const filled = fillWithheld(withheld);
    for (const { count, censored } of filled.cells)
      if (censored) expect(count >= censored.from && count <= censored.to).toBe(true);
    expect(notesOn(withheld).map(({ code }) => code)).toContain('withheld');
    expect([peopleIn(withheldAt(withheld, 'from')), peopleIn(withheldAt(withheld, 'to'))]).toEqual([124, 154]);
    const { withheld: ends } = await sensitivity(filled, { replicates: 5, level: 0.95, seed: 1 });
    expect(ends!.lowest).toBeGreaterThan(ends!.highest!);
  });
});

describe('chance', () => {
  const table = madeUp(3, { '1': 50, '2': 40, '3': 30, '12': 10, '13': 8, '23': 6, '123': 4 });
  const options = { replicates: 60, seed: 4 };

  it('gives the same replicates on one thread and on two, and others for another seed', async () => {
    const [alone] = await bootstrap(table, { kind: 'stepwise' }, options);
    const [shared] = await bootstrap(table, { kind: 'stepwise' }, { ...options, threads: 2 });
    const [other] = await bootstrap(table, { kind: 'stepwise' }, { ...options, seed: 5 });
    expect(shared!.replicates).toEqual(alone!.replicates);
    expect(other!.replicates).not.toEqual(alone!.replicates);
  });

  it.each([1, 2])('is stopped when asked, on %i threads, and says how far it came', async (threads) => {
    const controller = new AbortController();
    const seen: number[] = [];
    const running = bootstrap(
      table,
      { kind: 'stepwise' },
      {
        replicates: 100_000,
        seed: 1,
        threads,
        signal: controller.signal,
        progress: (done) => {
          seen.push(done);
          if (done > 0) controller.abort();
        },
      },
    );
    await expect(running).rejects.toMatchObject({ code: 'PREVALENCE_CANCELLED' });
    expect(seen.length).toBeGreaterThan(0);
  });

  it('draws tables from a known truth and counts how often the interval holds it', async () => {
    const found = await simulateCoverage(
      table,
      readModel(3, '1,2,3'),
      { kind: 'main' },
      {
        datasets: 40,
        replicates: 100,
        levels: [0.95, 0.5],
        seed: 2,
      },
    );
    expect(found.model).toBe('[1,2,3]');
    expect(found.coverage[0]!.covered).toBeGreaterThan(0.8);
    expect(found.coverage[1]!.covered).toBeLessThan(found.coverage[0]!.covered);
  });
});
