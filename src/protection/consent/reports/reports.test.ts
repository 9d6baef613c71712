import { describe, expect, it } from 'vitest';
import { consent } from '../queries.ts';
import { whoSawWhat } from '../shared/use-cases.ts';
import { door } from '../testing/door.ts';
import { listReportDuties, logReport, officeFunds, setOfficeFunds } from './use-cases.ts';

const d = await door();
const { world, worker, supervisor, subjectId, clock } = d;
const refusal = (code: string) => expect.objectContaining({ code });
const report = (more: object = {}) => ({
  subjectId,
  dutyId: 'report.us-tx.child-abuse',
  reporterIsBound: false,
  reportedAt: clock.now(),
  to: 'Canary Hotline',
  by: 'Canary Worker',
  said: 'Canary Words',
  fields: ['identity.given-name'],
  ...more,
});

describe('behaviour 6: a report that the law demands', () => {
  it('is logged with its law, sealed, and seen among what was shared', async () => {
    const { id, cite } = await world.perform(worker, logReport, report());
    expect(cite).toContain('Tex. Fam. Code 261.101');
    const { reports } = await world.perform(worker, whoSawWhat, { subjectId });
    expect(reports.find((one) => one.id === id)).toMatchObject({
      duty: { en: 'Texas: abuse of a child' },
      fields: [{ id: 'identity.given-name' }],
    });
    const row = await world.kernel.db.transaction({ orgId: d.home, userId: null }, (tx) =>
      consent(tx).selectFrom('consent.report').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    );
    expect(Buffer.from(row.about_sealed).toString('latin1')).not.toContain('Canary');
  });

  it('that the law only allows is refused, as long as nobody has said whose money it is', async () => {
    expect(await world.perform(worker, officeFunds, {})).toEqual({ funds: ['vawa', 'voca', 'fvpsa'], said: false });
    await expect(world.perform(worker, logReport, report({ dutyId: 'report.us.allowed-only' }))).rejects.toEqual(
      refusal('REPORT_NOT_COMPELLED'),
    );
  });

  it('that binds named professions binds nobody else', async () => {
    const california = { dutyId: 'report.us-ca.child-abuse' };
    await expect(world.perform(worker, logReport, report(california))).rejects.toEqual(refusal('REPORT_NOT_COMPELLED'));
    expect((await world.perform(worker, logReport, report({ ...california, reporterIsBound: true }))).cite).toContain(
      '11166',
    );
  });

  it('may be made of own will only where no such money is at work, as a supervisor says', async () => {
    await expect(world.perform(worker, setOfficeFunds, { funds: [] })).rejects.toEqual(refusal('NOT_PERMITTED'));
    await world.perform(supervisor, setOfficeFunds, { funds: [] });
    expect((await world.perform(worker, logReport, report({ dutyId: 'report.us.allowed-only' }))).id).toBeDefined();
    await world.perform(supervisor, setOfficeFunds, { funds: ['voca'] });
    await expect(world.perform(worker, logReport, report({ dutyId: 'report.us.allowed-only' }))).rejects.toEqual(
      refusal('REPORT_NOT_COMPELLED'),
    );
  });

  it('is not logged ahead of time, without a law, or with what exists for totals', async () => {
    await expect(world.perform(worker, logReport, report({ reportedAt: '2030-01-01T00:00:00Z' }))).rejects.toEqual(
      refusal('REPORT_AHEAD'),
    );
    await expect(world.perform(worker, logReport, report({ dutyId: 'made-up' }))).rejects.toEqual(
      refusal('REPORT_DUTY_UNKNOWN'),
    );
    await expect(world.perform(worker, logReport, report({ fields: ['count.veteran'] }))).rejects.toEqual(
      refusal('CONSENT_FIELD_NOT_SHARED'),
    );
    await expect(world.perform(d.colleague, logReport, report())).rejects.toEqual(refusal('NOT_FOUND_OR_NO_ACCESS'));
  });

  it('has a law for every state and the District of Columbia, and says that nobody has checked them', async () => {
    const { duties, notice } = await world.perform(worker, listReportDuties, {});
    expect(new Set(duties.map(({ place }) => place).filter((place) => place !== 'US')).size).toBe(51);
    expect(duties.filter(({ reviewed }) => reviewed)).toEqual([]);
    expect(notice).toContain('not legal advice');
    const here = await world.perform(worker, listReportDuties, { place: 'US-TX' });
    expect(here.duties.map(({ id }) => id)).toContain('report.us-tx.child-abuse');
    expect(here.duties.map(({ place }) => place)).not.toContain('US-CA');
  });
});
