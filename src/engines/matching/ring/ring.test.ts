import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableCsv } from '../index.ts';
import { ringOf, runRing } from '../testing/small-ring.ts';
import { brokenAt } from '../wire/log.ts';

const patternsOf = (lists: readonly (readonly string[])[]): Record<string, number> => {
  const histories: Record<string, number> = {};
  for (const key of new Set(lists.flat())) {
    const history = lists.map((list) => (list.includes(key) ? 1 : 0)).join('');
    histories[history] = (histories[history] ?? 0) + 1;
  }
  return histories;
};

describe('a ring', () => {
  it('yields how many people are on which lists, and nothing else', async () => {
    const lists = [
      ['ana', 'bo', 'cy'],
      ['bo', 'cy', 'di', 'di'],
      ['cy', 'eve'],
    ];
    const { coordinator, nodes } = await runRing(await ringOf(lists));
    expect(coordinator.stage).toBe('finished');
    expect(coordinator.table && tableCsv(coordinator.table)).toBe(
      'list-1,list-2,list-3,count\n1,0,0,1\n0,1,0,1\n0,0,1,1\n1,1,0,1\n1,1,1,1\n',
    );
    for (const node of Object.values(nodes)) {
      expect(node).toMatchObject({ stage: 'finished', scalar: '', own: '' });
      expect(brokenAt(node.log)).toBe(0);
    }
    expect(coordinator.lists).toEqual([null, null, null]);
    expect(coordinator.noteKeys.privateKey).toBe('');
  });

  it('counts right for any lists of 2 to 8 parties, filled up or not', async () => {
    const key = fc.constantFrom(...'abcdefghij');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uniqueArray(key, { maxLength: 8 }), { minLength: 2, maxLength: 8 }),
        fc.boolean(),
        async (lists, padded) => {
          const { coordinator } = await runRing(await ringOf(lists, padded ? { padTo: 9 } : {}));
          const cells = coordinator.table?.cells ?? [];
          expect(Object.fromEntries(cells.map(({ history, count }) => [history.join(''), count]))).toEqual(
            patternsOf(lists),
          );
        },
      ),
      { numRuns: 6 },
    );
  });
});
