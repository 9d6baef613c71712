import { call, saveFile, useRead } from '../../web/api.ts';
import { Button } from '../../web/kit/Button.tsx';
import { EmptyState } from '../../web/kit/EmptyState.tsx';
import { Link } from '../../web/kit/Link.tsx';
import { Loaded } from '../../web/kit/Loaded.tsx';
import { useMay } from '../../web/kit/me.ts';
import { Page, Section } from '../../web/kit/Page.tsx';
import { Tag } from '../../web/kit/StateBadge.tsx';
import { usePathParams } from '../../web/kit/search.ts';
import { openPlan, planBrief, planMatrix } from '../contract.ts';
import { NodeState } from './NodeState.tsx';
import { nodePath, withPlan } from './use-plan.ts';
import { PlanLine, WithPlan } from './WithPlan.tsx';
import { usePlanWords } from './words.ts';

/** One agency: what it answers for, and the brief for its meeting. */
export const Screen = () => {
  const { t } = usePlanWords();
  return (
    <WithPlan title={t('plan.nav.agencies')}>
      {(plan) => <One planId={plan.id} line={<PlanLine plan={plan} />} />}
    </WithPlan>
  );
};

const One = ({ planId, line }: { planId: string; line: React.ReactNode }) => {
  const { agency } = usePathParams('agency');
  const { t, say } = usePlanWords();
  const matrix = useRead(planMatrix, { planId });
  const plan = useRead(openPlan, { planId });
  const mayExport = useMay('export plan');
  const name = plan.data?.agencies.find((a) => a.id === agency)?.name;
  const brief = (format: 'pdf' | 'md') => void call(planBrief, { planId, agency, format }).then(saveFile);
  return (
    <Page
      title={name ? `${agency} · ${say(name)}` : agency}
      up={{ to: withPlan('/plan/agencies', planId), label: t('plan.nav.agencies') }}
      state={line}
      actions={
        mayExport ? (
          <>
            <Button kind="main" icon="print" onClick={() => brief('pdf')}>
              {t('plan.brief.pdf')}
            </Button>
            <Button icon="download" onClick={() => brief('md')}>
              {t('plan.brief.md')}
            </Button>
          </>
        ) : null
      }
    >
      <Loaded read={matrix}>
        {({ rows }) => {
          const own = rows.flatMap((r) =>
            r.cells.filter((c) => c.agency === agency || c.org === agency).map((cell) => ({ ...r, cell })),
          );
          return (
            <Section title={t('plan.agencies.answers', { count: own.length })}>
              {own.length === 0 ? <EmptyState icon="people" title={t('plan.agencies.none')} /> : null}
              <ul className="ff-plain-list">
                {own.map(({ id, title, cell }) => (
                  <li key={`${id}-${cell.org}-${cell.role}`}>
                    <Link to={nodePath(planId, id)}>{say(title)}</Link> <Tag>{t(`plan.role.${cell.role}`)}</Tag>{' '}
                    <NodeState state={plan.data?.nodes.find((n) => n.id === id)?.state ?? null} />
                  </li>
                ))}
              </ul>
            </Section>
          );
        }}
      </Loaded>
    </Page>
  );
};
