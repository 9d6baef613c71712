import { useId } from 'react';
import type { ContactRules } from '../../contract.ts';
import { useCaseworkWords } from '../words.ts';

export type ChannelRule = ContactRules['channels'][number];
type Hours = ChannelRule['hours'][number];

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const evening: Hours = { days: [...days], from: '09:00', to: '17:00' };
/** A Sunday, to name the days of the week from. */
const aSunday = Date.UTC(2026, 0, 4);

interface RowProps {
  readonly channel: string;
  readonly label: string;
  readonly rule: ChannelRule | null;
  readonly onRule: (rule: ChannelRule | null) => void;
}

/** One way to reach her: open or not, at which hours, and what a voicemail may say. */
export const ChannelRuleRow = ({ channel, label, rule, onRule }: RowProps) => {
  const { t, language } = useCaseworkWords();
  const id = useId();
  const choice = rule === null ? 'unspoken' : rule.allowed ? 'yes' : 'no';
  const choose = (next: 'yes' | 'no' | 'unspoken'): void =>
    onRule(
      next === 'unspoken'
        ? null
        : { channel, allowed: next === 'yes', hours: rule?.hours ?? [], voicemail: rule?.voicemail ?? 'never' },
    );
  const first = rule?.hours[0];
  const setFirst = (hours: Hours): void => {
    if (rule) onRule({ ...rule, hours: [hours, ...rule.hours.slice(1)] });
  };
  const dayName = (index: number): string =>
    new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(aSunday + index * 86_400_000);
  return (
    <fieldset className="usa-fieldset ff-channel">
      <legend>{label}</legend>
      <div className="ff-row-of-choices">
        {(['yes', 'no', 'unspoken'] as const).map((one) => (
          <div className="usa-radio" key={one}>
            <input
              className="usa-radio__input"
              type="radio"
              id={`${id}-${one}`}
              name={id}
              checked={choice === one}
              onChange={() => choose(one)}
            />
            <label className="usa-radio__label" htmlFor={`${id}-${one}`}>
              {t(`casework.rules.${one}`)}
            </label>
          </div>
        ))}
      </div>
      {rule?.allowed ? (
        <>
          <div className="usa-checkbox">
            <input
              className="usa-checkbox__input"
              type="checkbox"
              id={`${id}-hours`}
              checked={rule.hours.length > 0}
              onChange={(event) => onRule({ ...rule, hours: event.target.checked ? [evening] : [] })}
            />
            <label className="usa-checkbox__label" htmlFor={`${id}-hours`}>
              {t('casework.rules.hours')}
            </label>
          </div>
          {first ? (
            <div className="ff-hours">
              <fieldset className="usa-fieldset ff-row-of-choices">
                <legend>{t('casework.rules.days')}</legend>
                {days.map((day, index) => (
                  <div className="usa-checkbox" key={day}>
                    <input
                      className="usa-checkbox__input"
                      type="checkbox"
                      id={`${id}-${day}`}
                      checked={first.days.includes(day)}
                      onChange={(event) => {
                        const next = event.target.checked
                          ? [...first.days, day]
                          : first.days.filter((one) => one !== day);
                        if (next.length > 0) setFirst({ ...first, days: next });
                      }}
                    />
                    <label className="usa-checkbox__label" htmlFor={`${id}-${day}`}>
                      {dayName(index)}
                    </label>
                  </div>
                ))}
              </fieldset>
              <div className="ff-inline-form">
                {(['from', 'to'] as const).map((edge) => (
                  <label key={edge} className="usa-label" htmlFor={`${id}-${edge}`}>
                    {t(`casework.rules.${edge}`)}
                    <input
                      id={`${id}-${edge}`}
                      type="time"
                      className="usa-input"
                      value={first[edge]}
                      onChange={(event) => {
                        if (event.target.value) setFirst({ ...first, [edge]: event.target.value });
                      }}
                    />
                  </label>
                ))}
              </div>
              {rule.hours.length > 1 ? (
                <p className="ff-small">{t('casework.rules.more-hours', { count: rule.hours.length - 1 })}</p>
              ) : null}
            </div>
          ) : null}
          {channel === 'call' ? (
            <>
              <label className="usa-label" htmlFor={`${id}-voicemail`}>
                {t('casework.rules.voicemail')}
              </label>
              <select
                id={`${id}-voicemail`}
                className="usa-select"
                value={rule.voicemail}
                onChange={(event) => onRule({ ...rule, voicemail: voicemailOf(event.target.value) })}
              >
                {voicemails.map((one) => (
                  <option key={one} value={one}>
                    {t(`casework.voicemail.${one}`)}
                  </option>
                ))}
              </select>
            </>
          ) : null}
        </>
      ) : null}
    </fieldset>
  );
};

const voicemails = ['never', 'no-name', 'yes'] as const;
const voicemailOf = (text: string): ChannelRule['voicemail'] => voicemails.find((one) => one === text) ?? 'never';
