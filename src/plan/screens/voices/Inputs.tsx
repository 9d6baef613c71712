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
import { listSurvivorInput } from '../../contract.ts';
import { withPlan } from '../use-plan.ts';
import { usePlanWords } from '../words.ts';
import { AddInput } from './AddInput.tsx';
import { consentScopes, dispositions, dispositionTones } from './input-words.ts';

type Line = Output<typeof listSurvivorInput>['rows'][number];

/** What survivors told the office, without words or names: what waits for an answer first. */
export const Inputs = ({ planId }: { planId: string }) => {
  const { t, date } = usePlanWords();
  const mayWrite = useMay('write survivor-input');
  const read = useRead(listSurvivorInput, { planId, limit: 500 });
  const [adding, setAdding] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const columns: Column<Line>[] = [
    {
      id: 'source',
      header: t('plan.voices.input.source'),
      value: (i) => i.source,
      cell: (i) => (
        <Link to={withPlan(`/plan/voices/${i.id}`, planId)}>
          {t('plan.voices.input.of', { source: i.source, day: date(i.receivedOn) })}
        </Link>
      ),
      namesRow: true,
    },
    { id: 'received', header: t('plan.voices.input.received'), value: (i) => i.receivedOn, kind: 'date' },
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
      value: (i) => i.consentScope,
      choices: consentScopes.map((value) => ({ value, label: t(`plan.voices.scope.${value}`) })),
    },
    { id: 'paid', header: t('plan.voices.input.paid'), value: (i) => i.compensated },
    { id: 'destroyed', header: t('plan.voices.input.destroyed'), value: (i) => i.destroyedOn, kind: 'date' },
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
            {total > rows.length ? (
              <Alert tone="warning">{t('plan.numbers.first-only', { shown: rows.length, total })}</Alert>
            ) : null}
            <DataTable
              caption={t('plan.voices.survivors')}
              name="survivor-input"
              columns={columns}
              rows={rows}
              rowId={(i) => i.id}
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
