import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { useSearchState } from './search.ts';

export interface Tab {
  readonly id: string;
  readonly label: ReactNode;
  readonly content: () => ReactNode;
}

/** Parts of one page, one at a time. Which one is open stands in the address (`?tab=`), so a link leads to it. */
export const Tabs = ({ tabs, label, name = 'tab' }: { tabs: readonly Tab[]; label: string; name?: string }) => {
  const [search, setSearch] = useSearchState();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const open = tabs.find((tab) => tab.id === search[name]) ?? tabs[0];
  if (!open) return null;

  const go = (to: Tab | undefined): void => {
    if (!to) return;
    setSearch({ [name]: to === tabs[0] ? null : to.id });
    list.current?.querySelector<HTMLElement>(`[data-tab="${to.id}"]`)?.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    const at = tabs.indexOf(open);
    const to = {
      ArrowRight: tabs[(at + 1) % tabs.length],
      ArrowLeft: tabs[(at - 1 + tabs.length) % tabs.length],
      Home: tabs[0],
      End: tabs[tabs.length - 1],
    }[event.key];
    if (!to) return;
    event.preventDefault();
    go(to);
  };

  return (
    <div className="ff-tabs">
      <div role="tablist" aria-label={label} ref={list} onKeyDown={onKey} className="ff-tablist">
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            data-tab={tab.id}
            aria-selected={tab === open}
            aria-controls={`${id}-panel`}
            tabIndex={tab === open ? 0 : -1}
            onClick={() => go(tab)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${open.id}`} className="ff-tabpanel">
        {open.content()}
      </div>
    </div>
  );
};
