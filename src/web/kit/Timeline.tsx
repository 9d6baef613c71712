import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import { useWords } from './words.ts';

export interface TimelineItem {
  readonly id: string;
  /** A day (`YYYY-MM-DD`) or a moment (ISO, UTC). */
  readonly at: string;
  readonly title: ReactNode;
  /** Who did it. */
  readonly by?: string;
  readonly icon?: IconName;
  readonly children?: ReactNode;
}

/** What happened to a record, newest first unless the caller orders it otherwise. */
export const Timeline = ({ items, label }: { items: readonly TimelineItem[]; label: string }) => {
  const words = useWords();
  return (
    <ol className="ff-timeline" aria-label={label}>
      {items.map((item) => (
        <li key={item.id}>
          <span className="ff-timeline-dot">{item.icon ? <Icon name={item.icon} /> : null}</span>
          <p className="ff-timeline-when">
            <time dateTime={item.at}>{item.at.length === 10 ? words.date(item.at) : words.moment(item.at)}</time>
            {item.by ? <span> · {item.by}</span> : null}
          </p>
          <p className="ff-timeline-title">{item.title}</p>
          {item.children}
        </li>
      ))}
    </ol>
  );
};
