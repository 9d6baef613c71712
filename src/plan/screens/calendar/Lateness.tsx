import { useCallback } from 'react';
import { ChartWithTable, chartColours, type PlotLibrary } from '../../../web/kit/ChartWithTable.tsx';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Section } from '../../../web/kit/Page.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import type { Column } from '../../../web/kit/table/columns.ts';
import { DataTable } from '../../../web/kit/table/DataTable.tsx';
import { useTableView } from '../../../web/kit/table/view.ts';
import { usePlanWords } from '../words.ts';
import { type CalendarView, type Due, dueId, dueStates, dueTones, occasionOf, stateKey } from './due.ts';
import { lanesOf } from './lanes.ts';

const laneHeight = 9;

/** Each duty as a band: from the day it was due to the day it was met, or to today. */
export const Lateness = ({ calendar }: { calendar: CalendarView }) => {
  const words = usePlanWords();
  const { t, say, language } = words;
  const { entries, asOf, from, to } = calendar;
  const view = useTableView({}, 'line.');
  const key = JSON.stringify(entries.map((e) => [say(e.duty.title), e.due, e.delivered, e.state]));
  const plot = useCallback(
    (plot: PlotLibrary, width: number) => {
      const rows = JSON.parse(key) as [string, string, string | null, Due['state']][];
      const { bands, marks, height } = lanesOf(
        rows.map(([title, due, delivered, state]) => ({ title, due, delivered, state })),
        asOf,
      );
      const day = (text: string) => new Date(`${text}T00:00:00Z`);
      const late = marks.filter((m) => m.until !== null);
      const today = day(asOf);
      const letters = Math.max(20, Math.floor(width / 7.5));
      return {
        width,
        height: height * laneHeight + 50,
        marginLeft: 18,
        marginRight: 18,
        marginTop: 20,
        x: { type: 'utc' as const, domain: [day(from), day(to)], grid: true, label: null },
        y: { axis: null, domain: [0, height], reverse: true },
        marks: [
          plot.text(bands, {
            x: () => day(from),
            y: (b) => b.y,
            text: (b) => (b.title.length > letters ? `${b.title.slice(0, letters - 1)}…` : b.title),
            textAnchor: 'start',
            fontSize: 12,
            fill: '#1b1b1b',
          }),
          // still growing: dashed up to today; closed: a full line up to the day it was met
          plot.link(
            late.filter((m) => m.delivered === null),
            {
              x1: (m) => day(m.due),
              x2: () => today,
              y: (m) => m.y,
              stroke: chartColours[3],
              strokeWidth: 2.5,
              strokeDasharray: '5 3',
            },
          ),
          plot.link(
            late.filter((m) => m.delivered !== null),
            {
              x1: (m) => day(m.due),
              x2: (m) => day(m.until ?? m.due),
              y: (m) => m.y,
              stroke: chartColours[0],
              strokeWidth: 2.5,
            },
          ),
          plot.dot(marks, {
            x: (m) => day(m.due),
            y: (m) => m.y,
            r: 3.5,
            fill: '#fff',
            stroke: '#1b1b1b',
            strokeWidth: 1.5,
          }),
          plot.dot(
            marks.filter((m) => m.delivered !== null),
            { x: (m) => day(m.delivered ?? m.due), y: (m) => m.y, r: 4, symbol: 'triangle', fill: chartColours[0] },
          ),
          plot.ruleX([today], { stroke: '#1b1b1b' }),
          plot.text([today], { x: (d) => d, frameAnchor: 'top', dy: -14, text: () => t('plan.calendar.today') }),
        ],
      };
    },
    [key, asOf, from, to, t],
  );
  const columns: Column<Due>[] = [
    { id: 'duty', header: t('plan.calendar.duty'), value: (d) => say(d.duty.title), namesRow: true },
    { id: 'for', header: t('plan.calendar.occasion'), value: (d) => occasionOf(d, words) },
    { id: 'due', header: t('plan.column.due'), value: (d) => d.due, kind: 'date' },
    { id: 'delivered', header: t('plan.calendar.delivered-on'), value: (d) => d.delivered, kind: 'date' },
    { id: 'late', header: t('plan.column.days-late'), value: (d) => d.daysLate, kind: 'number' },
    {
      id: 'state',
      header: t('plan.column.state'),
      value: (d) => d.state,
      cell: (d) => <StateBadge tone={dueTones[d.state]}>{t(stateKey(d.state))}</StateBadge>,
      choices: dueStates.map((value) => ({ value, label: t(stateKey(value)) })),
    },
  ];
  if (entries.length === 0) return <EmptyState icon="calendar" title={t('plan.calendar.none')} />;
  return (
    <Section title={t('plan.calendar.line')}>
      <ChartWithTable
        key={language}
        title={t('plan.calendar.chart')}
        caption={t('plan.calendar.chart.caption')}
        plot={plot}
        table={
          <DataTable
            caption={t('plan.calendar.chart')}
            name="lateness"
            view={view}
            columns={columns}
            rows={entries}
            rowId={dueId}
            empty={null}
          />
        }
      />
    </Section>
  );
};
