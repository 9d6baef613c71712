import { useId } from 'react';
import { Button } from '../../../../web/kit/Button.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import type { Pair } from './answers.ts';

interface Props {
  readonly rows: readonly Pair[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  readonly onAnswer: (same: boolean) => void;
}

/** Pairs to be answered at once, with one reason for all of them. */
export const Many = ({ rows, chosen, onChoose, onAnswer }: Props) => {
  const { t, number } = useWords();
  const id = useId();
  const turn = (pair: string) => {
    const next = new Set(chosen);
    if (!next.delete(pair)) next.add(pair);
    onChoose(next);
  };
  return (
    <details className="ff-fold">
      <summary>{t('supply.site.many')}</summary>
      <div className="ff-fold-body">
        <fieldset className="usa-fieldset">
          <legend className="ff-visually-hidden">{t('supply.site.many')}</legend>
          {rows.map(({ pair, a, b, score }) => (
            <div key={pair} className="usa-checkbox">
              <input
                type="checkbox"
                className="usa-checkbox__input"
                id={`${id}-${pair}`}
                checked={chosen.has(pair)}
                onChange={() => turn(pair)}
              />
              <label className="usa-checkbox__label" htmlFor={`${id}-${pair}`}>
                {t('supply.site.many.pair', { a: a.name, b: b.name, score: number(score * 100, 0) })}
              </label>
            </div>
          ))}
        </fieldset>
        <div className="ff-buttons">
          <Button onClick={() => onChoose(new Set(rows.map(({ pair }) => pair)))}>{t('supply.site.many.all')}</Button>
          <Button disabled={chosen.size === 0} onClick={() => onAnswer(true)}>
            {t('supply.site.many.same', { count: chosen.size })}
          </Button>
          <Button disabled={chosen.size === 0} onClick={() => onAnswer(false)}>
            {t('supply.site.many.different', { count: chosen.size })}
          </Button>
        </div>
      </div>
    </details>
  );
};
