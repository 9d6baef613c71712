import type { Problem } from '../../../../platform/contract/index.ts';
import { documentEndings, documentTypes } from '../../evidence/contract.ts';
import { escaped } from '../../package/escape.ts';
import { type PublicRequest, sendFile, takeBack } from '../answer-contract.ts';
import { paperName } from '../form/questions.ts';
import { doing, opened } from './behind.ts';
import { choice, file, form, hidden } from './fields.ts';
import { type AnswerPage, type Asked, frame, name, pathTo, type Shown, said, troubleOf } from './frame.ts';

const labelsOf = ({ t }: Asked): Record<string, string> => ({
  type: t('public.supply.type'),
  file: t('public.supply.file'),
});

const row = (asked: Asked, { id, type, name: called }: PublicRequest['files'][number]): string => {
  const { t } = asked;
  const remove = form(hidden('id', id), { label: t('public.supply.remove'), plain: true, to: pathTo(asked, 'paper') });
  return `<li>${escaped(paperName(t, type))}: ${name(called)}${remove}</li>`;
};

/** One document at a time: an old phone on a slow line sends it whole or not at all. What was asked for comes first. */
const list = (asked: Asked, trouble = ''): Promise<Shown> =>
  opened(asked, ({ asks: { documents }, files }) => {
    const { t } = asked;
    const options = [...new Set([...documents, ...documentTypes])].map((value) => ({
      value,
      label: paperName(t, value),
    }));
    const rows = files.map((one) => row(asked, one)).join('');
    const missing = documents.filter((type) => !files.some((one) => one.type === type));
    const wanted =
      missing.length === 0
        ? ''
        : said(t('public.supply.papers', { papers: missing.map((type) => paperName(t, type)).join(', ') }));
    const body = `${wanted}${rows === '' ? '' : `${said(t('public.supply.files'))}<ul>${rows}</ul>`}${form(
      `${choice('type', t('public.supply.type'), options, asked.form.type ?? missing[0])}${file('file', t('public.supply.file'), documentEndings)}`,
      { label: t('public.supply.papers.submit'), withFile: true },
    )}`;
    return frame(asked, { title: t('public.supply.papers.title'), body, trouble });
  });

const again = (asked: Asked) => (problem: Problem) => list(asked, troubleOf(asked, problem, labelsOf(asked)));
const toList = (asked: Asked) => (): Shown => ({ goTo: pathTo(asked, 'papers') });

export const paperPages: readonly AnswerPage[] = [
  { at: 'GET /supply-answer/:token/papers', show: (asked) => list(asked) },
  {
    at: 'POST /supply-answer/:token/papers',
    show: (asked) => {
      const [sent] = asked.files;
      const { t } = asked;
      if (!sent)
        return list(
          asked,
          `<p role="alert" class="missing"><a href="#file">${escaped(t('public.supply.file.none'))}</a></p>`,
        );
      const about = { type: asked.form.type ?? 'other', name: sent.name.slice(0, 300) };
      return doing(asked, sendFile, about, { next: toList(asked), again: again(asked) }, sent);
    },
  },
  {
    at: 'POST /supply-answer/:token/paper',
    show: (asked) =>
      doing(asked, takeBack, { what: 'file', id: asked.form.id ?? '' }, { next: toList(asked), again: again(asked) }),
  },
];
