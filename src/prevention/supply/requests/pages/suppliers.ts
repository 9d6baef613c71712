import type { Output, Problem } from '../../../../platform/contract/index.ts';
import { escaped } from '../../package/escape.ts';
import { nameSupplier, type PublicRequest, passOn, takeBack } from '../answer-contract.ts';
import { countryShown, countryToEdit } from '../country.ts';
import { doing, opened } from './behind.ts';
import { form, hidden, line, mail } from './fields.ts';
import { type AnswerPage, type Asked, frame, name, pathTo, type Shown, said, troubleOf } from './frame.ts';

const fields = ['name', 'country', 'address', 'material'] as const;
type Supplier = PublicRequest['answer']['suppliers'][number];

const labelsOf = ({ t }: Asked): Record<string, string> => ({
  ...Object.fromEntries(fields.map((field) => [field, t(`public.supply.suppliers.${field}`)])),
  email: t('public.supply.pass-on.email'),
});

const editing = (asked: Asked, values: Partial<Record<string, string>>, label: string): string => {
  const labels = labelsOf(asked);
  const { t } = asked;
  const text = (field: (typeof fields)[number], more: { hint?: string; need?: true } = {}): string =>
    line(field, labels[field] ?? '', { value: values[field], ...more });
  return form(
    `${values.id ? hidden('id', values.id) : ''}${text('name', { need: true })}${text('country', { need: true })}${text('address', { hint: t('public.supply.optional') })}${text('material', { need: true })}`,
    { label, to: pathTo(asked, 'suppliers') },
  );
};

const row = (asked: Asked, { passedOn, state }: PublicRequest, supplier: Supplier): string => {
  const { t } = asked;
  const next = passedOn.find(({ supplierId }) => supplierId === supplier.id);
  const at = (page: string): string => escaped(`${pathTo(asked, page)}?id=${supplier.id}`);
  const told = next ? said(t(next.answered ? 'public.supply.next.answered' : 'public.supply.next.asked')) : '';
  const more =
    state === 'accepted'
      ? ''
      : `<p><a href="${at('supplier')}">${escaped(t('public.supply.change'))}</a>${next?.answered ? '' : ` · <a href="${at('pass-on')}">${escaped(t('public.supply.pass-on.title'))}</a>`}</p>`;
  return `<li>${name(supplier.name)}, ${name(countryShown(supplier.country, asked.language))}: ${name(supplier.material)}${told}${more}</li>`;
};

const list = (asked: Asked, trouble = '', typed: Partial<Record<string, string>> = {}): Promise<Shown> =>
  opened(asked, (request) => {
    const { t } = asked;
    const rows = request.answer.suppliers.map((one) => row(asked, request, one)).join('');
    const title = t('public.supply.suppliers.title');
    const body = `${rows === '' ? said(t('public.supply.suppliers.lead')) : `<ol>${rows}</ol>`}<h2>${escaped(t(rows === '' ? 'public.supply.suppliers.first' : 'public.supply.suppliers.another'))}</h2>${editing(asked, typed, t('public.supply.keep'))}`;
    return frame(asked, { title, body, trouble });
  });

const idIn = ({ query, form: filled }: Asked): string => filled.id ?? query.id ?? '';

/** One supplier by its id; one that is not there leads back to the list. */
const oneOf = (asked: Asked, show: (supplier: Supplier, request: PublicRequest) => Shown): Promise<Shown> =>
  opened(asked, (request) => {
    const supplier = request.answer.suppliers.find(({ id }) => id === idIn(asked));
    return supplier ? show(supplier, request) : { goTo: pathTo(asked, 'suppliers') };
  });

const one = (asked: Asked, trouble = ''): Promise<Shown> =>
  oneOf(asked, (supplier) => {
    const { t, form: filled } = asked;
    const remove = form(hidden('id', supplier.id), {
      label: t('public.supply.remove'),
      plain: true,
      to: pathTo(asked, 'supplier'),
    });
    const values =
      trouble === ''
        ? { ...supplier, country: countryToEdit(supplier.country, asked.language) }
        : { ...supplier, ...filled };
    return frame(asked, {
      title: t('public.supply.suppliers.change'),
      body: `${editing(asked, values, t('public.supply.keep'))}${remove}`,
      trouble,
    });
  });

const passing = (asked: Asked, trouble = ''): Promise<Shown> =>
  oneOf(asked, (supplier, { from }) => {
    const { t } = asked;
    const body = `<p>${name(supplier.name)}</p>${said(t('public.supply.pass-on.lead', { from }))}${form(
      `${hidden('id', supplier.id)}${mail('email', t('public.supply.pass-on.email'), { value: asked.form.email ?? '', hint: t('public.supply.pass-on.email.hint') })}`,
      { label: t('public.supply.pass-on.submit') },
    )}`;
    return frame(asked, { title: t('public.supply.pass-on.title'), body, trouble });
  });

/** The link is in this answer and nowhere else. */
const linkOnce = (asked: Asked, { link, mailed }: Output<typeof passOn>): Promise<Shown> =>
  oneOf(asked, (supplier) => {
    const { t } = asked;
    const shown =
      link === null
        ? ''
        : `<label for="link">${escaped(t('public.supply.pass-on.link'))}</label><textarea id="link" readonly rows="4">${escaped(link)}</textarea>`;
    const body = `<p>${name(supplier.name)}</p>${said(t(mailed ? 'public.supply.pass-on.mailed' : 'public.supply.pass-on.made'))}${shown}`;
    return frame(asked, { title: t('public.supply.pass-on.title'), body });
  });

const again = (asked: Asked, show: (trouble: string) => Promise<Shown>) => (problem: Problem) =>
  show(troubleOf(asked, problem, labelsOf(asked)));

const toList = (asked: Asked) => (): Shown => ({ goTo: pathTo(asked, 'suppliers') });

export const supplierPages: readonly AnswerPage[] = [
  { at: 'GET /supply-answer/:token/suppliers', show: (asked) => list(asked) },
  {
    at: 'POST /supply-answer/:token/suppliers',
    show: (asked) => {
      const { id, ...typed } = asked.form;
      const said = {
        name: typed.name ?? '',
        country: typed.country ?? '',
        material: typed.material ?? '',
        address: typed.address ?? '',
      };
      return doing(
        asked,
        nameSupplier,
        { ...said, ...(id ? { supplierId: id } : {}) },
        {
          next: toList(asked),
          again: again(asked, (trouble) => (id ? one(asked, trouble) : list(asked, trouble, said))),
        },
      );
    },
  },
  { at: 'GET /supply-answer/:token/supplier', show: (asked) => one(asked) },
  {
    at: 'POST /supply-answer/:token/supplier',
    show: (asked) =>
      doing(
        asked,
        takeBack,
        { what: 'supplier', id: idIn(asked) },
        {
          next: toList(asked),
          again: again(asked, (trouble) => one(asked, trouble)),
        },
      ),
  },
  { at: 'GET /supply-answer/:token/pass-on', show: (asked) => passing(asked) },
  {
    at: 'POST /supply-answer/:token/pass-on',
    show: (asked) => {
      const email = (asked.form.email ?? '').trim();
      return doing(
        asked,
        passOn,
        { supplierId: idIn(asked), ...(email ? { email } : {}) },
        {
          next: (value) => linkOnce(asked, value),
          again: again(asked, (trouble) => passing(asked, trouble)),
        },
      );
    },
  },
];
