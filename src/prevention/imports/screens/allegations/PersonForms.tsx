import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { Facts } from '../../../../web/kit/Stat.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { addTestimony, destroyPerson, openPerson } from '../../allegations/contract.ts';
import type { Allegation, Person, PersonAct } from './words.ts';

interface PersonFormsProps {
  readonly act: PersonAct;
  readonly allegationId: Allegation['id'];
  readonly personId: Person['id'];
  readonly onDone: () => void;
}

export const PersonForms = ({ act, allegationId, personId, onDone }: PersonFormsProps) => {
  const { t } = useWords();
  const [opened, setOpened] = useState<Output<typeof openPerson> | null>(null);
  const shared = { fixed: { allegationId, personId }, onCancel: onDone };
  if (opened) return <Opened person={opened} />;
  if (act === 'open')
    return (
      <Form {...shared} route={openPerson} words="imports.allegation.screen.purpose" onDone={setOpened} nothingToLose />
    );
  if (act === 'testimony')
    return (
      <>
        <Alert title={t('imports.allegation.screen.never')} />
        <Form {...shared} route={addTestimony} words="imports.allegation.screen.testimony" onDone={onDone} />
      </>
    );
  return (
    <>
      <Alert tone="warning" title={t('imports.allegation.screen.people.destroy.says')} />
      <Form {...shared} route={destroyPerson} words="imports.allegation.screen.destroy" onDone={onDone} />
    </>
  );
};

/** It is on the screen as long as the window is open. */
const Opened = ({ person: { name, aliases, phones, others, testimonies } }: { person: Output<typeof openPerson> }) => {
  const { t, date } = useWords();
  return (
    <>
      <Facts
        facts={[
          { name: t('imports.allegation.screen.person.name'), value: name },
          { name: t('imports.allegation.screen.person.aliases'), value: aliases.join(', ') },
          { name: t('imports.allegation.screen.person.phones'), value: phones.join(', ') },
          { name: t('imports.allegation.screen.person.others'), value: others.join(', ') },
        ]}
      />
      {testimonies.map(({ takenOn, given, words }) => (
        <blockquote key={`${takenOn} ${words}`}>
          <p>{words}</p>
          <p className="ff-small">
            {date(takenOn)}, {t(`imports.allegation.screen.testimony.given.${given}`)}
          </p>
        </blockquote>
      ))}
    </>
  );
};
