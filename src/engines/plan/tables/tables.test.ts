import { describe, expect, it } from 'vitest';
import { nap } from '../testing/nap.ts';
import { small } from '../testing/small.ts';
import { validatePlan } from '../validate/validate.ts';
import { fromTables } from './from-tables.ts';
import { toTables } from './to-tables.ts';

const { plan, agencies } = small();
const read = (...table: string[][]) => fromTables(table, { plan, agencies, on: '2024-01-15' });
const problems = (...table: string[][]) => read(...table).problems.map((p) => [p.code, p.row, p.column]);

describe('a plan from a spreadsheet', () => {
  const flat = read(
    ['Pillar', 'Principle', 'No.', 'Priority action', 'Lead agency', 'Partners', 'Due date', 'Goal leader'],
    [
      'Protection',
      'Services',
      '2.1.1',
      'House survivors',
      'Department of Justice',
      'HHS, doj/ovc',
      '2024-12-31',
      'J. Roe',
    ],
    ['', '', '', '', '', '', '', ''],
    ['Protection', 'Services', '2.1.2', 'Train staff', 'HHS', '', 'by end of 2025', ''],
    ['Prosecution', '', '3.0.1', 'Form teams', 'DOJ', '', '12/31/2024', ''],
  );

  it('grows its pillars and principles from columns', () => {
    expect(flat.problems).toEqual([]);
    expect(flat.counts).toMatchObject({ pillars: 2, principles: 1, actions: 3, dated: 3, errors: 0 });
    expect(validatePlan(flat.document)).toEqual([]);
  });
  it('knows bodies by name and acronym, whatever the case', () => {
    expect(flat.document.assignments.map((a) => [a.org, a.role])).toEqual([
      ['DOJ', 'lead'],
      ['HHS', 'contributor'],
      ['DOJ/OVC', 'contributor'],
      ['HHS', 'lead'],
      ['DOJ', 'lead'],
    ]);
    expect(flat.document.assignments[0]?.officialName).toBe('J. Roe');
  });
  it('reads a due day, a deadline in words and an unmistakable date with slashes', () => {
    expect(flat.document.timeframes.map((t) => t.revisions[0]?.due)).toEqual([
      '2024-12-31',
      '2025-12-31',
      '2024-12-31',
    ]);
  });
  it('leaves the official number empty', () => {
    expect(flat.document.nodes.every((n) => n.officialCode === null)).toBe(true);
  });
  it('may put a parent below its child', () => {
    const table = read(
      ['kind', 'code', 'title', 'parent'],
      ['action', 'a', 'A', 'g'],
      ['principle', 'g', 'G', 'p'],
      ['pillar', 'p', 'P', ''],
    );
    expect(table.problems).toEqual([]);
    expect(validatePlan(table.document)).toEqual([]);
  });
  it('understands Spanish headers', () => {
    const table = read(
      ['Pilar', 'Acción prioritaria', 'Responsable', 'Fecha límite'],
      ['Protección', 'Alojar', 'HHS', '2024-06-30'],
    );
    expect(table.mapping).toEqual({
      Pilar: 'pillar',
      'Acción prioritaria': 'title',
      Responsable: 'lead',
      'Fecha límite': 'due',
    });
    expect(table.loadable).toBe(true);
  });
  it('does not turn the first agency named into the lead', () => {
    const table = read(['pillar', 'action', 'agencies'], ['P', 'A', 'DOJ, HHS']);
    expect(table.document.assignments.map((a) => a.role)).toEqual(['named', 'named']);
  });
});

describe('a spreadsheet is answered with row, column and remedy', () => {
  it('when it is empty', () => expect(problems()).toEqual([['TABLE_EMPTY', 0, 0]]));
  it('when it names no title column', () =>
    expect(problems(['pillar'], ['P'])).toEqual([['TABLE_NO_TITLE_COLUMN', 1, 0]]));
  it('when a column is not understood, as a warning', () => {
    const table = read(['pillar', 'action', 'Mood'], ['P', 'A', 'good']);
    expect(table.problems.map((p) => [p.code, p.severity, p.column])).toEqual([['TABLE_COLUMN_IGNORED', 'warning', 3]]);
    expect(table.loadable).toBe(true);
  });
  it('when two columns mean the same', () =>
    expect(problems(['pillar', 'action', 'title'], ['P', 'A', 'B'])).toEqual([['TABLE_COLUMN_TWICE', 1, 3]]));
  it('when a title is missing', () =>
    expect(problems(['pillar', 'action'], ['P', ''])).toEqual([['TABLE_TITLE_MISSING', 2, 2]]));
  it('when a kind is unknown', () =>
    expect(problems(['kind', 'title'], ['wish', 'A'])).toEqual([['TABLE_KIND_UNKNOWN', 2, 1]]));
  it('when a code is used twice', () =>
    expect(problems(['pillar', 'code', 'action'], ['P', '1', 'A'], ['P', '1', 'B'])).toEqual([
      ['TABLE_CODE_TWICE', 3, 2],
    ]));
  it('when a parent is unknown', () =>
    expect(problems(['code', 'action', 'parent'], ['1', 'A', 'zz'])).toEqual([['TABLE_PARENT_UNKNOWN', 2, 3]]));
  it('when a row says not where it belongs', () =>
    expect(problems(['code', 'action'], ['1', 'A'])).toEqual([['TABLE_PARENT_MISSING', 2, 0]]));
  it('when a node stands under the wrong kind', () => {
    expect(
      problems(['kind', 'code', 'title', 'parent'], ['pillar', 'p', 'P', ''], ['milestone', 'm', 'M', 'p']),
    ).toEqual([['TABLE_NESTING_WRONG', 3, 4]]);
  });
  it('when a date can be read two ways, does not exist or is no date', () => {
    const due = (text: string) => problems(['pillar', 'action', 'due'], ['P', 'A', text])[0]?.[0];
    expect([due('03/04/2024'), due('2024-02-30'), due('soon'), due('04/04/2024')]).toEqual([
      'TABLE_DATE_AMBIGUOUS',
      'TABLE_DATE_DOES_NOT_EXIST',
      'TABLE_DATE_UNREADABLE',
      undefined,
    ]);
  });
  it('when an action has two leads', () =>
    expect(problems(['pillar', 'action', 'lead'], ['P', 'A', 'DOJ; HHS'])).toEqual([['TABLE_TWO_LEADS', 2, 3]]));
  it('when a body is not in the list, as a warning; it is added as it stands', () => {
    const table = read(['pillar', 'action', 'lead'], ['P', 'A', 'Coast Guard']);
    expect(table.problems.map((p) => [p.code, p.severity])).toEqual([['TABLE_ORG_UNKNOWN', 'warning']]);
    expect(table.document.agencies.at(-1)).toMatchObject({ id: 'Coast Guard', member: false });
    expect(validatePlan(table.document)).toEqual([]);
  });
  it('when it cannot tell whether a row is public, and then keeps it inside', () => {
    const table = read(['pillar', 'action', 'sensitivity'], ['P', 'A', 'maybe']);
    expect(table.problems.map((p) => p.code)).toEqual(['TABLE_SENSITIVITY_UNKNOWN']);
    expect(table.document.nodes.find((n) => n.kind === 'action')?.sensitivity).toBe('internal');
  });
});

describe('a plan as a table', () => {
  it('is read back: nodes, bodies, roles and words of time', () => {
    const back = fromTables(toTables(nap), { plan: nap.plan, agencies: nap.agencies, on: nap.plan.start });
    expect(back.problems).toEqual([]);
    const shape = (doc: typeof nap) => {
      const code = new Map(doc.nodes.map((n) => [n.id, n.code]));
      return {
        nodes: doc.nodes
          .map((n) => [n.kind, n.code, n.officialCode, n.title, code.get(n.parentId ?? ''), n.doubt])
          .sort(),
        bodies: doc.assignments.map((a) => [code.get(a.nodeId), a.org, a.role]).sort(),
        when: doc.timeframes.map((t) => [code.get(t.nodeId), t.revisions.at(-1)?.text, t.revisions.at(-1)?.due]).sort(),
      };
    };
    expect(shape(back.document)).toEqual(shape(nap));
  });
});
