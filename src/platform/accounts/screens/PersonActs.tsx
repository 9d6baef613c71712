import { useState } from 'react';
import { useAct, useRead } from '../../../web/api.ts';
import { Button } from '../../../web/kit/Button.tsx';
import { Confirm } from '../../../web/kit/Confirm.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Form } from '../../../web/kit/form/Form.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { useT } from '../../../web/kit/words.ts';
import { changeRoles, holdMember, listRoles, type PersonView, removeMember } from '../contract.ts';

/** What can be done about one person: other roles, on hold, out. */
export const PersonActs = ({ person, onClose }: { person: PersonView; onClose: () => void }) => {
  const t = useT();
  const { personId, name, disabled } = person;
  const roles = useRead(listRoles, {});
  const hold = useAct(holdMember);
  const remove = useAct(removeMember);
  const [removing, setRemoving] = useState(false);
  if (removing) {
    return (
      <Confirm
        title={t('people.remove.title', { name })}
        consequence={<p>{t('people.remove.consequence')}</p>}
        act={t('people.remove')}
        grave
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate({ input: { personId } }, { onSuccess: onClose })}
        onClose={() => setRemoving(false)}
      />
    );
  }
  const held = new Set(person.roles.map((role) => role.id));
  return (
    <Dialog title={name} onClose={onClose} wide>
      <Loaded read={roles}>
        {(known) => (
          <Form
            route={changeRoles}
            words="people.roles-form"
            fixed={{ personId }}
            start={{ roles: [...held] }}
            fields={{
              roles: {
                as: 'checks',
                options: known.roles
                  .filter((role) => role.yoursToGive || held.has(role.id))
                  .map((role) => ({ value: role.id, label: `${role.title}: ${role.says}` })),
              },
            }}
            onDone={onClose}
          />
        )}
      </Loaded>
      {hold.error ? <ProblemAlert error={hold.error} /> : null}
      <div className="ff-dialog-foot">
        <Button
          disabled={hold.isPending}
          onClick={() => hold.mutate({ input: { personId, disabled: !disabled } }, { onSuccess: onClose })}
        >
          {t(disabled ? 'people.take-back' : 'people.hold')}
        </Button>
        <Button kind="grave" onClick={() => setRemoving(true)}>
          {t('people.remove')}
        </Button>
      </div>
    </Dialog>
  );
};
