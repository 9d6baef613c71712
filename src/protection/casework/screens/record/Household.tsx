import { useState } from 'react';
import { useAct, useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { Tag } from '../../../../web/kit/StateBadge.tsx';
import { addHouseholdMember, listHousehold, removeHouseholdMember } from '../../contract.ts';
import { type RecordView, useCaseworkWords } from '../words.ts';

/** Who lives with her or depends on her. */
export const Household = ({ record }: { record: RecordView }) => {
  const { t } = useCaseworkWords();
  const read = useRead(listHousehold, { survivorId: record.id });
  const remove = useAct(removeHouseholdMember);
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title={t('casework.household')}
      aside={
        record.mayWrite ? (
          <Button icon="add" onClick={() => setAdding(true)}>
            {t('casework.household.add')}
          </Button>
        ) : null
      }
    >
      {remove.error ? <ProblemAlert error={remove.error} /> : null}
      <Loaded read={read}>
        {({ members }) =>
          members.length === 0 ? (
            <p className="ff-nothing">{t('casework.household.none')}</p>
          ) : (
            <ul className="ff-rows">
              {members.map(({ id, relation, livesWith, dependant, about }) => (
                <li key={id}>
                  <span>
                    <b>{about?.name ?? t(`casework.kin.${relation}`)}</b> <Tag>{t(`casework.kin.${relation}`)}</Tag>{' '}
                    {livesWith ? <Tag>{t('casework.household.lives-with')}</Tag> : null}{' '}
                    {dependant ? <Tag>{t('casework.household.dependant')}</Tag> : null}
                    {about?.birthYear ? (
                      <span className="ff-line ff-small">
                        {t('casework.household.born', { year: String(about.birthYear) })}
                      </span>
                    ) : null}
                    {about?.words ? <span className="ff-line ff-as-written">{about.words}</span> : null}
                  </span>
                  {record.mayWrite ? (
                    <Button
                      kind="quiet"
                      disabled={remove.isPending}
                      onClick={() => remove.mutate({ input: { survivorId: record.id, memberId: id } })}
                    >
                      {t('casework.household.remove')}
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {adding ? (
        <Dialog title={t('casework.household.add')} onClose={() => setAdding(false)}>
          <AddMember survivorId={record.id} onDone={() => setAdding(false)} />
        </Dialog>
      ) : null}
    </Section>
  );
};

/** The name and the words are asked in fields of their own: the contract holds them together. */
const AddMember = ({ survivorId, onDone }: { survivorId: string; onDone: () => void }) => {
  const { t } = useCaseworkWords();
  const [about, setAbout] = useState({ name: '', words: '' });
  const name = about.name.trim();
  const words = about.words.trim();
  return (
    <Form
      route={addHouseholdMember}
      words="casework.form.member"
      fixed={{
        survivorId,
        ...(name || words ? { about: { ...(name ? { name } : {}), ...(words ? { words } : {}) } } : {}),
      }}
      ask={['relation', 'livesWith', 'dependant']}
      onDone={onDone}
      onCancel={onDone}
    >
      {(['name', 'words'] as const).map((one) => (
        <label key={one} className="usa-label">
          {t(`casework.form.member.${one}`)} <span className="ff-optional">{t('web.form.optional')}</span>
          <input
            className="usa-input"
            autoComplete="off"
            value={about[one]}
            onChange={(event) => setAbout({ ...about, [one]: event.target.value })}
          />
        </label>
      ))}
    </Form>
  );
};
