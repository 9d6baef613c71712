import { useEffect, useRef } from 'react';

const cookieName = 'fourfold-keys';

/** Whoever speaks to the computer can turn single keys off (WCAG 2.1.4). */
export const singleKeysAreOff = (): boolean => document.cookie.includes(`${cookieName}=off`);

export const turnSingleKeys = (off: boolean): void => {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari of the floor we support
  document.cookie = `${cookieName}=off; Path=/; Max-Age=${off ? 31536000 : 0}; SameSite=Lax${secure}`;
};

const types = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, select, textarea'));

/** Whether a single key is meant for the page: not for a field, not with a modifier, not turned off. */
export const isForPage = (event: KeyboardEvent): boolean =>
  !(event.ctrlKey || event.metaKey || event.altKey || types(event.target) || singleKeysAreOff());

export interface PageKey {
  readonly key: string;
  /** What it does, in the reader's words; the help shows it. Left out for a second key of the same act. */
  readonly says?: string;
  /** Left out where it does nothing just now. */
  readonly run?: (() => void) | undefined;
}

/** The keys of the parts that stand on the page; read by the help when it opens. */
const standing = new Map<object, readonly PageKey[]>();
export const keysOfPage = (): readonly PageKey[] => [...standing.values()].flat();

/** Single keys of a page or a part of it, also shown by `?`. They rest while a window lies over the page. */
export const usePageKeys = (keys: readonly PageKey[]): void => {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    standing.set(now, keys);
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.repeat || !isForPage(event) || document.querySelector('dialog[open]')) return;
      const found = now.current.find(({ key }) => key === event.key);
      if (!found?.run) return;
      event.preventDefault();
      found.run();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
      standing.delete(now);
    };
  }, []);
};
