import type { JobView } from '../../platform/jobs/contract.ts';
import type { Citation } from '../../platform/packs/contract.ts';
import type { Me } from '../kit/me.ts';

export interface Action {
  readonly id: string;
  readonly title: string;
  readonly lead: string | null;
  readonly due: string | null;
  readonly state: 'late' | 'going' | 'done' | 'silent';
  readonly reports: number;
  readonly cents: number;
}

const titles = [
  'Train consular officers to spot labor trafficking',
  'Publish the list of goods made by forced labor',
  'Ask survivors to review the outreach materials',
  'Screen every unaccompanied child',
  'Fund housing for survivors in rural counties',
  '=HYPERLINK("https://example.org","a title that a spreadsheet would run")',
  'Niños: materiales para escuelas',
];
const states = ['late', 'going', 'done', 'silent'] as const;
const leads = ['Department of State', 'Department of Justice', 'Department of Labor', null];

/** Made-up actions, the same each time. */
export const actions: readonly Action[] = Array.from({ length: 130 }, (_, i) => ({
  id: `a-${i}`,
  title: `${titles[i % titles.length]} ${i + 1}`,
  lead: leads[(i * 7) % leads.length] ?? null,
  due: i % 9 === 0 ? null : `20${24 + (i % 3)}-${String((i % 12) + 1).padStart(2, '0')}-15`,
  state: states[(i * 5) % states.length]!,
  reports: (i * 37) % 1200,
  cents: i * 1_234_500,
}));

export const citation: Citation = {
  id: 'us.22usc7103.report',
  pack: 'us-statute',
  version: '3',
  hash: '6f1ed002ab5595859014ebf0951522d9a1a6c3f7a1ce1ee8a1f4d3d9cdb0e1a4',
  effective: { from: '2000-10-28', to: null },
  cite: '22 U.S.C. 7103(d)',
  url: 'https://uscode.house.gov/',
  status: 'in force',
  reviewed: null,
  legalNotice: { en: 'Paraphrased by Fourfold.', es: 'Parafraseado por Fourfold.' },
};

export const reviewedCitation: Citation = {
  ...citation,
  status: 'stayed',
  effective: { from: '2021-01-01', to: '2025-12-31' },
  reviewed: { who: 'A. Attorney', when: '2026-03-02' },
};

export const job: JobView = {
  id: '0197a000-0000-7000-8000-000000000001',
  kind: 'gallery.import',
  state: 'running',
  phase: 'gallery-rows',
  done: 420,
  total: 1200,
  attempt: 1,
  maxAttempts: 3,
  problem: null,
  startedBy: null,
  cancelAsked: false,
  createdAt: '2026-11-24T09:00:00.000Z',
  runAt: '2026-11-24T09:00:00.000Z',
  startedAt: '2026-11-24T09:00:00.000Z',
  endedAt: null,
  result: null,
};

export const me: Me = {
  person: { id: job.id, name: 'Analyst, Cedar County', email: 'analyst@example.org', language: 'en' },
  acting: {
    orgId: job.id,
    orgName: 'Cedar County Human Trafficking Task Force',
    roles: [{ id: 'analyst', title: 'Analyst' }],
  },
  organisations: [
    { orgId: job.id, orgName: 'Cedar County Human Trafficking Task Force' },
    { orgId: '0197a000-0000-7000-8000-000000000002', orgName: 'National Coordination Office' },
  ],
  permissions: ['read pack', 'read audit', 'export audit'],
  proof: null,
  sessionId: job.id,
};
