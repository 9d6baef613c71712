import { useState } from 'react';
import type { Output } from '../../platform/contract/index.ts';
import { useRead } from '../../web/api.ts';
import { Button } from '../../web/kit/Button.tsx';
import { EmptyState } from '../../web/kit/EmptyState.tsx';
import { Link } from '../../web/kit/Link.tsx';
import { Loaded } from '../../web/kit/Loaded.tsx';
import { useMay } from '../../web/kit/me.ts';
import { Page, Section } from '../../web/kit/Page.tsx';
import { Facts } from '../../web/kit/Stat.tsx';
import { Tag } from '../../web/kit/StateBadge.tsx';
import { usePathParams } from '../../web/kit/search.ts';
import { Timeline } from '../../web/kit/Timeline.tsx';
import { openNode, openPlan } from '../contract.ts';
import { NodeActs } from './NodeActs.tsx';
import { NodeLinks } from './NodeLinks.tsx';
import { NodeState } from './NodeState.tsx';
import { Reports } from './Reports.tsx';
import { nodePath, withPlan } from './use-plan.ts';
import { PlanLine, WithPlan } from './WithPlan.tsx';
import { usePlanWords } from './words.ts';

export type NodeView = Output<typeof openNode>;

/** One part of the plan: who answers for it, by when, what was reported. */
export const Screen = () => {
  const { t } = usePlanWords();
  return (
    <WithPlan title={t('plan.nav.actions')}>
      {(plan) => <One planId={plan.id} line={<PlanLine plan={plan} />} closed={plan.status === 'closed'} />}
    </WithPlan>
  );
};

const One = ({ planId, line, closed }: { planId: string; line: React.ReactNode; closed: boolean }) => {
  const { nodeId } = usePathParams('nodeId');
  const { t, say } = usePlanWords();
  const mayWrite = useMay('write plan') && !closed;
  const read = useRead(openNode, { planId, nodeId });
  const whole = useRead(openPlan, { planId });
  const state = whole.data?.nodes.find((n) => n.id === nodeId)?.state;
  const [acting, setActing] = useState(false);
  return (
    <Page
      title={say(read.data?.node.title) || t('web.loading')}
      up={{ to: withPlan('/plan/actions', planId), label: t('plan.nav.actions') }}
      state={
        <>
          {state === undefined ? null : <NodeState state={state} />} {line}
        </>
      }
      whoMaySee={read.data?.node.sensitivity === 'internal' ? t('plan.screen.who-internal') : t('plan.screen.who')}
      actions={
        mayWrite && read.data ? (
          <Button kind="main" icon="edit" onClick={() => setActing(true)}>
            {t('plan.node.report')}
          </Button>
        ) : null
      }
    >
      <Loaded read={read}>
        {(view) => (
          <>
            {acting && whole.data ? (
              <NodeActs planId={planId} view={view} agencies={whole.data.agencies} onClose={() => setActing(false)} />
            ) : null}
            <About view={view} planId={planId} />
            <NodeLinks planId={planId} nodeId={nodeId} />
            <Reports planId={planId} updates={view.updates.rows} />
            <Dates view={view} />
          </>
        )}
      </Loaded>
    </Page>
  );
};

const About = ({ view: { node, path, children, assignments }, planId }: { view: NodeView; planId: string }) => {
  const { t, say, date } = usePlanWords();
  return (
    <>
      <p className="ff-breadcrumbs">
        {path.map((p) => (
          <span key={p.id}>
            <Link to={nodePath(planId, p.id)}>{say(p.title)}</Link> ›{' '}
          </span>
        ))}
        {t(`plan.kind.${node.kind}`)}
      </p>
      <Facts
        facts={[
          { name: t('plan.column.code'), value: node.code },
          { name: t('plan.node.official'), value: node.officialCode ?? t('plan.node.official.unknown') },
          {
            name: t('plan.node.answers'),
            value:
              assignments.length === 0
                ? t('plan.screen.nobody')
                : assignments.map((a) => (
                    <span key={`${a.org}-${a.role}`} className="ff-line">
                      {a.org} <Tag>{t(`plan.role.${a.role}`)}</Tag>
                      {a.officialName ? ` ${a.officialName}` : ''}
                      {a.to ? ` ${t('plan.node.until', { day: date(a.to) })}` : ''}
                    </span>
                  )),
          },
          ...(node.doubt ? [{ name: t('plan.node.doubt'), value: node.doubt }] : []),
          ...(node.source ? [{ name: t('plan.node.source'), value: node.source.cite }] : []),
        ]}
      />
      {children.length > 0 ? (
        <Section title={t('plan.node.children')}>
          <ul className="ff-plain-list">
            {children.map((c) => (
              <li key={c.id}>
                <Link to={nodePath(planId, c.id)}>
                  <span className="ff-code">{c.code}</span> {say(c.title)}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
};

const Dates = ({ view }: { view: NodeView }) => {
  const { t, date } = usePlanWords();
  return (
    <Section title={t('plan.node.dates')} lead={t('plan.node.dates.lead')}>
      {view.timeframe.length === 0 ? (
        <EmptyState icon="clock" title={t('plan.node.dates.none')} />
      ) : (
        <Timeline
          label={t('plan.node.dates')}
          items={view.timeframe.toReversed().map((r, i) => ({
            id: String(i),
            at: r.on,
            title: r.due ? t('plan.node.due', { due: date(r.due) }) : r.text,
            ...(r.by ? { by: r.by } : {}),
            icon: 'clock' as const,
            children: <p>{[r.due ? r.text : null, r.basis, r.why].filter(Boolean).join(' · ')}</p>,
          }))}
        />
      )}
    </Section>
  );
};
