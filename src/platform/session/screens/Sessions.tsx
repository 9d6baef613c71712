import { useAct, useRead } from '../../../web/api.ts';
import { Button } from '../../../web/kit/Button.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Section } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { useWords } from '../../../web/kit/words.ts';
import { endOtherSessions, endSession, listSessions } from '../contract.ts';

/** Where one is signed in, and how to end it there. */
export const Sessions = () => {
  const { t, moment } = useWords();
  const read = useRead(listSessions, {});
  const end = useAct(endSession);
  const endOthers = useAct(endOtherSessions);
  return (
    <Section title={t('account.sessions')} lead={t('account.sessions.lead')}>
      {end.error || endOthers.error ? <ProblemAlert error={end.error ?? endOthers.error} /> : null}
      <Loaded read={read}>
        {({ sessions }) => (
          <>
            <ul className="ff-rows">
              {sessions.map((one) => (
                <li key={one.id}>
                  <span>
                    <b>{one.agent || t('account.sessions.unknown')}</b>{' '}
                    {t('account.sessions.seen', { when: moment(one.lastSeenAt) })}{' '}
                    {t(`account.way.${one.way.replace(' ', '-')}`)}
                  </span>
                  {one.current ? (
                    <StateBadge tone="good">{t('account.sessions.here')}</StateBadge>
                  ) : (
                    <Button
                      kind="quiet"
                      disabled={end.isPending}
                      onClick={() => end.mutate({ input: { sessionId: one.id } })}
                    >
                      {t('account.sessions.end')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {sessions.length > 1 ? (
              <Button disabled={endOthers.isPending} onClick={() => endOthers.mutate({ input: {} })}>
                {t('account.sessions.end-others')}
              </Button>
            ) : null}
          </>
        )}
      </Loaded>
    </Section>
  );
};
