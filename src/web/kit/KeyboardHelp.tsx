import { useEffect, useState } from 'react';
import { Dialog } from './Dialog.tsx';
import { isForPage, keysOfPage, singleKeysAreOff, turnSingleKeys } from './page-keys.ts';
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

/** Keys that work everywhere; whoever speaks to the computer can turn the single ones off (WCAG 2.1.4). */
export const useGlobalKeys = (onHelp: () => void): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isForPage(event)) return;
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
  const [off, set] = useState(singleKeysAreOff);
  return (
    <Dialog title={t('web.keys')} onClose={onClose}>
      <dl className="ff-keys">
        {keysOfPage()
          .filter(({ says }) => says !== undefined)
          .map(({ key, says }) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{says}</dd>
            </div>
          ))}
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
            turnSingleKeys(!event.target.checked);
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
