import type { z } from 'zod';
import { small } from '../../../engines/plan/testing/small.ts';
import { type ColumnToWrite, readTable, writeXlsx } from '../../../engines/sheets/index.ts';
import type { Actor } from '../../../platform/actor/index.ts';
import type { FileBody } from '../../../platform/contract/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { storeNewPlan } from '../../register/store-new-plan.ts';
import { answerTemplate } from '../answers/answer-template.ts';
import { answerUpload } from '../answers/answer-upload.ts';
import type { AnswerPreview } from '../answers/contract.ts';
import { linkToken } from '../link.ts';
import { linkActor } from '../link-actor.ts';
import { openCall } from '../open-call.ts';

/** The two actions of the plan. */
export const housing = 'a1';
export const training = 'a2';

export interface Asking {
  readonly officer: Actor;
  readonly planId: string;
  /** Opens a call to DOJ, which is asked about housing, and HHS, asked about training. */
  open(input?: object, by?: Actor): ReturnType<typeof openCall.run>;
  actorOf(path: string, language?: 'en' | 'es'): Promise<Actor>;
  /** The template of whoever holds the link, as rows of text. */
  sheetOf(actor: Actor): Promise<string[][]>;
  preview(actor: Actor, file: Uint8Array): Promise<z.infer<typeof AnswerPreview>>;
}

/** A plan office with a small plan in which DOJ and HHS answer for one action each and nobody else for anything. */
export const asking = async (world: TestWorld): Promise<Asking> => {
  const orgId = await world.organisation();
  const officer = await world.actor(orgId, 'plan-officer');
  const plan = small({
    assignments: [
      { nodeId: housing, org: 'DOJ', role: 'lead' },
      { nodeId: training, org: 'HHS', role: 'contributor' },
      { nodeId: training, org: 'HHS', role: 'lead' },
      { nodeId: training, org: 'DOJ', role: 'consulted' },
    ],
  });
  const { clock, random, db } = world.kernel;
  const { planId } = await db.transaction(officer, (tx) =>
    storeNewPlan({ tx, orgId, clock, newId: () => newId(clock, random) }, plan),
  );
  return {
    officer,
    planId,
    open: (input = {}, by = officer) =>
      world.perform(by, openCall, {
        planId,
        period: 'FY2026',
        title: 'Where do you stand?',
        message: 'One line\nand another.',
        due: '2026-12-15',
        agencies: [{ agency: 'DOJ', email: 'plan@doj.example' }, { agency: 'HHS' }],
        ...input,
      }),
    actorOf: (path, language) => linkActor(world.kernel, linkToken(path), language),
    sheetOf: async (actor) => {
      const { bytes } = (await world.perform(actor, answerTemplate, {})) as FileBody;
      return (readTable(bytes).sheets[0]?.rows ?? []).map((row) => [...row]);
    },
    preview: async (actor, file) =>
      (await world.perform(actor, answerUpload, {}, file)) as z.infer<typeof AnswerPreview>,
  };
};

/** Writes rows of text as a workbook, the first row as its headers. */
export const workbook = (rows: readonly (readonly string[])[], kinds: Record<string, ColumnToWrite['kind']> = {}) => {
  const [headers = [], ...below] = rows;
  const columns = headers.map((header) => ({ header, ...(kinds[header] ? { kind: kinds[header] } : {}) }));
  const wide = below.map((row) => headers.map((_, i) => row[i] ?? ''));
  return writeXlsx({ sheets: [{ name: 'Answers', columns, rows: wide }] });
};
