import type { ReactNode } from 'react';

export interface AlertProps {
  /** `error` only for what failed; `emergency` is not offered: nothing here is red without need. */
  readonly tone?: 'info' | 'success' | 'warning' | 'error';
  readonly title?: string;
  readonly children?: ReactNode;
  /** Read out at once when it appears after an act. */
  readonly live?: boolean;
}

export const Alert = ({ tone = 'info', title, children, live = false }: AlertProps) => (
  <div
    className={`usa-alert usa-alert--${tone} ff-alert`}
    {...(live ? { role: tone === 'error' ? 'alert' : 'status' } : {})}
  >
    <div className="usa-alert__body">
      {title ? <p className="usa-alert__heading">{title}</p> : null}
      {children ? <div className="usa-alert__text">{children}</div> : null}
    </div>
  </div>
);
