import type { Output } from '../../../platform/contract/index.ts';
import { useRead } from '../../../web/api.ts';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Section } from '../../../web/kit/Page.tsx';
import { listAlerts, type listLists, queue } from '../contract.ts';
import { Name } from './parts/Name.tsx';
import { paths, useListTitles, useScreeningWords } from './words.ts';

const shown = 3;

/** Decisions that wait, alerts nobody has seen, lists that are too old: each with its reason and the way to it. */
export const Today = ({ lists }: { lists: Output<typeof listLists> }) => {
  const { t, say, age } = useScreeningWords();
  const stale = lists.filter((list) => list.stale);
  const waiting = useRead(queue, { limit: shown });
  const alerts = useRead(listAlerts, { unseen: 'true', limit: shown });
  return (
    <Section title={t('screening.today')}>
      <Loaded read={waiting}>
        {(decisions) => (
          <Loaded read={alerts}>
            {(news) =>
              decisions.waiting + decisions.second + news.unseen + stale.length === 0 ? (
                <p className="ff-nothing">{t('screening.today.none')}</p>
              ) : (
                <ol className="ff-queue">
                  <Decisions found={decisions} />
                  <Alerts found={news} />
                  {stale.length > 0 ? (
                    <li>
                      <Link to="/screening/lists">{t('screening.today.stale', { count: stale.length })}</Link>
                      <span className="ff-queue-why">
                        {stale
                          .map((list) => `${say(list.title)}: ${age(list.ageHours ?? list.maxAgeHours)}`)
                          .join(' · ')}
                      </span>
                    </li>
                  ) : null}
                </ol>
              )
            }
          </Loaded>
        )}
      </Loaded>
    </Section>
  );
};

const Decisions = ({ found }: { found: Output<typeof queue> }) => {
  const { t, percent } = useScreeningWords();
  const titleOf = useListTitles();
  if (found.waiting + found.second === 0) return null;
  return (
    <li>
      <Link to="/screening/queue">
        {t('screening.today.decisions', { waiting: found.waiting, second: found.second })}
      </Link>
      {found.rows.map((row) => (
        <span key={`${row.requestId}/${row.n}`} className="ff-queue-why">
          <Link to={paths.candidate(row.requestId, row.n)}>
            <Name>{row.subject ?? t('screening.shredded')}</Name> / <Name>{row.caption}</Name>
          </Link>{' '}
          {[
            titleOf(row.list),
            ...row.measures.map((measure) => t(`screening.measure.${measure}`)),
            `${percent(row.score)} %`,
          ].join(', ')}
        </span>
      ))}
    </li>
  );
};

const Alerts = ({ found }: { found: Output<typeof listAlerts> }) => {
  const { t, moment } = useScreeningWords();
  const titleOf = useListTitles();
  if (found.unseen === 0) return null;
  return (
    <li>
      <Link to="/screening/watch">{t('screening.today.alerts', { count: found.unseen })}</Link>
      {found.rows.map((alert) => (
        <span key={alert.id} className="ff-queue-why">
          <Name>{alert.name ?? alert.reference ?? t('screening.shredded')}</Name>:{' '}
          {t(`screening.alert.${alert.kind}`, { list: titleOf(alert.list) })}, {moment(alert.raisedAt)}
        </span>
      ))}
    </li>
  );
};
