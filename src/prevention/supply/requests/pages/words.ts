import { escaped } from '../../package/escape.ts';
import { keepWords, type PublicRequest, sayWrong } from '../answer-contract.ts';
import { cannotReasons } from '../body.ts';
import { doing, opened } from './behind.ts';
import { area, choice, form, optionsOf } from './fields.ts';
import { type AnswerPage, type Asked, frame, pathTo, type Shown, said, troubleOf } from './frame.ts';

const typedOr = ({ form: filled }: Asked, field: string, kept: string): string => filled[field] ?? kept;
const home = (asked: Asked) => (): Shown => ({ goTo: pathTo(asked, '') });

/** The answer in words, and beside it what was done about what had to be put right. */
const words = (asked: Asked, trouble = ''): Promise<Shown> =>
  opened(asked, ({ answer, asks }) => {
    const { t } = asked;
    const right = asks.corrective
      ? `${said(t('public.supply.put-right', { what: asks.corrective }))}${area('corrective', t('public.supply.corrective'), { value: typedOr(asked, 'corrective', answer.corrective) })}`
      : '';
    const question = asks.question ? said(asks.question) : '';
    const body = form(
      `${question}${area('words', t('public.supply.words'), { value: typedOr(asked, 'words', answer.words) })}${right}`,
      { label: t('public.supply.keep') },
    );
    return frame(asked, { title: t('public.supply.words.title'), body, trouble });
  });

const reasonsOf = ({ t }: Asked) => [
  { value: '', label: t('public.supply.cannot.none') },
  ...optionsOf(cannotReasons, t, (why) => `public.supply.cannot.${why}`),
];

const cannot = (asked: Asked, trouble = ''): Promise<Shown> =>
  opened(asked, ({ answer: { cannot: kept } }: PublicRequest) => {
    const { t } = asked;
    const body = `${said(t('public.supply.cannot.lead'))}${form(
      `${choice('why', t('public.supply.cannot.why'), reasonsOf(asked), typedOr(asked, 'why', kept?.why ?? ''))}${area('more', t('public.supply.cannot.more'), { value: typedOr(asked, 'more', kept?.words ?? '') }, 4)}`,
      { label: t('public.supply.keep') },
    )}`;
    return frame(asked, { title: t('public.supply.cannot.title'), body, trouble });
  });

/** It goes at once and is not shown again: another may look at this page later. */
const wrong = (asked: Asked, trouble = ''): Promise<Shown> =>
  opened(
    asked,
    () => {
      const { t } = asked;
      const sent = asked.query.sent
        ? `<p class="done" role="status">${escaped(t('public.supply.wrong.sent'))}</p>`
        : '';
      const body = `${sent}${said(t('public.supply.wrong.lead'))}${form(
        area('wrong', t('public.supply.wrong'), { value: asked.form.wrong ?? '', need: true }),
        { label: t('public.supply.wrong.submit') },
      )}`;
      return frame(asked, { title: t('public.supply.wrong.title'), body, trouble });
    },
    { whenTaken: true },
  );

export const wordPages: readonly AnswerPage[] = [
  { at: 'GET /supply-answer/:token/words', show: (asked) => words(asked) },
  {
    at: 'POST /supply-answer/:token/words',
    show: (asked) => {
      const { words: told = '', corrective } = asked.form;
      const labels = { words: asked.t('public.supply.words'), corrective: asked.t('public.supply.corrective') };
      return doing(
        asked,
        keepWords,
        { words: told, ...(corrective === undefined ? {} : { corrective }) },
        {
          next: home(asked),
          again: (problem) => words(asked, troubleOf(asked, problem, labels)),
        },
      );
    },
  },
  { at: 'GET /supply-answer/:token/cannot', show: (asked) => cannot(asked) },
  {
    at: 'POST /supply-answer/:token/cannot',
    show: (asked) => {
      const { why, more = '' } = asked.form;
      const reason = cannotReasons.find((one) => one === why);
      return doing(
        asked,
        keepWords,
        { cannot: reason ? { why: reason, words: more } : null },
        {
          next: home(asked),
          again: (problem) =>
            cannot(asked, troubleOf(asked, problem, { 'cannot.words': asked.t('public.supply.cannot.more') })),
        },
      );
    },
  },
  { at: 'GET /supply-answer/:token/wrong', show: (asked) => wrong(asked) },
  {
    at: 'POST /supply-answer/:token/wrong',
    show: (asked) =>
      doing(
        asked,
        sayWrong,
        { words: asked.form.wrong ?? '' },
        {
          next: () => ({ goTo: `${pathTo(asked, 'wrong')}?sent=yes` }),
          again: (problem) => wrong(asked, troubleOf(asked, problem, { words: asked.t('public.supply.wrong') })),
        },
      ),
  },
];
