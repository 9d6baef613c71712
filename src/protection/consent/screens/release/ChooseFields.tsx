import { useId } from 'react';
import { useRead } from '../../../../web/api.ts';
import { listRecordFields } from '../../contract.ts';
import { useConsentWords } from '../words.ts';

/** The fields that may go, one by one: first those the purpose needs, then any other she wants to add. */
export const ChooseFields = (props: {
  least: readonly string[];
  chosen: readonly string[];
  onChoose: (fields: readonly string[]) => void;
  /** A law or court may compel what no release could name. */
  byLaw?: true;
}) => {
  const { t, say } = useConsentWords();
  const id = useId();
  const { data } = useRead(listRecordFields, {}, { staleTime: Number.POSITIVE_INFINITY });
  const fields = data?.fields ?? [];
  const { least, chosen, onChoose } = props;
  const shown = fields.filter((field) => least.includes(field.id) || chosen.includes(field.id));
  const others = fields.filter(
    (field) =>
      (props.byLaw || field.share !== 'never') && field.dataClass !== 'aggregate-only' && !shown.includes(field),
  );
  return (
    <>
      <fieldset className="usa-fieldset ff-two-columns">
        <legend className="ff-visually-hidden">{t('consent.ask.fields')}</legend>
        {shown.map((field) => (
          <div className="usa-checkbox" key={field.id}>
            <input
              className="usa-checkbox__input"
              type="checkbox"
              id={`${id}-${field.id}`}
              checked={chosen.includes(field.id)}
              onChange={() =>
                onChoose(chosen.includes(field.id) ? chosen.filter((one) => one !== field.id) : [...chosen, field.id])
              }
            />
            <label className="usa-checkbox__label" htmlFor={`${id}-${field.id}`}>
              {say(field.title)}
            </label>
          </div>
        ))}
      </fieldset>
      <label className="usa-label">
        {t(props.byLaw ? 'consent.law.add-field' : 'consent.ask.add-field')}
        <select
          className="usa-select"
          value=""
          onChange={(event) => {
            if (event.target.value) onChoose([...chosen, event.target.value]);
          }}
        >
          <option value="">{t('web.form.choose')}</option>
          {others.map((field) => (
            <option key={field.id} value={field.id}>
              {say(field.title)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
};
