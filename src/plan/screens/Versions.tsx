import { useState } from 'react';
import type { Output } from '../../platform/contract/index.ts';
import { useRead } from '../../web/api.ts';
import { EmptyState } from '../../web/kit/EmptyState.tsx';
import { Form } from '../../web/kit/form/Form.tsx';
import { Link } from '../../web/kit/Link.tsx';
import { Loaded } from '../../web/kit/Loaded.tsx';
import { useMay } from '../../web/kit/me.ts';
import { Page, Section } from '../../web/kit/Page.tsx';
import { Stat, Stats } from '../../web/kit/Stat.tsx';
import { StateBadge } from '../../web/kit/StateBadge.tsx';
import { useGo } from '../../web/kit/search.ts';
import type { Column } from '../../web/kit/table/columns.ts';
import { DataTable } from '../../web/kit/table/DataTable.tsx';
import { comparePlans, openWork, startSuccessor } from '../contract.ts';
import { NodeState } from './NodeState.tsx';
import { nodePath, type PlanCard, useCurrentPlan } from './use-plan.ts';
import { PlanLine, WithPlan } from './WithPlan.tsx';
import { usePlanWords } from './words.ts';

type Open = Output<typeof openWork>[number];

/** From one plan to the next: what is still open, the draft that takes it up, and what changed between two plans. */
export const Screen = () => {
  const { t } = usePlanWords();
  return (
    <WithPlan title={t('plan.nav.next')}>
      {(plan) => (
        <Page title={t('plan.nav.next')} state={<PlanLine plan={plan} />} lead={t('plan.next.lead')}>
          <StillOpen planId={plan.id} />
          <Draft plan={plan} />
          <Compare planId={plan.id} />
        </Page>
      )}
    </WithPlan>
  );
};

const StillOpen = ({ planId }: { planId: string }) => {
  const { t, say } = usePlanWords();
  const read = useRead(openWork, { planId });
  const columns: Column<Open>[] = [
    {
      id: 'title',
      header: t('plan.column.title'),
      value: (o) => say(o.node.title),
      cell: (o) => <Link to={nodePath(planId, o.node.id)}>{say(o.node.title)}</Link>,
      namesRow: true,
    },
    {
      id: 'state',
      header: t('plan.column.state'),
      value: (o) => t(`plan.state.${o.state}`),
      cell: (o) => <NodeState state={o.state} />,
    },
    { id: 'due', header: t('plan.column.due'), value: (o) => o.timeframe?.due, kind: 'date' },
    {
      id: 'taken',
      header: t('plan.next.taken'),
      value: (o) => o.takenUp,
      cell: (o) => <StateBadge tone={o.takenUp ? 'good' : 'unknown'}>{t(o.takenUp ? 'web.yes' : 'web.no')}</StateBadge>,
    },
  ];
  return (
    <Section title={t('plan.next.open')}>
      <Loaded read={read}>
        {(open) => (
          <DataTable
            caption={t('plan.next.open')}
            name="open-work"
            columns={columns}
            rows={open}
            rowId={(o) => o.node.id}
            empty={<EmptyState icon="check" title={t('plan.next.open.none')} />}
          />
        )}
      </Loaded>
    </Section>
  );
};

const Draft = ({ plan }: { plan: PlanCard }) => {
  const { t } = usePlanWords();
  const go = useGo();
  if (!useMay('write plan')) return null;
  return (
    <Section title={t('plan.next.draft')} lead={t('plan.next.draft.lead')}>
      <Form
        route={startSuccessor}
        words="plan.form.next"
        fixed={{ planId: plan.id }}
        ask={['titleEn', 'titleEs', 'documentId', 'start', 'end']}
        onDone={({ planId }) => go('/plan/actions', { plan: planId })}
      />
    </Section>
  );
};

const Compare = ({ planId }: { planId: string }) => {
  const { t, say } = usePlanWords();
  const { plans } = useCurrentPlan();
  const others = plans.filter((p) => p.id !== planId);
  const [laterId, setLaterId] = useState('');
  const chosen = others.find((p) => p.id === laterId) ?? others[0];
  if (!chosen) return null;
  return (
    <Section title={t('plan.next.compare')}>
      <label className="usa-label" htmlFor="compare-with">
        {t('plan.next.compare.with')}
      </label>
      <select
        id="compare-with"
        className="usa-select"
        value={chosen.id}
        onChange={(event) => setLaterId(event.target.value)}
      >
        {others.map((p) => (
          <option key={p.id} value={p.id}>
            {say(p.title)}
          </option>
        ))}
      </select>
      <Differences planId={planId} laterId={chosen.id} />
    </Section>
  );
};

const Differences = ({ planId, laterId }: { planId: string; laterId: string }) => {
  const { t, say } = usePlanWords();
  const read = useRead(comparePlans, { planId, laterId });
  return (
    <Loaded read={read}>
      {({ same, changed, added, removed }) => (
        <>
          <Stats>
            <Stat label={t('plan.next.same')} value={same} />
            <Stat label={t('plan.next.changed')} value={changed.length} />
            <Stat label={t('plan.next.added')} value={added.length} />
            <Stat label={t('plan.next.removed')} value={removed.length} />
          </Stats>
          {(['added', 'removed'] as const).map((which) => (
            <details key={which}>
              <summary>{t(`plan.next.${which}`)}</summary>
              <ul className="ff-plain-list">
                {(which === 'added' ? added : removed).map((n) => (
                  <li key={n.id}>
                    <span className="ff-code">{n.code}</span> {say(n.title)}
                  </li>
                ))}
              </ul>
            </details>
          ))}
        </>
      )}
    </Loaded>
  );
};
