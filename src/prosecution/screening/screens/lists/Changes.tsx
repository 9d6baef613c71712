import { useRead } from '../../../../web/api.ts';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { useSearchState } from '../../../../web/kit/search.ts';
import { recentChanges } from '../../contract.ts';
import { Labelled } from '../parts/Pick.tsx';
import { paths, useScreeningWords } from '../words.ts';

/** What changed on the lists since a day, a week back at first; the lists that stood still come after. */
export const Changes = () => {
  const { t, say, date, moment } = useScreeningWords();
  const [search, setSearch] = useSearchState();
  const { since } = search;
  const read = useRead(recentChanges, since ? { since } : {});
  return (
    <Loaded read={read}>
      {(found) => (
        <>
          <Labelled label={t('screening.changes.since')}>
            {(id) => (
              <input
                id={id}
                type="date"
                className="usa-input ff-input--date"
                value={since ?? found.since}
                onChange={(event) => setSearch({ since: event.target.value || null })}
              />
            )}
          </Labelled>
          {found.lists.length === 0 ? <p>{t('screening.changes.none', { since: date(found.since) })}</p> : null}
          <ul className="ff-queue">
            {found.lists.map((one) => (
              <li key={one.list}>
                <Link
                  to={paths.list(one.list)}
                  search={{ tab: 'changes', to: one.toId, ...(one.fromId ? { from: one.fromId } : {}) }}
                >
                  {say(one.title)}
                </Link>
                <span className="ff-queue-why">
                  {t('screening.changes.line', { added: one.added, removed: one.removed, changed: one.changed })}{' '}
                  {one.from
                    ? t('screening.changes.span', {
                        from: date(one.from.date),
                        to: date(one.to.date),
                        versions: one.versions,
                      })
                    : t('screening.changes.first', { to: date(one.to.date) })}
                </span>
              </li>
            ))}
          </ul>
          {found.quiet.length > 0 ? (
            <>
              <h2>{t('screening.changes.quiet')}</h2>
              <ul className="ff-queue">
                {found.quiet.map((one) => (
                  <li key={one.list}>
                    <Link to={paths.list(one.list)}>{say(one.title)}</Link>
                    <span className="ff-queue-why">
                      {t('screening.changes.seen', { at: moment(one.seenAt), date: date(one.version.date) })}{' '}
                      {one.stale ? <StateBadge tone="late">{t('screening.stale')}</StateBadge> : null}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </>
      )}
    </Loaded>
  );
};
