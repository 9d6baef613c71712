import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { Icon } from './Icon.tsx';
import { useGo } from './search.ts';

export interface TreeItem {
  readonly id: string;
  /** What type-ahead looks for and screen readers say. */
  readonly name: string;
  /** How it looks, where the name alone is not enough. */
  readonly label?: ReactNode;
  /** Beside the name: a badge, a count. */
  readonly aside?: ReactNode;
  /** Where Enter or a click leads. */
  readonly to?: string;
  readonly children?: readonly TreeItem[];
}

export interface TreeProps {
  readonly items: readonly TreeItem[];
  readonly label: string;
  /** How many levels are open at first. */
  readonly openTo?: number;
}

interface Shown {
  readonly item: TreeItem;
  readonly level: number;
  readonly parent: string | null;
  readonly at: number;
  readonly of: number;
}

const openIds = (items: readonly TreeItem[], levels: number): string[] =>
  levels <= 0 ? [] : items.flatMap((item) => [item.id, ...openIds(item.children ?? [], levels - 1)]);

const shownItems = (
  items: readonly TreeItem[],
  open: ReadonlySet<string>,
  level = 1,
  parent: string | null = null,
): Shown[] =>
  items.flatMap((item, i) => [
    { item, level, parent, at: i + 1, of: items.length },
    ...(open.has(item.id) ? shownItems(item.children ?? [], open, level + 1, item.id) : []),
  ]);

/** A tree after the ARIA pattern: arrows move and open, Home and End, letters jump, Enter follows the link. */
export const Tree = ({ items, label, openTo = 1 }: TreeProps) => {
  const go = useGo();
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(openIds(items, openTo)));
  const shown = shownItems(items, open);
  const [at, setAt] = useState<string | null>(null);
  const current = shown.some(({ item }) => item.id === at) ? at : (shown[0]?.item.id ?? null);
  const box = useRef<HTMLDivElement>(null);

  const set = (id: string, to: boolean): void => {
    const next = new Set(open);
    if (to) next.add(id);
    else next.delete(id);
    setOpen(next);
  };
  const focus = (target: Shown | undefined): void => {
    if (!target) return;
    setAt(target.item.id);
    box.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(target.item.id)}"]`)?.focus();
  };
  const activate = ({ item }: Shown): void => {
    if (item.to) go(item.to);
    else if (item.children?.length) set(item.id, !open.has(item.id));
  };

  const typeAhead = (key: string, from: number): Shown | undefined => {
    if (key.length !== 1 || !/\p{L}|\d/u.test(key)) return undefined;
    const later = [...shown.slice(from + 1), ...shown.slice(0, from + 1)];
    return later.find(({ item }) => item.name.toLowerCase().startsWith(key.toLowerCase()));
  };
  const onKey = (event: KeyboardEvent, here: Shown, index: number): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const opens = (here.item.children?.length ?? 0) > 0;
    const isOpen = open.has(here.item.id);
    if (event.key === 'Enter' || event.key === ' ') activate(here);
    else if (event.key === 'ArrowRight' && opens && !isOpen) set(here.item.id, true);
    else if (event.key === 'ArrowLeft' && opens && isOpen) set(here.item.id, false);
    else {
      const to = new Map([
        ['ArrowDown', shown[index + 1]],
        ['ArrowUp', shown[index - 1]],
        ['ArrowRight', opens ? shown[index + 1] : undefined],
        ['ArrowLeft', shown.find(({ item }) => item.id === here.parent)],
        ['Home', shown[0]],
        ['End', shown.at(-1)],
      ]);
      const target = to.has(event.key) ? to.get(event.key) : typeAhead(event.key, index);
      if (!to.has(event.key) && !target) return;
      focus(target);
    }
    event.preventDefault();
  };

  return (
    <div role="tree" aria-label={label} className="ff-tree" ref={box}>
      {shown.map((one, index) => {
        const { item, level } = one;
        const opens = (item.children?.length ?? 0) > 0;
        return (
          <div
            key={item.id}
            role="treeitem"
            data-id={item.id}
            className={`ff-tree-item ff-tree-item--${Math.min(level, 6)}`}
            aria-level={level}
            aria-posinset={one.at}
            aria-setsize={one.of}
            aria-selected={item.id === current}
            {...(opens ? { 'aria-expanded': open.has(item.id) } : {})}
            tabIndex={item.id === current ? 0 : -1}
            onFocus={() => setAt(item.id)}
            onKeyDown={(event) => onKey(event, one, index)}
            onClick={(event) => {
              if ((event.target as Element).closest('.ff-tree-toggle')) set(item.id, !open.has(item.id));
              else activate(one);
            }}
          >
            <span className="ff-tree-toggle">{opens ? <Icon name={open.has(item.id) ? 'open' : 'next'} /> : null}</span>
            <span className={item.to ? 'ff-tree-name ff-tree-name--link' : 'ff-tree-name'}>
              {item.label ?? item.name}
            </span>
            {item.aside ? <span className="ff-tree-aside">{item.aside}</span> : null}
          </div>
        );
      })}
    </div>
  );
};
