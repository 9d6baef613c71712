import { type FormEvent, useId, useState } from 'react';
import { useAct } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { type ContactRules, setContactRules } from '../../contract.ts';
import { languageName, languages } from '../meet/places.ts';
import { useCaseworkWords, useCodes } from '../words.ts';
import { type ChannelRule, ChannelRuleRow } from './ChannelRuleRow.tsx';

/** Zones of the country and of those next to it; the reader's own stands first. */
const zones = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
  'America/Mexico_City',
  'America/Tijuana',
  'Pacific/Guam',
  'UTC',
];

/** How she may be reached, asked channel by channel. What nobody speaks of stays closed. */
export const ContactRulesForm = (props: { survivorId: string; rules: ContactRules | null; onDone: () => void }) => {
  const { t, language } = useCaseworkWords();
  const { options } = useCodes();
  const id = useId();
  const act = useAct(setContactRules);
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [rules, setRules] = useState<ContactRules>(
    () =>
      props.rules ?? {
        channels: [],
        timeZone: own,
        neverMention: [],
        language,
        interpreter: { needed: false, avoid: [] },
      },
  );
  const [never, setNever] = useState(rules.neverMention.join('\n'));
  const place = (channel: string, rule: ChannelRule | null): void =>
    setRules({
      ...rules,
      channels: [...rules.channels.filter((one) => one.channel !== channel), ...(rule ? [rule] : [])],
    });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const neverMention = never
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    const { codeWord, ...rest } = rules;
    const word = codeWord?.trim();
    act.mutate(
      {
        input: { survivorId: props.survivorId, rules: { ...rest, neverMention, ...(word ? { codeWord: word } : {}) } },
      },
      { onSuccess: props.onDone },
    );
  };
  const known = [...new Set([own, rules.timeZone, ...zones])];
  return (
    <form className="ff-form" onSubmit={submit}>
      <p>{t('casework.rules.lead')}</p>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      {options('contact-channel').map(({ value, label }) => (
        <ChannelRuleRow
          key={value}
          channel={value}
          label={label}
          rule={rules.channels.find(({ channel }) => channel === value) ?? null}
          onRule={(rule) => place(value, rule)}
        />
      ))}
      <label className="usa-label" htmlFor={`${id}-never`}>
        {t('casework.rules.never')}
      </label>
      <div className="usa-hint">{t('casework.rules.never.hint')}</div>
      <textarea
        id={`${id}-never`}
        className="usa-textarea ff-textarea"
        rows={3}
        autoComplete="off"
        value={never}
        onChange={(event) => setNever(event.target.value)}
      />
      <label className="usa-label" htmlFor={`${id}-word`}>
        {t('casework.rules.code-word')} <span className="ff-optional">{t('web.form.optional')}</span>
      </label>
      <div className="usa-hint">{t('casework.rules.code-word.hint')}</div>
      <input
        id={`${id}-word`}
        className="usa-input"
        autoComplete="off"
        value={rules.codeWord ?? ''}
        onChange={(event) => setRules({ ...rules, codeWord: event.target.value })}
      />
      <label className="usa-label" htmlFor={`${id}-language`}>
        {t('casework.rules.language')}
      </label>
      <select
        id={`${id}-language`}
        className="usa-select"
        value={rules.language}
        onChange={(event) => setRules({ ...rules, language: event.target.value })}
      >
        {[...new Set([rules.language, ...languages])].map((code) => (
          <option key={code} value={code}>
            {languageName(code, language)}
          </option>
        ))}
      </select>
      <div className="usa-checkbox">
        <input
          className="usa-checkbox__input"
          type="checkbox"
          id={`${id}-interpreter`}
          checked={rules.interpreter.needed}
          onChange={(event) =>
            setRules({ ...rules, interpreter: { ...rules.interpreter, needed: event.target.checked } })
          }
        />
        <label className="usa-checkbox__label" htmlFor={`${id}-interpreter`}>
          {t('casework.rules.interpreter')}
        </label>
      </div>
      <label className="usa-label" htmlFor={`${id}-zone`}>
        {t('casework.rules.zone')}
      </label>
      <select
        id={`${id}-zone`}
        className="usa-select"
        value={rules.timeZone}
        onChange={(event) => setRules({ ...rules, timeZone: event.target.value })}
      >
        {known.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </select>
      <div className="ff-form-foot">
        <Button type="submit" kind="main" disabled={act.isPending}>
          {t('casework.rules.save')}
        </Button>
      </div>
    </form>
  );
};
