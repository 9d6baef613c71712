import { useId } from 'react';

/** A day of the past to look at, or today where it is empty. */
export const DayField = (props: { label: string; value: string; onDay: (day: string) => void }) => {
  const id = useId();
  return (
    <div className="ff-field">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        type="date"
        className="usa-input"
        value={props.value}
        onChange={(event) => props.onDay(event.target.value)}
      />
    </div>
  );
};
