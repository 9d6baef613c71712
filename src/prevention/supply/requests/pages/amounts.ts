import type { Problem } from '../../../../platform/contract/index.ts';
import { escaped } from '../../package/escape.ts';
import { keepWords, type PublicRequest, takeBack, tellLot } from '../answer-contract.ts';
import { answerUnits } from '../body.ts';
import { dayShown } from '../day-shown.ts';
import { doing, opened } from './behind.ts';
import { amount, choice, day, form, hidden, line, numberIn, optionsOf } from './fields.ts';
import { type AnswerPage, type Asked, frame, name, pathTo, type Shown, said, troubleOf } from './frame.ts';

type Values = Partial<Record<string, string>>;
type Lot = PublicRequest['answer']['lots'][number];

const labelsOf = ({ t }: Asked): Record<string, string> =>
  Object.fromEntries(
    ['lot', 'quantity', 'unit', 'madeOn', 'shippedOn'].map((field) => [field, t(`public.supply.lots.${field}`)]),
  );

const unitsOf = ({ t }: Asked) => optionsOf(answerUnits, t, (unit) => `supply.ask.unit.${unit}`);

/** Two of these stand on the page: the fields of the whole amount have names of their own. */
const howMuch = (asked: Asked, { quantity, unit }: Values, all: '' | 'all-' = ''): string => {
  const { t } = asked;
  const number = { value: quantity, hint: t('public.supply.number') };
  return `${amount(`${all}quantity`, t('public.supply.lots.quantity'), all ? number : { ...number, need: true })}${choice(`${all}unit`, t('public.supply.lots.unit'), unitsOf(asked), unit)}`;
};

const lotForm = (asked: Asked, values: Values): string => {
  const { t } = asked;
  return form(
    `${values.id ? hidden('id', values.id) : ''}${line('lot', t('public.supply.lots.lot'), { value: values.lot, need: true })}${howMuch(asked, values)}${day('madeOn', t('public.supply.lots.madeOn'), { value: values.madeOn })}${day('shippedOn', t('public.supply.lots.shippedOn'), { value: values.shippedOn })}`,
    { label: t('public.supply.keep'), to: pathTo(asked, 'amounts') },
  );
};

const valuesOf = ({ quantity, madeOn, shippedOn, ...lot }: Lot): Values => ({
  ...lot,
  quantity: String(quantity),
  madeOn: madeOn ?? '',
  shippedOn: shippedOn ?? '',
});

const lotRow = (asked: Asked, lot: Lot): string => {
  const { t } = asked;
  const days = [
    ...(lot.madeOn ? [t('public.supply.lots.made', { day: dayShown(lot.madeOn, asked.language) })] : []),
    ...(lot.shippedOn ? [t('public.supply.lots.shipped', { day: dayShown(lot.shippedOn, asked.language) })] : []),
  ].join(' ');
  return `<li>${name(lot.lot)}: ${escaped(`${lot.quantity} ${t(`supply.ask.unit.${lot.unit}`)}`)}. ${escaped(days)} <a href="${escaped(`${pathTo(asked, 'lot')}?id=${lot.id}`)}">${escaped(t('public.supply.change'))}</a></li>`;
};

const list = (asked: Asked, trouble = '', typed: Values = {}): Promise<Shown> =>
  opened(asked, ({ answer: { lots, quantity }, material }) => {
    const { t } = asked;
    const rows = lots.map((lot) => lotRow(asked, lot)).join('');
    const goods = material === null ? '' : said(t('public.supply.goods', { material }));
    const { 'all-quantity': typedAll, 'all-unit': unit } = asked.form;
    const kept = quantity ? { quantity: String(quantity.quantity), unit: quantity.unit } : {};
    const all = typedAll === undefined ? kept : { quantity: typedAll, unit };
    const whole = form(howMuch(asked, all, 'all-'), {
      label: t('public.supply.keep'),
      to: pathTo(asked, 'amount'),
    });
    const body = `${goods}${said(t('public.supply.amounts.lead'))}${rows === '' ? '' : `<ol>${rows}</ol>`}<h2>${escaped(t(rows === '' ? 'public.supply.lots.first' : 'public.supply.lots.another'))}</h2>${lotForm(asked, typed)}<h2>${escaped(t('public.supply.amounts.all'))}</h2>${whole}`;
    return frame(asked, { title: t('public.supply.amounts.title'), body, trouble });
  });

const idIn = ({ query, form: filled }: Asked): string => filled.id ?? query.id ?? '';

const one = (asked: Asked, trouble = ''): Promise<Shown> =>
  opened(asked, ({ answer: { lots } }) => {
    const { t } = asked;
    const lot = lots.find(({ id }) => id === idIn(asked));
    if (!lot) return { goTo: pathTo(asked, 'amounts') };
    const remove = form(hidden('id', lot.id), {
      label: t('public.supply.remove'),
      plain: true,
      to: pathTo(asked, 'lot'),
    });
    const values = trouble === '' ? valuesOf(lot) : { ...valuesOf(lot), ...asked.form };
    return frame(asked, { title: t('public.supply.lots.change'), body: `${lotForm(asked, values)}${remove}`, trouble });
  });

const again = (asked: Asked, show: (trouble: string) => Promise<Shown>) => (problem: Problem) =>
  show(troubleOf(asked, problem, labelsOf(asked)));
const toList = (asked: Asked) => (): Shown => ({ goTo: pathTo(asked, 'amounts') });

/** A unit out of the list; a page of ours offers no other, so the contract refuses what is none. */
const unitIn = (text: string | undefined) => answerUnits.find((unit) => unit === text) ?? 'KGM';

export const amountPages: readonly AnswerPage[] = [
  { at: 'GET /supply-answer/:token/amounts', show: (asked) => list(asked) },
  {
    at: 'POST /supply-answer/:token/amounts',
    show: (asked) => {
      const { id, lot = '', quantity = '', unit, madeOn = '', shippedOn = '' } = asked.form;
      const told = {
        lot,
        quantity: numberIn(quantity),
        unit: unitIn(unit),
        madeOn: madeOn || null,
        shippedOn: shippedOn || null,
      };
      return doing(
        asked,
        tellLot,
        { ...told, ...(id ? { lotId: id } : {}) },
        {
          next: toList(asked),
          again: again(asked, (trouble) => (id ? one(asked, trouble) : list(asked, trouble, asked.form))),
        },
      );
    },
  },
  {
    at: 'POST /supply-answer/:token/amount',
    show: (asked) => {
      const { 'all-quantity': text = '', 'all-unit': unit } = asked.form;
      const quantity = text.trim() === '' ? null : { quantity: numberIn(text), unit: unitIn(unit) };
      return doing(
        asked,
        keepWords,
        { quantity },
        {
          next: toList(asked),
          again: again(asked, (trouble) => list(asked, trouble)),
        },
      );
    },
  },
  { at: 'GET /supply-answer/:token/lot', show: (asked) => one(asked) },
  {
    at: 'POST /supply-answer/:token/lot',
    show: (asked) =>
      doing(
        asked,
        takeBack,
        { what: 'lot', id: idIn(asked) },
        {
          next: toList(asked),
          again: again(asked, (trouble) => one(asked, trouble)),
        },
      ),
  },
];
