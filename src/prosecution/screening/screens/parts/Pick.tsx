import { type ReactNode, useId } from 'react';
import { Icon } from '../../../../web/kit/Icon.tsx';
import { useT } from '../../../../web/kit/words.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One field in a row of fields. */
export const Labelled = (props: { label: string; hint?: string; children: (id: string) => ReactNode }) => {
  const id = useId();
  return (
    <div className="ff-field">
      <label htmlFor={id}>{props.label}</label>
      {props.children(id)}
      {props.hint ? <p className="ff-small">{props.hint}</p> : null}
    </div>
  );
};

/** One of several, as a list that drops down. */
export const PickOne = (props: {
  label: string;
  value: string;
  choices: readonly Choice[];
  /** What an empty choice says; left out where there is none. */
  none?: string;
  onPick: (value: string) => void;
}) => (
  <Labelled label={props.label}>
    {(id) => (
      <select id={id} className="usa-select" value={props.value} onChange={(event) => props.onPick(event.target.value)}>
        {props.none === undefined ? null : <option value="">{props.none}</option>}
        {props.choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    )}
  </Labelled>
);

/** Several of many: chosen ones stand as words that can be taken away. */
export const PickMany = (props: {
  label: string;
  values: readonly string[];
  choices: readonly Choice[];
  none: string;
  onPick: (values: string[]) => void;
}) => {
  const t = useT();
  const { values, choices, onPick } = props;
  return (
    <div>
      <PickOne
        label={props.label}
        value=""
        none={values.length === 0 ? props.none : t('screening.pick.more')}
        choices={choices.filter(({ value }) => !values.includes(value))}
        onPick={(value) => value && onPick([...values, value])}
      />
      <span className="ff-tags">
        {values.map((value) => {
          const label = choices.find((choice) => choice.value === value)?.label ?? value;
          return (
            <button
              key={value}
              type="button"
              className="ff-picked"
              aria-label={t('screening.pick.remove', { label })}
              onClick={() => onPick(values.filter((one) => one !== value))}
            >
              {label}
              <Icon name="close" />
            </button>
          );
        })}
      </span>
    </div>
  );
};
