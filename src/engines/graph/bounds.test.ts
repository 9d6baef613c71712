import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestPaths, buildGraph, propagate, spreadChance, spreadMaximum } from './index.ts';
import { graphOf, type Plain, plainGraphs, reachable, weightsOf } from './testing/random.ts';

const scenes = plainGraphs({ nodes: 5, links: 7 }).chain((plain) =>
  fc.record({
    plain: fc.constant(plain),
    own: fc.array(
      fc.integer({ min: 0, max: 10 }).map((n) => n / 10),
      { minLength: plain.nodes, maxLength: plain.nodes },
    ),
    shuffled: fc.shuffledSubarray([...plain.links], { minLength: plain.links.length }),
  }),
);

/** Over every way the links and nodes can turn out. */
const exact = ({ nodes, links }: Plain, own: readonly number[], to: number): number => {
  let chance = 0;
  for (let open = 0; open < 2 ** links.length; open++) {
    let likely = 1;
    links.forEach(({ weight }, i) => {
      likely *= ((open >> i) & 1) === 1 ? weight : 1 - weight;
    });
    if (likely === 0) continue;
    const closure = reachable({ nodes, links: links.filter((_, i) => ((open >> i) & 1) === 1) });
    const none = own.reduce((rest, chance, node) => (closure[node]?.[to] ? rest * (1 - chance) : rest), 1);
    chance += likely * (1 - none);
  }
  return chance;
};

describe('the bounds of a chance', () => {
  it('hold on every small graph, with cycles too: best path <= exact <= spread', () => {
    fc.assert(
      fc.property(scenes, ({ plain, own }) => {
        const graph = graphOf(plain);
        const weight = weightsOf(graph);
        const { values } = spreadChance(graph, own, weight);
        for (let to = 0; to < plain.nodes; to++) {
          const truth = exact(plain, own, to);
          const [best] = bestPaths(graph, to, {
            k: 1,
            cost: (link) => -Math.log(weight[link] as number),
            startCost: (node) => -Math.log(own[node] as number),
          });
          expect(best ? Math.exp(-best.cost) : 0).toBeLessThanOrEqual(truth + 1e-9);
          expect(truth).toBeLessThanOrEqual((values[to] as number) + 1e-7);
          expect(values[to]).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are the same, to the last digit, whatever order the links come in', () => {
    fc.assert(
      fc.property(scenes, ({ plain, own, shuffled }) => {
        const one = graphOf(plain);
        const other = graphOf({ ...plain, links: shuffled });
        expect(spreadChance(other, own, weightsOf(other)).values).toEqual(
          spreadChance(one, own, weightsOf(one)).values,
        );
        expect(spreadMaximum(other, own)).toEqual(spreadMaximum(one, own));
      }),
      { numRuns: 200 },
    );
  });

  it('are exact on a tree', () => {
    const plain = {
      nodes: 4,
      links: [
        [0, 2],
        [1, 2],
        [2, 3],
      ].map(([from = 0, to = 0]) => ({ from, to, weight: 0.5 })),
    };
    const own = [0.4, 0.2, 0.1, 0];
    const { values, rounds } = spreadChance(graphOf(plain), own, [0.5, 0.5, 0.5]);
    expect(values[3]).toBeCloseTo(exact(plain, own, 3), 12);
    expect(rounds).toBe(1);
  });
});

describe('the highest upstream', () => {
  it('is the highest of all that reach a node', () => {
    fc.assert(
      fc.property(scenes, ({ plain, own }) => {
        const closure = reachable(plain);
        const highest = own.map((_, to) => Math.max(...own.filter((_, from) => closure[from]?.[to])));
        expect([...spreadMaximum(graphOf(plain), own)]).toEqual(highest);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a cycle that settles too slowly', () => {
  it('ends, and errs upwards', () => {
    const graph = buildGraph({ nodes: 2, from: [0, 1], to: [1, 0] });
    const { values, rounds } = spreadChance(graph, [1e-9 * 5, 0], [1, 1]);
    expect(rounds).toBe(10_000);
    expect(values[1]).toBeGreaterThan(0.9);
  });

  it('takes any update that a caller brings', () => {
    const graph = buildGraph({ nodes: 3, from: [0, 1], to: [1, 2] });
    const update = (node: number, values: Float64Array): number => (node === 0 ? 3 : 2 * (values[node - 1] as number));
    const { values } = propagate(graph, update, { lowest: new Float64Array(3), top: Infinity });
    expect([...values]).toEqual([3, 6, 12]);
  });
});
