import type { Agency } from './document.ts';

/** A body as published, seen through the list of agencies. */
export interface OrgView {
  /** The id in the list, or the name as written where it is unknown. */
  readonly id: string;
  /** The agency that answers for it: `DOJ` for `DOJ/OVC`. Null for a group and for a body nobody knows. */
  readonly agency: string | null;
  /** Is that agency a member of the task force? */
  readonly member: boolean;
  readonly kind: Agency['kind'] | 'unknown';
}

/**
 * Looks up bodies. `DOJ/OVC` belongs to DOJ by its `parent`, or by its slash where the list does not hold it; the FBI is a member of its
 * own although it is part of the Department of Justice, because the list says so; the SPOG is a group and no agency.
 * Upper and lower case do not matter; full names are understood.
 */
export const orgsOf = (agencies: readonly Agency[]): ((name: string) => OrgView) => {
  const byName = new Map<string, Agency>();
  for (const a of agencies) {
    for (const name of [a.name.en, a.name.es, a.id]) if (name) byName.set(plain(name), a);
  }
  const find = (name: string) => byName.get(plain(name));

  return (name) => {
    const known = find(name);
    if (known) return seen(known, known.parent ? (find(known.parent) ?? known) : known);
    const parent = name.includes('/') ? find(name.slice(0, name.indexOf('/'))) : undefined;
    if (!parent) return { id: name.trim(), agency: null, member: false, kind: 'unknown' };
    return { id: name.trim(), agency: parent.id, member: parent.member, kind: 'office' };
  };
};

const seen = (own: Agency, top: Agency): OrgView =>
  own.kind === 'group'
    ? { id: own.id, agency: null, member: false, kind: 'group' }
    : { id: own.id, agency: top.id, member: top.member, kind: own.kind };

const plain = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, ' ');
