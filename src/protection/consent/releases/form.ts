import type { Language } from '../../../platform/actor/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { requireStanding } from '../circle/standing.ts';
import { release } from '../queries.ts';
import { releaseForm as contract } from './contract.ts';
import { purposeTitle } from './purpose.ts';
import { aboutOne, classesIn } from './release-row.ts';
import { fieldTitles } from './views.ts';

/** Changes with the words of the form; a release keeps the one it was signed under. */
export const formVersion = '2026-11-24';

const dayIn = (language: Language, moment: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(moment));

/** The release in words that can be read aloud before it is signed. */
export const releaseForm = useCase(contract, async (context, { releaseId, language }) => {
  const { tx, kernel, note } = context;
  const row = await release(tx, releaseId);
  await requireStanding(context, row.subject_id, 'read release');
  const about = await aboutOne(context, row);
  const t = kernel.translate(language);
  const purpose = purposeTitle(kernel.packs, row.purpose)[language];
  const classes = classesIn(row.classes).map((dataClass) => t(`consent.class.${dataClass}`));
  note([releaseId, row.subject_id]);
  return {
    version: row.form_version,
    title: t('consent.form.title'),
    paragraphs: [
      t('consent.form.who', { recipient: about.recipientName }),
      t('consent.form.why', { purpose }),
      t('consent.form.until', { start: dayIn(language, row.starts_at), end: dayIn(language, row.expires_at) }),
      t('consent.form.free'),
      t('consent.form.back'),
      t('consent.form.only'),
      t('consent.form.seen'),
    ],
    fields: [...classes, ...fieldTitles(kernel.packs, row.fields).map(({ title }) => title[language])],
  };
});
