import { useState } from 'react';
import { Button } from '../../../web/kit/Button.tsx';
import { Section } from '../../../web/kit/Page.tsx';
import { usePlanWords } from '../words.ts';
import { type CalendarView, type Due, dueId, occasionOf, ownerOf } from './due.ts';
import { Ground } from './Ground.tsx';

export type DeliverAct = ((due: Due) => void) | null;

/** What waits for somebody: overdue first, then what falls due next, each with its reason. */
export const Waiting = ({ calendar, deliver }: { calendar: CalendarView; deliver: DeliverAct }) => {
  const { t } = usePlanWords();
  const overdue = calendar.entries.filter(({ state }) => state === 'overdue');
  const next = calendar.entries.filter(({ state }) => state === 'open');
  return (
    <>
      <DueQueue
        title={t('plan.calendar.overdue', { count: overdue.length })}
        lead={t('plan.calendar.overdue.lead')}
        none={t('plan.calendar.overdue.none')}
        items={overdue.toReversed()}
        deliver={deliver}
      />
      <DueQueue
        title={t('plan.calendar.next', { count: next.length })}
        none={t('plan.calendar.next.none')}
        items={next}
        deliver={deliver}
      />
    </>
  );
};

/** One entry a duty: its law is told once, its days stand below. */
const DueQueue = (props: {
  title: string;
  lead?: string;
  none: string;
  items: readonly Due[];
  deliver: DeliverAct;
}) => {
  const { items, deliver } = props;
  const duties = [...new Map(items.map((item) => [item.duty.id, item.duty])).keys()];
  return (
    <Section title={props.title} lead={items.length > 0 ? props.lead : undefined}>
      {items.length === 0 ? <p className="ff-nothing">{props.none}</p> : null}
      <ol className="ff-queue">
        {duties.map((id) => (
          <OneDuty key={id} items={items.filter(({ duty }) => duty.id === id)} deliver={deliver} />
        ))}
      </ol>
    </Section>
  );
};

const first = 2;

const OneDuty = ({ items, deliver }: { items: readonly Due[]; deliver: DeliverAct }) => {
  const words = usePlanWords();
  const { t, say, date } = words;
  const [all, setAll] = useState(false);
  const duty = items[0]?.duty;
  if (!duty) return null;
  return (
    <li>
      <b>{say(duty.title)}</b>
      <span className="ff-queue-why">{t('plan.calendar.owed-by', { owner: ownerOf(duty, words) })}</span>
      <Ground citation={duty.citation} doubt={duty.doubt} />
      <ul className="ff-days">
        {(all ? items : items.slice(0, first)).map((item) => (
          <li key={dueId(item)}>
            {t('plan.calendar.why', {
              occasion: occasionOf(item, words),
              due: date(item.due),
              late: item.daysLate,
              left: Math.max(0, item.daysLeft),
            })}{' '}
            {deliver ? (
              <Button kind="quiet" icon="check" onClick={() => deliver(item)}>
                {t('plan.calendar.deliver')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {items.length > first && !all ? (
        <div>
          <Button kind="quiet" icon="down" onClick={() => setAll(true)}>
            {t('plan.calendar.more-days', { count: items.length - first })}
          </Button>
        </div>
      ) : null}
    </li>
  );
};
