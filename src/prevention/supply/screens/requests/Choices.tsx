import type { ReactNode } from 'react';

export interface ChoiceRow {
  readonly id: string;
  readonly label: string;
  readonly more: string;
}

interface Props {
  readonly legend: string;
  readonly rows: readonly ChoiceRow[];
  /** Whether it is still to be decided; else the rows are only read. */
  readonly held: boolean;
  readonly left: ReadonlySet<string>;
  readonly onTurn: (id: string) => void;
  /** More to say of a row that is ticked. */
  readonly children?: (id: string) => ReactNode;
}

/** Rows of an answer, all ticked at first. */
export const Choices = ({ legend, rows, held, left, onTurn, children }: Props) => {
  if (rows.length === 0) return null;
  if (!held)
    return (
      <>
        <h3>{legend}</h3>
        <ul>
          {rows.map(({ id, label, more }) => (
            <li key={id} dir="auto">
              {label} <span className="ff-hash">{more}</span>
            </li>
          ))}
        </ul>
      </>
    );
  return (
    <fieldset className="usa-fieldset">
      <legend className="usa-label">{legend}</legend>
      {rows.map(({ id, label, more }) => (
        <div className="usa-checkbox" key={id}>
          <input
            className="usa-checkbox__input"
            type="checkbox"
            id={id}
            checked={!left.has(id)}
            onChange={() => onTurn(id)}
          />
          <label className="usa-checkbox__label" htmlFor={id} dir="auto">
            {label} <span className="ff-hash">{more}</span>
          </label>
          {left.has(id) ? null : children?.(id)}
        </div>
      ))}
    </fieldset>
  );
};
