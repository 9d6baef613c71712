import type { ReactNode } from 'react';

/** A paper that is kept: what it is, what is to be said of it, its hash, and the way to the file. */
export const Paper = (props: { title: string; hash: string; file: ReactNode; children?: ReactNode }) => (
  <li>
    <div>
      <p>
        <b>{props.title}</b>
      </p>
      {props.children}
      <p className="ff-small">
        SHA-256 <code className="ff-hash">{props.hash}</code>
      </p>
      {props.file}
    </div>
  </li>
);
