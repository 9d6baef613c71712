import { useMemo, useState } from 'react';
import { useAct, useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Form } from '../../../web/kit/form/Form.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import type { Column } from '../../../web/kit/table/columns.ts';
import { DataTable } from '../../../web/kit/table/DataTable.tsx';
import { useWords } from '../../../web/kit/words.ts';
import {
  type InvitationView,
  invitePerson,
  listPeople,
  listRoles,
  type PersonView,
  withdrawInvitation,
} from '../contract.ts';
import { PersonActs } from './PersonActs.tsx';

/** The people of one's organisation, their roles, and who was invited. */
export const Screen = () => {
  const { t } = useWords();
  const mayWrite = useMay('write account');
  const read = useRead(listPeople, {});
  const [chosen, setChosen] = useState<PersonView | null>(null);
  const [inviting, setInviting] = useState(false);
  const columns = useMemo<Column<PersonView>[]>(
    () => [
      { id: 'name', header: t('people.name'), value: (person) => person.name, namesRow: true },
      { id: 'email', header: t('people.email'), value: (person) => person.email },
      { id: 'roles', header: t('people.roles'), value: (person) => person.roles.map((role) => role.title) },
      {
        id: 'state',
        header: t('people.state'),
        value: (person) => t(person.disabled ? 'people.held' : 'people.active'),
        cell: (person) => (
          <StateBadge tone={person.disabled ? 'stopped' : 'good'}>
            {t(person.disabled ? 'people.held' : 'people.active')}
          </StateBadge>
        ),
      },
      { id: 'since', header: t('people.since'), value: (person) => person.memberSince.slice(0, 10), kind: 'date' },
      ...(mayWrite
        ? [
            {
              id: 'acts',
              header: t('people.acts'),
              value: () => '',
              noSort: true as const,
              cell: (person: PersonView) => (
                <Button kind="quiet" onClick={() => setChosen(person)}>
                  {t('people.change')}
                </Button>
              ),
            },
          ]
        : []),
    ],
    [t, mayWrite],
  );
  return (
    <Page
      title={t('people.title')}
      whoMaySee={t('people.who')}
      actions={
        mayWrite ? (
          <Button kind="main" icon="add" onClick={() => setInviting(true)}>
            {t('people.invite')}
          </Button>
        ) : null
      }
    >
      <Loaded read={read}>
        {({ people, invitations }) => (
          <>
            <DataTable
              caption={t('people.title')}
              name="people"
              columns={columns}
              rows={people}
              rowId={(person) => person.personId}
              empty={<EmptyState icon="people" title={t('people.none')} />}
            />
            {invitations.length > 0 ? <Invitations invitations={invitations} mayWrite={mayWrite} /> : null}
          </>
        )}
      </Loaded>
      {chosen ? <PersonActs person={chosen} onClose={() => setChosen(null)} /> : null}
      {inviting ? <Invite onClose={() => setInviting(false)} /> : null}
    </Page>
  );
};

const Invite = ({ onClose }: { onClose: () => void }) => {
  const { t, moment } = useWords();
  const roles = useRead(listRoles, {});
  const [made, setMade] = useState<{ path: string | null; expiresAt: string } | null>(null);
  return (
    <Dialog title={t('people.invite')} onClose={onClose} wide>
      {made ? (
        <Alert tone="success" title={t(made.path ? 'people.invite.by-hand' : 'people.invite.sent')} live>
          {made.path ? <code className="ff-hash">{`${location.origin}${made.path}`}</code> : null}
          <p>{t('people.invite.until', { when: moment(made.expiresAt) })}</p>
        </Alert>
      ) : (
        <Loaded read={roles}>
          {(known) => (
            <Form
              route={invitePerson}
              words="people.invite-form"
              fields={{
                roles: {
                  as: 'checks',
                  options: known.roles
                    .filter((role) => role.yoursToGive)
                    .map((role) => ({ value: role.id, label: `${role.title}: ${role.says}` })),
                },
              }}
              onDone={setMade}
              onCancel={onClose}
            />
          )}
        </Loaded>
      )}
    </Dialog>
  );
};

const Invitations = (props: { invitations: readonly InvitationView[]; mayWrite: boolean }) => {
  const { t, moment } = useWords();
  const withdraw = useAct(withdrawInvitation);
  return (
    <Section title={t('people.invitations')}>
      {withdraw.error ? <ProblemAlert error={withdraw.error} /> : null}
      <ul className="ff-rows">
        {props.invitations.map((one) => (
          <li key={one.invitationId}>
            <span>
              <b>{one.name}</b>, {one.email}, {one.roles.map((role) => role.title).join(', ')}.{' '}
              {t(one.expired ? 'people.invitations.ended' : 'people.invitations.until', {
                when: moment(one.expiresAt),
              })}
            </span>
            {props.mayWrite ? (
              <Button
                kind="quiet"
                disabled={withdraw.isPending}
                onClick={() => withdraw.mutate({ input: { invitationId: one.invitationId } })}
              >
                {t('people.invitations.withdraw', { name: one.name })}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
};
