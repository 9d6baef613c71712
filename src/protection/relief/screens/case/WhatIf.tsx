import { useAct } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { type FactValue, whatIfRelief } from '../../contract.ts';
import { useReliefWords } from '../words.ts';

/** What an answer would change, before anything is written. */
export const WhatIf = ({ survivorId, fact, value }: { survivorId: string; fact: string; value: FactValue }) => {
  const { t, say, due } = useReliefWords();
  const act = useAct(whatIfRelief);
  return (
    <div>
      <Button kind="quiet" disabled={act.isPending} onClick={() => act.mutate({ input: { survivorId, fact, value } })}>
        {t('relief.what-if')}
      </Button>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      {act.data ? (
        <div role="status">
          {act.data.changes.length === 0 ? <p>{t('relief.what-if.nothing')}</p> : null}
          <ul className="ff-rows">
            {act.data.changes.map((change) => (
              <li key={change.rule}>
                <span>
                  <b>{say(change.title)}</b>{' '}
                  {change.before === change.after
                    ? null
                    : t('relief.what-if.door', {
                        before: t(`relief.state.${change.before}`),
                        after: t(`relief.state.${change.after}`),
                      })}
                  {change.days.map((day) => (
                    <span className="ff-line ff-small" key={say(day.says)}>
                      {say(day.says)}: {day.before ? due(day.before) : t('relief.day.none')} →{' '}
                      {day.after ? due(day.after) : t('relief.day.none')}
                    </span>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
};
