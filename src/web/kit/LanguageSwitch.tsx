import { useQueryClient } from '@tanstack/react-query';
import { editMe } from '../../platform/accounts/contract.ts';
import { call } from '../api.ts';
import { useLanguage } from '../language.tsx';
import { Icon } from './Icon.tsx';
import { mayEnter, useMe } from './me.ts';
import { type Language, useT } from './words.ts';

const names = { en: 'English', es: 'Español' } as const;

/** To the other language, named in that language; nothing typed is lost. Whoever is signed in gets their mail in it as well. */
export const LanguageSwitch = () => {
  const me = useMe();
  const client = useQueryClient();
  const change = async (other: Language): Promise<void> => {
    if (mayEnter(me, 'write own-account')) await call(editMe, { language: other }).catch(() => {});
    // what the server has said so far was in the other language
    await client.invalidateQueries();
  };
  return <Switch onChosen={change} />;
};

/** The same where nobody is asked who is signed in. */
export const LanguageAlone = () => <Switch />;

const Switch = ({ onChosen }: { onChosen?: (language: Language) => Promise<void> }) => {
  const t = useT();
  const { language, choose } = useLanguage();
  const other = language === 'en' ? 'es' : 'en';
  const change = async (): Promise<void> => {
    await choose(other);
    await onChosen?.(other);
  };
  return (
    <button type="button" className="ff-top-tool ff-top-language" lang={other} onClick={() => void change()}>
      <Icon name="language" />
      <span className="ff-visually-hidden">{t('web.language')}</span>
      {names[other]}
    </button>
  );
};
