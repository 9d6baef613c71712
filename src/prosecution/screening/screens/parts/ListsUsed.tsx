import type { z } from 'zod';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import type { ListUsed } from '../../contract.ts';
import { paths, useScreeningWords } from '../words.ts';

type Used = z.infer<typeof ListUsed>;

/** Stands over every answer that rests on a list older than it may be. */
export const StaleBanner = ({ lists }: { lists: readonly Used[] }) => {
  const { t, say, age } = useScreeningWords();
  const stale = lists.filter((one) => one.stale);
  if (stale.length === 0) return null;
  return (
    <Alert tone="warning" title={t('screening.stale.title', { count: stale.length })}>
      <ul className="ff-places">
        {stale.map((one) => (
          <li key={one.list}>
            <Link to={paths.list(one.list)}>{say(one.title)}</Link>:{' '}
            {t('screening.stale.line', { age: age(one.ageHours), most: age(one.maxAgeHours) })}
          </li>
        ))}
      </ul>
      <p>{t('screening.stale.fix')}</p>
    </Alert>
  );
};

/** What an answer rests on: every list with version and age. Without this table an answer says nothing. */
export const ListsUsed = ({ lists }: { lists: readonly Used[] }) => {
  const { t, say, date, age } = useScreeningWords();
  return (
    <div className="ff-table-whole">
      <table className="ff-table">
        <caption>{t('screening.lists-used')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('screening.lists-used.list')}</th>
            <th scope="col">{t('screening.lists-used.version')}</th>
            <th scope="col">{t('screening.lists-used.age')}</th>
            <th scope="col">{t('screening.lists-used.proven')}</th>
          </tr>
        </thead>
        <tbody>
          {lists.map((one) => (
            <tr key={one.list}>
              <th scope="row">
                <Link to={paths.list(one.list)}>{say(one.title)}</Link>
              </th>
              <td data-label={t('screening.lists-used.version')}>
                <Link to={paths.version(one.list, one.versionId)}>{date(one.version.date)}</Link>{' '}
                <code title={one.version.sha256}>{one.version.sha256.slice(0, 8)}</code>
              </td>
              <td data-label={t('screening.lists-used.age')}>
                {age(one.ageHours)} {one.stale ? <StateBadge tone="late">{t('screening.stale')}</StateBadge> : null}
              </td>
              <td data-label={t('screening.lists-used.proven')}>{t(`screening.proven.${one.proven}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
