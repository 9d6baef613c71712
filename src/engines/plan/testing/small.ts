import {
  type PlanDocument,
  type PlanDocumentInput,
  PlanDocument as PlanDocumentSchema,
  type StatusUpdate,
} from '../document.ts';

type NodeInput = PlanDocumentInput['nodes'][number];

/** A plan in small, for tests: one pillar, one principle, actions a1 and a2, bodies DOJ, DOJ/OVC, HHS, SPOG. */
export const small = (over: Partial<PlanDocumentInput> = {}): PlanDocument =>
  PlanDocumentSchema.parse({
    plan: { id: 'p', title: { en: 'Plan' }, version: '1', start: '2024-01-01', end: '2026-12-31', status: 'running' },
    nodes: [
      node('1', null, 'pillar', 'Protection'),
      node('1.1', '1', 'principle', 'Services'),
      node('a1', '1.1', 'action', 'House survivors'),
      node('a2', '1.1', 'action', 'Train staff', 2),
    ],
    agencies: [
      { id: 'DOJ', name: { en: 'Department of Justice' }, kind: 'agency', member: true, statutory: true },
      {
        id: 'DOJ/OVC',
        name: { en: 'Office for Victims of Crime' },
        kind: 'office',
        parent: 'DOJ',
        member: false,
        statutory: false,
      },
      {
        id: 'HHS',
        name: { en: 'Department of Health and Human Services' },
        kind: 'agency',
        member: true,
        statutory: true,
      },
      { id: 'SPOG', name: { en: 'Senior Policy Operating Group' }, kind: 'group', member: false, statutory: true },
    ],
    assignments: [
      { nodeId: 'a1', org: 'DOJ', role: 'lead' },
      { nodeId: 'a1', org: 'HHS', role: 'contributor' },
      { nodeId: 'a2', org: 'HHS', role: 'lead' },
    ],
    ...over,
  });

export const node = (
  id: string,
  parentId: string | null,
  kind: NodeInput['kind'],
  en: string,
  order = 1,
): NodeInput => ({
  id,
  parentId,
  kind,
  code: id,
  title: { en },
  order,
});

/** An update of a body on a node; its id is made of both and the day. */
export const said = (nodeId: string, org: string, state: StatusUpdate['state'], over: Partial<StatusUpdate> = {}) => ({
  id: `${nodeId}/${org}/${over.at ?? ''}`,
  nodeId,
  org,
  period: '2024',
  state,
  author: 'A. Officer',
  at: '2024-12-01T12:00:00Z',
  ...over,
});

export const dueOn = (nodeId: string, due: string, on = '2024-01-01') => ({
  nodeId,
  revisions: [{ start: null, due, text: due, basis: 'plan', on }],
});
