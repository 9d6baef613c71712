import { useT } from '../../../web/kit/words.ts';

/** One reason out of a few, for an act that names why it is done. */
export const Reason = <R extends string>(props: {
  legend: string;
  /** Their words: `plan.voices.purpose.pay`. */
  words: string;
  reasons: readonly R[];
  chosen: R | null;
  choose: (reason: R) => void;
}) => {
  const t = useT();
  return (
    <fieldset className="usa-fieldset">
      <legend className="usa-label">{props.legend}</legend>
      {props.reasons.map((reason) => {
        const id = `reason-${reason.replaceAll(' ', '-')}`;
        return (
          <div className="usa-radio" key={reason}>
            <input
              className="usa-radio__input"
              type="radio"
              id={id}
              name="reason"
              checked={props.chosen === reason}
              onChange={() => props.choose(reason)}
            />
            <label className="usa-radio__label" htmlFor={id}>
              {t(`${props.words}.${reason.replaceAll(' ', '-')}`)}
            </label>
          </div>
        );
      })}
    </fieldset>
  );
};
