import { useQueryClient } from '@tanstack/react-query';
import { editMe } from '../../platform/accounts/contract.ts';
import { call } from '../api.ts';
import { useLanguage } from '../language.tsx';
import { Icon } from './Icon.tsx';
import { mayEnter, useMe } from './me.ts';
import { useT } from './words.ts';

const names = { en: 'English', es: 'Español' } as const;

/** To the other language, named in that language; nothing typed is lost. Whoever is signed in gets their mail in it as well. */
export const LanguageSwitch = () => {
  const t = useT();
  const me = useMe();
  const client = useQueryClient();
  const { language, choose } = useLanguage();
  const other = language === 'en' ? 'es' : 'en';
  const change = async (): Promise<void> => {
    await choose(other);
    if (mayEnter(me, 'write own-account')) await call(editMe, { language: other }).catch(() => {});
    // what the server has said so far was in the other language
    await client.invalidateQueries();
  };
  return (
    <button type="button" className="ff-top-tool ff-top-language" lang={other} onClick={() => void change()}>
      <Icon name="language" />
      <span className="ff-visually-hidden">{t('web.language')}</span>
      {names[other]}
    </button>
  );
};
