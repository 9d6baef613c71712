import { useId, useState } from 'react';
import { Button } from '../../../web/kit/Button.tsx';
import type { Choice } from '../../../web/kit/table/columns.ts';
import { usePlanWords } from '../words.ts';

export interface PickedParts {
  readonly ids: readonly string[];
  readonly add: (id: string) => void;
  readonly remove: (id: string) => void;
}

export const usePickedParts = (): PickedParts => {
  const [ids, setIds] = useState<readonly string[]>([]);
  return {
    ids,
    add: (id) => setIds((before) => (before.includes(id) ? before : [...before, id])),
    remove: (id) => setIds((before) => before.filter((one) => one !== id)),
  };
};

/** Parts of the plan that something is about, one after the other. */
export const PickParts = ({ parts, picked }: { parts: readonly Choice[]; picked: PickedParts }) => {
  const { t } = usePlanWords();
  const id = useId();
  return (
    <div className="usa-form-group">
      <label className="usa-label" htmlFor={id}>
        {t('plan.voices.pick')} <span className="ff-optional">{t('web.form.optional')}</span>
      </label>
      <select
        id={id}
        className="usa-select"
        value=""
        onChange={(event) => {
          if (event.target.value) picked.add(event.target.value);
        }}
      >
        <option value="">{t('web.form.choose')}</option>
        {parts
          .filter(({ value }) => !picked.ids.includes(value))
          .map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
      </select>
      <ul className="ff-plain-list">
        {picked.ids.map((one) => {
          const label = parts.find(({ value }) => value === one)?.label ?? one;
          return (
            <li key={one}>
              {label}{' '}
              <Button kind="quiet" onClick={() => picked.remove(one)}>
                {t('web.file.remove')}
                <span className="ff-visually-hidden">: {label}</span>
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
};
