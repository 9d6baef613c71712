import { type FormEvent, useId, useState } from 'react';
import { useAct } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { useT } from '../../../../web/kit/words.ts';
import { searchSurvivors } from '../../contract.ts';
import { calledOf, recordPath } from '../words.ts';

/** Finds somebody by name, as written or as it sounds, or by code. What is typed stands in no address. */
export const Find = () => {
  const t = useT();
  const id = useId();
  const [text, setText] = useState('');
  const act = useAct(searchSurvivors);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate({ input: { text } });
  };
  return (
    <search className="ff-find">
      <form onSubmit={submit}>
        <label className="usa-label" htmlFor={id}>
          {t('casework.find')}
        </label>
        <div className="ff-inline-form">
          <input
            id={id}
            className="usa-input"
            type="text"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Button type="submit" icon="search" disabled={act.isPending}>
            {t('casework.find.go')}
          </Button>
        </div>
      </form>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <div role="status">
        {act.data ? (
          act.data.found.length === 0 ? (
            <p>{t('casework.find.none')}</p>
          ) : (
            <ul className="ff-plain-list">
              {act.data.found.map((one) => (
                <li key={one.survivorId}>
                  <Link to={recordPath(one.survivorId)} className="usa-link ff-tap">
                    {calledOf(one)}
                  </Link>{' '}
                  <span className="ff-code">{one.code}</span>{' '}
                  <span className="ff-small">
                    {t(`casework.relation.${one.relation}`)} ·{' '}
                    {t(one.caseOpen ? 'casework.state.open' : 'casework.state.no-case')}
                  </span>
                </li>
              ))}
            </ul>
          )
        ) : null}
      </div>
    </search>
  );
};
