import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { small } from '../testing/small.ts';
import { validatePlan } from '../validate/validate.ts';
import { headerOf } from './columns.ts';
import { fromTables } from './from-tables.ts';
import { toTables } from './to-tables.ts';

const { plan, agencies } = small();
const options = { plan, agencies, on: '2024-01-15' };
const header = fc.constantFrom(
  'kind',
  'code',
  'title',
  'parent',
  'pillar',
  'principle',
  'lead',
  'agencies',
  'due',
  'time frame',
  'sensitivity',
  'Mood',
  '',
);
const cell = fc.oneof(
  fc.constantFrom(
    '',
    'pillar',
    'principle',
    'action',
    'milestone',
    'a',
    'b',
    '1',
    'pillar-1',
    'row-2',
    'DOJ',
    'DOJ, HHS',
    '2024-02-30',
    '3/4/2024',
    '***',
    'constructor',
    '###',
  ),
  fc.string({ maxLength: 6 }),
);
const anyTable = fc
  .tuple(fc.array(header, { maxLength: 8 }), fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 8 }))
  .map(([h, rows]) => [h, ...rows]);

describe('any table at all', () => {
  it('is answered with a preview and places that exist, never with an exception', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const preview = fromTables(table, options);
        for (const p of preview.problems) {
          expect(p.row).toBeGreaterThanOrEqual(0);
          expect(p.row).toBeLessThanOrEqual(table.length);
          expect(p.remedy).not.toBe('');
        }
        expect(preview.loadable).toBe(preview.counts.errors === 0);
      }),
      { numRuns: 300 },
    );
  });

  it('that is said to be loadable gives a plan that fits together, and is written and read back the same', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const preview = fromTables(table, options);
        if (!preview.loadable || preview.document.nodes.length === 0) return;
        expect(validatePlan(preview.document)).toEqual([]);
        const again = fromTables(toTables(preview.document), { ...options, agencies: preview.document.agencies });
        expect(again.problems).toEqual([]);
        const shape = (doc: typeof preview.document) => doc.nodes.map((n) => [n.kind, n.code, n.title.en]).sort();
        expect(shape(again.document)).toEqual(shape(preview.document));
        expect(again.document.assignments.map((a) => [a.org, a.role]).sort()).toEqual(
          preview.document.assignments.map((a) => [a.org, a.role]).sort(),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('has headers that are read as what they were written for', () => {
    expect(fromTables([['title', headerOf('coLeads')]], options).mapping).toEqual({
      title: 'title',
      [headerOf('coLeads')]: 'coLeads',
    });
  });
});
