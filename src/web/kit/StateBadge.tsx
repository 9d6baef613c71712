import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

/** How a state feels, not what it is called. Each has a colour, an icon and a shape of border, so that print and colour-blind eyes tell them apart. */
export type Tone = 'good' | 'going' | 'waiting' | 'late' | 'stopped' | 'unknown' | 'plain';

const icons: Record<Tone, IconName | null> = {
  good: 'check',
  going: 'history',
  waiting: 'clock',
  late: 'warning',
  stopped: 'none',
  unknown: 'question',
  plain: null,
};

/** A state in one word. */
export const StateBadge = ({ tone, icon, children }: { tone: Tone; icon?: IconName; children: ReactNode }) => {
  const name = icon ?? icons[tone];
  return (
    <span className={`ff-badge ff-badge--${tone}`}>
      {name ? <Icon name={name} /> : null}
      {children}
    </span>
  );
};

/** A word that sorts a thing; it says nothing of its state. */
export const Tag = ({ children }: { children: ReactNode }) => <span className="ff-tag">{children}</span>;
