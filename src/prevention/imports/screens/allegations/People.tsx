import { lazy, useState } from 'react';
import { Button } from '../../../../web/kit/Button.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import type { Allegation, Person, PersonAct } from './words.ts';

const PersonForms = lazy(() => import('./PersonForms.tsx').then(({ PersonForms: part }) => ({ default: part })));
const acts = ['testimony', 'open', 'destroy'] as const;

/** People are counted here, not named. Who they are is opened for a purpose that stays in the audit trail. */
export const People = ({ of, mayWrite }: { of: Allegation; mayWrite: boolean }) => {
  const { t, date } = useWords();
  const [form, setForm] = useState<{ act: PersonAct; person: Person } | null>(null);
  const close = (): void => setForm(null);
  const nameless = ({ number, part }: Person): string =>
    t('imports.allegation.screen.people.name', { number, part: t(`imports.allegation.screen.person.part.${part}`) });
  if (of.people.length === 0) return <p>{t('imports.allegation.screen.people.none')}</p>;
  return (
    <>
      <ul className="ff-rows">
        {of.people.map((person) => (
          <li key={person.id}>
            <div>
              <p>
                <b>{nameless(person)}</b>
              </p>
              <p>
                {person.destroyedOn
                  ? t('imports.allegation.screen.people.destroyed', { day: date(person.destroyedOn) })
                  : t('imports.allegation.screen.people.sealed', { count: person.testimonies })}
              </p>
              {mayWrite && !person.destroyedOn
                ? acts.map((act) => (
                    <p key={act}>
                      <Button kind="quiet" onClick={() => setForm({ act, person })}>
                        {t(`imports.allegation.screen.people.${act}`)}
                        <span className="ff-visually-hidden">: {nameless(person)}</span>
                      </Button>
                    </p>
                  ))
                : null}
            </div>
          </li>
        ))}
      </ul>
      {form ? (
        <FormDialog title={t(`imports.allegation.screen.people.${form.act}`)} onClose={close}>
          <p>{nameless(form.person)}</p>
          <PersonForms act={form.act} allegationId={of.id} personId={form.person.id} onDone={close} />
        </FormDialog>
      ) : null}
    </>
  );
};
