import { useState } from 'react';
import { useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page } from '../../../web/kit/Page.tsx';
import { Tabs } from '../../../web/kit/Tabs.tsx';
import { openCalendar } from '../../contract.ts';
import { withPlan } from '../use-plan.ts';
import { PlanLine, WithPlan } from '../WithPlan.tsx';
import { usePlanWords } from '../words.ts';
import { Deliver } from './Deliver.tsx';
import { DueTable } from './DueTable.tsx';
import type { CalendarView, Due } from './due.ts';
import { Events } from './Events.tsx';
import { Lateness } from './Lateness.tsx';
import { Waiting } from './Waiting.tsx';

/** What the law asks for by a day: what is overdue and due next first, then everything around today. */
export const Screen = () => {
  const { t } = usePlanWords();
  const mayReport = useMay('read plan-internal');
  return (
    <WithPlan title={t('plan.nav.calendar')}>
      {(plan) => (
        <Page
          title={t('plan.nav.calendar')}
          state={<PlanLine plan={plan} />}
          whoMaySee={t('plan.screen.who')}
          lead={t('plan.calendar.notice')}
          actions={
            mayReport ? (
              <Link to={withPlan('/plan/report', plan.id)} className="usa-button usa-button--outline">
                {t('plan.report.open')}
              </Link>
            ) : null
          }
        >
          <Days planId={plan.id} />
        </Page>
      )}
    </WithPlan>
  );
};

const Days = ({ planId }: { planId: string }) => {
  const read = useRead(openCalendar, { planId });
  return <Loaded read={read}>{(calendar) => <Views planId={planId} calendar={calendar} />}</Loaded>;
};

const Views = ({ planId, calendar }: { planId: string; calendar: CalendarView }) => {
  const { t } = usePlanWords();
  const [chosen, setChosen] = useState<Due | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const deliver = useMay('write plan') ? setChosen : null;
  return (
    <>
      {said ? <Alert tone="success" title={said} live /> : null}
      <Tabs
        label={t('plan.calendar.views')}
        tabs={[
          {
            id: 'waiting',
            label: t('plan.calendar.waiting'),
            content: () => <Waiting calendar={calendar} deliver={deliver} />,
          },
          {
            id: 'all',
            label: t('plan.calendar.all'),
            content: () => <DueTable calendar={calendar} deliver={deliver} />,
          },
          { id: 'line', label: t('plan.calendar.line'), content: () => <Lateness calendar={calendar} /> },
          {
            id: 'events',
            label: t('plan.calendar.events'),
            content: () => <Events planId={planId} calendar={calendar} />,
          },
        ]}
      />
      {chosen ? (
        <Deliver
          planId={planId}
          due={chosen}
          onDone={(words) => {
            setSaid(words);
            setChosen(null);
          }}
          onClose={() => setChosen(null)}
        />
      ) : null}
    </>
  );
};
