import type { z } from 'zod';
import { addDays } from '../engines/calendar/index.ts';
import type { State } from '../engines/plan/document.ts';
import { perform } from '../platform/kernel/index.ts';
import type { Chapter } from '../platform/sample/index.ts';
import { previewPublication } from './publication/preview-publication.ts';
import { publish } from './publication/publish.ts';
import { addNode } from './register/add-node.ts';
import { assign } from './register/assign.ts';
import { openPlan } from './register/open-plan.ts';
import { planFromPack } from './register/plan-from-pack.ts';
import { setTimeframe } from './register/set-timeframe.ts';
import { sampleCalendar } from './sample/calendar.ts';
import { sampleCalls } from './sample/calls.ts';
import { sampleMeasures } from './sample/measures.ts';
import { sampleVoices } from './sample/voices.ts';
import { addLinkEvidence } from './updates/add-evidence.ts';
import { approveUpdate } from './updates/approve-update.ts';
import { recordUpdate } from './updates/record-update.ts';

/** Said with every made-up report, so that nobody takes it for what an agency said. */
const madeUp = 'Made-up example, not a statement of the agency.';

interface Report {
  readonly state: z.infer<typeof State>;
  readonly words: string;
  readonly percent: number | null;
  /** Days from today to the due date. */
  readonly dueIn: number;
}

const reports: readonly Report[] = [
  { state: 'on_track', words: 'The working group met twice. A draft is with its members.', percent: 60, dueIn: 75 },
  {
    state: 'late',
    words: 'The training module was not approved in time. A new date is being agreed.',
    percent: 40,
    dueIn: -41,
  },
  { state: 'done', words: 'The guidance is published and was sent to all field offices.', percent: 100, dueIn: -90 },
  {
    state: 'at_risk',
    words: 'Two posts are vacant. Without them the pilot cannot start in spring.',
    percent: 20,
    dueIn: 30,
  },
  {
    state: 'on_track',
    words: 'Outreach in three counties has begun; a fourth follows next quarter.',
    percent: 50,
    dueIn: 140,
  },
];

const notice =
  'Sample world / Mundo de ejemplo: every state and report on this page is made up. No agency said it. / Todo es inventado.';

/** Silent agencies are part of the story: every fourth action has nobody's answer. */
const answers = (i: number): boolean => i % 4 !== 3;

/**
 * The national plan in the hands of the plan office: kept running past its horizon because no successor is known, with leads, dates,
 * reports, one internal milestone and a public page.
 */
export const planChapter: Chapter = {
  name: 'plan',
  load: async (world) => {
    const { kernel } = world;
    const officer = world.actor('plan-office', 'plan-officer');
    const second = world.actor('plan-office', 'plan-officer', 'second');
    const today = kernel.clock.today();
    const { planId } = await perform(kernel, officer, planFromPack, { pack: 'us-nap-2021', status: 'running' });
    const { nodes, agencies } = await perform(kernel, officer, openPlan, { planId });
    const known = new Set(agencies.map((a) => a.id));
    const bodies = new Map(
      kernel.packs.pack('us-nap-2021')?.entries.map((e) => [e.id, (e as { bodies?: string[] }).bodies ?? []]),
    );

    for (const [i, node] of nodes.filter((n) => n.kind === 'action').entries()) {
      const lead = bodies.get(node.id)?.find((body) => known.has(body));
      if (!lead) continue;
      const report = reports[i % reports.length] as Report;
      await perform(kernel, officer, assign, { planId, nodeId: node.id, agency: lead, role: 'lead' });
      if (i % 3 !== 2) {
        const due = addDays(today, report.dueIn + (i % 7) * 3);
        await perform(kernel, officer, setTimeframe, {
          planId,
          nodeId: node.id,
          due,
          basis: 'sample world',
          why: madeUp,
        });
      }
      if (!answers(i)) continue;
      const { id } = await perform(kernel, officer, recordUpdate, {
        planId,
        nodeId: node.id,
        agency: lead,
        period: `FY${Number(today.slice(0, 4))}`,
        state: report.state,
        percent: report.percent,
        narrative: `${report.words} ${madeUp}`,
        sensitivity: 'public',
      });
      if (i % 2 === 0) {
        const uri = `https://plan-office.example/evidence/${node.code}`;
        await perform(kernel, officer, addLinkEvidence, {
          planId,
          updateId: id,
          title: 'Minutes (made up)',
          uri,
          sensitivity: 'public',
        });
        await perform(kernel, second, approveUpdate, { planId, updateId: id });
      }
    }

    const home = nodes.find((n) => n.kind === 'action');
    if (home) {
      const milestone = {
        planId,
        parentId: home.id,
        kind: 'milestone',
        code: 'S-1',
        titleEn: 'Inspection calendar agreed (internal)',
      };
      await perform(kernel, officer, addNode, {
        ...milestone,
        titleEs: 'Calendario de inspecciones acordado (interno)',
      });
    }
    await sampleCalendar(world, planId);
    await sampleCalls(world, planId);
    await sampleMeasures(world, planId);
    await sampleVoices(world, planId);
    const { sha256 } = await perform(kernel, officer, previewPublication, { planId });
    await perform(kernel, officer, publish, { planId, slug: 'national-action-plan', sha256, notice });
  },
};
