import { useId, useState } from 'react';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { type SheetField, useCaseworkWords, useCodes } from '../words.ts';
import { Question } from './Question.tsx';

/** She told something the form does not ask: it can be kept, and is marked so. */
export const Unasked = (props: { survivorId: string; fields: readonly SheetField[] }) => {
  const { t, say } = useCaseworkWords();
  const { fields } = useCodes();
  const id = useId();
  const [chosen, setChosen] = useState<string | null>(null);
  const onSheet = new Set(props.fields.map(({ field }) => field));
  const others = fields.filter((field) => !onSheet.has(field.id) && field.dataClass !== 'aggregate-only');
  const one = others.find((field) => field.id === chosen);
  if (others.length === 0) return null;
  return (
    <details className="ff-more">
      <summary>{t('casework.talk.unasked')}</summary>
      <label className="usa-label" htmlFor={id}>
        {t('casework.talk.unasked.field')}
      </label>
      <select id={id} className="usa-select" value={chosen ?? ''} onChange={(event) => setChosen(event.target.value)}>
        <option value="">{t('web.form.choose')}</option>
        {others.map((field) => (
          <option key={field.id} value={field.id}>
            {say(field.title)}
          </option>
        ))}
      </select>
      {one ? (
        <Dialog title={t('casework.talk.unasked')} onClose={() => setChosen(null)}>
          <Question
            survivorId={props.survivorId}
            field={{ ...one, field: one.id, asked: false, told: null, contested: [] }}
            place={t('casework.talk.unasked.place')}
            onDone={() => setChosen(null)}
            onLater={() => setChosen(null)}
          />
        </Dialog>
      ) : null}
    </details>
  );
};
