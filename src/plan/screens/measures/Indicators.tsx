import { useMemo, useState } from 'react';
import { useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useGo } from '../../../web/kit/search.ts';
import type { Column } from '../../../web/kit/table/columns.ts';
import { DataTable } from '../../../web/kit/table/DataTable.tsx';
import { listIndicators } from '../../contract.ts';
import { type PlanWords, usePlanWords } from '../words.ts';
import { IndicatorForm } from './IndicatorForm.tsx';
import { indicatorPath } from './indicator-path.ts';
import { directions, flagged, type IndicatorLine, indicatorKinds, progressStates, stateOf } from './measure-words.ts';
import { ProgressState, Sentences } from './ProgressState.tsx';

const columnsFor = (words: PlanWords, planId: string): Column<IndicatorLine>[] => {
  const { t, say } = words;
  return [
    {
      id: 'title',
      header: t('plan.numbers.indicator'),
      value: (i) => say(i.title),
      cell: (i) => (
        <>
          <Link to={indicatorPath(planId, i.id)}>{say(i.title)}</Link>
          <Sentences of={i.notes} />
        </>
      ),
      namesRow: true,
    },
    {
      id: 'status',
      header: t('plan.numbers.progress'),
      value: (i) => stateOf(i.progress),
      cell: (i) => (
        <>
          <ProgressState progress={i.progress} />
          <Sentences of={i.progress.warnings} />
        </>
      ),
      choices: progressStates.map((value) => ({ value, label: t(`plan.numbers.status.${value}`) })),
    },
    {
      id: 'latest',
      header: t('plan.numbers.latest'),
      value: (i) => i.latest?.value ?? null,
      cell: (i) =>
        i.latest
          ? t('plan.numbers.in-year', {
              value: flagged(i.latest.value, i.latest.flag, words),
              year: String(i.latest.year),
            })
          : null,
      kind: 'number',
    },
    { id: 'unit', header: t('plan.numbers.unit'), value: (i) => i.unit },
    {
      id: 'kind',
      header: t('plan.numbers.kind'),
      value: (i) => i.kind ?? 'none',
      choices: [...indicatorKinds, 'none'].map((value) => ({ value, label: t(`plan.numbers.kind.${value}`) })),
    },
    {
      id: 'direction',
      header: t('plan.numbers.direction'),
      value: (i) => i.direction ?? 'none',
      choices: [...directions, 'none'].map((value) => ({ value, label: t(`plan.numbers.direction.${value}`) })),
    },
    {
      id: 'observations',
      header: t('plan.numbers.observations'),
      value: (i) => i.observations,
      kind: 'number',
      offAtFirst: true,
    },
    { id: 'id', header: t('plan.numbers.short-name'), value: (i) => i.id, offAtFirst: true },
  ];
};

/** The most that one answer of the server holds. */
const most = 500;

/** Every indicator with what it counts and how far it is. */
export const Indicators = ({ planId, mayWrite }: { planId: string; mayWrite: boolean }) => {
  const words = usePlanWords();
  const { t } = words;
  const go = useGo();
  const [adding, setAdding] = useState(false);
  const read = useRead(listIndicators, { planId, limit: most });
  // biome-ignore lint/correctness/useExhaustiveDependencies: words are made anew each time; the language decides
  const columns = useMemo(() => columnsFor(words, planId), [words.language, planId]);
  const add = mayWrite ? (
    <Button icon="add" onClick={() => setAdding(true)}>
      {t('plan.numbers.add')}
    </Button>
  ) : null;
  return (
    <>
      <Loaded read={read}>
        {({ rows, total }) => (
          <>
            {total > rows.length ? (
              <Alert tone="warning">{t('plan.numbers.first-only', { shown: rows.length, total })}</Alert>
            ) : null}
            <DataTable
              caption={t('plan.numbers.indicators')}
              name="indicators"
              columns={columns}
              rows={rows}
              rowId={(i) => i.id}
              tools={add}
              empty={
                <EmptyState icon="chart" title={t('plan.numbers.none')} action={add}>
                  {t('plan.numbers.none.says')}
                </EmptyState>
              }
            />
          </>
        )}
      </Loaded>
      {adding ? (
        <IndicatorForm
          planId={planId}
          indicator={null}
          onDone={({ id }) => go(`/plan/numbers/${encodeURIComponent(id)}`, { plan: planId })}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </>
  );
};
