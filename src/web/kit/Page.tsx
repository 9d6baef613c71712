import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from './Icon.tsx';
import { Link } from './Link.tsx';
import { useT } from './words.ts';

export interface PageProps {
  readonly title: string;
  /** Where this page hangs: one link up. */
  readonly up?: { readonly to: string; readonly label: string };
  /** State of the record in one line: a badge, a date, a name. */
  readonly state?: ReactNode;
  /** Who may see what is on this page, in one sentence. */
  readonly whoMaySee?: string;
  /** What can be done here; on the right, below the title on a phone. */
  readonly actions?: ReactNode;
  /** One or two sentences on what the page is for. */
  readonly lead?: ReactNode;
  /** A title that tells nobody what is on the screen: for pages a survivor opens. */
  readonly neutral?: boolean;
  readonly children?: ReactNode;
}

/** The path on which the last page stood; the first page after loading does not take the focus. */
let before: string | null = null;

/** Every screen: one h1, its state, who may see it, its actions, then the content. The h1 takes the focus after navigation. */
export const Page = ({ title, up, state, whoMaySee, actions, lead, neutral = false, children }: PageProps) => {
  const t = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  // where the router has arrived, not where it is going: until then the page before still stands
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname ?? null });

  useEffect(() => {
    document.title = neutral ? t('web.neutral-title') : t('web.document-title', { title });
  }, [title, neutral, t]);
  useEffect(() => {
    if (path === null) return;
    if (before !== null && before !== path) heading.current?.focus();
    before = path;
  }, [path]);

  return (
    <article className="ff-page">
      {up ? (
        <nav className="ff-page-up" aria-label={t('web.page.up')}>
          <Link to={up.to}>{up.label}</Link>
        </nav>
      ) : null}
      <header className="ff-page-head">
        <div className="ff-page-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {state ? <div className="ff-page-state">{state}</div> : null}
          {whoMaySee ? (
            <p className="ff-page-who">
              <Icon name="eye" />
              {whoMaySee}
            </p>
          ) : null}
        </div>
        {actions ? <div className="ff-page-actions">{actions}</div> : null}
      </header>
      {lead ? <div className="ff-page-lead">{lead}</div> : null}
      {children}
    </article>
  );
};

/** A part of a page with a heading of its own. */
export const Section = (props: { title: string; aside?: ReactNode; lead?: ReactNode; children: ReactNode }) => (
  <section className="ff-section">
    <div className="ff-section-head">
      <h2>{props.title}</h2>
      {props.aside}
    </div>
    {props.lead ? <p className="ff-section-lead">{props.lead}</p> : null}
    {props.children}
  </section>
);
