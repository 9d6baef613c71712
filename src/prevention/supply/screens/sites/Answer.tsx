import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useAct } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { useT } from '../../../../web/kit/words.ts';
import { decidePairs } from '../../contract.ts';
import { Labelled } from './words.tsx';

interface Props {
  readonly same: boolean;
  readonly pairs: readonly string[];
  /** The reason given last for the same answer: it often holds for the next pair too. */
  readonly before: string;
  readonly onWhy: (why: string) => void;
  readonly onCancel: () => void;
}

/** An answer for one pair or many: what follows from it, and why. Enter keeps it, Escape leaves it open. */
export const Answer = ({ same, pairs, before, onWhy, onCancel }: Props) => {
  const t = useT();
  const act = useAct(decidePairs);
  const field = useRef<HTMLInputElement>(null);
  const [why, setWhy] = useState(before);
  useEffect(() => field.current?.select(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (why.trim() === '' || act.isPending) return;
    onWhy(why.trim());
    act.mutate({ input: { pairs: [...pairs], same, why: why.trim() } });
  };
  return (
    <form
      className="ff-form"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <p className="ff-consequence">
        {t(same ? 'supply.site.answer.same.then' : 'supply.site.answer.different.then', { count: pairs.length })}
      </p>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <Labelled label={t('supply.site.why')}>
        {(id) => (
          <input
            ref={field}
            id={id}
            className="usa-input"
            required
            maxLength={1000}
            value={why}
            onChange={(event) => setWhy(event.target.value)}
          />
        )}
      </Labelled>
      <div className="ff-form-foot">
        <Button type="submit" kind="main" disabled={act.isPending}>
          {t(same ? 'supply.site.answer.same.keep' : 'supply.site.answer.different.keep')}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t('web.go-back')}
        </Button>
      </div>
    </form>
  );
};
