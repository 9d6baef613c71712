import { keepPreviousData } from '@tanstack/react-query';
import { useId, useMemo, useState } from 'react';
import { useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { useT } from '../../../../web/kit/words.ts';
import { search } from '../../contract.ts';
import { Answer } from './Answer.tsx';
import { type Asked, nothingAsked, questionOf, subjectOf } from './asked.ts';
import { Keep } from './Keep.tsx';
import { MoreFields, SubjectFields } from './SubjectFields.tsx';
import { useSettled } from './use-settled.ts';

/** Long enough not to ask for each letter, short enough to feel at once. */
const typingPause = 200;

/** Is this name on a list? Asked while it is typed; the name stands in no address and nothing of it is kept. */
export const Search = () => {
  const t = useT();
  const id = useId();
  const mayKeep = useMay('write screening');
  const [asked, setAsked] = useState<Asked>(nothingAsked);
  const question = useMemo(() => questionOf(asked), [asked]);
  const settled = useSettled(question, typingPause);
  const read = useRead(search, settled ?? { subject: subjectOf(nothingAsked), role: 'other' }, {
    enabled: settled !== null,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const change = (to: Partial<Asked>): void => setAsked((now) => ({ ...now, ...to }));
  const shown = question && settled && read.data ? read.data : null;
  return (
    <Section title={t('screening.search')}>
      <search className="ff-screen">
        <label htmlFor={id} className="ff-screen-label">
          {t('screening.search.name')}
        </label>
        <p className="ff-small" id={`${id}-hint`}>
          {t('screening.search.name.hint')}
        </p>
        <div className="ff-screen-name">
          <input
            id={id}
            type="search"
            dir="auto"
            className="usa-input"
            autoComplete="off"
            spellCheck={false}
            maxLength={500}
            data-filter
            aria-describedby={`${id}-hint`}
            value={asked.name}
            onChange={(event) => change({ name: event.target.value })}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown') return;
              event.preventDefault();
              document.querySelector<HTMLElement>('[data-hit]')?.focus();
            }}
          />
          {asked === nothingAsked ? null : (
            <Button kind="quiet" onClick={() => setAsked(nothingAsked)}>
              {t('screening.search.again')}
            </Button>
          )}
        </div>
        <SubjectFields asked={asked} change={change} />
        <MoreFields asked={asked} change={change} />
      </search>
      {read.error && question ? <ProblemAlert error={read.error} again={() => void read.refetch()} /> : null}
      {shown ? (
        <Answer answer={shown} query={settled?.subject.name ?? ''} busy={read.isFetching || question !== settled} />
      ) : null}
      {shown && mayKeep ? <Keep asked={asked} /> : null}
    </Section>
  );
};
