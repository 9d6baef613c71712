import catalogues from 'virtual:messages';
import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';
import { IntlProvider } from 'react-intl';
import type { Language } from './kit/words.ts';

type Messages = Readonly<Record<string, string>>;

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

/** From now on the server answers in this language as well. */
const settle = (language: Language): void => {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari of the floor we support
  document.cookie = `${cookieName}=${language}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  document.documentElement.lang = language;
};

interface Spoken {
  readonly language: Language;
  readonly messages: Messages;
}

/** What can be said so far: the platform's words, and those of every room somebody has entered. */
let spoken: Spoken | null = null;
const entered = new Set(['base']);
const listeners = new Set<() => void>();

const say = (next: Spoken): void => {
  spoken = next;
  for (const listener of listeners) listener();
};

const wordsOf = async (room: string, language: Language): Promise<Messages> =>
  (await catalogues[room]?.[language]()) ?? {};

/** Fetches a language with all that was said so far. Called once before the first page, then by whoever changes the language. */
export const speak = async (language: Language): Promise<void> => {
  const parts = await Promise.all([...entered].map((room) => wordsOf(room, language)));
  settle(language);
  say({ language, messages: Object.assign({}, ...parts) as Messages });
};

/** Fetches the words of a room before its first screen is shown. */
export const enter = async (room: string): Promise<void> => {
  if (entered.has(room) || !spoken) return;
  const { language } = spoken;
  const words = await wordsOf(room, language);
  entered.add(room);
  // while they came, the reader may have changed the language
  if (spoken.language !== language) await speak(spoken.language);
  else say({ language, messages: { ...spoken.messages, ...words } });
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const Choice = createContext<{ language: Language; choose: (language: Language) => Promise<void> } | null>(null);

/** The language in use, and a way to change it without losing what was typed. */
export const useLanguage = () => {
  const choice = useContext(Choice);
  if (!choice) throw new Error('useLanguage stands outside LanguageProvider');
  return choice;
};

/** Needs `speak` before it. */
export const LanguageProvider = ({ children }: { children: ReactNode }) => {
  const now = useSyncExternalStore(subscribe, () => spoken);
  const language = now?.language ?? 'en';
  const choice = useMemo(() => ({ language, choose: speak }), [language]);
  return (
    <Choice value={choice}>
      <IntlProvider locale={language} messages={now?.messages ?? {}}>
        {children}
      </IntlProvider>
    </Choice>
  );
};
