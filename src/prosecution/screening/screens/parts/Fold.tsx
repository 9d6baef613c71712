import type { ReactNode } from 'react';

/** A part of a page that can be folded away; opened by a click, or by whoever holds `open`. */
export const Fold = (props: {
  title: ReactNode;
  open: boolean;
  onOpen: (open: boolean) => void;
  children: () => ReactNode;
}) => (
  <details
    className="ff-fold"
    open={props.open}
    onToggle={(event) => {
      if (event.currentTarget.open !== props.open) props.onOpen(event.currentTarget.open);
    }}
  >
    <summary>
      <h2>{props.title}</h2>
    </summary>
    {props.open ? <div className="ff-fold-body">{props.children()}</div> : null}
  </details>
);
