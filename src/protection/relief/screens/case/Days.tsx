import { useState } from 'react';
import { call, saveFile } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { reliefCalendar } from '../../contract.ts';
import { type DayView, type ReliefView, useReliefWords } from '../words.ts';

const soon = 30;

/** Which door closes first. */
export const Days = ({ view }: { view: ReliefView }) => {
  const { t } = useReliefWords();
  const [trouble, setTrouble] = useState<unknown>(null);
  const set = view.days.filter(({ state, daysLeft }) => state === 'set' && (daysLeft ?? 0) >= 0);
  const waiting = view.days.filter(({ state }) => state !== 'set' && state !== 'none');
  const take = async (): Promise<void> => {
    setTrouble(null);
    try {
      saveFile({ ...(await call(reliefCalendar, { survivorId: view.survivorId })), name: 'calendar.ics' });
    } catch (error) {
      setTrouble(error);
    }
  };
  return (
    <Section
      title={t('relief.days')}
      lead={t('relief.days.lead')}
      aside={
        set.length > 0 ? (
          <Button icon="calendar" onClick={() => void take()}>
            {t('relief.days.calendar')}
          </Button>
        ) : null
      }
    >
      {trouble ? <ProblemAlert error={trouble} /> : null}
      {set.length === 0 ? <p className="ff-nothing">{t('relief.days.none')}</p> : null}
      <ol className="ff-rows">
        {set.map((day) => (
          <One key={`${day.rule} ${day.clock}`} day={day} />
        ))}
      </ol>
      {waiting.length > 0 ? (
        <details className="ff-fold">
          <summary>{t('relief.days.waiting', { count: waiting.length })}</summary>
          <ol className="ff-rows">
            {waiting.map((day) => (
              <One key={`${day.rule} ${day.clock}`} day={day} />
            ))}
          </ol>
        </details>
      ) : null}
    </Section>
  );
};

const One = ({ day }: { day: DayView }) => {
  const { t, say, due } = useReliefWords();
  const left = day.daysLeft ?? 0;
  return (
    <li>
      <span>
        <b>{day.due ? due(day.due) : t(`relief.day.${day.state}`)}</b>{' '}
        {day.state === 'set' ? (
          <StateBadge tone={day.kind === 'first day' ? 'plain' : left <= soon ? 'late' : 'going'}>
            {t('relief.day.left', { count: left })}
          </StateBadge>
        ) : null}
        <span className="ff-line">{say(day.says)}</span>
        <span className="ff-line ff-small">
          {say(day.title)} · {day.cite} · {t('relief.day.mark', { mark: day.mark })}
          {day.unsure ? ` · ${t('relief.day.unsure')}` : ''}
        </span>
      </span>
    </li>
  );
};
