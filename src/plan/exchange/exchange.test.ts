import { beforeAll, describe, expect, it } from 'vitest';
import { planFromPack as documentFromPack, planToJson } from '../../engines/plan/index.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { publicActor } from '../../platform/actor/index.ts';
import type { FileBody } from '../../platform/contract/index.ts';
import { startWorker } from '../../platform/jobs/index.ts';
import { getJob } from '../../platform/jobs/see-jobs.ts';
import type { TestWorld } from '../../platform/testing/world.ts';
import { testWorld } from '../../testing/world.ts';
import { previewPublication } from '../publication/preview-publication.ts';
import { listPublic, openPublic, publicFile } from '../publication/public-pages.ts';
import { publish } from '../publication/publish.ts';
import { withdraw } from '../publication/withdraw.ts';
import { editNode } from '../register/edit-node.ts';
import { listPlans } from '../register/list-plans.ts';
import { planFromPack } from '../register/plan-from-pack.ts';
import { recordUpdate } from '../updates/record-update.ts';
import { exportPlan } from './export-plan.ts';
import { importJob, importPlan } from './import-plan.ts';
import { planBrief } from './plan-brief.ts';
import { previewImport } from './preview-import.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (file: unknown): string => new TextDecoder().decode((file as FileBody).bytes);

describe('a plan as a file', () => {
  let world: TestWorld;
  let officer: Actor;
  beforeAll(async () => {
    world = await testWorld();
    officer = await world.actor(await world.organisation(), 'plan-officer');
  });
  const fresh = async () => world.actor(await world.organisation(), 'plan-officer');
  const ofPack = async (actor: Actor) =>
    (await world.perform(actor, planFromPack, { pack: 'us-nap-2021', status: 'running' })).planId;

  it('goes out as JSON and comes back in another organisation as it was', async () => {
    const [there, here] = [await fresh(), await fresh()];
    const file = (await world.perform(there, exportPlan, {
      planId: await ofPack(there),
      format: 'json',
      scope: 'all',
    })) as FileBody;
    const preview = await world.perform(here, previewImport, { name: 'plan.json' }, file.bytes);
    expect(preview).toMatchObject({ ready: true, format: 'json', counts: { nodes: 57, commitments: 71 } });
    expect(await world.perform(here, listPlans, {})).toEqual([]);
    const imported = await world.perform(here, importPlan, { name: 'plan.json' }, file.bytes);
    const planId = imported.planId as string;
    const again = (await world.perform(here, exportPlan, { planId, format: 'json', scope: 'all' })) as FileBody;
    expect(textOf(again)).toBe(textOf(file));
  });

  it.each(['stratml', 'csv', 'xlsx'] as const)('goes out as %s and is read back without a problem', async (format) => {
    const actor = await fresh();
    const file = (await world.perform(actor, exportPlan, { planId: await ofPack(actor), format })) as FileBody;
    const preview = await world.perform(officer, previewImport, { name: file.name }, file.bytes);
    expect(preview.problems).toEqual([]);
    expect(preview.counts.nodes).toBe(57);
  });

  it.each([
    ['no plan at all', utf8('Dear colleague,'), 'PLAN_FILE_INVALID'],
    ['broken JSON', utf8('{"plan": '), 'PLAN_FILE_UNREADABLE'],
    ['JSON that is no plan', utf8('{"plan": {"id": "x"}, "nodes": "none"}'), 'PLAN_FILE_UNREADABLE'],
    ['JSON in Latin-1', new Uint8Array([0x7b, 0x22, 0xe9, 0x22, 0x7d]), 'PLAN_FILE_UNREADABLE'],
    ['XML with a DTD', utf8('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'), 'PLAN_FILE_UNREADABLE'],
    ['nothing', new Uint8Array(), 'PLAN_FILE_UNREADABLE'],
  ])('refuses %s, with a place and a remedy, and keeps nothing', async (_name, bytes, code) => {
    const actor = await fresh();
    await expect(world.perform(actor, importPlan, { name: 'a.json' }, bytes)).rejects.toMatchObject({
      code,
      where: expect.arrayContaining([expect.objectContaining({ code: expect.any(String), says: expect.any(String) })]),
    });
    expect(await world.perform(actor, listPlans, {})).toEqual([]);
  });

  it('names each fault inside a plan: a circle in the tree, an id twice, a day that does not exist', async () => {
    const doc = documentFromPack(world.kernel.packs, 'us-nap-2021');
    const twice = doc.nodes.find((n) => n.id === 'us-nap-2021.3');
    const broken = {
      ...doc,
      nodes: [...doc.nodes.map((n) => (n.id === 'us-nap-2021.1' ? { ...n, parentId: 'us-nap-2021.1.1' } : n)), twice],
      cycles: doc.cycles.map((c, i) => (i === 0 ? { ...c, date: '2022-02-30' } : c)),
    };
    const actor = await fresh();
    const preview = await world.perform(actor, previewImport, {}, utf8(JSON.stringify(broken)));
    const codes = new Set(preview.problems.map((p) => p.code));
    expect(preview.ready).toBe(false);
    expect([...codes]).toEqual(
      expect.arrayContaining(['PLAN_ID_TWICE', 'PLAN_TREE_LOOPS', 'PLAN_DATE_DOES_NOT_EXIST']),
    );
    await expect(world.perform(actor, importPlan, {}, utf8(JSON.stringify(broken)))).rejects.toMatchObject({
      code: 'PLAN_FILE_INVALID',
    });
  });

  it('is not imported twice', async () => {
    const actor = await fresh();
    const bytes = utf8(planToJson(documentFromPack(world.kernel.packs, 'us-nap-2021')));
    await world.perform(actor, importPlan, {}, bytes);
    await expect(world.perform(actor, importPlan, {}, bytes)).rejects.toMatchObject({ code: 'PLAN_ALREADY_THERE' });
  });

  it('becomes a job when it is large, and is there whole when the job is done', async () => {
    const actor = await fresh();
    const doc = documentFromPack(world.kernel.packs, 'us-nap-2021');
    const update = {
      nodeId: 'us-nap-2021.X1.4-01',
      org: 'DHS',
      period: 'FY2024',
      state: 'on_track',
      author: 'DHS',
      at: '2024-10-01T00:00:00.000Z',
    };
    const updates = Array.from({ length: 12_000 }, (_, i) => ({
      ...update,
      id: `u${i}`,
      narrative: `Report ${i} of the field offices.`,
    }));
    const bytes = utf8(JSON.stringify({ ...doc, updates }));
    const { jobId, planId } = await world.perform(actor, importPlan, { name: 'large.json' }, bytes);
    expect(planId).toBeNull();
    const worker = startWorker(world.kernel, [importJob], { pollMs: 50 });
    await expect
      .poll(async () => (await world.perform(actor, getJob, { jobId })).state, { timeout: 60_000, interval: 200 })
      .toBe('done');
    await worker.stop();
    expect(await world.perform(actor, listPlans, {})).toMatchObject([{ actions: 32, updates: 12_000 }]);
  }, 90_000);

  it('is told on a page, on paper and as text, for a pillar and for an agency, in both languages', async () => {
    const actor = await fresh();
    const planId = await ofPack(actor);
    const text = textOf(await world.perform(actor, planBrief, { planId, agency: 'DOJ', format: 'md' }));
    expect(text).toMatch(/^# Department of Justice/);
    const spanish = textOf(
      await world.perform({ ...actor, language: 'es' }, planBrief, { planId, pillar: 'us-nap-2021.2', format: 'md' }),
    );
    expect(spanish).toMatch(/^# Protección/);
    const pdf = await world.perform(actor, planBrief, { planId, agency: 'DOJ' });
    expect(textOf(pdf).slice(0, 5)).toBe('%PDF-');
    await expect(world.perform(actor, planBrief, { planId, agency: 'Nobody' })).rejects.toMatchObject({
      code: 'PLAN_BRIEF_SCOPE',
    });
  });
});

describe('publishing a plan', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await testWorld();
  });
  const slug = () => `plan-${Math.floor(performance.now() * 1000)}`;
  const ready = async () => {
    const actor = await world.actor(await world.organisation(), 'plan-officer');
    const { planId } = await world.perform(actor, planFromPack, { pack: 'us-nap-2021', status: 'running' });
    return { actor, planId };
  };
  const hidden = 'us-nap-2021.X1.3-02';

  it('shows everybody what was previewed, and nothing that is internal, in no format', async () => {
    const { actor, planId } = await ready();
    await world.perform(actor, editNode, { planId, nodeId: hidden, sensitivity: 'internal' });
    await world.perform(actor, recordUpdate, {
      planId,
      nodeId: 'us-nap-2021.X1.4-01',
      agency: 'DHS',
      period: 'FY2024',
      state: 'on_track',
      narrative: 'CANARY for our eyes',
    });
    const preview = await world.perform(actor, previewPublication, { planId });
    expect(preview.hidden).toMatchObject({ nodes: 1, updates: 1 });
    const at = slug();
    await world.perform(actor, publish, { planId, slug: at, sha256: preview.sha256 });

    const shown = JSON.stringify(await world.perform(publicActor(), openPublic, { slug: at }));
    const files = await Promise.all(
      (['json', 'csv', 'stratml'] as const).map(async (format) =>
        textOf(await world.perform(publicActor(), publicFile, { slug: at, format })),
      ),
    );
    for (const text of [shown, ...files]) {
      expect(text).not.toContain('CANARY');
      expect(text).not.toContain(hidden);
      expect(text).not.toContain('Test Person');
    }
    expect((await world.perform(publicActor(), listPublic, {})).map((p) => p.slug)).toContain(at);
  });

  it('is refused when the plan changed after the preview, and when nobody proved who they are of late', async () => {
    const { actor, planId } = await ready();
    const { sha256 } = await world.perform(actor, previewPublication, { planId });
    await world.perform(actor, editNode, { planId, nodeId: hidden, titleEn: 'Something else' });
    await expect(world.perform(actor, publish, { planId, slug: slug(), sha256 })).rejects.toMatchObject({
      code: 'PLAN_PREVIEW_STALE',
    });
    await expect(
      world.perform({ ...actor, provedAt: null }, publish, { planId, slug: slug(), sha256 }),
    ).rejects.toMatchObject({
      code: 'STEP_UP_NEEDED',
    });
  });

  it('can be taken down; the address then answers as if there had never been anything', async () => {
    const { actor, planId } = await ready();
    const { sha256 } = await world.perform(actor, previewPublication, { planId });
    const at = slug();
    await world.perform(actor, publish, { planId, slug: at, sha256 });
    await world.perform(actor, withdraw, { planId, why: 'An error in a date.' });
    await expect(world.perform(publicActor(), openPublic, { slug: at })).rejects.toMatchObject({
      code: 'PLAN_NOT_PUBLISHED',
    });
  });
});
