import { useState } from 'react';
import { useAct } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { Confirm } from '../../../web/kit/Confirm.tsx';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Section } from '../../../web/kit/Page.tsx';
import type { Column } from '../../../web/kit/table/columns.ts';
import { DataTable } from '../../../web/kit/table/DataTable.tsx';
import { useTableView } from '../../../web/kit/table/view.ts';
import { removeEvent } from '../../contract.ts';
import { usePlanWords } from '../words.ts';
import { type CalendarView, ownerOf, packWord } from './due.ts';
import { Ground } from './Ground.tsx';
import { NewEvent, type Opened } from './NewEvent.tsx';
import { Reminders } from './Reminders.tsx';

type Event = CalendarView['events'][number];

/** What duties wait for, what is on record, what has no day at all, and who is reminded. */
export const Events = ({ planId, calendar }: { planId: string; calendar: CalendarView }) => {
  const words = usePlanWords();
  const { t, say, date } = words;
  const mayWrite = useMay('write plan');
  const [asked, setAsked] = useState<string | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const { waiting, undated, eventNames, reminders } = calendar;
  return (
    <>
      {opened ? (
        <Alert tone="success" title={t('plan.calendar.event.kept', { count: opened.length })} live>
          <ul className="ff-plain-list">
            {opened.map((o) => (
              <li key={`${o.duty} ${o.due}`}>
                {say(o.title)}: {t('plan.node.due', { due: date(o.due) })}
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      <Section
        title={t('plan.calendar.hanging', { count: waiting.length })}
        lead={t('plan.calendar.hanging.lead')}
        aside={
          mayWrite ? (
            <Button icon="add" onClick={() => setAsked('')}>
              {t('plan.calendar.event.new')}
            </Button>
          ) : null
        }
      >
        {waiting.length === 0 ? <p className="ff-nothing">{t('plan.calendar.hanging.none')}</p> : null}
        <ol className="ff-queue">
          {waiting.map(({ duty, events }) => (
            <li key={duty.id}>
              <b>{say(duty.title)}</b>
              <span className="ff-queue-why">
                {t('plan.calendar.hanging.why', {
                  events: events.map((name) => packWord('event', name, words)).join(', '),
                  owner: ownerOf(duty, words),
                })}
              </span>
              <Ground citation={duty.citation} doubt={duty.doubt} />
              {mayWrite ? (
                <div>
                  <Button kind="quiet" icon="calendar" onClick={() => setAsked(events[0] ?? '')}>
                    {t('plan.calendar.event.new')}
                  </Button>
                </div>
              ) : null}
            </li>
          ))}
        </ol>
      </Section>
      <OnRecord planId={planId} events={calendar.events} />
      <Section title={t('plan.calendar.undated', { count: undated.length })} lead={t('plan.calendar.undated.lead')}>
        <ul className="ff-queue">
          {undated.map((duty) => (
            <li key={duty.id}>
              <b>{say(duty.title)}</b>
              <span className="ff-queue-why">
                {packWord('recurrence', duty.recurrence, words)} · {ownerOf(duty, words)}
              </span>
              <Ground citation={duty.citation} doubt={duty.doubt} />
            </li>
          ))}
        </ul>
      </Section>
      <Reminders planId={planId} on={reminders} />
      {asked !== null ? (
        <NewEvent
          planId={planId}
          names={eventNames}
          start={asked}
          onDone={(opens) => {
            setOpened(opens);
            setAsked(null);
          }}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </>
  );
};

const OnRecord = ({ planId, events }: { planId: string; events: readonly Event[] }) => {
  const words = usePlanWords();
  const { t, date } = words;
  const mayWrite = useMay('write plan');
  const view = useTableView({ sort: { id: 'date', desc: true }, size: 25 }, 'events.');
  const remove = useAct(removeEvent);
  const [taking, setTaking] = useState<Event | null>(null);
  const columns: Column<Event>[] = [
    { id: 'event', header: t('plan.calendar.event'), value: (e) => packWord('event', e.event, words), namesRow: true },
    { id: 'date', header: t('plan.calendar.day'), value: (e) => e.date, kind: 'date' },
    { id: 'occasion', header: t('plan.calendar.occasion'), value: (e) => e.occasion },
    { id: 'note', header: t('plan.calendar.note'), value: (e) => e.note },
    {
      id: 'from',
      header: t('plan.calendar.event.from'),
      value: (e) => t(e.id === null ? 'plan.calendar.event.from-plan' : 'plan.calendar.event.from-here'),
      cell: (e) =>
        e.id === null || !mayWrite ? (
          t(e.id === null ? 'plan.calendar.event.from-plan' : 'plan.calendar.event.from-here')
        ) : (
          <Button kind="quiet" onClick={() => setTaking(e)}>
            {t('plan.calendar.event.take-back')}
          </Button>
        ),
    },
  ];
  return (
    <Section title={t('plan.calendar.on-record')}>
      <DataTable
        caption={t('plan.calendar.on-record')}
        name="events"
        view={view}
        columns={columns}
        rows={events}
        rowId={(e) => e.id ?? `${e.event} ${e.date}`}
        empty={<EmptyState icon="calendar" title={t('plan.calendar.on-record.none')} />}
      />
      {taking?.id ? (
        <Confirm
          title={t('plan.calendar.event.take-back.title', {
            event: packWord('event', taking.event, words),
            day: date(taking.date),
          })}
          consequence={<p>{t('plan.calendar.event.take-back.says')}</p>}
          act={t('plan.calendar.event.take-back')}
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() =>
            remove.mutate({ input: { planId, eventId: taking.id ?? '' } }, { onSuccess: () => setTaking(null) })
          }
          onClose={() => setTaking(null)}
        />
      ) : null}
    </Section>
  );
};
