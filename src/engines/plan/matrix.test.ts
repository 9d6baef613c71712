import { describe, expect, it } from 'vitest';
import { matrix } from './matrix.ts';
import { nap } from './testing/nap.ts';
import { small } from './testing/small.ts';

describe('the responsibility matrix', () => {
  it('has a row for every action and a column for every agency that answers for one', () => {
    const m = matrix(small());
    expect(m.columns).toEqual(['DOJ', 'HHS']);
    expect(m.rows.map((r) => [r.node.id, r.hasLead])).toEqual([
      ['a1', true],
      ['a2', true],
    ]);
    expect(m.rows[0]?.cells).toMatchObject({ DOJ: [{ role: 'lead', org: 'DOJ' }], HHS: [{ role: 'contributor' }] });
  });
  it('puts an office in the column of its department and keeps its name', () => {
    const m = matrix(
      small({ assignments: [{ nodeId: 'a1', org: 'DOJ/OVC', role: 'lead', officialName: 'Director' }] }),
    );
    expect(m.rows[0]?.cells.DOJ).toEqual([{ role: 'lead', org: 'DOJ/OVC', officialName: 'Director' }]);
  });
  it('gives groups and bodies nobody knows a column of their own, behind the members', () => {
    const roles = ['ZZZ', 'SPOG', 'HHS'].map((org) => ({ nodeId: 'a1', org, role: 'named' as const }));
    expect(matrix(small({ assignments: roles })).columns).toEqual(['HHS', 'SPOG', 'ZZZ']);
  });
  it('leaves out who answers no longer', () => {
    expect(
      matrix(small({ assignments: [{ nodeId: 'a1', org: 'DOJ', role: 'lead', to: '2024-01-31' }] })).columns,
    ).toEqual([]);
  });
  it('of the shipped plan shows 32 actions, no lead, HUD and the FBI in their own columns', () => {
    const m = matrix(nap);
    expect(m.rows).toHaveLength(32);
    expect(m.rows.some((r) => r.hasLead)).toBe(false);
    expect(m.columns).toEqual(['State', 'Treasury', 'DOJ', 'DOC', 'DOL', 'HHS', 'DHS', 'FBI', 'SPOG', 'HUD']);
  });
});
