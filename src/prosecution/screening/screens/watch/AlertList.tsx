import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { useAct, useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { StateBadge, type Tone } from '../../../../web/kit/StateBadge.tsx';
import { listAlerts, seeAlerts } from '../../contract.ts';
import { Name } from '../parts/Name.tsx';
import { paths, useListTitles, useScreeningWords } from '../words.ts';
import { factsDiff } from './facts-diff.ts';

type Alert = Output<typeof listAlerts>['rows'][number];

const tones: Record<Alert['kind'], Tone> = { new: 'late', changed: 'waiting', gone: 'stopped' };
const page = 50;

/** Alerts, those nobody has seen first, each with what the list said before and what it says now. */
export const AlertList = () => {
  const { t } = useScreeningWords();
  const [limit, setLimit] = useState(page);
  const mayWrite = useMay('write screening');
  const read = useRead(listAlerts, { limit });
  const see = useAct(seeAlerts);
  return (
    <Loaded read={read}>
      {({ rows, total, unseen }) =>
        rows.length === 0 ? (
          <EmptyState icon="campaign" title={t('screening.alerts.none')}>
            <p>{t('screening.alerts.none.says')}</p>
          </EmptyState>
        ) : (
          <>
            <p role="status">{t('screening.alerts.count', { unseen, total })}</p>
            {see.error ? <ProblemAlert error={see.error} /> : null}
            {mayWrite && unseen > 1 ? (
              <Button
                icon="check"
                disabled={see.isPending}
                onClick={() =>
                  see.mutate({ input: { alerts: rows.filter(({ seenAt }) => seenAt === null).map(({ id }) => id) } })
                }
              >
                {t('screening.alerts.see-all')}
              </Button>
            ) : null}
            <ul className="ff-cards">
              {rows.map((alert) => (
                <One
                  key={alert.id}
                  alert={alert}
                  onSee={mayWrite ? () => see.mutate({ input: { alerts: [alert.id] } }) : null}
                />
              ))}
            </ul>
            {rows.length < total ? (
              <Button onClick={() => setLimit(Math.min(limit + page, 500))}>{t('screening.alerts.more')}</Button>
            ) : null}
          </>
        )
      }
    </Loaded>
  );
};

const One = ({ alert, onSee }: { alert: Alert; onSee: (() => void) | null }) => {
  const { t, moment, percent } = useScreeningWords();
  const titleOf = useListTitles();
  const lines = factsDiff(alert.before, alert.after, {
    measure: (measure) => t(`screening.measure.${measure}`),
    percent: (share) => `${percent(share)} %`,
  });
  return (
    <li className="ff-card">
      <h2>
        <Name>{alert.name ?? t('screening.shredded')}</Name>{' '}
        {alert.reference ? <span className="ff-small">{alert.reference}</span> : null}
      </h2>
      <p className="ff-hit-line">
        <StateBadge tone={tones[alert.kind]}>
          {t(`screening.alert.${alert.kind}`, { list: titleOf(alert.list) })}
        </StateBadge>
        {alert.seenAt ? (
          <span className="ff-small">
            {t('screening.alerts.seen', { by: alert.seenBy ?? '', at: moment(alert.seenAt) })}
          </span>
        ) : (
          <StateBadge tone="waiting">{t('screening.alerts.unseen')}</StateBadge>
        )}
        <span className="ff-small">{moment(alert.raisedAt)}</span>
      </p>
      <ul className="ff-plain-list">
        {lines.map(({ what, before, after }) => (
          <li key={what}>
            <b>{t(`screening.alerts.${what}`)}</b>{' '}
            {before === after ? (
              <Name>{after}</Name>
            ) : (
              <>
                {before ? (
                  <del>
                    <Name>{before}</Name>
                  </del>
                ) : null}{' '}
                {after ? (
                  <ins>
                    <Name>{after}</Name>
                  </ins>
                ) : null}
              </>
            )}
          </li>
        ))}
      </ul>
      <div className="ff-buttons">
        {alert.requestId ? (
          <Link to={paths.request(alert.requestId)} className="usa-button usa-button--outline">
            {t('screening.alerts.decide')}
          </Link>
        ) : null}
        <Link to="/screening/party" search={{ list: alert.list, id: alert.sourceId }}>
          {t('screening.hit.open')}
        </Link>
        {onSee && !alert.seenAt ? (
          <Button icon="check" onClick={onSee}>
            {t('screening.alerts.see')}
          </Button>
        ) : null}
      </div>
    </li>
  );
};
