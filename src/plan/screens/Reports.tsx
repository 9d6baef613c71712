import type { Output } from '../../platform/contract/index.ts';
import { call, saveFile, useAct } from '../../web/api.ts';
import { Button } from '../../web/kit/Button.tsx';
import { EmptyState } from '../../web/kit/EmptyState.tsx';
import { Section } from '../../web/kit/Page.tsx';
import { ProblemAlert } from '../../web/kit/Problem.tsx';
import { StateBadge, Tag } from '../../web/kit/StateBadge.tsx';
import { Timeline } from '../../web/kit/Timeline.tsx';
import { approveUpdate, openEvidence, type openNode } from '../contract.ts';
import { NodeState } from './NodeState.tsx';
import { usePlanWords } from './words.ts';

type Update = Output<typeof openNode>['updates']['rows'][number];

/** What was reported, the newest first, with its evidence and who approved it. */
export const Reports = ({ planId, updates }: { planId: string; updates: readonly Update[] }) => {
  const { t } = usePlanWords();
  const approve = useAct(approveUpdate);
  return (
    <Section title={t('plan.node.reports', { count: updates.length })}>
      {approve.isError ? <ProblemAlert error={approve.error} /> : null}
      {updates.length === 0 ? (
        <EmptyState icon="edit" title={t('plan.node.reports.none')}>
          {t('plan.node.reports.none-says')}
        </EmptyState>
      ) : (
        <Timeline
          label={t('plan.node.reports', { count: updates.length })}
          items={updates.map((u) => ({
            id: u.id,
            at: u.reportedAt,
            by: `${u.agency}, ${u.period}`,
            title: (
              <>
                <NodeState state={u.state} /> {u.percent === null ? null : `${u.percent} % `}
                {u.sensitivity === 'internal' ? <Tag>{t('plan.screen.internal')}</Tag> : null}
              </>
            ),
            children: (
              <>
                {u.narrative ? <p>{u.narrative}</p> : null}
                <Evidence planId={planId} update={u} />
                <p className="ff-small">
                  {t('plan.node.written-by', { author: u.author })}{' '}
                  {u.approver ? (
                    <StateBadge tone="good">{t('plan.node.approved-by', { approver: u.approver })}</StateBadge>
                  ) : (
                    <StateBadge tone="waiting">{t('plan.node.not-approved')}</StateBadge>
                  )}{' '}
                  {u.mayApprove ? (
                    <Button
                      kind="quiet"
                      disabled={approve.isPending}
                      onClick={() => approve.mutate({ input: { planId, updateId: u.id } })}
                    >
                      {t('plan.node.approve')}
                    </Button>
                  ) : null}
                </p>
              </>
            ),
          }))}
        />
      )}
    </Section>
  );
};

const Evidence = ({ planId, update }: { planId: string; update: Update }) => {
  const { t } = usePlanWords();
  if (update.evidence.length === 0) return null;
  return (
    <ul className="ff-plain-list" aria-label={t('plan.node.evidence')}>
      {update.evidence.map((e) => (
        <li key={e.id}>
          {e.size === null ? (
            <a href={e.uri ?? ''} rel="noreferrer noopener" target="_blank">
              {e.title}
            </a>
          ) : (
            <Button
              kind="quiet"
              icon="download"
              onClick={() => void call(openEvidence, { planId, evidenceId: e.id }).then(saveFile)}
            >
              {e.title}
            </Button>
          )}{' '}
          <code className="ff-hash" title={e.hash}>
            {e.hash.slice(0, 12)}
          </code>
        </li>
      ))}
    </ul>
  );
};
