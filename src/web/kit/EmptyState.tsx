import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

/** Teaches instead of showing nothing: what will be here, and the one action that fills it. */
export const EmptyState = (props: { icon?: IconName; title: string; children?: ReactNode; action?: ReactNode }) => (
  <div className="ff-empty">
    <Icon name={props.icon ?? 'list'} />
    <p className="ff-empty-title">{props.title}</p>
    {props.children ? <div className="ff-empty-text">{props.children}</div> : null}
    {props.action ? <div className="ff-empty-action">{props.action}</div> : null}
  </div>
);
