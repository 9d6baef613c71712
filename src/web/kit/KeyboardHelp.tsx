import { useEffect, useState } from 'react';
import { Dialog } from './Dialog.tsx';
import { useT } from './words.ts';

const keys = [
  { keys: ['?'], says: 'web.keys.help' },
  { keys: ['/'], says: 'web.keys.filter' },
  { keys: ['j', '↓'], says: 'web.keys.down' },
  { keys: ['k', '↑'], says: 'web.keys.up' },
  { keys: ['Enter'], says: 'web.keys.open' },
  { keys: ['Esc'], says: 'web.keys.close' },
  { keys: ['Tab'], says: 'web.keys.tab' },
] as const;

const cookieName = 'fourfold-keys';
const areOff = (): boolean => document.cookie.includes(`${cookieName}=off`);

const setOff = (off: boolean): void => {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari of the floor we support
  document.cookie = `${cookieName}=off; Path=/; Max-Age=${off ? 31536000 : 0}; SameSite=Lax${secure}`;
};

const types = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, select, textarea'));

/** Keys that work everywhere; whoever speaks to the computer can turn the single ones off (WCAG 2.1.4). */
export const useGlobalKeys = (onHelp: () => void): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || types(event.target) || areOff()) return;
      if (event.key === '?') {
        event.preventDefault();
        onHelp();
      }
      if (event.key === '/') {
        const filter = document.querySelector<HTMLInputElement>('[data-filter]');
        if (!filter) return;
        event.preventDefault();
        filter.focus();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onHelp]);
};

export const KeyboardHelp = ({ onClose }: { onClose: () => void }) => {
  const t = useT();
  const [off, set] = useState(areOff);
  return (
    <Dialog title={t('web.keys')} onClose={onClose}>
      <dl className="ff-keys">
        {keys.map((one) => (
          <div key={one.says}>
            <dt>
              {one.keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(one.says)}</dd>
          </div>
        ))}
      </dl>
      <div className="usa-checkbox">
        <input
          className="usa-checkbox__input"
          type="checkbox"
          id="keys-off"
          checked={!off}
          onChange={(event) => {
            setOff(!event.target.checked);
            set(!event.target.checked);
          }}
        />
        <label className="usa-checkbox__label" htmlFor="keys-off">
          {t('web.keys.single')}
        </label>
      </div>
    </Dialog>
  );
};
