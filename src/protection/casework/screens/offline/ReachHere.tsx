import { useState } from 'react';
import { Button } from '../../../../web/kit/Button.tsx';
import { Icon } from '../../../../web/kit/Icon.tsx';
import { mayContact } from '../../contract.ts';
import { languageName } from '../meet/places.ts';
import { useCaseworkWords } from '../words.ts';
import type { PersonProps } from './person-props.ts';
import { nowOf } from './store.ts';

/** How she may be reached at this moment, by the rules the device carries. No rules means no. */
export const ReachHere = ({ opened, here }: PersonProps) => {
  const { t, language } = useCaseworkWords();
  const [word, setWord] = useState(false);
  const { contact } = here.record;
  const rules = contact?.rules ?? null;
  const ways = rules?.channels.filter(({ allowed }) => allowed) ?? [];
  const called = (code: string): string => opened.copy.channels.find((one) => one.code === code)?.[language] ?? code;
  return (
    <section className="ff-reach" aria-label={t('casework.reach')}>
      <div className="ff-reach-head">
        <h2>{t('casework.reach')}</h2>
      </div>
      {rules ? null : <p>{t('casework.reach.none')}</p>}
      {rules && ways.length === 0 ? <p>{t('casework.reach.no-way')}</p> : null}
      {ways.length > 0 ? (
        <ul className="ff-ways">
          {ways.map(({ channel }) => {
            const answer = mayContact(rules, channel, nowOf(opened.head));
            return (
              <li key={channel}>
                <Icon name={answer.allowed ? 'check' : 'none'} />
                <b>{called(channel)}</b> {t(`casework.reach.because.${answer.because.replaceAll(' ', '-')}`)}
                {answer.allowed && channel === 'call' ? ` ${t(`casework.voicemail.${answer.voicemail}`)}` : ''}
              </li>
            );
          })}
        </ul>
      ) : null}
      {contact?.unsettled ? <p>{t('casework.reach.contested')}</p> : null}
      {rules ? (
        <p className="ff-small">
          {t('casework.reach.language', { language: languageName(rules.language, language) })}{' '}
          {rules.interpreter.needed ? t('casework.reach.interpreter') : null}{' '}
          {rules.neverMention.length > 0 ? t('casework.reach.never', { words: rules.neverMention.join('; ') }) : null}{' '}
          {rules.codeWord && word ? <b>{t('casework.reach.code-word', { word: rules.codeWord })}</b> : null}
          {rules.codeWord && !word ? (
            <Button kind="quiet" onClick={() => setWord(true)}>
              {t('casework.reach.code-word.show')}
            </Button>
          ) : null}
        </p>
      ) : null}
    </section>
  );
};
