import type { FileBody, Input, Output, Problem, Route } from '../../../platform/contract/index.ts';
import type { Translate } from '../../../platform/i18n/index.ts';
import { documentEndings, documentTypes } from '../evidence/contract.ts';
import { escaped } from '../package/escape.ts';
import { answerAsk, openAsk, type PublicRequest, sayWrong, sendFile } from './contract.ts';

interface Asked {
  readonly language: 'en' | 'es';
  readonly t: Translate;
  readonly named: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
  readonly files: readonly FileBody[];
  readonly act: <R extends Route>(
    route: R,
    input: Partial<Input<R>>,
    file?: FileBody,
  ) => Promise<{ readonly value: Output<R> } | { readonly problem: Problem }>;
}

type Shown = { readonly page: string } | { readonly goTo: string };

const frame = ({ language, t }: Asked, body: string): Shown => ({
  page: `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex, nofollow"><title>${escaped(t('public.supply.title'))}</title>
<link rel="stylesheet" href="/quiet.css"></head><body><main id="main"><h1>${escaped(t('public.supply.title'))}</h1>${body}</main></body></html>
`,
});

const refused = (asked: Asked, { says, fix }: Problem): Shown =>
  frame(asked, `<p>${escaped(says)}</p><p>${escaped(fix)}</p>`);

const paperName = (t: Translate, type: string): string => {
  const named = documentTypes.find((one) => one === type);
  return named ? t(`supply.document.type.${named}`) : type;
};

const said = (text: string): string => `<p>${escaped(text)}</p>`;

const field = (name: string, label: string, rows: number, value = ''): string =>
  `<label for="${name}">${escaped(label)}</label><textarea id="${name}" name="${name}" rows="${rows}" maxlength="5000">${escaped(value)}</textarea>`;

const line = (name: string, label: string, value = ''): string =>
  `<label for="${name}">${escaped(label)}</label><input id="${name}" name="${name}" maxlength="300" value="${escaped(value)}">`;

const asks = ({ t }: Asked, { from, to, asks: wanted, material, dueOn }: PublicRequest): string =>
  [
    said(t('public.supply.who', { from, to, day: dueOn })),
    ...(material === null ? [] : [said(t('public.supply.goods', { material }))]),
    ...(wanted.question ? [said(wanted.question)] : []),
    ...(wanted.corrective ? [said(wanted.corrective)] : []),
    ...(wanted.documents.length > 0
      ? [said(t('public.supply.papers', { papers: wanted.documents.map((one) => paperName(t, one)).join(', ') }))]
      : []),
  ].join('');

/** One document at a time: an old phone on a slow line sends it whole or not at all. */
const fileFields = ({ t }: Asked, { asks: { documents }, files }: PublicRequest): string => {
  const types = [...new Set([...documents, 'other'])];
  const options = types.map((one) => `<option value="${escaped(one)}">${escaped(paperName(t, one))}</option>`).join('');
  const sent = files.map(({ type, name }) => `<li>${escaped(paperName(t, type))}: ${escaped(name)}</li>`).join('');
  return `${sent === '' ? '' : `<p>${escaped(t('public.supply.files'))}</p><ul>${sent}</ul>`}<label for="type">${escaped(t('public.supply.type'))}</label><select id="type" name="type">${options}</select><label for="file">${escaped(t('public.supply.file'))}</label><input id="file" name="file" type="file" accept="${documentEndings.join(',')}">`;
};

const form = (asked: Asked, request: PublicRequest): string => {
  const { t } = asked;
  const { answer, asks: wanted } = request;
  const first = answer?.suppliers[0];
  const supplier = wanted.suppliers
    ? [
        line('name', t('public.supply.name'), first?.name),
        line('country', t('public.supply.country'), first?.country),
        line('material', t('public.supply.material'), first?.material),
      ]
    : [];
  return `<form method="post" enctype="multipart/form-data" autocomplete="off">${fileFields(asked, request)}${supplier.join('')}${field('words', t('public.supply.words'), 6, answer?.words)}${field('wrong', t('public.supply.wrong'), 4)}<button type="submit" class="main">${escaped(t('public.supply.send'))}</button></form>`;
};

/** Whoever comes from a mail or a typed address begins outside: nothing is opened before they go on from a page of ours. */
const door = (t: Translate): string =>
  `${said(t('public.supply.door'))}<form method="get"><button type="submit" class="main">${escaped(t('public.supply.go-on'))}</button></form>`;

const open = {
  at: 'GET /supply-answer/:token',
  show: async (asked: Asked): Promise<Shown> => {
    const answer = await asked.act(openAsk, { token: asked.named.token ?? '' });
    const { t } = asked;
    if ('problem' in answer)
      return answer.problem.code === 'CROSS_SITE_REFUSED' ? frame(asked, door(t)) : refused(asked, answer.problem);
    const state = answer.value.closed
      ? said(t('public.supply.closed'))
      : `${answer.value.answer ? said(t('public.supply.got')) : ''}${form(asked, answer.value)}`;
    return frame(asked, `${asks(asked, answer.value)}${state}`);
  },
} as const;

/** What was told of more suppliers than the page asks for stays as it was. */
const send = {
  at: 'POST /supply-answer/:token',
  show: async (asked: Asked): Promise<Shown> => {
    const { form: filled, files, act } = asked;
    const token = asked.named.token ?? '';
    const before = await act(openAsk, { token });
    if ('problem' in before) return refused(asked, before.problem);
    const { name = '', country = '', material = '', words = '', wrong = '' } = filled;
    if (wrong.trim() !== '') {
      const told = await act(sayWrong, { token, words: wrong });
      if ('problem' in told) return refused(asked, told.problem);
    }
    for (const file of files) {
      const sent = await act(sendFile, { token, type: filled.type ?? 'other', name: file.name }, file);
      if ('problem' in sent) return refused(asked, sent.problem);
    }
    const others = before.value.answer?.suppliers.slice(1) ?? [];
    const named = name.trim() === '' ? [] : [{ name, country, material, address: '' }];
    if (named.length > 0 || words.trim() !== '') {
      const { quantity = null, corrective = '' } = before.value.answer ?? {};
      const sent = await act(answerAsk, { token, suppliers: [...named, ...others], words, corrective, ...quantity });
      if ('problem' in sent) return refused(asked, sent.problem);
    }
    return { goTo: `/supply-answer/${encodeURIComponent(token)}` };
  },
} as const;

/** The page of a supplier without an account: no script, no frame of ours. A door serves it. */
export const supplyAnswerPages = [open, send] as const;
