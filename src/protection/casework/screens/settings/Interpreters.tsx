import { useState } from 'react';
import { useAct, useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { addInterpreter, endInterpreter, listInterpreters } from '../../contract.ts';
import { languageName } from '../meet/places.ts';
import { useCaseworkWords } from '../words.ts';

/** Interpreters the organisation works with. */
export const Interpreters = () => {
  const { t, language } = useCaseworkWords();
  const read = useRead(listInterpreters, {});
  const end = useAct(endInterpreter);
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title={t('casework.interpreters')}
      aside={
        <Button icon="add" onClick={() => setAdding(true)}>
          {t('casework.interpreters.add')}
        </Button>
      }
    >
      {end.error ? <ProblemAlert error={end.error} /> : null}
      <Loaded read={read}>
        {({ interpreters }) => (
          <ul className="ff-rows">
            {interpreters.map(({ id, name, languages, words }) => (
              <li key={id}>
                <span>
                  <b>{name}</b> {languages.map((code) => languageName(code, language)).join(', ')}
                  {words ? <span className="ff-line ff-small">{words}</span> : null}
                </span>
                <Button
                  kind="quiet"
                  disabled={end.isPending}
                  onClick={() => end.mutate({ input: { interpreterId: id } })}
                >
                  {t('casework.interpreters.end')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {adding ? (
        <Dialog title={t('casework.interpreters.add')} onClose={() => setAdding(false)}>
          <Form
            route={addInterpreter}
            words="casework.form.interpreter"
            ask={['name', 'languages', 'words']}
            fields={{ languages: { rows: 2 }, words: { rows: 2 } }}
            onDone={() => setAdding(false)}
            onCancel={() => setAdding(false)}
          />
        </Dialog>
      ) : null}
    </Section>
  );
};
