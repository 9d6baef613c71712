import { useState } from 'react';
import type { z } from 'zod';
import type { Output } from '../../../platform/contract/index.ts';
import { useAct, useRead } from '../../../web/api.ts';
import { Button } from '../../../web/kit/Button.tsx';
import { Confirm } from '../../../web/kit/Confirm.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { usePathParams } from '../../../web/kit/search.ts';
import { closeCall, type NewLink, openCallView, remind } from '../../contract.ts';
import { withPlan } from '../use-plan.ts';
import { WithPlan } from '../WithPlan.tsx';
import { usePlanWords } from '../words.ts';
import { AgencyActs } from './AgencyActs.tsx';
import { Links } from './Links.tsx';
import { Recipients } from './Recipients.tsx';
import { Reminded } from './Reminded.tsx';

type CallView = Output<typeof openCallView>;
type Recipient = CallView['recipients'][number];

/** One data call: what waits to be read, who has not answered, and everybody who was asked. */
export const Screen = () => {
  const { t } = usePlanWords();
  const { callId } = usePathParams('callId');
  return <WithPlan title={t('plan.nav.calls')}>{(plan) => <OneCall planId={plan.id} callId={callId} />}</WithPlan>;
};

const OneCall = ({ planId, callId }: { planId: string; callId: string }) => {
  const { t, date, moment } = usePlanWords();
  const read = useRead(openCallView, { planId, callId });
  const mayWrite = useMay('write data-call');
  const [links, setLinks] = useState<readonly z.infer<typeof NewLink>[]>([]);
  const [reminded, setReminded] = useState<Output<typeof remind> | null>(null);
  const [chosen, setChosen] = useState<Recipient | null>(null);
  return (
    <Loaded read={read}>
      {(call) => {
        const mayAct = mayWrite && call.closedAt === null;
        return (
          <Page
            title={call.title}
            up={{ to: withPlan('/plan/calls', planId), label: t('plan.nav.calls') }}
            state={
              <>
                <StateBadge tone={call.closedAt ? 'stopped' : 'going'}>
                  {t(call.closedAt ? 'plan.calls.closed' : 'plan.calls.is-open')}
                </StateBadge>{' '}
                {t('plan.calls.about', { period: call.period, due: date(call.due), by: call.openedBy })}
                {call.closedAt
                  ? ` ${t('plan.calls.closed-by', { when: moment(call.closedAt), by: call.closedBy ?? '' })}`
                  : ''}
              </>
            }
            actions={mayAct ? <CallActs planId={planId} call={call} onReminded={setReminded} /> : null}
          >
            {call.message ? <p className="ff-as-written">{call.message}</p> : null}
            {reminded ? <Reminded result={reminded} /> : null}
            <Links links={links} />
            <ToReview call={call} planId={planId} />
            <Section title={t('plan.calls.everybody', { answered: call.answered, asked: call.asked })}>
              <Recipients recipients={call.recipients} planId={planId} onChoose={mayAct ? setChosen : null} />
            </Section>
            {chosen ? (
              <AgencyActs
                planId={planId}
                callId={callId}
                recipient={chosen}
                onLinks={setLinks}
                onClose={() => setChosen(null)}
              />
            ) : null}
          </Page>
        );
      }}
    </Loaded>
  );
};

/** Answers that wait come first: they hold up the closing. */
const ToReview = ({ call, planId }: { call: CallView; planId: string }) => {
  const { t, say, moment } = usePlanWords();
  const waiting = call.recipients.filter((r) => r.state === 'received' && r.returnId !== null);
  if (waiting.length === 0) return null;
  return (
    <Section title={t('plan.calls.review', { count: waiting.length })}>
      <ol className="ff-queue">
        {waiting.map((r) => (
          <li key={r.agency}>
            <Link to={withPlan(`/plan/calls/answers/${r.returnId}`, planId)}>
              {r.agency} · {say(r.name)}
            </Link>{' '}
            <span className="ff-queue-why">
              {t('plan.calls.review.why', {
                answered: r.answered,
                asked: r.asked,
                when: moment(r.answeredAt ?? ''),
                late: r.daysLate,
              })}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
};

const CallActs = (props: { planId: string; call: CallView; onReminded: (result: Output<typeof remind>) => void }) => {
  const { planId, call, onReminded } = props;
  const { t } = usePlanWords();
  const [closing, setClosing] = useState(false);
  const reminding = useAct(remind);
  const close = useAct(closeCall);
  const silent = call.recipients.filter((r) => r.state !== 'received' && r.state !== 'applied');
  return (
    <>
      {silent.length > 0 ? (
        <Button
          icon="mail"
          disabled={reminding.isPending}
          onClick={() => reminding.mutate({ input: { planId, callId: call.id } }, { onSuccess: onReminded })}
        >
          {t('plan.calls.remind', { count: silent.length })}
        </Button>
      ) : null}
      <Button kind="plain" onClick={() => setClosing(true)}>
        {t('plan.calls.close')}
      </Button>
      {reminding.error ? <ProblemAlert error={reminding.error} /> : null}
      {closing ? (
        <Confirm
          title={t('plan.calls.close.title')}
          consequence={
            <>
              <p>{t('plan.calls.close.silence', { count: silent.length })}</p>
              <p>{t('plan.calls.close.links')}</p>
            </>
          }
          act={t('plan.calls.close.act')}
          grave
          busy={close.isPending}
          error={close.error}
          onConfirm={() => close.mutate({ input: { planId, callId: call.id } }, { onSuccess: () => setClosing(false) })}
          onClose={() => {
            close.reset();
            setClosing(false);
          }}
        />
      ) : null}
    </>
  );
};
