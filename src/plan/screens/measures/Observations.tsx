import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Section } from '../../../web/kit/Page.tsx';
import type { Column } from '../../../web/kit/table/columns.ts';
import { DataTable } from '../../../web/kit/table/DataTable.tsx';
import type { UseTableView } from '../../../web/kit/table/view.ts';
import { usePlanWords } from '../words.ts';
import { flagged, type IndicatorView } from './measure-words.ts';

type Observation = IndicatorView['observations']['rows'][number];

/** Every number as it was reported, the newest period on top. */
export const Observations = (props: {
  view: UseTableView;
  observations: IndicatorView['observations'];
  busy: boolean;
}) => {
  const words = usePlanWords();
  const { t } = words;
  const columns: Column<Observation>[] = [
    { id: 'period', header: t('plan.numbers.period'), value: (o) => o.period, namesRow: true },
    {
      id: 'value',
      header: t('plan.numbers.value'),
      value: (o) => o.value,
      cell: (o) => flagged(o.value, o.flag, words),
      kind: 'number',
    },
    { id: 'agency', header: t('plan.numbers.agency'), value: (o) => o.agency },
    {
      id: 'dims',
      header: t('plan.numbers.parts'),
      value: (o) => Object.entries(o.dims).map(([name, value]) => `${name}: ${value}`),
    },
    { id: 'source', header: t('plan.node.source'), value: (o) => o.source },
    { id: 'start', header: t('plan.column.start'), value: (o) => o.start, kind: 'date', offAtFirst: true },
    { id: 'end', header: t('plan.column.end'), value: (o) => o.end, kind: 'date', offAtFirst: true },
  ];
  const { rows, total } = props.observations;
  return (
    <Section title={t('plan.numbers.observations')}>
      <DataTable
        caption={t('plan.numbers.observations')}
        name="observations"
        columns={columns}
        rows={rows}
        rowId={(o) => o.id}
        view={props.view}
        server={{ total, busy: props.busy }}
        empty={<EmptyState icon="table" title={t('plan.numbers.no-values')} />}
      />
    </Section>
  );
};
