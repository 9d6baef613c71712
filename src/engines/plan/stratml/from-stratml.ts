import type { Organization, StratmlDocument } from '../../stratml/index.ts';
import {
  type Agency,
  DateText,
  type PlanDocument,
  type PlanDocumentInput,
  PlanDocument as PlanDocumentSchema,
  PlanHead,
  type Words,
} from '../document.ts';
import { orgsOf } from '../orgs.ts';
import { newAgencies } from '../tables/read-bodies.ts';
import { idOf } from './ids.ts';
import { fromLines } from './lines.ts';
import { readGoals } from './read-goals.ts';

/**
 * A plan from StratML: a Goal becomes a principle, an Objective an action. What `toStratml` wrote comes back as far as StratML can carry
 * it. In files of others, goals stand under one pillar named after the document, a Performer is `named` unless the role's own name says
 * lead, and nothing is taken for an official number.
 *
 * @param fallback what a file may lack: the id of the plan, and the day it starts
 */
export const fromStratml = (
  file: StratmlDocument,
  fallback: { readonly id: string; readonly start: string },
): PlanDocument => {
  const { administrativeInformation: admin } = file;
  const head = fromLines(file.otherInformation);
  const id = idOf(admin?.identifier) ?? fallback.id;
  const name = file.name.trim() || fallback.id;
  const plan: PlanDocumentInput['plan'] = {
    id,
    title: words(name, head.get('Spanish title')),
    version: head.get('Version') ?? '1',
    start: day(admin?.startDate) ?? fallback.start,
    end: day(admin?.endDate),
    status: PlanHead.shape.status.safeParse(head.get('Status')).data ?? 'draft',
    supersedes: head.get('Supersedes') ?? null,
    ...(admin?.source ? { source: { cite: name, url: admin.source } } : {}),
  };
  const read = readGoals(file.core.goals, { planId: id, planName: name, on: plan.start });
  const agencies = file.core.organizations.flatMap(agencyOf);
  const org = orgsOf(agencies);
  const assignments = read.assignments.map((a) => ({ ...a, org: org(a.org).id }));
  return PlanDocumentSchema.parse({
    ...read,
    plan,
    assignments,
    agencies: [...agencies, ...newAgencies(assignments, agencies)],
  });
};

const agencyOf = (o: Organization): Agency[] => {
  const id = o.acronym?.trim() || o.name?.trim();
  if (!id) return [];
  const said = fromLines(o.description);
  const kind = said.get('Kind');
  const note = said.get('Note');
  return [
    {
      id,
      name: words(o.name?.trim() || id, said.get('Spanish name')),
      kind: kind === 'office' || kind === 'group' ? kind : 'agency',
      parent: said.get('Part of') ?? null,
      member: said.get('Member') === 'yes',
      statutory: said.get('Statutory') === 'yes',
      ...(note ? { note } : {}),
    },
  ];
};

const words = (en: string, es: string | undefined): Words => (es ? { en, es } : { en });

const day = (text: string | undefined): string | null => DateText.safeParse(text).data ?? null;
