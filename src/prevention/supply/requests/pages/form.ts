import { escaped } from '../../package/escape.ts';
import { blankForm, fillAsk } from '../answer-contract.ts';
import { formWays } from '../form/contract.ts';
import { doing, opened } from './behind.ts';
import { file, form } from './fields.ts';
import { type AnswerPage, type Asked, frame, pathTo, type Shown, said, troubleOf } from './frame.ts';

const labelsOf = ({ t }: Asked): Record<string, string> => ({
  ...Object.fromEntries(
    ['name', 'country', 'address', 'material'].map((one) => [one, t(`public.supply.suppliers.${one}`)]),
  ),
  ...Object.fromEntries(
    ['lot', 'quantity', 'unit', 'madeOn', 'shippedOn'].map((one) => [one, t(`public.supply.lots.${one}`)]),
  ),
  ...Object.fromEntries(['words', 'corrective', 'cannot'].map((one) => [one, t(`public.supply.form.row.${one}`)])),
});

/** To fill in on a computer or by hand, and to hand in again. */
const page = (asked: Asked, trouble = ''): Promise<Shown> =>
  opened(asked, () => {
    const { t } = asked;
    const links = formWays
      .map(
        (as) =>
          `<li><a href="${escaped(pathTo(asked, `form/${as}`))}">${escaped(t(`public.supply.form.${as}`))}</a></li>`,
      )
      .join('');
    const body = `${said(t('public.supply.form.lead'))}<ul class="ways">${links}</ul><h2>${escaped(t('public.supply.form.back'))}</h2>${form(
      file('file', t('public.supply.form.file'), ['.xlsx']),
      { label: t('public.supply.form.submit'), withFile: true },
    )}`;
    return frame(asked, { title: t('public.supply.form.title'), body, trouble });
  });

export const formPages: readonly AnswerPage[] = [
  { at: 'GET /supply-answer/:token/form', show: (asked) => page(asked) },
  {
    at: 'POST /supply-answer/:token/form',
    show: (asked) => {
      const [sent] = asked.files;
      const none = `<p role="alert" class="missing"><a href="#file">${escaped(asked.t('public.supply.file.none'))}</a></p>`;
      if (!sent) return page(asked, none);
      const again = { next: (): Shown => ({ goTo: pathTo(asked, '') }) };
      return doing(
        asked,
        fillAsk,
        { name: sent.name.slice(0, 300) || 'form' },
        { ...again, again: (problem) => page(asked, troubleOf(asked, problem, labelsOf(asked))) },
        sent,
      );
    },
  },
  ...formWays.map(
    (as): AnswerPage => ({
      at: `GET /supply-answer/:token/form/${as}`,
      show: (asked) =>
        doing(
          asked,
          blankForm,
          { as },
          {
            next: (filled) => ({ file: filled }),
            again: (problem) => page(asked, troubleOf(asked, problem, {})),
          },
        ),
    }),
  ),
];
