import { useMemo, useState } from 'react';
import { useAct, useRead } from '../../web/api.ts';
import { Button } from '../../web/kit/Button.tsx';
import { Confirm } from '../../web/kit/Confirm.tsx';
import { EmptyState } from '../../web/kit/EmptyState.tsx';
import { Loaded } from '../../web/kit/Loaded.tsx';
import { useMay } from '../../web/kit/me.ts';
import { Page, Section } from '../../web/kit/Page.tsx';
import { Stat, Stats } from '../../web/kit/Stat.tsx';
import { StateBadge } from '../../web/kit/StateBadge.tsx';
import { Tabs } from '../../web/kit/Tabs.tsx';
import type { Column } from '../../web/kit/table/columns.ts';
import { DataTable } from '../../web/kit/table/DataTable.tsx';
import { useTableView } from '../../web/kit/table/view.ts';
import { answerFinding, findingValues, openLedger } from '../contract.ts';
import type { LedgerView } from './ledger-view.ts';
import { Promises } from './Promises.tsx';
import { PlanLine, WithPlan } from './WithPlan.tsx';
import { usePlanWords } from './words.ts';

type Finding = LedgerView['findings'][number];

/** The commitment ledger over the meetings: its questions first, then the promises and the gaps behind them. */
export const Screen = () => {
  const { t } = usePlanWords();
  return (
    <WithPlan title={t('plan.nav.promises')}>
      {(plan) => (
        <Page title={t('plan.nav.promises')} state={<PlanLine plan={plan} />} lead={t('plan.promises.lead')}>
          <Book planId={plan.id} />
        </Page>
      )}
    </WithPlan>
  );
};

const Book = ({ planId }: { planId: string }) => {
  const { t } = usePlanWords();
  const read = useRead(openLedger, { planId });
  return (
    <Loaded read={read}>
      {(ledger) => (
        <Tabs
          label={t('plan.nav.promises')}
          tabs={[
            {
              id: 'questions',
              label: t('plan.promises.questions'),
              content: () => <Questions planId={planId} ledger={ledger} />,
            },
            { id: 'promises', label: t('plan.promises.all'), content: () => <Promises ledger={ledger} /> },
            { id: 'gaps', label: t('plan.promises.gaps'), content: () => <Gaps ledger={ledger} /> },
            { id: 'carry', label: t('plan.promises.carry'), content: () => <CarryOver ledger={ledger} /> },
          ]}
        />
      )}
    </Loaded>
  );
};

const Questions = ({ planId, ledger }: { planId: string; ledger: LedgerView }) => {
  const words = usePlanWords();
  const { t, language, date } = words;
  const mayWrite = useMay('write plan');
  const [asked, setAsked] = useState<Finding | null>(null);
  const kinds = [...new Set(ledger.findings.map((f) => f.kind))];
  // biome-ignore lint/correctness/useExhaustiveDependencies: words are made anew each time; the language decides
  const columns = useMemo<Column<Finding>[]>(
    () => [
      {
        id: 'question',
        header: t('plan.promises.question'),
        value: (f) => `${t(f.key, findingValues(f, language, date))} (${f.id})`,
        cell: (f) => t(f.key, findingValues(f, language, date)),
        namesRow: true,
      },
      {
        id: 'kind',
        header: t('plan.column.kind'),
        value: (f) => f.kind,
        choices: kinds.map((value) => ({ value, label: t(`plan.ledger.kind.${value}`) })),
      },
      { id: 'rows', header: t('plan.promises.rows'), value: (f) => f.rows, offAtFirst: true },
      {
        id: 'answer',
        header: t('plan.promises.answer'),
        value: (f) => f.answer?.verdict ?? 'open',
        choices: (['open', 'stands', 'explained'] as const).map((value) => ({
          value,
          label: t(`plan.promises.answer.${value}`),
        })),
        cell: (f) =>
          f.answer ? (
            <>
              <StateBadge tone={f.answer.verdict === 'stands' ? 'late' : 'good'}>
                {t(`plan.promises.answer.${f.answer.verdict}`)}
              </StateBadge>
              <p className="ff-small">
                {f.answer.why} ({f.answer.by})
              </p>
            </>
          ) : mayWrite ? (
            <Button kind="quiet" onClick={() => setAsked(f)}>
              {t('plan.promises.answer.act')}
            </Button>
          ) : (
            <StateBadge tone="unknown">{t('plan.promises.answer.open')}</StateBadge>
          ),
      },
    ],
    [language, mayWrite, ledger],
  );
  const { content } = ledger;
  return (
    <>
      <Stats>
        <Stat
          label={t('plan.promises.total')}
          value={content.total}
          doubt={t('plan.promises.total.doubt', { cycles: content.byCycle.length })}
        />
        <Stat
          label={t('plan.promises.with-time')}
          value={content.withTimeframe}
          doubt={t('plan.promises.of', { total: content.total })}
        />
        <Stat
          label={t('plan.promises.with-number')}
          value={content.withQuantity}
          doubt={t('plan.promises.of', { total: content.total })}
        />
        <Stat label={t('plan.promises.threads')} value={content.threads} doubt={t('plan.promises.threads.doubt')} />
      </Stats>
      <DataTable
        caption={t('plan.promises.questions')}
        name="questions"
        columns={columns}
        rows={ledger.findings}
        rowId={(f) => f.id}
        empty={<EmptyState icon="question" title={t('plan.promises.none')} />}
      />
      {asked ? <Answer planId={planId} finding={asked} onClose={() => setAsked(null)} /> : null}
    </>
  );
};

/** A person's answer: the question stands (it did slip), or there is an explanation. */
const Answer = ({ planId, finding, onClose }: { planId: string; finding: Finding; onClose: () => void }) => {
  const { t, language, date } = usePlanWords();
  const act = useAct(answerFinding);
  const [verdict, setVerdict] = useState<'stands' | 'explained'>('explained');
  return (
    <Confirm
      title={t('plan.promises.answer.title')}
      act={t('plan.promises.answer.save')}
      busy={act.isPending}
      error={act.error}
      reason={{ label: t('plan.promises.answer.why') }}
      consequence={
        <>
          <p>{t(finding.key, findingValues(finding, language, date))}</p>
          <fieldset className="usa-fieldset">
            <legend className="usa-legend">{t('plan.promises.answer.verdict')}</legend>
            {(['explained', 'stands'] as const).map((value) => (
              <div className="usa-radio" key={value}>
                <input
                  className="usa-radio__input"
                  type="radio"
                  id={`verdict-${value}`}
                  name="verdict"
                  checked={verdict === value}
                  onChange={() => setVerdict(value)}
                />
                <label className="usa-radio__label" htmlFor={`verdict-${value}`}>
                  {t(`plan.promises.answer.${value}`)}
                </label>
              </div>
            ))}
          </fieldset>
        </>
      }
      onConfirm={(why) => act.mutate({ input: { planId, finding: finding.id, verdict, why } }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
};

const Gaps = ({ ledger }: { ledger: LedgerView }) => {
  const { t } = usePlanWords();
  return (
    <>
      <Matrix name="agencies" title={t('plan.promises.by-agency')} matrix={ledger.agencies} />
      <Matrix name="pillars" title={t('plan.promises.by-pillar')} matrix={ledger.pillars} />
      <Matrix name="others" title={t('plan.promises.by-other')} matrix={ledger.others} />
    </>
  );
};

type MatrixView = LedgerView['agencies'];
type MatrixRow = MatrixView['rows'][number];

const Matrix = ({ name, title, matrix }: { name: string; title: string; matrix: MatrixView }) => {
  const view = useTableView({}, `${name}.`);
  const { t, say, date } = usePlanWords();
  const columns: Column<MatrixRow>[] = [
    {
      id: 'id',
      header: t('plan.column.name'),
      value: (r) => (r.id.includes('.') ? say(r.name) : r.id),
      namesRow: true,
    },
    ...matrix.columns.map(
      (cycle, i): Column<MatrixRow> => ({
        id: cycle.id,
        header: date(cycle.date),
        value: (r) => r.counts[i] ?? 0,
        kind: 'number',
        cell: (r) =>
          r.counts[i] ? String(r.counts[i]) : <StateBadge tone="unknown">{t('plan.promises.nothing')}</StateBadge>,
      }),
    ),
    { id: 'total', header: t('plan.column.total'), value: (r) => r.total, kind: 'number' },
  ];
  return (
    <Section title={title}>
      <DataTable
        caption={title}
        name={`promises-by-${name}`}
        view={view}
        columns={columns}
        rows={matrix.rows}
        rowId={(r) => r.id}
        empty={<EmptyState title={t('plan.promises.none')} />}
      />
    </Section>
  );
};

type Carried = LedgerView['carryOver'][number];

const CarryOver = ({ ledger }: { ledger: LedgerView }) => {
  const { t, say } = usePlanWords();
  const columns: Column<Carried>[] = [
    { id: 'title', header: t('plan.column.title'), value: (c) => say(c.commitment.title), namesRow: true },
    { id: 'orgs', header: t('plan.column.agencies'), value: (c) => c.commitment.orgs },
    { id: 'status', header: t('plan.column.state'), value: (c) => t(`plan.promise.${c.commitment.status}`) },
    { id: 'timeframe', header: t('plan.column.timeframe'), value: (c) => c.timeframe },
    { id: 'due', header: t('plan.column.due'), value: (c) => c.due, kind: 'date' },
  ];
  return (
    <Section title={t('plan.promises.carry')} lead={t('plan.promises.carry.lead')}>
      <DataTable
        caption={t('plan.promises.carry')}
        name="carry-over"
        columns={columns}
        rows={ledger.carryOver}
        rowId={(c) => c.commitment.id}
        empty={<EmptyState icon="flag" title={t('plan.promises.carry.none')} />}
      />
    </Section>
  );
};
