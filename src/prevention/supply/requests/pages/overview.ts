import { escaped } from '../../package/escape.ts';
import { finishAnswer, type PublicRequest } from '../answer-contract.ts';
import { saysNothing } from '../change-answer.ts';
import { askedLines } from '../form/questions.ts';
import { doing, opened } from './behind.ts';
import { form } from './fields.ts';
import { type AnswerPage, type Asked, frame, pathTo, type Shown, said, troubleOf } from './frame.ts';

/** What can be told, each on a page of its own, with what is kept of it so far. */
const ways = (asked: Asked, { answer, files, asks }: PublicRequest): string => {
  const { t } = asked;
  const count = (n: number): string => (n > 0 ? t('public.supply.kept', { count: n }) : t('public.supply.nothing-yet'));
  const yes = (there: boolean): string => t(there ? 'public.supply.written' : 'public.supply.nothing-yet');
  const all = [
    ['words', yes(answer.words !== '' || answer.corrective !== '')],
    ['papers', count(files.length)],
    ['suppliers', count(answer.suppliers.length)],
    ['amounts', count(answer.lots.length + (answer.quantity ? 1 : 0))],
    ['cannot', answer.cannot ? t('public.supply.written') : ''],
    ['form', ''],
    ['wrong', ''],
  ] as const;
  const wanted = { papers: asks.documents.length > 0, suppliers: asks.suppliers, amounts: asks.quantities };
  const mark = (page: (typeof all)[number][0]): string =>
    page in wanted && wanted[page as keyof typeof wanted] ? ` · ${escaped(t('public.supply.wanted'))}` : '';
  return `<ul class="ways">${all
    .map(
      ([page, kept]) =>
        `<li><a href="${escaped(pathTo(asked, page))}">${escaped(t(`public.supply.${page}.title`))}</a>${kept ? `<br><span class="small">${escaped(kept)}${mark(page)}</span>` : ''}</li>`,
    )
    .join('')}</ul>`;
};

const stateOf = ({ t }: Asked, { state, refusal }: PublicRequest): string => {
  if (state === 'held') return `<p class="done">${escaped(t('public.supply.got'))}</p>`;
  if (refusal)
    return `<div class="missing"><p>${escaped(t('public.supply.refused'))} ${escaped(t(`public.supply.refused.${refusal.why}`))}</p>${refusal.words ? `<p class="answer" dir="auto">${escaped(refusal.words)}</p>` : ''}</div>`;
  return state === 'begun' ? `<p class="missing">${escaped(t('public.supply.begun'))}</p>` : '';
};

const page = (asked: Asked, trouble = ''): Promise<Shown> =>
  opened(
    asked,
    (request) => {
      const { t } = asked;
      const lines = askedLines(t, { ...request, language: asked.language })
        .map(said)
        .join('');
      const by = request.by === null ? '' : said(t('public.supply.by', { by: request.by }));
      const { state } = request;
      const ready = !saysNothing(request.answer) || request.files.length > 0;
      const rest =
        state === 'accepted'
          ? `${said(t('public.supply.closed'))}<p><a href="${escaped(pathTo(asked, 'wrong'))}">${escaped(t('public.supply.wrong.title'))}</a></p>`
          : `${stateOf(asked, request)}<h2>${escaped(t('public.supply.tell'))}</h2>${ways(asked, request)}${
              state === 'held' || !ready
                ? ''
                : `${said(t('public.supply.send.lead'))}${form('', { label: t('public.supply.send') })}`
            }`;
      return frame(asked, { title: t('public.supply.title'), body: `${by}${lines}${rest}`, trouble, back: false });
    },
    { whenTaken: true },
  );

export const overviewPages: readonly AnswerPage[] = [
  { at: 'GET /supply-answer/:token', show: (asked) => page(asked) },
  {
    at: 'POST /supply-answer/:token',
    show: (asked) =>
      doing(
        asked,
        finishAnswer,
        {},
        {
          next: () => ({ goTo: pathTo(asked, '') }),
          again: (problem) => page(asked, troubleOf(asked, problem, {})),
        },
      ),
  },
];
