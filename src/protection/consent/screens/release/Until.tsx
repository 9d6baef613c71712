import { useId, useState } from 'react';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { useConsentWords } from '../words.ts';
import { dayMs } from './terms.ts';

const usual = [7, 30, 90] as const;

/** A short time is proposed; a long one is asked about. */
export const Until = (props: {
  days: number;
  longFromDays: number;
  mostDays: number;
  onDays: (days: number) => void;
}) => {
  const { t, date } = useConsentWords();
  const id = useId();
  const [other, setOther] = useState(false);
  const { days, longFromDays, mostDays, onDays } = props;
  const end = new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
  return (
    <>
      <fieldset className="usa-fieldset ff-row-of-choices">
        <legend className="ff-visually-hidden">{t('consent.ask.until')}</legend>
        {usual.map((one) => (
          <div className="usa-radio" key={one}>
            <input
              className="usa-radio__input"
              type="radio"
              id={`${id}-${one}`}
              name={id}
              checked={!other && days === one}
              onChange={() => {
                setOther(false);
                onDays(one);
              }}
            />
            <label className="usa-radio__label" htmlFor={`${id}-${one}`}>
              {t('consent.days', { count: one })}
            </label>
          </div>
        ))}
        <div className="usa-radio">
          <input
            className="usa-radio__input"
            type="radio"
            id={`${id}-other`}
            name={id}
            checked={other}
            onChange={() => setOther(true)}
          />
          <label className="usa-radio__label" htmlFor={`${id}-other`}>
            {t('consent.days.other')}
          </label>
        </div>
      </fieldset>
      {other ? (
        <label className="usa-label">
          {t('consent.days.how-many', { most: mostDays })}
          <input
            type="number"
            min={1}
            max={mostDays}
            className="usa-input ff-input--number"
            value={days}
            onChange={(event) => {
              const next = Math.round(Number(event.target.value));
              if (next >= 1 && next <= mostDays) onDays(next);
            }}
          />
        </label>
      ) : null}
      <p>{t('consent.ends-on', { day: date(end) })}</p>
      {days > longFromDays ? (
        <Alert tone="warning" live>
          {t('consent.long.says', { days: longFromDays })}
        </Alert>
      ) : null}
    </>
  );
};
