import { useCallback } from 'react';
import { ChartWithTable, chartColours, type PlotLibrary } from '../../../web/kit/ChartWithTable.tsx';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import type { Column } from '../../../web/kit/table/columns.ts';
import { DataTable } from '../../../web/kit/table/DataTable.tsx';
import { useTableView } from '../../../web/kit/table/view.ts';
import { usePlanWords } from '../words.ts';
import { flagged, type IndicatorView, type Point } from './measure-words.ts';
import { type SeriesRow, seriesRows, type TargetRow, zeroMeansSomething } from './series-rows.ts';

/** A shape for how sure a number is; colour alone would not be seen by all. */
const shapes: Record<NonNullable<Point['flag']> | 'none', 'circle' | 'diamond' | 'triangle' | 'square' | 'times'> = {
  none: 'circle',
  estimate: 'diamond',
  about: 'square',
  at_least: 'triangle',
  suppressed: 'times',
  missing: 'times',
};

interface ChartProps extends Pick<IndicatorView, 'series' | 'targets' | 'suppressed'> {
  readonly title: string;
  readonly unit: string;
  readonly kind: IndicatorView['indicator']['kind'];
}

/** Values over the years, and what is wanted. The caption says what the shapes mean and what the number is not. */
export const SeriesChart = ({ title, unit, kind, series, targets, suppressed }: ChartProps) => {
  const words = usePlanWords();
  const { t } = words;
  const view = useTableView({ size: 50 }, 'years.');
  const { rows, wanted } = seriesRows({ series, targets });
  const known = rows.filter((r): r is SeriesRow & { value: number } => r.value !== null);
  const gaps = rows.length - known.length;
  const key = JSON.stringify({ known, wanted });
  const plot = useCallback(
    (plot: PlotLibrary, width: number) => {
      const data = JSON.parse(key) as { known: (SeriesRow & { value: number })[]; wanted: TargetRow[] };
      const names = [...new Set(data.known.map((r) => r.series ?? ''))];
      const years = [...data.known, ...data.wanted].map(({ year }) => year);
      const values = [...data.known, ...data.wanted].map(({ value }) => value);
      const top = Math.max(...values, 0);
      const span = [Math.min(...years) - 0.5, Math.max(...years) + 0.5] as [number, number];
      const few = [...new Set(years)].sort((a, b) => a - b);
      const fits = Math.max(2, Math.floor(width / 60));
      const zero = zeroMeansSomething(unit);
      const colour = (r: SeriesRow): string => chartColours[names.indexOf(r.series ?? '') % 6] ?? '#000';
      return {
        width,
        height: 300,
        marginLeft: 56,
        marginRight: 24,
        marginTop: 28,
        x: {
          domain: span,
          ticks: few.length <= fits ? few : fits,
          tickFormat: 'd',
          label: null,
        },
        y: { label: unit, grid: true, zero, nice: true, tickFormat: (value: number) => words.number(value) },
        marks: [
          ...(zero ? [plot.ruleY([0])] : []),
          ...names.map((name) =>
            plot.line(
              data.known.filter((r) => (r.series ?? '') === name).sort((a, b) => a.year - b.year),
              { x: 'year', y: 'value', stroke: colour, strokeWidth: 1.5 },
            ),
          ),
          // "at least": the truth lies upwards from here
          plot.link(
            data.known.filter((r) => r.flag === 'at_least'),
            {
              x: 'year',
              y1: 'value',
              y2: (r: SeriesRow & { value: number }) => r.value + top * 0.08,
              stroke: colour,
              strokeDasharray: '2 2',
              markerEnd: 'arrow' as const,
            },
          ),
          plot.link(
            data.wanted.flatMap((target) => {
              const last = data.known.reduce<(SeriesRow & { value: number }) | null>(
                (a, b) => (a === null || b.year > a.year ? b : a),
                null,
              );
              return last && names.length === 1 && target.year > last.year ? [{ from: last, to: target }] : [];
            }),
            {
              x1: (d) => d.from.year,
              y1: (d) => d.from.value,
              x2: (d) => d.to.year,
              y2: (d) => d.to.value,
              stroke: '#565c65',
              strokeDasharray: '4 4',
            },
          ),
          plot.dot(data.known, {
            x: 'year',
            y: 'value',
            r: 4.5,
            symbol: (r: SeriesRow) => shapes[r.flag ?? 'none'],
            stroke: colour,
            fill: '#fff',
            strokeWidth: 2,
          }),
          plot.dot(data.wanted, { x: 'year', y: 'value', r: 6, symbol: 'star', fill: '#1b1b1b' }),
          plot.text(data.wanted, {
            x: 'year',
            y: 'value',
            dy: -14,
            text: (d: TargetRow) => t('plan.numbers.target.label', { value: words.number(d.value) }),
          }),
          ...(names.length > 1
            ? [
                plot.text(
                  data.known,
                  plot.selectLast({ x: 'year', y: 'value', z: 'series', text: 'series', dy: -12, textAnchor: 'end' }),
                ),
              ]
            : []),
        ],
        symbol: { legend: false, type: 'identity' as const },
      };
    },
    [key, unit, t, words.number],
  );
  const table: (Omit<SeriesRow, 'series'> & { series: string; wanted: number | null })[] = [
    ...rows.map((r) => ({
      ...r,
      series: r.series ?? '',
      wanted: wanted.find(({ year }) => year === r.year)?.value ?? null,
    })),
    ...wanted
      .filter(({ year }) => !rows.some((r) => r.year === year))
      .map(({ year, value }) => ({ year, value: null, flag: null, series: '', wanted: value })),
  ].sort((a, b) => a.year - b.year || a.series.localeCompare(b.series));
  const columns: Column<(typeof table)[number]>[] = [
    { id: 'year', header: t('plan.numbers.year'), value: (r) => String(r.year), namesRow: true },
    ...(series.length > 1
      ? [{ id: 'series', header: t('plan.numbers.series'), value: (r: (typeof table)[number]) => r.series }]
      : []),
    {
      id: 'value',
      header: unit,
      value: (r) => r.value,
      cell: (r) => (r.value === null && r.flag === null ? null : flagged(r.value, r.flag, words)),
      kind: 'number',
    },
    { id: 'wanted', header: t('plan.numbers.target'), value: (r) => r.wanted, kind: 'number' },
  ];
  if (known.length === 0 && wanted.length === 0) {
    return (
      <EmptyState icon="chart" title={t('plan.numbers.no-values')}>
        {t('plan.numbers.no-values.says')}
      </EmptyState>
    );
  }
  const flags = [...new Set(known.flatMap(({ flag }) => (flag === null ? [] : [flag])))];
  return (
    <ChartWithTable
      title={t('plan.numbers.chart', { title })}
      plot={plot}
      caption={
        <>
          {t('plan.numbers.chart.caption', { unit })}
          {wanted.length > 0 ? ` ${t('plan.numbers.chart.target')}` : ''}
          {flags.map((flag) => ` ${t(`plan.numbers.chart.flag.${flag}`)}`)}
          {gaps > 0 ? ` ${t('plan.numbers.chart.gaps', { count: gaps })}` : ''}
          {suppressed > 0 ? ` ${t('plan.numbers.chart.suppressed', { count: suppressed })}` : ''}
          {kind === 'detection' ? ` ${t('plan.measure.detection')}` : ''}
        </>
      }
      table={
        <DataTable
          caption={t('plan.numbers.chart', { title })}
          name="values"
          view={view}
          columns={columns}
          rows={table}
          rowId={(r) => `${r.year} ${r.series}`}
          empty={null}
        />
      }
    />
  );
};
