import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { IntlProvider } from 'react-intl';
import type { Language } from './kit/words.ts';

type Messages = Readonly<Record<string, string>>;

const catalogues: Readonly<Record<Language, () => Promise<{ default: Messages }>>> = {
  en: () => import('virtual:messages/en'),
  es: () => import('virtual:messages/es'),
};

const isLanguage = (text: string | undefined | null): text is Language => text === 'en' || text === 'es';

/** The server reads the same cookie, so its sentences come in the language of the page. */
const cookieName = 'fourfold-lang';

const rememberedLanguage = (): Language | null => {
  const value = new RegExp(`(?:^|; )${cookieName}=(\\w+)`).exec(document.cookie)?.[1];
  return isLanguage(value) ? value : null;
};

/** `?lang=es` in the address, else the one chosen before, else the browser's. */
export const firstLanguage = (): Language => {
  const asked = new URLSearchParams(location.search).get('lang');
  if (isLanguage(asked)) return asked;
  return rememberedLanguage() ?? (navigator.language.startsWith('es') ? 'es' : 'en');
};

const remember = (language: Language): void => {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari of the floor we support
  document.cookie = `${cookieName}=${language}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
};

/** From now on the server answers in this language as well. */
export const settle = (language: Language): void => {
  remember(language);
  document.documentElement.lang = language;
};

export const loadMessages = async (language: Language): Promise<Messages> => (await catalogues[language]()).default;

const Choice = createContext<{ language: Language; choose: (language: Language) => Promise<void> } | null>(null);

/** The language in use, and a way to change it without losing what was typed. */
export const useLanguage = () => {
  const choice = useContext(Choice);
  if (!choice) throw new Error('useLanguage stands outside LanguageProvider');
  return choice;
};

export const LanguageProvider = (props: { first: Language; messages: Messages; children: ReactNode }) => {
  const [now, setNow] = useState({ language: props.first, messages: props.messages });
  const choice = useMemo(
    () => ({
      language: now.language,
      choose: async (language: Language) => {
        const messages = await loadMessages(language);
        settle(language);
        setNow({ language, messages });
      },
    }),
    [now.language],
  );
  return (
    <Choice value={choice}>
      <IntlProvider locale={now.language} messages={now.messages}>
        {props.children}
      </IntlProvider>
    </Choice>
  );
};
