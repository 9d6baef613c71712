import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import rungs from '../../../packs/us-gprama-ladder/rungs.json' with { type: 'json' };
import series from '../../../packs/us-indicators/series.json' with { type: 'json' };
import items from '../../../packs/us-report-items/items.json' with { type: 'json' };
import duties from '../../../packs/us-trafficking-duties/duties.json' with { type: 'json' };
import { describeWithShared } from '../../testing/shared-data.ts';
import { type DueEvent, dueOccurrences, lateness, parsePeriod } from '../calendar/index.ts';
import { GPRAMA_LADDER } from '../escalation/testing/gprama.ts';
import { DutyRow, EscalationRow, IndicatorRow, ReportItemRow } from './reference-rows.ts';
import { nap } from './testing/nap.ts';
import { validatePlan } from './validate/validate.ts';
import { withIndicators } from './with-indicators.ts';

interface Common {
  readonly id: string;
  readonly says: { readonly en: string; readonly es: string };
  readonly source: { readonly cite: string };
}

/** Entries with the fields of their kind, read as strictly as the loader reads them. */
const entriesOf = <R extends object>(entries: readonly Common[], fields: z.ZodType<R>) =>
  entries.map((entry) => {
    const common = new Set(['id', 'says', 'source', 'effective', 'status', 'reviewed']);
    const own = fields.parse(Object.fromEntries(Object.entries(entry).filter(([key]) => !common.has(key))));
    return { ...own, id: entry.id, says: entry.says, source: entry.source };
  });

describe('the duties', () => {
  const all = entriesOf(duties, DutyRow);
  const due = (id: string, from: string, to: string, events: DueEvent[] = []) => {
    const rule = all.find((d) => d.id === `us.duty.${id}`)?.dueRule;
    if (!rule) throw new Error(`no rule for ${id}`);
    return dueOccurrences(rule, { from, to }, events);
  };

  it('put the report on fiscal year 2019 on 2020-05-01: 634 days late on 2022-01-25', () => {
    expect(due('ag-annual-report', '2020-01-01', '2020-12-31')).toEqual([{ for: 'FY2019', due: '2020-05-01' }]);
    expect(lateness('2020-05-01', null, '2022-01-25').daysLate).toBe(634);
  });
  it('put the council before the meeting of 2024-02-13 on 2023-12-30', () => {
    const meeting = { event: 'pitf meeting', date: '2024-02-13' };
    expect(due('council-input', '2023-01-01', '2024-12-31', [meeting]).map((o) => o.due)).toEqual(['2023-12-30']);
  });
  it('put an action plan 180 days after the report, for each country', () => {
    const country = { event: 'tip report released', date: '2024-06-24', for: 'Country A' };
    expect(due('tip-action-plans', '2024-01-01', '2025-12-31', [country])).toEqual([
      { for: 'Country A', due: '2024-12-21' },
    ]);
  });
  it('take day 150 after the fiscal year, and say that an attorney must look at it', () => {
    expect(due('performance-update', '2024-10-01', '2025-09-30')).toEqual([{ for: 'FY2024', due: '2025-02-27' }]);
    expect(all.find((d) => d.id === 'us.duty.performance-update')?.doubt?.en).toContain('no less than 150 days');
  });
  it('set no day where the law sets none', () => {
    expect(all.find((d) => d.id === 'us.duty.evaluation-system')?.dueRule).toBeNull();
  });
  it('speak both languages, and name an agency of the plan as owner', () => {
    const known = new Set(nap.agencies.map((a) => a.id));
    for (const d of all) {
      expect(d.says.es && d.title.es && d.authority.es && d.recipient.es).toBeTruthy();
      expect(d.owner === null || known.has(d.owner)).toBe(true);
    }
  });
});

describe("the items of the Attorney General's report", () => {
  const all = entriesOf(items, ReportItemRow);
  it('are 22, A to V', () => expect(all.map((i) => i.item).join('')).toBe('ABCDEFGHIJKLMNOPQRSTUV'));
  it('have sub-items only in M, N, Q and V: 5, 3, 8, 3', () => {
    expect(all.filter((i) => i.sub.length > 0).map((i) => [i.item, i.sub.length])).toEqual([
      ['M', 5],
      ['N', 3],
      ['Q', 8],
      ['V', 3],
    ]);
  });
  it('ask for mean and median in B and G', () => {
    expect(all.filter((i) => i.meanAndMedian).map((i) => i.item)).toEqual(['B', 'G']);
  });
  it('belong to a duty that is there', () => {
    for (const i of all) expect(duties.map((d) => d.id)).toContain(i.report);
  });
});

describeWithShared('the items agree with the law they came from', 'data/plan/usc/tvpa-ag-report-items.json', (text) => {
  const raw = JSON.parse(text) as { items: { item: string; sub: { item: string }[] }[] };
  it('in letters and sub-items', () => {
    const shape = (all: readonly { item: string; sub: readonly { item: string }[] }[]) =>
      all.map((i) => [i.item, i.sub.map((s) => s.item)]);
    expect(shape(entriesOf(items, ReportItemRow))).toEqual(shape(raw.items));
  });
});

describe('the series', () => {
  const all = entriesOf(series, IndicatorRow);
  it('are 22, each with a kind, a direction and a source', () => {
    expect(all).toHaveLength(22);
    for (const s of all) expect(s.kind && s.direction && s.source.cite).toBeTruthy();
  });
  it('never take a count of detection for prevalence', () => {
    expect(all.filter((s) => s.kind === 'prevalence')).toEqual([]);
    expect(all.filter((s) => s.kind === 'detection').map((s) => s.series)).toContain('hotline-victims');
  });
  it('know that "more than 55,000" is at least that', () => {
    expect(all.find((s) => s.series === 'hotline-signals')?.observations[0]).toMatchObject({
      value: 55_000,
      flag: 'at_least',
    });
  });
  it('have first and last days that fit their period', () => {
    for (const o of all.flatMap((s) => s.observations)) {
      const { start, end } = parsePeriod(o.period);
      expect(o.end).toBe(end);
      if (start !== null) expect(o.start).toBe(start);
    }
  });
  it('hang on the pillars of the plan', () => {
    const doc = withIndicators(nap, all);
    expect(validatePlan(doc)).toEqual([]);
    expect(doc.indicators.filter((i) => i.nodeId === 'us-nap-2021.3')).toHaveLength(12);
    expect(doc.observations).toHaveLength(34);
  });
});

describeWithShared('the series agree with the data they came from', 'data/plan/indicators/us-series.json', (text) => {
  const raw = JSON.parse(text) as {
    id: string;
    title: string;
    unit: string;
    observations: { period: string; value: number }[];
  }[];
  it('in title, unit and numbers', () => {
    expect(
      entriesOf(series, IndicatorRow).map((s) => ({
        id: s.series,
        title: s.says.en,
        unit: s.unit,
        observations: s.observations.map(({ period, value }) => ({ period, value })),
      })),
    ).toEqual(raw.map(({ id, title, unit, observations }) => ({ id, title, unit, observations })));
  });
});

describe('the ladder', () => {
  it('has the rungs of the escalation engine', () => {
    const shape = (r: { unmetYears: number; andEveryYearAfter: boolean; dueDays: number | null }) => [
      r.unmetYears,
      r.andEveryYearAfter,
      r.dueDays,
    ];
    expect(entriesOf(rungs, EscalationRow).map(shape)).toEqual(GPRAMA_LADDER.map(shape));
  });
});
