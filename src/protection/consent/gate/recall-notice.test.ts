import { afterAll, describe, expect, it } from 'vitest';
import { editMe } from '../../../platform/accounts/edit-me.ts';
import { startWorker } from '../../../platform/jobs/index.ts';
import { until } from '../../../platform/jobs/testing/work.ts';
import { getMail, listMails } from '../../../platform/mail/outbox.ts';
import { addRecipient } from '../recipients/use-cases.ts';
import { revokeRelease } from '../releases/end-release.ts';
import { door } from '../testing/door.ts';
import { recallNotice } from './recall-notice.ts';

const d = await door();
const { world, worker, reader } = d;
const jobs = startWorker(world.kernel, [recallNotice], { pollMs: 50 });
afterAll(() => jobs.stop());
const mailsOf = async (actor: typeof worker, template: string) => {
  const { rows } = await world.perform(actor, listMails, { limit: 100 });
  return rows.filter((row) => row.template === template);
};

describe('behaviour 11: a notice carries no content', () => {
  it('tells the readers in the recipient organisation, once each, in their language, out of their own outbox', async () => {
    await world.perform(d.attorney, editMe, { language: 'es' });
    const { id } = await d.signed();
    await d.send(id);
    await world.perform(worker, revokeRelease, { releaseId: id, way: 'by phone', by: 'herself' });
    const mails = await until(
      () => mailsOf(reader, 'consent.mail.inbox-changed'),
      (found) => found.length >= 2,
    );
    // the caseworker and the attorney of the recipient
    expect(mails.map(({ to }) => to).sort()).toEqual(
      [reader, d.attorney].map(({ userId }) => `${userId}@example.org`).sort(),
    );
    expect(mails.map(({ language }) => language).sort()).toEqual(['en', 'es']);
    for (const { id: mailId } of mails) {
      const mail = await world.perform(reader, getMail, { mailId });
      expect(`${mail.subject} ${mail.text}`).not.toMatch(
        /Canary|Lantern|Northway|survivor|shelter|traffick|consent|release|[A-Z2-9]{6}\b/,
      );
    }
    expect(await mailsOf(worker, 'consent.mail.inbox-changed')).toEqual([]);
  });

  it('tells a recipient without an account by the address that was given, and says no more', async () => {
    const { id: externalId } = await world.perform(worker, addRecipient, {
      name: 'Canary Clinic',
      email: 'desk@clinic.example',
      language: 'es',
    });
    const { id } = await d.signed({ recipient: { externalId } });
    await d.send(id);
    await world.perform(worker, revokeRelease, { releaseId: id, way: 'by phone', by: 'herself' });
    const [mail] = await until(
      () => mailsOf(worker, 'consent.mail.access-ended'),
      (found) => found.length > 0,
    );
    expect(mail).toMatchObject({ to: 'desk@clinic.example', language: 'es', subject: 'Un cambio' });
    const { text } = await world.perform(worker, getMail, { mailId: mail?.id });
    expect(text).not.toMatch(/Canary|Lantern|http|traffick|consent/);
  });
});
