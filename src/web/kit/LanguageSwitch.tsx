import { useLanguage } from '../language.tsx';
import { Icon } from './Icon.tsx';
import { useT } from './words.ts';

const names = { en: 'English', es: 'Español' } as const;

/** To the other language, named in that language; nothing typed is lost. */
export const LanguageSwitch = () => {
  const t = useT();
  const { language, choose } = useLanguage();
  const other = language === 'en' ? 'es' : 'en';
  return (
    <button type="button" className="ff-top-tool ff-top-language" lang={other} onClick={() => void choose(other)}>
      <Icon name="language" />
      <span className="ff-visually-hidden">{t('web.language')}</span>
      {names[other]}
    </button>
  );
};
