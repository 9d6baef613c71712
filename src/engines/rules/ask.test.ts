import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, readFacts, readPack } from './index.ts';
import { packJson, version } from './testing/pack.ts';

const names = ['sex-act', 'minor-at-act', 'force-fraud-coercion', 'labor-act', 'here-because', 'trauma'];

/** Conditions in which each fact stands once. */
const readOnce = fc.shuffledSubarray(names, { minLength: 2 }).chain((facts) =>
  fc.infiniteStream(fc.constantFrom('all', 'any')).map((kinds) => {
    let parts: object[] = facts.map((fact) => ({ fact }));
    while (parts.length > 1) {
      const kind = kinds.next().value ?? 'all';
      const take = Math.min(2 + (parts.length % 2), parts.length);
      parts = [...parts.slice(take), { [kind]: parts.slice(0, take) }];
    }
    return { facts, when: parts[0] ?? {} };
  }),
);

const packOf = (when: object) =>
  readPack({
    ...packJson,
    tables: [],
    rules: [{ ...packJson.rules[0], versions: [version('1', '2000-01-01', 'made up', { when })] }],
  });

describe('what to ask next', () => {
  it('comes close to the shortest questioning there is', () => {
    let [ours, best] = [0, 0];
    fc.assert(
      fc.property(readOnce, ({ facts, when }) => {
        const pack = packOf(when);
        const missingOf = (known: object) =>
          decide(pack, readFacts(pack, known), '2026-11-24').results[0]?.missing ?? [];
        const average = (known: object, next: (missing: string[]) => string[]): number => {
          const missing = missingOf(known).map(({ fact }) => fact);
          if (missing.length === 0) return 0;
          const costs = next(missing).map(
            (fact) => 1 + (average({ ...known, [fact]: true }, next) + average({ ...known, [fact]: false }, next)) / 2,
          );
          return Math.min(...costs);
        };
        const asked = average({}, (missing) => missing.slice(0, 1));
        const shortest = facts.length <= 5 ? average({}, (missing) => missing) : asked;
        expect(asked).toBeGreaterThanOrEqual(shortest);
        expect(asked).toBeLessThanOrEqual(shortest * 1.25);
        ours += asked;
        best += shortest;
      }),
      { numRuns: 40, seed: 20261124 },
    );
    expect(ours / best).toBeLessThan(1.03);
  });
});
