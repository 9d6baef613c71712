import { useState } from 'react';
import { useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Icon } from '../../../../web/kit/Icon.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { askContact, openContactRules } from '../../contract.ts';
import { languageName } from '../meet/places.ts';
import { type RecordView, useCaseworkWords, useCodes } from '../words.ts';
import { ContactRulesForm } from './ContactRulesForm.tsx';

/** How she may be reached at this moment. A way nobody has spoken of is not open. */
export const ReachNow = ({ record }: { record: RecordView }) => {
  const { t, language } = useCaseworkWords();
  const read = useRead(openContactRules, { survivorId: record.id });
  const [editing, setEditing] = useState(false);
  const [word, setWord] = useState(false);
  return (
    <section className="ff-reach" aria-label={t('casework.reach')}>
      <Loaded read={read}>
        {({ current, contested }) => {
          const rules = current?.content ?? null;
          const ways = rules?.channels.filter(({ allowed }) => allowed) ?? [];
          return (
            <>
              <div className="ff-reach-head">
                <h2>{t('casework.reach')}</h2>
                {record.mayWrite ? (
                  <Button kind="quiet" onClick={() => setEditing(true)}>
                    {t(rules ? 'casework.reach.change' : 'casework.reach.ask')}
                  </Button>
                ) : null}
              </div>
              {rules ? null : <p>{t('casework.reach.none')}</p>}
              {rules && ways.length === 0 ? <p>{t('casework.reach.no-way')}</p> : null}
              <ul className="ff-ways">
                {ways.map(({ channel }) => (
                  <Way key={channel} survivorId={record.id} channel={channel} />
                ))}
              </ul>
              {contested.length > 0 ? <p>{t('casework.reach.contested')}</p> : null}
              {rules ? (
                <p className="ff-small">
                  {t('casework.reach.language', { language: languageName(rules.language, language) })}{' '}
                  {rules.interpreter.needed ? t('casework.reach.interpreter') : null}{' '}
                  {rules.neverMention.length > 0
                    ? t('casework.reach.never', { words: rules.neverMention.join('; ') })
                    : null}{' '}
                  {rules.codeWord ? (
                    word ? (
                      <b>{t('casework.reach.code-word', { word: rules.codeWord })}</b>
                    ) : (
                      <Button kind="quiet" onClick={() => setWord(true)}>
                        {t('casework.reach.code-word.show')}
                      </Button>
                    )
                  ) : null}
                </p>
              ) : null}
              {editing ? (
                <Dialog wide title={t('casework.rules')} onClose={() => setEditing(false)}>
                  <ContactRulesForm survivorId={record.id} rules={rules} onDone={() => setEditing(false)} />
                </Dialog>
              ) : null}
            </>
          );
        }}
      </Loaded>
    </section>
  );
};

const Way = ({ survivorId, channel }: { survivorId: string; channel: string }) => {
  const { t } = useCaseworkWords();
  const { label } = useCodes();
  const { data } = useRead(askContact, { survivorId, channel }, { refetchInterval: 60_000 });
  return (
    <li>
      <Icon name={data?.allowed ? 'check' : 'none'} />
      <b>{label('contact-channel', channel)}</b>{' '}
      {data ? t(`casework.reach.because.${data.because.replaceAll(' ', '-')}`) : t('web.loading')}
      {data?.allowed && channel === 'call' ? ` ${t(`casework.voicemail.${data.voicemail}`)}` : ''}
    </li>
  );
};
