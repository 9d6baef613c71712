import { useState } from 'react';
import { Button } from '../../../../web/kit/Button.tsx';
import { usePageKeys } from '../../../../web/kit/page-keys.ts';
import { Tag } from '../../../../web/kit/StateBadge.tsx';
import { useT } from '../../../../web/kit/words.ts';
import { type Reason, reasonsFor, type Verdict } from '../../contract.ts';
import type { Answer } from './work-list.ts';

interface Props {
  readonly state: 'open' | 'second';
  /** Reasons that the evidence speaks for; they are marked. */
  readonly speaksFor: ReadonlySet<Reason>;
  readonly onAnswer: (answer: Answer) => void;
}

const letters = { 'true-match': 't', unsure: 's' } as const;

/**
 * The answers with their keys. Most matches are somebody else: there one key is the whole decision, verdict and reason. That it is the
 * listed party, or that nobody knows yet, takes a letter and then the reason.
 */
export const AnswerPanel = ({ state, speaksFor, onAnswer }: Props) =>
  state === 'second' ? <Second onAnswer={onAnswer} /> : <First onAnswer={onAnswer} speaksFor={speaksFor} />;

const First = ({ onAnswer, speaksFor }: Pick<Props, 'onAnswer' | 'speaksFor'>) => {
  const t = useT();
  const [verdict, setVerdict] = useState<Verdict>('false-match');
  const reasons = reasonsFor[verdict];
  const give = (i: number): void => {
    const reason = reasons[i];
    if (reason) onAnswer({ verdict, reason });
  };
  usePageKeys([
    ...Array.from({ length: 9 }, (_, i) => ({
      key: String(i + 1),
      ...(reasons[i] ? { says: `${t(`screening.verdict.${verdict}`)}: ${t(`screening.why.${reasons[i]}`)}` } : {}),
      run: () => give(i),
    })),
    { key: letters['true-match'], says: t('screening.keys.true'), run: () => setVerdict('true-match') },
    { key: letters.unsure, says: t('screening.keys.unsure'), run: () => setVerdict('unsure') },
    { key: 'Escape', run: () => setVerdict('false-match') },
  ]);
  return (
    <section className="ff-answers" aria-label={t('screening.decide')}>
      <fieldset className="ff-switch">
        <legend className="ff-visually-hidden">{t('screening.decide.verdict')}</legend>
        {(['false-match', 'true-match', 'unsure'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={verdict === one} onClick={() => setVerdict(one)}>
            {t(`screening.verdict.${one}`)} <kbd>{one === 'false-match' ? 'Esc' : letters[one]}</kbd>
          </button>
        ))}
      </fieldset>
      <p className="ff-small" aria-live="polite">
        {t(`screening.answers.${verdict}`)}
      </p>
      <div className="ff-answer-keys">
        {reasons.map((reason, i) => (
          <button key={reason} type="button" className="ff-answer-key" onClick={() => give(i)}>
            <kbd>{i + 1}</kbd> {t(`screening.why.${reason}`)}
            {speaksFor.has(reason) ? <Tag>{t('screening.answers.evidence')}</Tag> : null}
          </button>
        ))}
      </div>
    </section>
  );
};

const Second = ({ onAnswer }: Pick<Props, 'onAnswer'>) => {
  const t = useT();
  usePageKeys([
    { key: 'a', says: t('screening.second.agree'), run: () => onAnswer({ agrees: true }) },
    { key: 'b', says: t('screening.second.send-back'), run: () => onAnswer({ agrees: false }) },
  ]);
  return (
    <section className="ff-answers" aria-label={t('screening.second')}>
      <p className="ff-small">{t('screening.second.lead')}</p>
      <div className="ff-buttons">
        <Button kind="main" onClick={() => onAnswer({ agrees: true })}>
          {t('screening.second.agree')} <kbd>a</kbd>
        </Button>
        <Button onClick={() => onAnswer({ agrees: false })}>
          {t('screening.second.send-back')} <kbd>b</kbd>
        </Button>
      </div>
    </section>
  );
};
