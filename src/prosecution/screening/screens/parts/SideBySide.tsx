import type { Output } from '../../../../platform/contract/index.ts';
import { StateBadge, type Tone } from '../../../../web/kit/StateBadge.tsx';
import type { openCandidate } from '../../contract.ts';
import { useScreeningWords } from '../words.ts';
import { type Compared, compare } from './compare.ts';
import { MarkedName, Name } from './Name.tsx';

type Candidate = Output<typeof openCandidate>;

const tones: Record<NonNullable<Compared['verdict']>, Tone> = { agrees: 'good', disagrees: 'late', neutral: 'unknown' };

/** The subject and the listed party line by line; what differs is marked in words, not in colour alone. */
export const SideBySide = ({ candidate }: { candidate: Candidate }) => {
  const { t, country } = useScreeningWords();
  const { subject, hit, entities } = candidate;
  const lines = compare(subject, entities, hit.evidence, {
    kind: (kind) => t(`screening.kind.${kind}`),
    schema: (schema) => t(`screening.schema.${schema}`),
    gender: (gender) => t(`screening.gender.${gender}`),
    country,
  });
  const { matches, unmatchedQuery, unmatchedListed } = hit.evidence;
  const wholeName = unmatchedQuery.length + unmatchedListed.length === 0;
  return (
    <div className="ff-table-whole">
      <table className="ff-table ff-compare">
        <caption className="ff-visually-hidden">{t('screening.compare')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('screening.compare.what')}</th>
            <th scope="col">{t('screening.compare.asked')}</th>
            <th scope="col">{t('screening.compare.listed')}</th>
            <th scope="col">{t('screening.compare.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('screening.compare.name')}</th>
            <td data-label={t('screening.compare.asked')}>
              <MarkedName text={subject.name} spans={matches.map(({ query }) => query)} />
            </td>
            <td data-label={t('screening.compare.listed')}>
              <MarkedName text={hit.matchedName} spans={matches.map(({ listed }) => listed)} />
              {hit.caption === hit.matchedName ? null : (
                <span className="ff-line ff-small">
                  {t('screening.hit.caption')} <Name>{hit.caption}</Name>
                </span>
              )}
            </td>
            <td data-label={t('screening.compare.verdict')}>
              <StateBadge tone={wholeName ? 'good' : 'waiting'}>
                {t(wholeName ? 'screening.compare.whole' : 'screening.compare.part')}
              </StateBadge>
            </td>
          </tr>
          {lines.map(({ what, asked, listed, verdict }) => (
            <tr key={what} className={verdict === 'disagrees' ? 'ff-differs' : ''}>
              <th scope="row">{t(`screening.compare.${what}`)}</th>
              <td data-label={t('screening.compare.asked')}>
                <Values values={asked} />
              </td>
              <td data-label={t('screening.compare.listed')}>
                <Values values={listed} />
              </td>
              <td data-label={t('screening.compare.verdict')}>
                {verdict ? (
                  <StateBadge tone={tones[verdict]}>{t(`screening.verdict-of.${verdict}`)}</StateBadge>
                ) : (
                  <span className="ff-small">
                    {t(
                      asked.length === 0
                        ? 'screening.compare.not-asked'
                        : listed.length === 0
                          ? 'screening.compare.not-listed'
                          : 'screening.compare.look',
                    )}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const most = 6;

const Values = ({ values }: { values: readonly string[] }) => {
  const { t } = useScreeningWords();
  if (values.length === 0) return <span className="ff-nothing">–</span>;
  return (
    <>
      {values.slice(0, most).map((value) => (
        <span key={value} className="ff-line">
          <Name>{value}</Name>
        </span>
      ))}
      {values.length > most ? (
        <span className="ff-line ff-small">{t('screening.compare.more', { count: values.length - most })}</span>
      ) : null}
    </>
  );
};
