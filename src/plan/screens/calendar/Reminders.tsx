import { useState } from 'react';
import { useAct } from '../../../web/api.ts';
import { Button } from '../../../web/kit/Button.tsx';
import { Confirm } from '../../../web/kit/Confirm.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Section } from '../../../web/kit/Page.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { dutyReminders } from '../../contract.ts';
import { withPlan } from '../use-plan.ts';
import { usePlanWords } from '../words.ts';

/** Whether the offices that owe a duty are written to, and the switch. Turning it on sends mail to real offices, so it is asked first. */
export const Reminders = ({ planId, on }: { planId: string; on: boolean }) => {
  const { t } = usePlanWords();
  const mayWrite = useMay('write plan');
  const [asking, setAsking] = useState(false);
  const act = useAct(dutyReminders);
  const word = on ? 'off' : 'on';
  return (
    <Section title={t('plan.calendar.reminders')} lead={t('plan.calendar.reminders.lead')}>
      <p>
        <StateBadge tone={on ? 'going' : 'stopped'}>
          {t(on ? 'plan.calendar.reminders.are-on' : 'plan.calendar.reminders.are-off')}
        </StateBadge>{' '}
        {mayWrite ? (
          <Button kind="quiet" icon="mail" onClick={() => setAsking(true)}>
            {t(`plan.calendar.reminders.turn-${word}`)}
          </Button>
        ) : null}
      </p>
      <p className="ff-small">
        <Link to={withPlan('/plan/calls', planId)}>{t('plan.calendar.reminders.addresses')}</Link>
      </p>
      {asking ? (
        <Confirm
          title={t(`plan.calendar.reminders.turn-${word}.title`)}
          consequence={<p>{t(`plan.calendar.reminders.turn-${word}.says`)}</p>}
          act={t(`plan.calendar.reminders.turn-${word}`)}
          busy={act.isPending}
          error={act.error}
          onConfirm={() => act.mutate({ input: { planId, on: !on } }, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Section>
  );
};
