import type { ReactNode } from 'react';
import type { z } from 'zod';
import { useRead } from '../../../web/api.ts';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page } from '../../../web/kit/Page.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import type { Column } from '../../../web/kit/table/columns.ts';
import { DataTable } from '../../../web/kit/table/DataTable.tsx';
import { type CallCard, listCalls } from '../../contract.ts';
import { withPlan } from '../use-plan.ts';
import { PlanLine, WithPlan } from '../WithPlan.tsx';
import { usePlanWords } from '../words.ts';

type Card = z.infer<typeof CallCard>;

/** The data calls of the plan: what is open, who is late, what waits to be read. */
export const Screen = () => {
  const { t } = usePlanWords();
  const mayWrite = useMay('write data-call');
  return (
    <WithPlan title={t('plan.nav.calls')}>
      {(plan) => {
        const open = (
          <Link to={withPlan('/plan/calls/new', plan.id)} className="usa-button">
            {t('plan.calls.open')}
          </Link>
        );
        const mayOpen = mayWrite && plan.status !== 'closed';
        return (
          <Page
            title={t('plan.nav.calls')}
            state={<PlanLine plan={plan} />}
            lead={t('plan.calls.lead')}
            actions={mayOpen ? open : null}
          >
            <List planId={plan.id} open={mayOpen ? open : null} />
          </Page>
        );
      }}
    </WithPlan>
  );
};

const List = ({ planId, open }: { planId: string; open: ReactNode }) => {
  const { t } = usePlanWords();
  const read = useRead(listCalls, { planId, limit: 500 });
  const columns: Column<Card>[] = [
    {
      id: 'title',
      header: t('plan.calls.title'),
      value: (c) => c.title,
      cell: (c) => <Link to={withPlan(`/plan/calls/${c.id}`, planId)}>{c.title}</Link>,
      namesRow: true,
    },
    { id: 'period', header: t('plan.calls.period'), value: (c) => c.period },
    { id: 'due', header: t('plan.calls.due'), value: (c) => c.due, kind: 'date' },
    {
      id: 'state',
      header: t('plan.calls.state'),
      value: (c) => t(c.closedAt ? 'plan.calls.closed' : 'plan.calls.is-open'),
      cell: (c) => (
        <StateBadge tone={c.closedAt ? 'stopped' : 'going'}>
          {t(c.closedAt ? 'plan.calls.closed' : 'plan.calls.is-open')}
        </StateBadge>
      ),
    },
    { id: 'asked', header: t('plan.calls.asked'), value: (c) => c.asked, kind: 'number' },
    { id: 'answered', header: t('plan.calls.answered'), value: (c) => c.answered, kind: 'number' },
    { id: 'review', header: t('plan.calls.to-review'), value: (c) => c.toReview, kind: 'number' },
    { id: 'late', header: t('plan.calls.late'), value: (c) => c.late, kind: 'number' },
  ];
  return (
    <Loaded read={read}>
      {({ rows }) => (
        <DataTable
          caption={t('plan.nav.calls')}
          name="data-calls"
          columns={columns}
          rows={rows}
          rowId={(c) => c.id}
          empty={
            <EmptyState icon="campaign" title={t('plan.calls.none')} action={open}>
              {t('plan.calls.none.says')}
            </EmptyState>
          }
        />
      )}
    </Loaded>
  );
};
