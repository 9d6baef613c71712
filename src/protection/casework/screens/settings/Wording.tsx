import { type FormEvent, useState } from 'react';
import { useAct } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { setFormField } from '../../contract.ts';
import { useCaseworkWords } from '../words.ts';
import { keptOf, type Setting } from './kept.ts';

const parts = ['label', 'why'] as const;
const languages = ['en', 'es'] as const;

/** The organisation's own words for a question and for why it is asked, in both languages or in none. */
export const Wording = ({ setting, onClose }: { setting: Setting; onClose: () => void }) => {
  const { t, say } = useCaseworkWords();
  const act = useAct(setFormField);
  const ours = { label: setting.title, why: setting.whyOfPack };
  const [said, setSaid] = useState({ label: setting.label ?? ours.label, why: setting.why ?? ours.why });
  const whole = parts.every((part) => languages.every((language) => said[part][language].trim() !== ''));
  /** What is worded as the pack words it is not the organisation's own. */
  const own = (part: (typeof parts)[number]) =>
    languages.every((language) => said[part][language].trim() === ours[part][language]) ? {} : { [part]: said[part] };
  const { label: _label, why: _why, ...kept } = keptOf(setting);
  const keep = (words: object): void => act.mutate({ input: { ...kept, ...words } }, { onSuccess: onClose });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    keep({ ...own('label'), ...own('why') });
  };
  return (
    <Dialog title={say(setting.title)} onClose={onClose}>
      <form className="ff-form" onSubmit={submit}>
        <p>{t('casework.wording.lead')}</p>
        {act.error ? <ProblemAlert error={act.error} /> : null}
        {parts.flatMap((part) =>
          languages.map((language) => (
            <label className="usa-label" key={`${part} ${language}`}>
              {t(`casework.wording.${part}.${language}`)}
              <input
                className="usa-input"
                maxLength={300}
                lang={language}
                value={said[part][language]}
                onChange={(event) => setSaid({ ...said, [part]: { ...said[part], [language]: event.target.value } })}
              />
            </label>
          )),
        )}
        <div className="ff-form-foot">
          <Button type="submit" kind="main" disabled={act.isPending || !whole}>
            {t('casework.wording.go')}
          </Button>
          {setting.label || setting.why ? (
            <Button kind="quiet" disabled={act.isPending} onClick={() => keep({})}>
              {t('casework.wording.back')}
            </Button>
          ) : null}
        </div>
      </form>
    </Dialog>
  );
};
