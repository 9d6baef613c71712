import type { ButtonHTMLAttributes } from 'react';
import { Icon, type IconName } from './Icon.tsx';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `main`: the one act of the screen; `plain`: beside it; `quiet`: as a link; `grave`: cannot be undone. */
  readonly kind?: 'main' | 'plain' | 'quiet' | 'grave';
  readonly icon?: IconName;
}

const classes = {
  main: 'usa-button',
  plain: 'usa-button usa-button--outline',
  quiet: 'usa-button usa-button--unstyled',
  grave: 'usa-button usa-button--secondary',
} as const;

export const Button = ({ kind = 'plain', icon, className = '', children, ...rest }: ButtonProps) => (
  <button type="button" {...rest} className={`${classes[kind]} ff-button ${className}`}>
    {icon ? <Icon name={icon} /> : null}
    {children}
  </button>
);
