import type { Output } from '../../../../platform/contract/index.ts';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import type { openCandidate } from '../../contract.ts';
import { type ScreeningWords, useListTitles, useScreeningWords } from '../words.ts';
import { identifierText } from './compare.ts';
import { Name } from './Name.tsx';

type Candidate = Output<typeof openCandidate>;

/** What is known to each of the five questions, in the reader's words. */
const factsFor = (
  step: number,
  { hit, subject }: Candidate,
  { t, country }: ScreeningWords,
  titleOf: (list: string) => string,
): string[] => {
  const { matches, unmatchedListed, qualifiers } = hit.evidence;
  switch (step) {
    case 1:
      return [...new Set(hit.members.map(({ list }) => list))].map(titleOf);
    case 2:
      return [t(`screening.kind.${subject.kind}`), t(`screening.schema.${hit.schema}`)];
    case 3:
      return [
        t('screening.walk.words', { agree: matches.length, all: matches.length + unmatchedListed.length }),
        ...unmatchedListed,
      ];
    case 4:
      return [...subject.births, ...subject.countries.map(country), ...subject.identifiers.map(identifierText)];
    default:
      return qualifiers
        .filter(({ verdict }) => verdict !== 'neutral')
        .map(({ what, verdict }) => `${t(`screening.qualifier.${what}`)}: ${t(`screening.verdict-of.${verdict}`)}`);
  }
};

/** The five questions of OFAC FAQ 5, with what the evidence says to each. A hint, never an answer. */
export const Walk = ({ candidate }: { candidate: Candidate }) => {
  const words = useScreeningWords();
  const titleOf = useListTitles();
  const { t } = words;
  return (
    <>
      <p className="ff-small">{t('screening.walk.lead')}</p>
      <ol className="ff-walk">
        {candidate.walk.map((step) => (
          <li key={step.step}>
            <h3>{step.title}</h3>
            <p>{step.question}</p>
            <p className="ff-walk-facts">
              <StateBadge tone={step.seems === null ? 'unknown' : 'plain'}>
                {t(step.seems === null ? 'screening.walk.open' : `screening.walk.seems.${step.seems}`)}
              </StateBadge>
              {[...new Set(factsFor(step.step, candidate, words, titleOf))].map((fact) => (
                <span key={fact} className="ff-tag">
                  <Name>{fact}</Name>
                </span>
              ))}
            </p>
            <ul className="ff-walk-ways">
              <li className={step.seems === 'yes' ? 'ff-walk-way' : ''}>
                <b>{t('web.yes')}:</b> {step.yes}
              </li>
              <li className={step.seems === 'no' ? 'ff-walk-way' : ''}>
                <b>{t('web.no')}:</b> {step.no}
              </li>
            </ul>
            <p className="ff-small">
              {step.cite} · {step.reviewed ?? t('screening.record.not-reviewed')}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
};
