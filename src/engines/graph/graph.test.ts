import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ALWAYS_AFTER,
  bestPaths,
  buildGraph,
  dayNumber,
  fromBytes,
  graphFromRows,
  graphFromTable,
  maxFlow,
  reach,
  stronglyConnected,
  toBytes,
  validOn,
} from './index.ts';
import { graphOf, type Plain, plainGraphs, reachable, weightsOf } from './testing/random.ts';

const runs = { numRuns: 200 };

describe('a snapshot', () => {
  it('is the same file whatever order the links came in', () => {
    fc.assert(
      fc.property(
        plainGraphs().chain((plain) =>
          fc.tuple(fc.constant(plain), fc.shuffledSubarray([...plain.links], { minLength: plain.links.length })),
        ),
        ([plain, links]) => {
          expect(toBytes(graphOf({ ...plain, links }))).toEqual(toBytes(graphOf(plain)));
        },
      ),
      runs,
    );
  });

  it('puts twins in one order too where some values are unknown or without end', () => {
    const shares = [Number.NaN, 0.5, Infinity, Number.NaN, 0.5];
    const twins = (order: readonly number[]) =>
      buildGraph({
        nodes: 2,
        from: order.map(() => 0),
        to: order.map(() => 1),
        linkColumns: {
          share: { kind: 'f64', values: Float64Array.from(order, (i) => shares[i] as number) },
          turn: { kind: 'i32', values: Int32Array.from(order) },
        },
      });
    expect([...(twins([4, 2, 0, 1, 3]).linkColumns.turn?.values ?? [])]).toEqual([0, 3, 1, 4, 2]);
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (order) => {
        expect(toBytes(twins(order))).toEqual(toBytes(twins([0, 1, 2, 3, 4])));
      }),
    );
  });

  it('comes back from its file as it was, names and columns too', () => {
    const graph = graphFromRows(
      [
        { from: 'ｆield', to: 'gin', share: '1', status: 'documented', since: '2024-01-01' },
        { from: 'gin', to: 'mill', share: '0.25', status: 'declared', since: '' },
      ],
      { share: 'number', status: 'text', since: 'first-day' },
    );
    const bytes = toBytes(graph);
    for (const shift of [0, 3]) {
      const moved = new Uint8Array(bytes.length + shift);
      moved.set(bytes, shift);
      const again = fromBytes(moved.subarray(shift));
      expect(again.linkColumns).toEqual(graph.linkColumns);
      expect([...Array(3).keys()].map((i) => again.keys?.at(i))).toEqual(['gin', 'mill', 'ｆield']);
      expect([again.keys?.indexOf('ｆield'), again.keys?.indexOf('nowhere')]).toEqual([2, -1]);
      expect(toBytes(again)).toEqual(bytes);
    }
  });

  it('is not opened when a byte is wrong, missing or too many', () => {
    const bytes = toBytes(graphOf({ nodes: 3, links: [{ from: 0, to: 2, weight: 0.5 }] }));
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const other = bytes.slice();
        other[at] = (other[at] as number) ^ change;
        expect(() => fromBytes(other)).toThrow(expect.objectContaining({ code: expect.stringMatching(/^GRAPH_/) }));
      }),
      runs,
    );
    expect(() => fromBytes(bytes.slice(0, -8))).toThrow(expect.objectContaining({ code: 'GRAPH_TRUNCATED' }));
    expect(() => fromBytes(new Uint8Array([...bytes, 0]))).toThrow(expect.objectContaining({ code: 'GRAPH_DAMAGED' }));
  });

  it('says which part does not fit', () => {
    expect(() => buildGraph({ nodes: 2, from: [0, 1], to: [1, 2] })).toThrow(
      expect.objectContaining({ code: 'GRAPH_END_UNKNOWN', where: { link: 1 } }),
    );
    expect(() => buildGraph({ nodes: ['a', 'a'], from: [], to: [] })).toThrow(
      expect.objectContaining({ code: 'GRAPH_KEY_TWICE', where: { key: 'a' } }),
    );
    expect(() => buildGraph({ nodes: 1, from: [0], to: [] })).toThrow(
      expect.objectContaining({ code: 'GRAPH_LENGTHS_DIFFER' }),
    );
  });
});

describe('a graph from a table', () => {
  const table = (text: string) =>
    graphFromTable(new TextEncoder().encode(text), {
      from: 'Supplier',
      to: 'Buyer',
      attributes: { share: 'number', until: 'last-day' },
    });

  it('takes columns in any order, and open ends', () => {
    const graph = table('until;share;buyer;SUPPLIER\r\n2025-12-31;0.5;b;a\r\n;;c;b\r\n');
    expect([graph.nodes, graph.links]).toEqual([3, 2]);
    expect(graph.linkColumns.until?.values).toEqual(Int32Array.of(dayNumber('2025-12-31'), ALWAYS_AFTER));
    expect(graph.linkColumns.share?.values).toEqual(Float64Array.of(0.5, Number.NaN));
  });

  it.each([
    ['supplier,share,until\na,1,', 'GRAPH_COLUMN_MISSING', { row: 1, column: 'Buyer' }],
    ['supplier,buyer,share,until\na,b,1,\n\na,,1,', 'GRAPH_END_UNKNOWN', { row: 4, column: 'to' }],
    ['supplier,buyer,share,until\na,b,"0,5",', 'GRAPH_NUMBER_MALFORMED', { row: 2, column: 'share' }],
    ['supplier,buyer,share,until\na,b,1,2023-02-30', 'GRAPH_DATE_MALFORMED', { row: 2, column: 'until' }],
    ['supplier,buyer,share,until\na,b,1,03/04/2023', 'GRAPH_DATE_MALFORMED', { row: 2, column: 'until' }],
  ])('refuses %j with its place', (text, code, where) => {
    expect(() => table(text)).toThrow(expect.objectContaining({ code, where }));
  });
});

describe('validity', () => {
  it('holds on both ends of a span, and only what was known', () => {
    const graph = graphFromRows(
      [{ from: 'a', to: 'b', validFrom: '2024-02-29', validTo: '2024-03-31', known: '2024-06-01' }],
      {
        validFrom: 'first-day',
        validTo: 'last-day',
        known: 'first-day',
      },
    );
    const days = ['2024-02-28', '2024-02-29', '2024-03-31', '2024-04-01'];
    expect(days.map((on) => validOn(graph, { on })(0))).toEqual([false, true, true, false]);
    const columns = { from: 'validFrom', to: 'validTo', known: 'known' };
    expect(validOn(graph, { on: '2024-03-01' }, columns)(0)).toBe(false);
    expect(validOn(graph, { on: '2024-03-01', knownBy: '2024-06-01' }, columns)(0)).toBe(true);
    expect(() => validOn(graph, { on: '2024-13-01' })).toThrow(
      expect.objectContaining({ code: 'GRAPH_DATE_MALFORMED' }),
    );
  });
});

describe('reach, components, paths and flow beside simple oracles', () => {
  it('reaches what can be reached, by shortest ways', () => {
    fc.assert(
      fc.property(plainGraphs({ nodes: 8, links: 14 }), (plain) => {
        const graph = graphOf(plain);
        const closure = reachable(plain);
        for (const direction of ['down', 'up'] as const) {
          const { nodes, depth, via } = reach(graph, [0], { direction });
          const all = [...Array(plain.nodes).keys()].filter((v) =>
            direction === 'down' ? closure[0]?.[v] : closure[v]?.[0],
          );
          expect([...nodes].sort((a, b) => a - b)).toEqual(all);
          nodes.forEach((_, i) => {
            const link = via[i] as number;
            const before = direction === 'down' ? graph.source[link] : graph.target[link];
            expect(depth[i]).toBe(i === 0 ? 0 : (depth[nodes.indexOf(before as number)] as number) + 1);
          });
          const near = reach(graph, [0], { direction, depth: 1 });
          expect([...near.depth].every((far) => far <= 1)).toBe(true);
        }
      }),
      runs,
    );
  });

  it('puts two nodes in one component exactly where each reaches the other, and numbers against the links', () => {
    fc.assert(
      fc.property(plainGraphs({ nodes: 8, links: 14 }), (plain) => {
        const { of, count, start, members } = stronglyConnected(graphOf(plain));
        const closure = reachable(plain);
        for (let a = 0; a < plain.nodes; a++)
          for (let b = 0; b < plain.nodes; b++)
            expect(of[a] === of[b]).toBe(closure[a]?.[b] === true && closure[b]?.[a] === true);
        for (const { from, to } of plain.links) expect(of[from]).toBeGreaterThanOrEqual(of[to] as number);
        expect([start[count], members.length]).toEqual([plain.nodes, plain.nodes]);
      }),
      runs,
    );
  });

  it('does not run out of stack on a chain of 200,000', () => {
    const n = 200_000;
    const graph = buildGraph({
      nodes: n,
      from: Uint32Array.from({ length: n }, (_, i) => i),
      to: Uint32Array.from({ length: n }, (_, i) => (i + 1) % n),
    });
    expect(stronglyConnected(graph).count).toBe(1);
  });

  it('lists the k cheapest paths without a node twice', () => {
    fc.assert(
      fc.property(plainGraphs({ nodes: 6, links: 10 }), fc.integer({ min: 1, max: 6 }), (plain, k) => {
        const graph = graphOf(plain);
        const weight = weightsOf(graph);
        const cost = (link: number): number => -Math.log(weight[link] as number);
        const startCost = (node: number): number => (node % 2 === 0 ? node / 10 : Infinity);
        const found = bestPaths(graph, 0, { k, cost, startCost });
        const all = everyPath(graph, 0, cost, startCost).sort((a, b) => a - b);
        expect(found).toHaveLength(Math.min(k, all.length));
        found.forEach((path, i) => {
          expect(path.cost).toBeCloseTo(all[i] as number, 9);
          expect(new Set(path.nodes).size).toBe(path.nodes.length);
          path.links.forEach((link, j) => {
            expect([graph.source[link], graph.target[link]]).toEqual([path.nodes[j], path.nodes[j + 1]]);
          });
        });
        expect(new Set(found.map(({ nodes, links }) => `${nodes} ${links}`)).size).toBe(found.length);
      }),
      runs,
    );
  });

  it('sends as much as the smallest of all cuts lets through', () => {
    fc.assert(
      fc.property(plainGraphs({ nodes: 6, links: 12 }), (plain) => {
        const graph = graphOf(plain);
        const capacity = weightsOf(graph);
        const sink = plain.nodes - 1;
        if (sink === 0) return;
        const { value, flow, cut, sourceSide } = maxFlow(graph, 0, sink, capacity);
        expect(value).toBeCloseTo(smallestCut(plain), 9);
        expect(cut.reduce((sum, link) => sum + (capacity[link] as number), 0)).toBeCloseTo(value, 9);
        expect([sourceSide[0], sourceSide[sink]]).toEqual([1, 0]);
        for (let node = 0; node < plain.nodes; node++) {
          let net = 0;
          for (let link = 0; link < graph.links; link++) {
            expect(flow[link]).toBeLessThanOrEqual((capacity[link] as number) + 1e-12);
            expect(flow[link]).toBeGreaterThanOrEqual(0);
            if (graph.target[link] === node) net += flow[link] as number;
            if (graph.source[link] === node) net -= flow[link] as number;
          }
          expect(net).toBeCloseTo(node === 0 ? -value : node === sink ? value : 0, 9);
        }
      }),
      runs,
    );
  });

  it('refuses a capacity below nothing, and a way that nothing limits', () => {
    const graph = buildGraph({ nodes: 2, from: [0], to: [1] });
    for (const capacity of [-1, Number.NaN, Infinity])
      expect(() => maxFlow(graph, 0, 1, [capacity])).toThrow(
        expect.objectContaining({ code: 'GRAPH_CAPACITY_INVALID' }),
      );
  });
});

const everyPath = (
  graph: ReturnType<typeof graphOf>,
  node: number,
  cost: (link: number) => number,
  startCost: (node: number) => number,
  passed: readonly number[] = [],
): number[] => {
  const here = startCost(node);
  const costs = here < Infinity ? [here] : [];
  for (let link = 0; link < graph.links; link++) {
    const from = graph.source[link] as number;
    if (graph.target[link] !== node || from === node || passed.includes(from) || cost(link) === Infinity) continue;
    costs.push(...everyPath(graph, from, cost, startCost, [...passed, node]).map((rest) => rest + cost(link)));
  }
  return costs;
};

const smallestCut = ({ nodes, links }: Plain): number => {
  let smallest = Infinity;
  for (let side = 0; side < 2 ** nodes; side++) {
    const holds = (node: number): boolean => ((side >> node) & 1) === 1;
    if (!holds(0) || holds(nodes - 1)) continue;
    const through = links.filter(({ from, to }) => holds(from) && !holds(to));
    smallest = Math.min(
      smallest,
      through.reduce((sum, { weight }) => sum + weight, 0),
    );
  }
  return smallest;
};
