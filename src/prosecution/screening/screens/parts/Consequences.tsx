import { useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Icon } from '../../../../web/kit/Icon.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { consequences } from '../../contract.ts';
import { useScreeningWords } from '../words.ts';

/** What each measure means and forbids, what to do next, whom to tell; every sentence with its citation, none of it advice. */
export const Consequences = ({ measures }: { measures: readonly string[] }) => {
  const { t, date } = useScreeningWords();
  const read = useRead(consequences, { measures: measures.join(',') }, { staleTime: 600_000 });
  return (
    <Loaded read={read}>
      {(found) => (
        <>
          <Alert tone="info">{found.notice}</Alert>
          {found.measures.map((one) => (
            <article key={one.measure} className="ff-card">
              <h3>{one.title}</h3>
              <p>{one.says}</p>
              <List title={t('screening.follows.forbids')} items={one.forbids} />
              <List title={t('screening.follows.next')} items={one.next} ordered />
              <List
                title={t('screening.follows.tell')}
                items={one.tell.map(({ who, how, within }) => `${who}: ${how}${within ? ` (${within})` : ''}`)}
              />
              <h4>{t('screening.follows.cites')}</h4>
              <ul className="ff-places">
                {one.cites.map(({ cite, url, says }) => (
                  <li key={cite}>
                    {url ? <Outside url={url}>{cite}</Outside> : <b>{cite}</b>} {says}
                  </li>
                ))}
              </ul>
              <p className="ff-small">
                {t('screening.follows.pack', {
                  pack: one.pack,
                  version: one.packVersion,
                  from: date(one.effectiveFrom),
                })}{' '}
                {one.reviewed ?? t('screening.record.not-reviewed')}
              </p>
            </article>
          ))}
          {found.unknown.length > 0 ? (
            <p>
              {t('screening.follows.unknown', {
                measures: found.unknown.map((measure) => t(`screening.measure.${measure}`)).join(', '),
              })}
            </p>
          ) : null}
        </>
      )}
    </Loaded>
  );
};

const List = ({ title, items, ordered = false }: { title: string; items: readonly string[]; ordered?: boolean }) => {
  if (items.length === 0) return null;
  const lines = items.map((item) => <li key={item}>{item}</li>);
  return (
    <>
      <h4>{title}</h4>
      {ordered ? <ol>{lines}</ol> : <ul>{lines}</ul>}
    </>
  );
};

/** A page of somebody else. Only web addresses are links; what a list wrote there otherwise stays text. */
export const Outside = ({ url, children }: { url: string; children: string }) => {
  const { t } = useScreeningWords();
  if (!/^https?:\/\//i.test(url)) return <span>{children}</span>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer" className="usa-link">
      {children}
      <Icon name="launch" />
      <span className="ff-visually-hidden"> {t('screening.outside')}</span>
    </a>
  );
};
