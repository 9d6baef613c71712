import { useId } from 'react';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { useConsentWords } from '../words.ts';
import type { Terms } from './terms.ts';

const signers = ['self', 'parent', 'guardian'] as const;
const languages = 'en es fr pt ht zh vi tl ar ru ko hi uk so am ti sw quc mam'.split(' ');

/** Who signs, in which language it is read, and by whom. */
export const WhoSigns = ({ terms, onChange }: { terms: Terms; onChange: (part: Partial<Terms>) => void }) => {
  const { t, language } = useConsentWords();
  const id = useId();
  const names = new Intl.DisplayNames([language], { type: 'language' });
  const line = (name: 'signerName' | 'reader' | 'interpreter' | 'signsAloneBy', optional = true) => (
    <label className="usa-label">
      {t(`consent.ask.${name}`)} {optional ? <span className="ff-optional">{t('web.form.optional')}</span> : null}
      <input
        className="usa-input"
        autoComplete="off"
        maxLength={200}
        value={terms[name]}
        onChange={(event) => onChange({ [name]: event.target.value })}
      />
    </label>
  );
  const check = (name: 'minor' | 'isAllegedAbuser') => (
    <div className="usa-checkbox">
      <input
        className="usa-checkbox__input"
        type="checkbox"
        id={`${id}-${name}`}
        checked={terms[name]}
        onChange={(event) => onChange({ [name]: event.target.checked })}
      />
      <label className="usa-checkbox__label" htmlFor={`${id}-${name}`}>
        {t(`consent.ask.${name}`)}
      </label>
    </div>
  );
  return (
    <>
      <fieldset className="usa-fieldset ff-row-of-choices">
        <legend>{t('consent.ask.signs')}</legend>
        {signers.map((one) => (
          <div className="usa-radio" key={one}>
            <input
              className="usa-radio__input"
              type="radio"
              id={`${id}-${one}`}
              name={id}
              checked={terms.signer === one}
              onChange={() => onChange({ signer: one })}
            />
            <label className="usa-radio__label" htmlFor={`${id}-${one}`}>
              {t(`consent.signer.${one}`)}
            </label>
          </div>
        ))}
      </fieldset>
      {line('signerName', false)}
      {check('minor')}
      {terms.minor && terms.signer === 'self' ? line('signsAloneBy') : null}
      {terms.signer === 'self' ? null : check('isAllegedAbuser')}
      {terms.isAllegedAbuser ? <Alert tone="warning">{t('consent.ask.abuser')}</Alert> : null}
      <label className="usa-label">
        {t('consent.ask.language')}
        <select
          className="usa-select"
          value={terms.language}
          onChange={(event) => onChange({ language: event.target.value })}
        >
          {languages.map((code) => (
            <option key={code} value={code}>
              {names.of(code) ?? code}
            </option>
          ))}
        </select>
      </label>
      {line('reader')}
      {line('interpreter')}
    </>
  );
};
