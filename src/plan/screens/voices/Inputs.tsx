import { useState } from 'react';
import type { Output } from '../../../platform/contract/index.ts';
import { useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import type { Column } from '../../../web/kit/table/columns.ts';
import { DataTable } from '../../../web/kit/table/DataTable.tsx';
import { useTableView } from '../../../web/kit/table/view.ts';
import { listSurvivorInput } from '../../contract.ts';
import { withPlan } from '../use-plan.ts';
import { usePlanWords } from '../words.ts';
import { AddInput } from './AddInput.tsx';
import { dispositions, dispositionTones } from './input-words.ts';

type Line = Output<typeof listSurvivorInput>['rows'][number];

/** What survivors told the office, without words or names: what waits for an answer first. */
export const Inputs = ({ planId }: { planId: string }) => {
  const { t, date } = usePlanWords();
  const mayWrite = useMay('write survivor-input');
  const view = useTableView({ size: 25 });
  const wanted = dispositions.find((one) => one === view.filters.disposition);
  const read = useRead(
    listSurvivorInput,
    { planId, disposition: wanted, limit: view.size, offset: view.page * view.size },
    { placeholderData: (before) => before },
  );
  const [adding, setAdding] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const columns: Column<Line>[] = [
    {
      id: 'source',
      header: t('plan.voices.input.source'),
      value: (i) => i.source,
      cell: (i) => {
        const name = t('plan.voices.input.of', { source: i.source, day: date(i.receivedOn) });
        if (i.destroyedOn === null) return <Link to={withPlan(`/plan/voices/${i.id}`, planId)}>{name}</Link>;
        return (
          <>
            {name}
            <span className="ff-line ff-small">
              {t('plan.voices.input.destroyed-on', { day: date(i.destroyedOn) })}
            </span>
          </>
        );
      },
      namesRow: true,
    },
    { id: 'due', header: t('plan.voices.input.due'), value: (i) => i.dueFor, kind: 'date' },
    { id: 'late', header: t('plan.column.days-late'), value: (i) => i.daysLate || null, kind: 'number' },
    {
      id: 'disposition',
      header: t('plan.voices.response'),
      value: (i) => i.disposition,
      cell: (i) => (
        <>
          <StateBadge tone={dispositionTones[i.disposition]}>
            {t(`plan.voices.disposition.${i.disposition}`)}
          </StateBadge>
          {i.response ? <span className="ff-line ff-as-written">{i.response}</span> : null}
        </>
      ),
      choices: dispositions.map((value) => ({ value, label: t(`plan.voices.disposition.${value}`) })),
    },
    {
      id: 'scope',
      header: t('plan.voices.input.scope'),
      value: (i) => t(`plan.voices.scope.${i.consentScope}`),
    },
    { id: 'paid', header: t('plan.voices.input.paid'), value: (i) => i.compensated },
  ];
  const add = mayWrite ? (
    <Button icon="add" onClick={() => setAdding(true)}>
      {t('plan.voices.input.add')}
    </Button>
  ) : null;
  return (
    <>
      <p className="ff-section-lead">{t('plan.voices.input.lead')}</p>
      {said ? <Alert tone="success" title={said} live /> : null}
      <Loaded read={read}>
        {({ rows, total, open }) => (
          <>
            <p>
              <b>{t('plan.voices.input.open', { count: open })}</b>
            </p>
            <DataTable
              caption={t('plan.voices.survivors')}
              name="survivor-input"
              columns={columns}
              rows={rows}
              rowId={(i) => i.id}
              // paged by the server and without a way to all of it: this list leaves the platform in no file
              view={view}
              server={{ total, filters: ['disposition'], busy: read.isPlaceholderData }}
              tools={add}
              empty={
                <EmptyState icon="support" title={t('plan.voices.input.none')} action={add}>
                  {t('plan.voices.input.none.says')}
                </EmptyState>
              }
            />
          </>
        )}
      </Loaded>
      {adding ? (
        <AddInput
          planId={planId}
          onDone={({ dueFor }) => {
            setSaid(dueFor ? t('plan.voices.input.kept-due', { due: date(dueFor) }) : t('plan.voices.input.kept'));
            setAdding(false);
          }}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </>
  );
};
