import { StateBadge, type Tone } from '../../../../web/kit/StateBadge.tsx';
import type { HitView } from '../../contract.ts';
import { useScreeningWords } from '../words.ts';
import { spanText } from './compare.ts';
import { Name } from './Name.tsx';

type Evidence = HitView['evidence'];

const verdictTones: Record<Evidence['qualifiers'][number]['verdict'], Tone> = {
  agrees: 'good',
  disagrees: 'late',
  neutral: 'unknown',
};

interface Props {
  readonly evidence: Evidence;
  readonly caption: string;
  /** The two names as they are written. */
  readonly asked: string;
  readonly listed: string;
}

/** Why this is a possible match: word by word, what found no partner, and what else was compared. */
export const EvidenceTable = ({ evidence, caption, asked, listed }: Props) => {
  const { t, percent, number, country } = useScreeningWords();
  const { matches, unmatchedQuery, unmatchedListed, qualifiers } = evidence;
  const inWords = (what: string, text: string): string =>
    what === 'country' ? text.replace(/\b[a-z]{2}\b/g, country) : what === 'birth' ? spanText(text) : text;
  return (
    <>
      <div className="ff-table-whole">
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
                  <Word span={match.query} name={asked} />
                </th>
                <td data-label={t('screening.evidence.listed')}>
                  <Word span={match.listed} name={listed} />
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
          {qualifiers.map(({ what, verdict, shift, query, listed: said }) => (
            <li key={`${what}-${query}-${said}`} className="ff-qualifier">
              <b>{t(`screening.qualifier.${what}`)}</b>
              <StateBadge tone={verdictTones[verdict]}>{t(`screening.verdict-of.${verdict}`)}</StateBadge>
              {query || said ? (
                <span>
                  <Name>{inWords(what, query) || '–'}</Name> / <Name>{inWords(what, said) || '–'}</Name>
                </span>
              ) : null}
              {shift === 0 ? null : (
                <span className="ff-small">
                  {t(shift > 0 ? 'screening.evidence.up' : 'screening.evidence.down', {
                    points: Math.round(Math.abs(shift) * 100),
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

/** A word as it is written; beside it how it was read, where that is another script or spelling. */
const Word = ({ span, name }: { span: Evidence['matches'][number]['query']; name: string }) => {
  const { t } = useScreeningWords();
  const written = name.slice(span.start, span.end) || span.text;
  return (
    <>
      <Name>{written}</Name>
      {written.toLowerCase() === span.text.toLowerCase() ? null : (
        <span className="ff-line ff-small">{t('screening.evidence.read-as', { text: span.text })}</span>
      )}
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
