import { type FormEvent, useId, useState } from 'react';
import { useAct, useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { listRecipients } from '../../../consent/contract.ts';
import { askCapacity } from '../../contract.ts';
import { languageName, languages } from '../meet/places.ts';
import { useCaseworkWords, useCodes } from '../words.ts';

/** "A bed for an adult with one child, Spanish, tonight": codes and counts, and no room for a person. */
export const AskCapacity = ({ onDone }: { onDone: () => void }) => {
  const { t, language } = useCaseworkWords();
  const { options } = useCodes();
  const id = useId();
  const recipients = useRead(listRecipients, {});
  const act = useAct(askCapacity);
  const [need, setNeed] = useState('shelter');
  const [adults, setAdults] = useState(1);
  const [children, setChildren] = useState(0);
  const [spoken, setSpoken] = useState('');
  const [asked, setAsked] = useState<readonly string[]>([]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate(
      { input: { organisationIds: [...asked], asked: { need, adults, children, language: spoken || null } } },
      { onSuccess: onDone },
    );
  };
  const count = (name: 'adults' | 'children', value: number, set: (value: number) => void) => (
    <label className="usa-label">
      {t(`casework.room.${name}`)}
      <input
        type="number"
        min={0}
        max={20}
        className="usa-input ff-input--number"
        value={value}
        onChange={(event) => set(Math.min(20, Math.max(0, Math.round(Number(event.target.value)))))}
      />
    </label>
  );
  return (
    <form className="ff-form" onSubmit={submit}>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <label className="usa-label">
        {t('casework.refer.need')}
        <select className="usa-select" value={need} onChange={(event) => setNeed(event.target.value)}>
          {options('service-type').map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {count('adults', adults, setAdults)}
      {count('children', children, setChildren)}
      <label className="usa-label">
        {t('casework.rules.language')}
        <select className="usa-select" value={spoken} onChange={(event) => setSpoken(event.target.value)}>
          <option value="">{t('casework.room.any-language')}</option>
          {languages.map((code) => (
            <option key={code} value={code}>
              {languageName(code, language)}
            </option>
          ))}
        </select>
      </label>
      <Loaded read={recipients}>
        {({ organisations }) => (
          <fieldset className="usa-fieldset">
            <legend className="usa-label">{t('casework.room.whom')}</legend>
            {organisations.map((one) => (
              <div className="usa-checkbox" key={one.id}>
                <input
                  className="usa-checkbox__input"
                  type="checkbox"
                  id={`${id}-${one.id}`}
                  checked={asked.includes(one.id)}
                  onChange={() =>
                    setAsked(asked.includes(one.id) ? asked.filter((other) => other !== one.id) : [...asked, one.id])
                  }
                />
                <label className="usa-checkbox__label" htmlFor={`${id}-${one.id}`}>
                  {one.name}
                </label>
              </div>
            ))}
          </fieldset>
        )}
      </Loaded>
      <div className="ff-form-foot">
        <Button type="submit" kind="main" disabled={act.isPending || asked.length === 0}>
          {t('casework.room.go')}
        </Button>
      </div>
    </form>
  );
};
