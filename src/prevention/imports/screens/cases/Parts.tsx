import { useAct } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { SaveButton } from '../../../../web/kit/SaveButton.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { changeTask, openLetter } from '../../cases/contract.ts';
import { Paper } from '../parts/Paper.tsx';
import type { Case } from './words.ts';

type Clock = Case['clocks'][number];
const tones = { 'no-start': 'unknown', running: 'going', late: 'late', ended: 'plain' } as const;

/** Each last day with how it is counted, the rule it rests on, and whether somebody has checked it. */
export const Clocks = ({ clocks }: { clocks: readonly Clock[] }) => {
  const { t } = useWords();
  if (clocks.length === 0) return <p>{t('imports.case.screen.no-clock')}</p>;
  return (
    <ul className="ff-rows">
      {clocks.map((clock) => (
        <ClockRow key={clock.id} clock={clock} />
      ))}
    </ul>
  );
};

const ClockRow = ({ clock }: { clock: Clock }) => {
  const { t, date } = useWords();
  const { ends, start, counted, extendedTo, daysLeft, state } = clock;
  const sentences =
    ends && start
      ? [
          t('imports.case.screen.clock.days', { day: date(ends), start: date(start) }),
          state === 'running' ? t('imports.case.screen.clock.left', { days: daysLeft ?? 0 }) : '',
          clock.moved && counted ? t('imports.case.screen.clock.moved', { day: date(counted) }) : '',
          extendedTo ? t('imports.case.screen.clock.extended', { day: date(extendedTo) }) : '',
        ]
      : [state === 'no-start' ? t(`imports.case.screen.needs.${clock.starts}`) : ''];
  return (
    <li>
      <div>
        <b>{clock.title}</b>{' '}
        <StateBadge tone={tones[clock.state]}>{t(`imports.case.screen.clock.${clock.state}`)}</StateBadge>
        <p>{sentences.filter((one) => one !== '').join(' ')}</p>
        {clock.doubt ? <p>{clock.doubt}</p> : null}
        <p>{clock.says}</p>
        <p className="ff-small">{t('imports.case.screen.clock.rule', { rule: clock.rule, cite: clock.cite })}</p>
        {clock.reviewed ? null : <StateBadge tone="unknown">{t('imports.case.screen.not-reviewed')}</StateBadge>}
      </div>
    </li>
  );
};

export const Tasks = ({ of }: { of: Case }) => {
  const { t, date } = useWords();
  const act = useAct(changeTask);
  if (of.tasks.length === 0) return <p>{t('imports.case.screen.tasks.none')}</p>;
  return (
    <>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <ul className="ff-rows">
        {of.tasks.map(({ id, says, cite, owner, dueOn, doneOn, doneBy, late }) => (
          <li key={id}>
            <div>
              <p>{cite ? `${says} (${cite})` : says}</p>
              <p className="ff-small">
                {doneOn
                  ? t('imports.case.screen.task.done', { day: date(doneOn), by: doneBy ?? '' })
                  : dueOn
                    ? t('imports.case.screen.task.due', { day: date(dueOn) })
                    : t('imports.case.screen.task.no-day')}
                {owner ? ` · ${owner}` : ''}
              </p>
              {late ? <StateBadge tone="late">{t('imports.case.screen.task.late')}</StateBadge> : null}{' '}
              {of.mayWrite ? (
                <Button
                  kind="quiet"
                  disabled={act.isPending}
                  onClick={() => act.mutate({ input: { detentionId: of.id, taskId: id, done: doneOn === null } })}
                >
                  {t(doneOn ? 'imports.case.screen.task.reopen' : 'imports.case.screen.task.finish')}
                  <span className="ff-visually-hidden">: {says}</span>
                </Button>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
};

export const Letters = ({ of }: { of: Case }) => {
  const { t, date } = useWords();
  if (of.letters.length === 0) return <p>{t('imports.case.screen.letters.none')}</p>;
  return (
    <ul className="ff-rows">
      {of.letters.map(({ id, direction, party, subject, dated, name, hash, keptBy }) => (
        <Paper
          key={id}
          title={subject}
          hash={hash}
          file={
            <SaveButton route={openLetter} input={{ detentionId: of.id, letterId: id }}>
              {name}
            </SaveButton>
          }
        >
          <p>{t(`imports.case.screen.letter.${direction}`, { party, day: date(dated), by: keptBy })}</p>
        </Paper>
      ))}
    </ul>
  );
};
