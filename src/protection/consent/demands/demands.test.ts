import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Id, route } from '../../../platform/contract/index.ts';
import { perform, useCase } from '../../../platform/kernel/index.ts';
import { consent } from '../queries.ts';
import { mySharing } from '../shared/use-cases.ts';
import { door, record } from '../testing/door.ts';
import { type Compelled, discloseCompelled } from './disclose-compelled.ts';
import { addDemandDocument, declineDemand, fillDemand, openDemand, reviewDemand } from './keep-demand.ts';
import { listDemands, openDemandDetail } from './see-demands.ts';

const d = await door();
const { world, worker, supervisor, subjectId } = d;
const refusal = (code: string) => expect.objectContaining({ code });
const pdf = new TextEncoder().encode('%PDF-1.7 Canary-Order');

const disclose = useCase(
  route('consent.test-disclose', 'POST /consent/test-disclosures', {
    says: 'Discloses.',
    may: 'share packet',
    takes: z.object({ demandId: Id }),
    gives: z.custom<Compelled>(),
  }),
  (context, { demandId }) => discloseCompelled(context, { demandId, values: record }),
);
const discloseAs = (demandId: string): Promise<Compelled> => perform(world.kernel, worker, disclose, { demandId });
const gapsOf = async (demandId: string) =>
  (await world.perform(worker, openDemandDetail, { demandId })).gaps.map(({ code }) => code);
const demanded = (kind: string) =>
  world.perform(worker, openDemand, {
    subjectId,
    kind,
    receivedOn: '2026-11-24',
    demandedBy: 'Canary Court',
    matter: 'Canary v. X',
  });
const filled = async (kind: string) => {
  const { id: demandId } = await demanded(kind);
  await world.perform(worker, addDemandDocument, { demandId }, pdf);
  const notice = { on: '2026-11-24', way: 'phone, as she said is safe', outcome: 'reached, she objects' };
  await world.perform(worker, fillDemand, { demandId, notice, step: 'Asked for filing under seal' });
  await world.perform(worker, fillDemand, { demandId, fields: ['identity.given-name', 'sud.treatment'] });
  await world.perform(supervisor, reviewDemand, {
    demandId,
    counsel: 'Counsel',
    supports: true,
    opinion: 'It compels the name.',
  });
  return demandId;
};

describe('behaviour 5: a demand by law goes its own way', () => {
  it('lets nothing out before everything is filled in, and names what is missing', async () => {
    const { id: demandId, gaps } = await demanded('court order');
    expect(gaps.map(({ code }) => code)).toEqual([
      'document-missing',
      'counsel-missing',
      'notice-missing',
      'protection-missing',
      'minimum-missing',
    ]);
    const error = await discloseAs(demandId).catch((thrown) => thrown);
    expect(error).toEqual(refusal('DEMAND_NOT_READY'));
    expect(error.where).toEqual(gaps);
  });

  it('a subpoena alone is refused, whatever else is filled in', async () => {
    const demandId = await filled('subpoena');
    expect(await gapsOf(demandId)).toEqual(['subpoena-alone']);
    await expect(discloseAs(demandId)).rejects.toEqual(refusal('DEMAND_NOT_READY'));
  });

  it('hands over the minimum set once, frozen and hashed, and the survivor sees it', async () => {
    const demandId = await filled('court order');
    expect(await gapsOf(demandId)).toEqual([]);
    const given = await discloseAs(demandId);
    expect(given.fields).toEqual(['identity.given-name']);
    const text = new TextDecoder().decode(given.file.bytes);
    expect(text).toContain('Canary-Given');
    expect(text).not.toMatch(/Canary-(Phone|Treatment|Story)/);
    await expect(discloseAs(demandId)).rejects.toEqual(refusal('DEMAND_ENDED'));
    const { packets } = await world.perform(d.survivor, mySharing, {});
    expect(packets.find(({ id }) => id === given.packetId)).toMatchObject({
      ground: 'disclosure',
      to: 'Canary Court',
      state: 'ended',
      kept: [{ id: 'sud.treatment', reason: 'needs-special-order' }],
    });
  });

  it('is reviewed by somebody else than who wrote it down, and by nobody without that right', async () => {
    const { id: demandId } = await world.perform(supervisor, openDemand, {
      subjectId,
      kind: 'statute',
      receivedOn: '2026-11-24',
      demandedBy: 'X',
      matter: 'Y',
    });
    const review = { demandId, counsel: 'C', supports: true, opinion: 'O' };
    await expect(world.perform(supervisor, reviewDemand, review)).rejects.toEqual(refusal('DEMAND_OWN_REVIEW'));
    await expect(world.perform(worker, reviewDemand, review)).rejects.toEqual(refusal('NOT_PERMITTED'));
    await world.perform(supervisor, declineDemand, { demandId, why: 'withdrawn' });
    await expect(world.perform(supervisor, reviewDemand, review)).rejects.toEqual(refusal('DEMAND_ENDED'));
  });

  it('keeps its words and its paper sealed', async () => {
    const demandId = await filled('statute');
    const row = await world.kernel.db.transaction({ orgId: d.home, userId: null }, (tx) =>
      consent(tx).selectFrom('consent.disclosure').selectAll().where('id', '=', demandId).executeTakeFirstOrThrow(),
    );
    const stored = [row.about_sealed, row.document_sealed]
      .map((bytes) => Buffer.from(bytes ?? []).toString('latin1'))
      .join();
    expect(stored).not.toContain('Canary');
    await expect(world.perform(d.colleague, listDemands, { subjectId })).rejects.toEqual(
      refusal('NOT_FOUND_OR_NO_ACCESS'),
    );
  });

  it('takes no field that exists for totals into its minimum', async () => {
    const { id: demandId } = await demanded('statute');
    await expect(world.perform(worker, fillDemand, { demandId, fields: ['count.veteran'] })).rejects.toEqual(
      refusal('CONSENT_FIELD_NOT_SHARED'),
    );
  });
});
