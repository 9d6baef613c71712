import type { Output } from '../../platform/contract/index.ts';
import { useRead } from '../../web/api.ts';
import { Link } from '../../web/kit/Link.tsx';
import { Loaded } from '../../web/kit/Loaded.tsx';
import { Page, Section } from '../../web/kit/Page.tsx';
import { Stat, Stats } from '../../web/kit/Stat.tsx';
import { findingValues, planOverview } from '../contract.ts';
import { Queue } from './Queue.tsx';
import { nodePath, withPlan } from './use-plan.ts';
import { PlanLine, WithPlan } from './WithPlan.tsx';
import { usePlanWords } from './words.ts';

type Overview = Output<typeof planOverview>;

/** What needs a person today, in the order of effort: late, slipped, unanswered, next. Totals come after. */
export const Screen = () => {
  const { t } = usePlanWords();
  return (
    <WithPlan title={t('plan.nav.desk')}>
      {(plan) => (
        <Page title={t('plan.nav.desk')} state={<PlanLine plan={plan} />} whoMaySee={t('plan.screen.who')}>
          <Today planId={plan.id} />
        </Page>
      )}
    </WithPlan>
  );
};

const Today = ({ planId }: { planId: string }) => {
  const read = useRead(planOverview, { planId });
  return (
    <Loaded read={read}>
      {(overview) => (
        <>
          <Late overview={overview} />
          <Slipped overview={overview} />
          <Silent overview={overview} />
          <Next overview={overview} />
          <ToApprove overview={overview} />
          <Totals overview={overview} />
        </>
      )}
    </Loaded>
  );
};

const Late = ({ overview: { late, plan } }: { overview: Overview }) => {
  const { t, say, date } = usePlanWords();
  return (
    <Queue
      title={t('plan.desk.late', { count: late.length })}
      none={t('plan.desk.late.none')}
      items={late.map((n) => ({
        id: n.id,
        to: nodePath(plan.id, n.id),
        title: say(n.title),
        why: t('plan.desk.late.why', {
          due: date(n.due ?? ''),
          days: n.daysLate,
          lead: n.lead ?? t('plan.screen.nobody'),
        }),
      }))}
    />
  );
};

const Slipped = ({ overview: { slipped, plan } }: { overview: Overview }) => {
  const { t, language, date } = usePlanWords();
  return (
    <Queue
      title={t('plan.desk.slipped', { count: slipped.length })}
      lead={t('plan.desk.slipped.lead')}
      none={t('plan.desk.slipped.none')}
      more={withPlan('/plan/promises', plan.id)}
      items={slipped.map((f) => ({
        id: f.id,
        to: `${withPlan('/plan/promises', plan.id)}&q=${encodeURIComponent(f.id)}`,
        title: t(f.key, findingValues(f, language, date)),
        why: t(`plan.ledger.kind.${f.kind}`),
      }))}
    />
  );
};

const Silent = ({ overview: { silent, plan } }: { overview: Overview }) => {
  const { t, say } = usePlanWords();
  const agencies = [...new Set(silent.map((s) => s.agency))].sort();
  return (
    <Queue
      title={t('plan.desk.silent', { count: agencies.length })}
      lead={t('plan.desk.silent.lead')}
      none={t('plan.desk.silent.none')}
      items={agencies.map((agency) => {
        const own = silent.filter((s) => s.agency === agency);
        return {
          id: agency,
          to: withPlan(`/plan/agencies/${encodeURIComponent(agency)}`, plan.id),
          title: agency,
          why: t('plan.desk.silent.why', { count: own.length, first: say(own[0]?.title) }),
        };
      })}
    />
  );
};

const Next = ({ overview: { next, plan } }: { overview: Overview }) => {
  const { t, say, date } = usePlanWords();
  return (
    <Queue
      title={t('plan.desk.next', { count: next.length })}
      none={t('plan.desk.next.none')}
      items={next.map((n) => ({
        id: n.id,
        to: nodePath(plan.id, n.id),
        title: say(n.title),
        why: t('plan.desk.next.why', { due: date(n.due ?? ''), lead: n.lead ?? t('plan.screen.nobody') }),
      }))}
    />
  );
};

const ToApprove = ({ overview: { toApprove, plan } }: { overview: Overview }) => {
  const { t, say, moment } = usePlanWords();
  if (toApprove.length === 0) return null;
  return (
    <Queue
      title={t('plan.desk.to-approve', { count: toApprove.length })}
      lead={t('plan.desk.to-approve.lead')}
      none=""
      items={toApprove.map((w) => ({
        id: w.id,
        to: nodePath(plan.id, w.nodeId),
        title: say(w.title),
        why: t('plan.desk.to-approve.why', {
          agency: w.agency,
          state: t(`plan.state.${w.state}`),
          author: w.author,
          at: moment(w.reportedAt),
        }),
      }))}
    />
  );
};

const Totals = ({ overview: { completeness, states, plan } }: { overview: Overview }) => {
  const { t, say } = usePlanWords();
  const { actions, officialCodes, withoutLead, principlesWithoutAction } = completeness;
  return (
    <Section title={t('plan.desk.totals')}>
      <Stats>
        <Stat
          label={t('plan.desk.known')}
          value={t('plan.desk.known.value', { known: actions.known, expected: actions.expected ?? '?' })}
          doubt={t('plan.desk.known.doubt', { unknown: officialCodes.unknown })}
        />
        <Stat
          label={t('plan.desk.done')}
          value={states.done ?? 0}
          doubt={t('plan.desk.done.doubt', { known: actions.known })}
        />
        <Stat label={t('plan.desk.without-lead')} value={withoutLead.length} />
      </Stats>
      <ul className="ff-plain-list">
        {completeness.pillars.map((p) => (
          <li key={p.id}>
            <Link to={withPlan('/plan/actions', plan.id)}>{say(p.title)}</Link>:{' '}
            {t('plan.desk.known.value', { known: p.actions.known, expected: p.actions.expected ?? '?' })}
          </li>
        ))}
      </ul>
      {principlesWithoutAction.length > 0 ? (
        <p>{t('plan.desk.bare', { count: principlesWithoutAction.length })}</p>
      ) : null}
    </Section>
  );
};
