import { useCallback } from 'react';
import { ChartWithTable, chartColours, type PlotLibrary } from '../../web/kit/ChartWithTable.tsx';
import { EmptyState } from '../../web/kit/EmptyState.tsx';
import { Section } from '../../web/kit/Page.tsx';
import type { Column } from '../../web/kit/table/columns.ts';
import { DataTable } from '../../web/kit/table/DataTable.tsx';
import { useTableView } from '../../web/kit/table/view.ts';
import type { LedgerView } from './ledger-view.ts';
import { usePlanWords } from './words.ts';

type Promised = LedgerView['commitments'][number];
const statuses = ['done', 'ongoing', 'planned'] as const;

/** Every promise, and how many of them were done, under way or planned at each meeting. */
export const Promises = ({ ledger }: { ledger: LedgerView }) => {
  const { t, say, date } = usePlanWords();
  const day = (c: Promised): string => ledger.cycles.find((cycle) => cycle.id === c.cycle)?.date ?? '';
  const columns: Column<Promised>[] = [
    { id: 'title', header: t('plan.column.title'), value: (c) => say(c.title), namesRow: true },
    { id: 'meeting', header: t('plan.column.meeting'), value: day, kind: 'date' },
    { id: 'orgs', header: t('plan.column.agencies'), value: (c) => c.orgs },
    {
      id: 'status',
      header: t('plan.column.state'),
      value: (c) => c.status,
      choices: statuses.map((value) => ({ value, label: t(`plan.promise.${value}`) })),
    },
    { id: 'timeframe', header: t('plan.column.timeframe'), value: (c) => c.timeframe },
    { id: 'id', header: t('plan.column.id'), value: (c) => c.id, offAtFirst: true },
    { id: 'source', header: t('plan.node.source'), value: (c) => c.source?.cite, offAtFirst: true },
  ];
  const counts = ledger.cycles.flatMap((cycle) =>
    statuses.map((status) => ({
      meeting: date(cycle.date),
      status: t(`plan.promise.${status}`),
      count: ledger.commitments.filter((c) => c.cycle === cycle.id && c.status === status).length,
    })),
  );
  const byMeeting = useTableView({}, 'meeting.');
  const key = JSON.stringify(counts);
  const plot = useCallback(
    (plot: PlotLibrary, width: number) => {
      const data = JSON.parse(key) as typeof counts;
      return {
        width,
        height: 260,
        marginLeft: 40,
        x: { label: null, domain: [...new Set(data.map((d) => d.meeting))] },
        y: { label: t('plan.promises.count'), grid: true },
        color: { domain: statuses.map((s) => t(`plan.promise.${s}`)), range: chartColours.slice(0, 3), legend: true },
        marks: [plot.barY(data, { x: 'meeting', y: 'count', fill: 'status', inset: 1 }), plot.ruleY([0])],
      };
    },
    [key, t],
  );
  return (
    <Section title={t('plan.promises.all')}>
      <ChartWithTable
        title={t('plan.promises.chart')}
        caption={t('plan.promises.chart.caption')}
        plot={plot}
        table={
          <DataTable
            caption={t('plan.promises.chart')}
            name="promises-by-meeting"
            view={byMeeting}
            columns={[
              { id: 'meeting', header: t('plan.column.meeting'), value: (c) => c.meeting, namesRow: true },
              { id: 'status', header: t('plan.column.state'), value: (c) => c.status },
              { id: 'count', header: t('plan.promises.count'), value: (c) => c.count, kind: 'number' },
            ]}
            rows={counts}
            rowId={(c) => `${c.meeting}-${c.status}`}
            empty={null}
          />
        }
      />
      <DataTable
        caption={t('plan.promises.all')}
        name="promises"
        columns={columns}
        rows={ledger.commitments}
        rowId={(c) => c.id}
        empty={<EmptyState icon="flag" title={t('plan.promises.none')} />}
      />
    </Section>
  );
};
