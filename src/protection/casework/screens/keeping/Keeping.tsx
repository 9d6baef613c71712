import { useState } from 'react';
import { useAct, useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Confirm } from '../../../../web/kit/Confirm.tsx';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { JobProgress } from '../../../../web/kit/Progress.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { retentionDryRun, retentionRules, runRetention, setRetentionSchedule } from '../../contract.ts';
import { useCaseworkWords } from '../words.ts';
import { Certificates } from './Certificates.tsx';
import { SetDays } from './SetDays.tsx';

/** How long a record is kept, what the schedule would destroy today, and what was destroyed. */
export const Screen = () => {
  const { t } = useCaseworkWords();
  return (
    <Page title={t('casework.nav.keeping')} lead={<p>{t('casework.keeping.lead')}</p>}>
      <DueToday />
      <Rules />
      <Certificates />
    </Page>
  );
};

const DueToday = () => {
  const { t, date } = useCaseworkWords();
  const mayPurge = useMay('purge service');
  const read = useRead(retentionDryRun, { limit: 200 });
  const run = useAct(runRetention);
  const [sure, setSure] = useState(false);
  return (
    <Section title={t('casework.due')} lead={t('casework.due.lead')}>
      {run.data ? <JobProgress jobId={run.data.jobId} /> : null}
      <Loaded read={read}>
        {({ rows, total, held, feedback, asOf }) => (
          <>
            {total + feedback === 0 ? (
              <EmptyState icon="check" title={t('casework.due.none', { day: date(asOf) })} />
            ) : (
              <ul className="ff-rows">
                {rows.map(({ survivorId, code, classes }) => (
                  <li key={survivorId}>
                    <b>{code}</b>
                    <span>
                      {classes
                        .map(({ dataClass, dueOn }) => `${t(`casework.class.${dataClass}`)} (${date(dueOn)})`)
                        .join('; ')}
                    </span>
                  </li>
                ))}
              </ul>
            )}
            {feedback > 0 ? <p>{t('casework.due.feedback', { count: feedback })}</p> : null}
            {held > 0 ? <p>{t('casework.due.held', { count: held })}</p> : null}
            {mayPurge && total + feedback > 0 ? (
              <Button kind="grave" onClick={() => setSure(true)}>
                {t('casework.due.go')}
              </Button>
            ) : null}
            {sure ? (
              <Confirm
                title={t('casework.due.sure', { count: total, feedback })}
                consequence={<p>{t('casework.destroy.consequence')}</p>}
                act={t('casework.due.go')}
                grave
                busy={run.isPending}
                error={run.error}
                onConfirm={() =>
                  run.mutate({ input: { expected: total, feedback } }, { onSuccess: () => setSure(false) })
                }
                onClose={() => setSure(false)}
              />
            ) : null}
          </>
        )}
      </Loaded>
    </Section>
  );
};

const Rules = () => {
  const { t, say, number } = useCaseworkWords();
  const maySet = useMay('write case-setting');
  const read = useRead(retentionRules, {});
  const schedule = useAct(setRetentionSchedule);
  const [setting, setSetting] = useState<string | null>(null);
  return (
    <Section title={t('casework.rules-of-keeping')} lead={t('casework.rules-of-keeping.lead')}>
      <Loaded read={read}>
        {({ rules, byItself }) => {
          const chosen = rules.find((rule) => `${rule.dataClass}/${rule.funder}` === setting);
          return (
            <>
              <Alert tone="info">
                <p>{t(byItself ? 'casework.schedule.on' : 'casework.schedule.off')}</p>
                {maySet ? (
                  <Button
                    disabled={schedule.isPending}
                    onClick={() => schedule.mutate({ input: { byItself: !byItself } })}
                  >
                    {t(byItself ? 'casework.schedule.stop' : 'casework.schedule.start')}
                  </Button>
                ) : null}
              </Alert>
              <ul className="ff-rows">
                {rules.map((rule) => (
                  <li key={`${rule.dataClass}/${rule.funder}`}>
                    <span>
                      <b>{t(`casework.class.${rule.dataClass}`)}</b>{' '}
                      {rule.funder === 'any' ? null : <span className="ff-code">{rule.funder}</span>}{' '}
                      {t('casework.days', { count: number(rule.days) })}{' '}
                      {rule.reviewed ? null : <StateBadge tone="unknown">{t('casework.not-checked')}</StateBadge>}
                      {rule.says ? <span className="ff-line ff-small">{say(rule.says)}</span> : null}
                      {rule.doubt ? <span className="ff-line ff-small">{say(rule.doubt)}</span> : null}
                      {rule.cite ? <span className="ff-line ff-small">{rule.cite}</span> : null}
                    </span>
                    {maySet ? (
                      <Button kind="quiet" onClick={() => setSetting(`${rule.dataClass}/${rule.funder}`)}>
                        {t('casework.days.change')}
                      </Button>
                    ) : null}
                  </li>
                ))}
              </ul>
              {chosen ? (
                <SetDays
                  dataClass={chosen.dataClass}
                  funder={chosen.funder}
                  days={chosen.days}
                  onClose={() => setSetting(null)}
                />
              ) : null}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
};
