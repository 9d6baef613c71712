import type { Agency, Assignment, Role } from '../document.ts';
import { orgsOf } from '../orgs.ts';
import type { Field } from './columns.ts';
import type { Say } from './problem.ts';
import type { TableRow } from './read-rows.ts';

const ROLES: readonly (readonly [Field, Role])[] = [
  ['lead', 'lead'],
  ['coLeads', 'co-lead'],
  ['contributors', 'contributor'],
  ['consulted', 'consulted'],
  ['named', 'named'],
];

/** Who answers for the node of a row. A plain "agencies" column names bodies without a role: nobody becomes lead by being first. */
export const readBodies = (row: TableRow, nodeId: string, agencies: readonly Agency[], say: Say): Assignment[] => {
  const org = orgsOf(agencies);
  const officialName = row.get('official');
  return ROLES.flatMap(([field, role]) => {
    const names = row
      .get(field)
      .split(/[;,\n]/)
      .map((n) => n.trim())
      .filter(Boolean);
    const at = { row: row.row, column: row.column(field) };
    if (role === 'lead' && names.length > 1) {
      say(
        'TABLE_TWO_LEADS',
        { ...at, value: names.join(', ') },
        'an action has one lead; move the others to "co-leads"',
      );
      return [];
    }
    return names.map((name): Assignment => {
      const seen = org(name);
      if (seen.kind === 'unknown')
        say(
          'TABLE_ORG_UNKNOWN',
          { ...at, value: name },
          'the body is not in the list; correct the name, or it is added as it stands',
        );
      return {
        nodeId,
        org: seen.id,
        role,
        from: null,
        to: null,
        ...(role === 'lead' && officialName ? { officialName } : {}),
      };
    });
  });
};

/** Bodies that the list does not know, as new agencies outside the task force. */
export const newAgencies = (assignments: readonly Assignment[], agencies: readonly Agency[]): Agency[] => {
  const org = orgsOf(agencies);
  const unknown = new Set(assignments.map((a) => a.org).filter((name) => org(name).kind === 'unknown'));
  return [...unknown].map((id) => ({
    id,
    name: { en: id },
    kind: 'agency',
    parent: null,
    member: false,
    statutory: false,
  }));
};
