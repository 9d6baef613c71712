import { useMemo } from 'react';
import { Button } from '../../../web/kit/Button.tsx';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import type { Column } from '../../../web/kit/table/columns.ts';
import { DataTable } from '../../../web/kit/table/DataTable.tsx';
import { type PlanWords, usePlanWords } from '../words.ts';
import { type CalendarView, type Due, dueId, dueStates, dueTones, occasionOf, ownerOf, stateKey } from './due.ts';
import { Ground } from './Ground.tsx';
import type { DeliverAct } from './Waiting.tsx';

const columnsFor = (words: PlanWords, entries: readonly Due[], deliver: DeliverAct): Column<Due>[] => {
  const { t, say } = words;
  const owners = [...new Set(entries.map(({ duty }) => ownerOf(duty, words)))].sort();
  return [
    {
      id: 'duty',
      header: t('plan.calendar.duty'),
      value: (d) => t('plan.calendar.duty-for', { title: say(d.duty.title), occasion: occasionOf(d, words) }),
      namesRow: true,
    },
    { id: 'due', header: t('plan.column.due'), value: (d) => d.due, kind: 'date' },
    {
      id: 'state',
      header: t('plan.column.state'),
      value: (d) => d.state,
      cell: (d) => <StateBadge tone={dueTones[d.state]}>{t(stateKey(d.state))}</StateBadge>,
      choices: dueStates.map((value) => ({ value, label: t(stateKey(value)) })),
    },
    { id: 'late', header: t('plan.column.days-late'), value: (d) => d.daysLate || null, kind: 'number' },
    {
      id: 'delivered',
      header: t('plan.calendar.delivered-on'),
      value: (d) => d.delivered,
      cell: (d) => <Delivered due={d} deliver={deliver} />,
      kind: 'date',
    },
    {
      id: 'owner',
      header: t('plan.calendar.owner'),
      value: ({ duty }) => ownerOf(duty, words),
      choices: owners.map((value) => ({ value, label: value })),
    },
    {
      id: 'recipient',
      header: t('plan.calendar.recipient'),
      value: ({ duty }) => say(duty.recipient),
      offAtFirst: true,
    },
    {
      id: 'law',
      header: t('plan.calendar.law'),
      value: ({ duty }) => duty.citation.cite,
      cell: ({ duty }) => (
        <>
          <Ground citation={duty.citation} />
          {duty.doubt ? (
            <details className="ff-small">
              <summary>{t('plan.calendar.not-sure')}</summary>
              {say(duty.doubt)}
            </details>
          ) : null}
        </>
      ),
    },
    {
      id: 'proof',
      header: t('plan.calendar.proof'),
      value: (d) => d.proofUri,
      offAtFirst: true,
    },
  ];
};

/** When it was met, with its proof, or the act that says so. */
const Delivered = ({ due, deliver }: { due: Due; deliver: DeliverAct }) => {
  const { t, date } = usePlanWords();
  return (
    <>
      {due.delivered ? <span className="ff-line">{date(due.delivered)}</span> : null}
      {due.proofUri ? (
        <a className="usa-link ff-proof" href={due.proofUri} rel="noreferrer noopener" target="_blank">
          {t('plan.calendar.proof.open')}
        </a>
      ) : null}
      {due.note ? <p className="ff-small ff-as-written">{due.note}</p> : null}
      {deliver ? (
        <div>
          <Button kind="quiet" onClick={() => deliver(due)}>
            {t(due.delivered ? 'plan.calendar.correct' : 'plan.calendar.deliver')}
          </Button>
        </div>
      ) : null}
    </>
  );
};

/** Every duty of the window, to filter by state and owner. */
export const DueTable = ({ calendar, deliver }: { calendar: CalendarView; deliver: DeliverAct }) => {
  const words = usePlanWords();
  const { t, date } = words;
  const { entries, from, to } = calendar;
  // biome-ignore lint/correctness/useExhaustiveDependencies: words are made anew each time; the language decides
  const columns = useMemo(() => columnsFor(words, entries, deliver), [words.language, entries, deliver]);
  return (
    <>
      <p className="ff-small">{t('plan.calendar.window', { from: date(from), to: date(to) })}</p>
      <DataTable
        caption={t('plan.calendar.all')}
        name="duties"
        columns={columns}
        rows={entries}
        rowId={dueId}
        empty={
          <EmptyState icon="calendar" title={t('plan.calendar.none')}>
            {t('plan.calendar.none.says')}
          </EmptyState>
        }
      />
    </>
  );
};
