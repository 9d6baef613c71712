import { Link as RouterLink } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export interface LinkProps {
  /** A whole address inside the platform: `/plan/actions/…`. */
  readonly to: string;
  readonly search?: Readonly<Record<string, string>>;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A link inside the platform. What lies behind it is loaded when the pointer rests on it. */
export const Link = ({ to, search, className = 'usa-link', children }: LinkProps) => (
  <RouterLink to={to} search={search ?? {}} className={className} preload="intent">
    {children}
  </RouterLink>
);
