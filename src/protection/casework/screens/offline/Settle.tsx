import { useMutation } from '@tanstack/react-query';
import { Button } from '../../../../web/kit/Button.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { type Conflict, seenOf, type Version } from '../../contract.ts';
import { calledOf, useCaseworkWords } from '../words.ts';
import { nowOf, type Opened } from './store.ts';
import type { StoreHere } from './use-store.ts';

/** Answers that were written apart: a person says which holds. The others stay in the history. */
export const Settle = (props: { store: StoreHere; opened: Opened; conflict: Conflict }) => {
  const { t, say, shown, moment } = useCaseworkWords();
  const { store, opened, conflict } = props;
  const { record, here } = conflict;
  const { field } = here;
  const act = useMutation({
    mutationFn: (version: Version) =>
      store.write({
        kind: 'answer',
        survivorId: record.survivorId,
        answer: {
          field: field.field,
          state: version.state,
          ...(version.value === null ? {} : { value: version.value }),
          why: 'told-unasked',
          source: version.source,
          at: nowOf(opened.head),
          replaces: seenOf(here),
        },
      }),
  });
  const all = [...(here.current ? [here.current] : []), ...here.contested];
  return (
    <fieldset className="usa-fieldset ff-contested">
      <legend>
        {calledOf(record)}: {say(field.title)}
      </legend>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <ul className="ff-rows">
        {all.map((one) => (
          <li key={one.id}>
            <span>
              {one.value === null ? t(`casework.said.${one.state}`) : shown(field, one.value)}{' '}
              <span className="ff-small">
                {one.unsent ? t('casework.offline.by-you') : (one.askedBy?.name ?? t('casework.somebody'))}{' '}
                {moment(one.at)}
              </span>
            </span>
            {record.writes.includes(field.dataClass) ? (
              <Button disabled={act.isPending} onClick={() => act.mutate(one)}>
                {t('casework.contested.holds')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </fieldset>
  );
};
