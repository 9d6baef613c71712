import { StateBadge, type Tone } from '../../../../web/kit/StateBadge.tsx';
import type { HitView } from '../../contract.ts';
import { useScreeningWords } from '../words.ts';
import { Name } from './Name.tsx';

type Evidence = HitView['evidence'];

const verdictTones: Record<Evidence['qualifiers'][number]['verdict'], Tone> = {
  agrees: 'good',
  disagrees: 'late',
  neutral: 'unknown',
};

/** Why this is a possible match: word by word, what found no partner, and what else was compared. */
export const EvidenceTable = ({ evidence, caption }: { evidence: Evidence; caption: string }) => {
  const { t, percent, number } = useScreeningWords();
  const { matches, unmatchedQuery, unmatchedListed, qualifiers } = evidence;
  return (
    <>
      <div className="ff-table-scroll">
        <table className="ff-table ff-evidence">
          <caption className="ff-visually-hidden">{t('screening.evidence.caption', { caption })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('screening.evidence.asked')}</th>
              <th scope="col">{t('screening.evidence.listed')}</th>
              <th scope="col">{t('screening.evidence.why')}</th>
              <th scope="col" className="ff-number">
                {t('screening.evidence.alike')}
              </th>
              <th scope="col" className="ff-number">
                {t('screening.evidence.weight')}
              </th>
            </tr>
          </thead>
          <tbody>
            {matches.map((match) => (
              <tr key={`${match.query.start}-${match.listed.start}`}>
                <th scope="row">
                  <Name>{match.query.text}</Name>
                </th>
                <td data-label={t('screening.evidence.listed')}>
                  <Name>{match.listed.text}</Name>
                </td>
                <td data-label={t('screening.evidence.why')}>{t(`screening.reason.${match.reason}`)}</td>
                <td data-label={t('screening.evidence.alike')} className="ff-number">
                  {percent(match.similarity)} %
                </td>
                <td data-label={t('screening.evidence.weight')} className="ff-number">
                  {number(match.weight, 1)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {unmatchedQuery.length > 0 ? (
        <p>
          {t('screening.evidence.only-asked')} <Words words={unmatchedQuery} />
        </p>
      ) : null}
      {unmatchedListed.length > 0 ? (
        <p>
          {t('screening.evidence.only-listed')} <Words words={unmatchedListed} />
        </p>
      ) : null}
      {qualifiers.length > 0 ? (
        <ul className="ff-plain-list">
          {qualifiers.map(({ what, verdict, shift, query, listed }) => (
            <li key={`${what}-${query}-${listed}`} className="ff-qualifier">
              <b>{t(`screening.qualifier.${what}`)}</b>
              <StateBadge tone={verdictTones[verdict]}>{t(`screening.verdict-of.${verdict}`)}</StateBadge>
              {query || listed ? (
                <span>
                  <Name>{query || '–'}</Name> / <Name>{listed || '–'}</Name>
                </span>
              ) : null}
              {shift === 0 ? null : (
                <span className="ff-small">
                  {t(shift > 0 ? 'screening.evidence.up' : 'screening.evidence.down', {
                    points: percent(Math.abs(shift)),
                  })}
                </span>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
};

const Words = ({ words }: { words: readonly string[] }) => (
  <>
    {words.map((word, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the same word may stand twice, and none of them moves
      <span key={i}>
        {i > 0 ? ', ' : ''}
        <Name>{word}</Name>
      </span>
    ))}
  </>
);
