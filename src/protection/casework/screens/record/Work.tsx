import { type ReactNode, useState } from 'react';
import { useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { Timeline } from '../../../../web/kit/Timeline.tsx';
import { listContacts, listNotes, listServices } from '../../contract.ts';
import { type RecordView, useCaseworkWords, useCodes } from '../words.ts';
import { Tasks } from './Tasks.tsx';
import { AddContact, AddNote, AddService } from './WorkForms.tsx';

/** What is done with her: tasks, notes, contacts, services. */
export const Work = ({ record }: { record: RecordView }) => (
  <>
    <Tasks record={record} />
    <Notes record={record} />
    {record.classes.includes('contact') ? <Contacts record={record} /> : null}
    <Services record={record} />
  </>
);

const newest = 50;

/** A part of the record with one act that adds to it. */
const Part = (props: {
  record: RecordView;
  title: string;
  add: string;
  form: (close: () => void) => ReactNode;
  children: ReactNode;
}) => {
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title={props.title}
      aside={
        props.record.mayWrite ? (
          <Button icon="add" onClick={() => setAdding(true)}>
            {props.add}
          </Button>
        ) : null
      }
    >
      {props.children}
      {adding ? (
        <Dialog title={props.add} onClose={() => setAdding(false)}>
          {props.form(() => setAdding(false))}
        </Dialog>
      ) : null}
    </Section>
  );
};

const Notes = ({ record }: { record: RecordView }) => {
  const { t } = useCaseworkWords();
  const read = useRead(listNotes, { survivorId: record.id, limit: newest });
  return (
    <Part
      record={record}
      title={t('casework.notes')}
      add={t('casework.notes.add')}
      form={(close) => <AddNote record={record} onClose={close} />}
    >
      <Loaded read={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="ff-nothing">{t('casework.notes.none')}</p>
          ) : (
            <Timeline
              label={t('casework.notes')}
              items={rows.map((note) => ({
                id: note.id,
                at: note.at,
                ...(note.by ? { by: note.by.name } : {}),
                title: t(`casework.class.${note.dataClass}`),
                children: (
                  <>
                    <p className="ff-as-written">{note.text ?? t('casework.said.destroyed')}</p>
                    {note.privilege === 'none' ? null : (
                      <StateBadge tone="plain" icon="lock">
                        {t(`casework.privilege.${note.privilege}`)}
                      </StateBadge>
                    )}
                  </>
                ),
              }))}
            />
          )
        }
      </Loaded>
    </Part>
  );
};

const Contacts = ({ record }: { record: RecordView }) => {
  const { t } = useCaseworkWords();
  const { label } = useCodes();
  const read = useRead(listContacts, { survivorId: record.id, limit: newest });
  return (
    <Part
      record={record}
      title={t('casework.contacts')}
      add={t('casework.contacts.add')}
      form={(close) => <AddContact record={record} onClose={close} />}
    >
      <Loaded read={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="ff-nothing">{t('casework.contacts.none')}</p>
          ) : (
            <Timeline
              label={t('casework.contacts')}
              items={rows.map((one) => ({
                id: one.id,
                at: one.at,
                ...(one.by ? { by: one.by.name } : {}),
                title: `${label('contact-channel', one.channel)}: ${t(`casework.outcome.${one.outcome}`)}`,
                children: (
                  <>
                    {one.note ? <p className="ff-as-written">{one.note}</p> : null}
                    {one.allowed === false ? (
                      <StateBadge tone="late">{t('casework.contacts.against')}</StateBadge>
                    ) : null}
                  </>
                ),
              }))}
            />
          )
        }
      </Loaded>
    </Part>
  );
};

const Services = ({ record }: { record: RecordView }) => {
  const { t } = useCaseworkWords();
  const { label } = useCodes();
  const read = useRead(listServices, { survivorId: record.id, limit: newest });
  return (
    <Part
      record={record}
      title={t('casework.services')}
      add={t('casework.services.add')}
      form={(close) => <AddService record={record} onClose={close} />}
    >
      <Loaded read={read}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="ff-nothing">{t('casework.services.none')}</p>
          ) : (
            <Timeline
              label={t('casework.services')}
              items={rows.map((one) => ({
                id: one.id,
                at: one.givenOn,
                ...(one.by ? { by: one.by.name } : {}),
                title: label('service-type', one.kind),
                children: (
                  <>
                    {one.minutes ? <p className="ff-small">{t('casework.minutes', { count: one.minutes })}</p> : null}
                    {one.details ? <p className="ff-as-written">{one.details}</p> : null}
                  </>
                ),
              }))}
            />
          )
        }
      </Loaded>
    </Part>
  );
};
