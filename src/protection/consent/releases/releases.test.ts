import { describe, expect, it } from 'vitest';
import { consent } from '../queries.ts';
import { door, drawn } from '../testing/door.ts';
import { decideRelease } from './decide-release.ts';
import { changeDraft } from './draft-release.ts';
import { enterInError, revokeRelease } from './end-release.ts';
import { releaseForm } from './form.ts';
import { listReleases, openRelease, openSignature } from './open-release.ts';
import { proposeRelease } from './propose-release.ts';
import { addSignatureScan, signRelease } from './sign-release.ts';

const d = await door();
const { world, clock, worker, supervisor, colleague, reader, subjectId } = d;
const refusal = (code: string, more: object = {}) => expect.objectContaining({ code, ...more });
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

describe('proposing a release', () => {
  it('names the fewest fields for the purpose and ends after 30 days', async () => {
    const proposal = await world.perform(worker, proposeRelease, { purpose: 'purpose.shelter' });
    const ids = proposal.fields.map(({ id }) => id);
    expect(ids).toContain('service.urgent-needs');
    expect(ids.filter((id) => /^(narrative|immigration|criminal|identity\.(given|family))/.test(id))).toEqual([]);
    expect(Date.parse(proposal.expiresAt) - Date.parse(proposal.startsAt)).toBe(30 * d.day);
  });
  it('is refused for a purpose nobody knows', async () => {
    await expect(world.perform(worker, proposeRelease, { purpose: 'curiosity' })).rejects.toEqual(
      refusal('CONSENT_PURPOSE_UNKNOWN'),
    );
  });
});

describe('behaviour 3: a release is a record', () => {
  it('is drafted, signed, and says everything it was signed under', async () => {
    const { id, standing } = await d.draft();
    expect(standing).toBe('draft');
    const card = await world.perform(worker, signRelease, { releaseId: id, drawn });
    expect(card).toMatchObject({
      standing: 'active',
      recipient: { id: d.partner, kind: 'organisation', name: 'Northway Legal Aid' },
      signedAs: 'self',
      long: false,
    });
    const detail = await world.perform(worker, openRelease, { releaseId: id });
    expect(detail).toMatchObject({
      signerName: 'Canary-Signer',
      reader: 'Canary-Reader',
      interpreter: 'Canary-Interpreter',
      servicesDoNotDepend: true,
      signature: { type: 'image/svg+xml' },
      missing: [],
    });
    const { bytes } = await world.perform(worker, openSignature, { releaseId: id });
    expect(new TextDecoder().decode(bytes)).toContain(`d="${drawn}"`);
  });

  it('keeps no name and no signature in clear', async () => {
    const { id } = await d.signed();
    const row = await world.kernel.db.transaction({ orgId: d.home, userId: null }, (tx) =>
      consent(tx).selectFrom('consent.release').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    );
    const text = JSON.stringify(row, (_key, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    expect(text).not.toMatch(/Canary|Northway|M10/);
  });

  it.each([
    [
      'a signer who is said to be the abuser',
      { signer: { as: 'parent', name: 'X', isAllegedAbuser: true } },
      'CONSENT_SIGNER_REFUSED',
    ],
    ['a purpose nobody knows', { purpose: 'curiosity' }, 'CONSENT_PURPOSE_UNKNOWN'],
    [
      'an end before its start',
      { startsAt: '2027-01-02T00:00:00Z', expiresAt: '2027-01-01T00:00:00Z' },
      'CONSENT_DATES_REVERSED',
    ],
    ['more than 365 days', { expiresAt: '2027-11-25T00:00:00Z' }, 'CONSENT_TOO_LONG'],
    ['the notes of the worker', { fields: ['narrative.worker-notes'] }, 'CONSENT_FIELD_NOT_SHARED'],
    ['what exists for totals', { classes: ['aggregate-only'] }, 'CONSENT_FIELD_NOT_SHARED'],
    ['a recipient nobody knows', { recipient: { organisationId: subjectId } }, 'CONSENT_RECIPIENT_UNKNOWN'],
    ['itself as recipient', { recipient: { organisationId: d.home } }, 'CONSENT_RECIPIENT_UNKNOWN'],
    ['no end', { expiresAt: undefined }, 'INPUT_INVALID'],
    ['two recipients', { recipient: { organisationId: d.partner, externalId: d.partner } }, 'INPUT_INVALID'],
  ] as [string, object, string][])('is not saved with %s', async (_name, more, code) => {
    await expect(d.draft(more)).rejects.toEqual(refusal(code));
  });

  it.each([
    ['a minor without the law by which she signs alone', { subjectIsMinor: true }, ['CONSENT_MINOR_ALONE']],
    [
      'a parent for an adult',
      { signer: { as: 'parent', name: 'X', isAllegedAbuser: false } },
      ['CONSENT_ADULT_AND_PARENT'],
    ],
    ['the sentence unread', { servicesDoNotDepend: false }, ['CONSENT_STATEMENT_NOT_READ']],
    ['nothing in it', { classes: [], fields: [] }, ['CONSENT_NOTHING_RELEASED']],
  ] as [string, object, string[]][])('is not signed with %s', async (_name, more, codes) => {
    const { id } = await d.draft(more);
    const error = await world.perform(worker, signRelease, { releaseId: id, drawn }).catch((thrown) => thrown);
    expect(error).toEqual(refusal('CONSENT_NOT_READY'));
    expect(error.where.map(({ code }: { code: string }) => code)).toEqual(codes);
    const { missing } = await world.perform(worker, openRelease, { releaseId: id });
    expect(missing.map(({ code }) => code)).toEqual([...codes, 'CONSENT_SIGNATURE_MISSING']);
  });

  it('is signed by a minor alone where a law lets her receive the service alone', async () => {
    expect(await d.signed({ subjectIsMinor: true, signsAloneBy: 'Cal. Fam. Code 6924' })).toMatchObject({
      standing: 'active',
    });
  });

  it('takes a scanned paper in place of a drawing, and nothing that only says it is one', async () => {
    const { id } = await d.draft();
    await expect(
      world.perform(worker, addSignatureScan, { releaseId: id }, new TextEncoder().encode('<svg onload=x>')),
    ).rejects.toEqual(refusal('CONSENT_SIGNATURE_UNREADABLE'));
    await world.perform(worker, addSignatureScan, { releaseId: id }, png);
    await world.perform(worker, signRelease, { releaseId: id });
    expect((await world.perform(worker, openSignature, { releaseId: id })).bytes).toEqual(png);
  });

  it('takes no drawing that holds anything but a path', async () => {
    const { id } = await d.draft();
    const trick = 'M1 1 L2 2"/><script>x</script>';
    await expect(world.perform(worker, signRelease, { releaseId: id, drawn: trick })).rejects.toEqual(
      refusal('INPUT_INVALID'),
    );
  });

  it('warns above 90 days', async () => {
    const inDays = (days: number) => new Date(clock.millis() + days * d.day).toISOString();
    expect((await d.draft({ expiresAt: inDays(90) })).long).toBe(false);
    expect((await d.draft({ expiresAt: inDays(91) })).long).toBe(true);
  });

  it('forgets the signature when its terms change, and changes no more once signed', async () => {
    const { id } = await d.draft();
    await world.perform(worker, addSignatureScan, { releaseId: id }, png);
    const { subjectId: _, ...terms } = d.terms({ classes: ['contact'] });
    await world.perform(worker, changeDraft, { releaseId: id, ...terms });
    await expect(world.perform(worker, signRelease, { releaseId: id })).rejects.toEqual(refusal('CONSENT_NOT_READY'));
    await world.perform(worker, signRelease, { releaseId: id, drawn });
    await expect(world.perform(worker, changeDraft, { releaseId: id, ...terms })).rejects.toEqual(
      refusal('CONSENT_NOT_A_DRAFT'),
    );
    // not even by a query of ours that forgets it
    const sneak = world.kernel.db.transaction({ orgId: d.home, userId: null }, (tx) =>
      consent(tx).updateTable('consent.release').set({ purpose: 'purpose.shelter' }).where('id', '=', id).execute(),
    );
    await expect(sneak).rejects.toThrow('a signed release does not change');
  });

  it('reads aloud in English and Spanish, and says that help does not depend on it', async () => {
    const { id } = await d.signed();
    const form = await world.perform(worker, releaseForm, { releaseId: id, language: 'es' });
    expect(form.paragraphs.join(' ')).toContain('Recibo la misma ayuda si digo que no.');
    expect(form.fields).toContain('Nombre');
    expect((await world.perform(worker, releaseForm, { releaseId: id })).paragraphs.join(' ')).toContain(
      'Northway Legal Aid',
    );
  });
});

describe('who stands at the door', () => {
  it('a colleague who does not work with her hears the same as of somebody who does not exist', async () => {
    const { id } = await d.signed();
    const nobody = '0190a6f0-0000-7000-8000-00000000dead';
    for (const [act, input] of [
      [listReleases, { subjectId }],
      [listReleases, { subjectId: nobody }],
      [openRelease, { releaseId: id }],
      [openRelease, { releaseId: nobody }],
      [revokeRelease, { releaseId: id, way: 'by phone', by: 'X' }],
    ] as const) {
      await expect(world.perform(colleague, act, input)).rejects.toEqual(refusal('NOT_FOUND_OR_NO_ACCESS'));
    }
  });
  it('another organisation sees no release, also the one that it names', async () => {
    const { id } = await d.signed();
    await expect(world.perform(reader, openRelease, { releaseId: id })).rejects.toEqual(
      refusal('NOT_FOUND_OR_NO_ACCESS'),
    );
  });
  it('the survivor role drafts and signs nothing', async () => {
    await expect(world.perform(d.survivor, proposeRelease, { purpose: 'purpose.shelter' })).rejects.toEqual(
      refusal('NOT_PERMITTED'),
    );
  });
});

describe('the end of a release', () => {
  it('comes by itself at its moment', async () => {
    const { id } = await d.signed({ expiresAt: new Date(clock.millis() + 60_000).toISOString() });
    const allowed = async () =>
      (await world.perform(worker, decideRelease, { releaseId: id, fields: ['contact.phone'] })).allowed;
    expect(await allowed()).toEqual(['contact.phone']);
    clock.advance(60_000);
    expect(await allowed()).toEqual([]);
    expect((await world.perform(worker, openRelease, { releaseId: id })).standing).toBe('expired');
  });
  it('comes when she takes it back, in whatever way, and stays', async () => {
    const { id } = await d.signed();
    const end = { releaseId: id, way: 'by phone', by: 'Canary-Herself', note: 'Canary-Why' };
    const { release } = await world.perform(worker, revokeRelease, end);
    expect(release).toMatchObject({ standing: 'revoked', endedWay: 'by phone' });
    expect((await world.perform(worker, openRelease, { releaseId: id })).ending).toEqual({
      by: 'Canary-Herself',
      note: 'Canary-Why',
    });
    await expect(world.perform(worker, revokeRelease, end)).rejects.toEqual(refusal('CONSENT_NOT_ACTIVE'));
    const sneak = world.kernel.db.transaction({ orgId: d.home, userId: null }, (tx) =>
      consent(tx)
        .updateTable('consent.release')
        .set({ state: 'active', ended_at: null })
        .where('id', '=', id)
        .execute(),
    );
    await expect(sneak).rejects.toThrow('stays ended');
  });
  it('is marked as an error by a supervisor alone', async () => {
    const { id } = await d.signed();
    await expect(world.perform(worker, enterInError, { releaseId: id, why: 'wrong person' })).rejects.toEqual(
      refusal('NOT_PERMITTED'),
    );
    const { release } = await world.perform(supervisor, enterInError, { releaseId: id, why: 'wrong person' });
    expect(release.standing).toBe('entered in error');
  });
});
