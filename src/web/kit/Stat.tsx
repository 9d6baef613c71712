import type { ReactNode } from 'react';
import { useWords } from './words.ts';

export interface StatProps {
  readonly label: string;
  readonly value: number | string;
  readonly unit?: string;
  /** What is not known of the number: a range, "32 of 61 known", a note on the method. */
  readonly doubt?: ReactNode;
  /** A link to the source or to the list behind the number. */
  readonly source?: ReactNode;
}

/** A number that says how sure it is. */
export const Stat = ({ label, value, unit, doubt, source }: StatProps) => {
  const words = useWords();
  return (
    <div className="ff-stat">
      <p className="ff-stat-label">{label}</p>
      <p className="ff-stat-value">
        {typeof value === 'number' ? words.number(value) : value}
        {unit ? <span className="ff-stat-unit"> {unit}</span> : null}
      </p>
      {doubt ? <p className="ff-stat-doubt">{doubt}</p> : null}
      {source ? <p className="ff-stat-source">{source}</p> : null}
    </div>
  );
};

/** Numbers side by side. */
export const Stats = ({ children }: { children: ReactNode }) => <div className="ff-stats">{children}</div>;

/** Names and their values, as of a record. */
export const Facts = ({ facts }: { facts: readonly { readonly name: string; readonly value: ReactNode }[] }) => (
  <dl className="ff-facts">
    {facts.map(({ name, value }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
