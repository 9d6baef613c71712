import type { Output } from '../../../../platform/contract/index.ts';
import { useAct, useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMe } from '../../../../web/kit/me.ts';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { caseloadsOfPeople, listEmergencies, reviewEmergency } from '../../contract.ts';
import { useCaseworkWords } from '../words.ts';

type Emergency = Output<typeof listEmergencies>['rows'][number];

/** Records that were opened in an emergency, and how the work is spread. */
export const Screen = () => {
  const { t } = useCaseworkWords();
  const read = useRead(listEmergencies, { limit: 100 });
  return (
    <Page title={t('casework.nav.emergencies')} whoMaySee={t('casework.emergencies.who')}>
      <Loaded read={read}>
        {({ rows }) => {
          const waiting = rows.filter(({ verdict }) => verdict === null);
          const done = rows.filter(({ verdict }) => verdict !== null);
          return (
            <>
              <Section title={t('casework.emergencies.waiting', { count: waiting.length })}>
                {waiting.length === 0 ? (
                  <EmptyState icon="check" title={t('casework.emergencies.none')} />
                ) : (
                  <List rows={waiting} />
                )}
              </Section>
              {done.length > 0 ? (
                <Section title={t('casework.emergencies.done')}>
                  <List rows={done} />
                </Section>
              ) : null}
            </>
          );
        }}
      </Loaded>
      <Spread />
    </Page>
  );
};

const List = ({ rows }: { rows: readonly Emergency[] }) => {
  const { t, moment } = useCaseworkWords();
  const me = useMe();
  const act = useAct(reviewEmergency);
  return (
    <>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <ul className="ff-rows">
        {rows.map((one) => (
          <li key={one.id}>
            <span>
              <b>{one.code}</b> · {one.person.name}{' '}
              {one.running ? <StateBadge tone="going">{t('casework.emergencies.running')}</StateBadge> : null}
              {one.verdict ? (
                <StateBadge tone={one.verdict === 'justified' ? 'good' : 'stopped'}>
                  {t(`casework.verdict.${one.verdict}`)}
                </StateBadge>
              ) : null}
              <span className="ff-line ff-as-written">{one.reason ?? t('casework.said.destroyed')}</span>
              <span className="ff-line ff-small">
                {t('casework.emergencies.times', {
                  from: moment(one.openedAt),
                  to: moment(one.endedAt ?? one.expiresAt),
                })}
              </span>
            </span>
            {one.verdict === null ? (
              me?.person.id === one.person.id ? (
                <span className="ff-small">{t('casework.emergencies.own')}</span>
              ) : (
                <span className="ff-buttons">
                  {(['justified', 'not-justified'] as const).map((verdict) => (
                    <Button
                      key={verdict}
                      disabled={act.isPending}
                      onClick={() => act.mutate({ input: { emergencyId: one.id, verdict } })}
                    >
                      {t(`casework.verdict.${verdict}`)}
                    </Button>
                  ))}
                </span>
              )
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
};

/** How many records each colleague carries; no record by name. */
const Spread = () => {
  const { t } = useCaseworkWords();
  const read = useRead(caseloadsOfPeople, {});
  return (
    <Section title={t('casework.spread')}>
      <Loaded read={read}>
        {({ people, quietDays }) => (
          <ul className="ff-rows">
            {people.map(({ id, name, open, quiet }) => (
              <li key={id}>
                <span>
                  <b>{name}</b>
                </span>
                <span>{t('casework.spread.counts', { open, quiet, days: quietDays })}</span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  );
};
