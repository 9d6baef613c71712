import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  DutyRow,
  EscalationRow,
  IndicatorRow,
  PlanRow,
  planFromPack,
  ReportItemRow,
  validatePlan,
} from '../../engines/plan/index.ts';
import { definePackKind } from './kinds.ts';
import { assemblePacks } from './packs.ts';
import { readPack } from './read-pack.ts';

const dutyKind = definePackKind('duty', DutyRow);
const indicatorKind = definePackKind('indicator', IndicatorRow);
const kinds = [
  definePackKind('plan', PlanRow),
  dutyKind,
  definePackKind('report-item', ReportItemRow),
  indicatorKind,
  definePackKind('escalation', EscalationRow),
];
const names = ['us-nap-2021', 'us-trafficking-duties', 'us-report-items', 'us-indicators', 'us-gprama-ladder'];
const root = new URL('../../../packs/', import.meta.url);
const filesOf = (name: string) =>
  new Map(
    readdirSync(new URL(name, root)).map((f) => [f, readFileSync(new URL(`${name}/${f}`, root), 'utf8')] as const),
  );

const packs = assemblePacks(names.map((name) => readPack(filesOf(name), kinds)));

describe('the shipped packs around the plan', () => {
  it('load, each under the name of its folder', () => {
    expect(packs.list().map((p) => [p.id, p.entries])).toEqual([
      ['us-nap-2021', 160],
      ['us-trafficking-duties', 19],
      ['us-report-items', 22],
      ['us-indicators', 22],
      ['us-gprama-ladder', 3],
    ]);
  });
  it('say honestly that no attorney has looked at them', () => {
    expect(packs.staleness('2026-11-24').every((e) => e.why === 'never reviewed')).toBe(true);
    expect(packs.staleness('2026-11-24').map((e) => e.id)).toContain('us.duty.ag-annual-report');
  });
  it('answer as of a day: before 2011 no agency owed a performance update', () => {
    expect(packs.entry('us.duty.performance-update', '2010-12-31')).toBeUndefined();
    expect(packs.entry('us.duty.performance-update', '2026-11-24')).toBeDefined();
  });
  it('are cited to the section of the Code, as of the state that was read', () => {
    const [report] = packs.entriesOn(dutyKind, '2026-11-24');
    expect(report && packs.cite(report)).toMatchObject({
      id: 'us.duty.ag-annual-report',
      pack: 'us-trafficking-duties',
      cite: '22 U.S.C. 7103(d)(7), text of the Code as of 2023',
      status: 'in force',
    });
    expect(report && packs.cite(report).legalNotice?.en).toContain('no legal advice');
  });
  it('give a plan that fits together', () => {
    expect(validatePlan(planFromPack(packs, 'us-nap-2021'))).toEqual([]);
  });
});
