import type { Parts } from '../kernel/index.ts';
import { accountErrors } from './contract.ts';
import { editMe } from './edit-me.ts';
import { invitePerson, withdrawInvitation } from './invite-person.ts';
import { me } from './me.ts';
import { changeRoles, holdMember, removeMember } from './members.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import { createOrganisation, listOrganisations, renameOrganisation } from './organisations.ts';
import { listPeople, listRoles } from './people.ts';

/** What this room brings to the server. */
export const accountsParts: Parts = {
  useCases: [
    me,
    editMe,
    listOrganisations,
    createOrganisation,
    renameOrganisation,
    listPeople,
    listRoles,
    invitePerson,
    withdrawInvitation,
    changeRoles,
    holdMember,
    removeMember,
  ],
  errors: accountErrors,
  messages: { en, es },
  packKinds: [],
};
