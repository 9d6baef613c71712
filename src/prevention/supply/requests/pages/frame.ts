import type { FileBody, Input, Output, Problem, Route } from '../../../../platform/contract/index.ts';
import type { Translate } from '../../../../platform/i18n/index.ts';
import { escaped } from '../../package/escape.ts';

/** What a page has in its hands: the words, what was asked, and the acts of the API as whoever is there. */
export interface Asked {
  readonly language: 'en' | 'es';
  readonly t: Translate;
  readonly named: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
  readonly files: readonly FileBody[];
  readonly query: Readonly<Record<string, string>>;
  readonly act: <R extends Route>(
    route: R,
    input: Partial<Input<R>>,
    file?: FileBody,
  ) => Promise<{ readonly value: Output<R> } | { readonly problem: Problem }>;
}

export type Shown = { readonly page: string } | { readonly goTo: string } | { readonly file: FileBody };

export interface AnswerPage {
  readonly at: `${'GET' | 'POST'} /supply-answer/${string}`;
  show(asked: Asked): Promise<Shown>;
}

/** The address of a page behind the link; '' is the first. */
export const pathTo = ({ named: { token = '' } }: Pick<Asked, 'named'>, page: string): string =>
  `/supply-answer/${encodeURIComponent(token)}${page === '' ? '' : `/${page}`}`;

type Framed = Pick<Asked, 'language' | 't' | 'named'> & Partial<Pick<Asked, 'query' | 'form'>>;

/** The same page in the other language: a page of one row stays with it. */
const otherLanguage = ({ language, t, query = {}, form = {} }: Framed): string => {
  const other = language === 'en' ? 'es' : 'en';
  const id = form.id ?? query.id;
  const asking = new URLSearchParams({ lang: other, ...(id === undefined ? {} : { id }) });
  return `<a href="?${escaped(String(asking))}" lang="${other}">${escaped(t('public.supply.other-language'))}</a>`;
};

export const said = (text: string): string => `<p>${escaped(text)}</p>`;

/** A name of any script keeps to itself: one that reads from right to left turns nothing around it. */
export const name = (text: string): string => `<bdi>${escaped(text)}</bdi>`;

interface Body {
  readonly title: string;
  readonly body: string;
  /** What was refused; it stands on top and says what to do. */
  readonly trouble?: string;
  /** Whether a way leads back to the first page of the link. */
  readonly back?: boolean;
}

/**
 * No script, no frame of ours: it opens on an old phone and prints as it is. `same-origin`: an old browser that says nothing else of where a form comes
 * from would else send no origin with it and be turned away; the address of the page goes to nobody but us.
 */
export const frame = (asked: Framed, { title, body, trouble = '', back = true }: Body): { readonly page: string } => {
  const { language, t } = asked;
  const way = back ? `<p><a href="${escaped(pathTo(asked, ''))}">← ${escaped(t('public.supply.back'))}</a></p>` : '';
  return {
    page: `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="same-origin"><meta name="robots" content="noindex, nofollow"><title>${escaped(title)}</title>
<link rel="stylesheet" href="/quiet.css"></head><body><main id="main">${way}<h1>${escaped(title)}</h1>${trouble}${body}</main>
<footer><ul><li>${otherLanguage(asked)}</li></ul></footer></body></html>
`,
  };
};

/** A link that does not work, too many tries, a file beyond all size: a page of its own, for nothing else can be shown. */
export const refusedPage = (
  asked: Framed,
  { says, fix }: Pick<Problem, 'says' | 'fix'>,
  { back = false }: { readonly back?: boolean } = {},
): { readonly page: string } => frame(asked, { title: says, body: said(fix), back });

/** One place where something is wrong, in words: sheet, row and field as far as they are known. */
const placeIn = (t: Translate, labels: Readonly<Record<string, string>>, place: Problem['where'][number]): string => {
  const { sheet, row, field, says } = place;
  const label = field === undefined ? undefined : (labels[field] ?? labels[field.split('.').at(-1) ?? '']);
  const parts = [
    sheet,
    ...(row === undefined ? [] : [t('public.supply.row', { row })]),
    ...(label === undefined ? [] : [label]),
  ].filter((part) => part !== undefined);
  const text = escaped([parts.join(', '), says].filter(Boolean).join(': '));
  const to = field === undefined || sheet !== undefined ? undefined : field.split('.').at(-1);
  return text === '' ? '' : `<li>${to && labels[to] ? `<a href="#${escaped(to)}">${text}</a>` : text}</li>`;
};

/** What was refused, on top of the form that holds what was typed. */
export const troubleOf = (
  { t }: Pick<Asked, 't'>,
  problem: Problem,
  labels: Readonly<Record<string, string>>,
): string => {
  const places = problem.where.map((place) => placeIn(t, labels, place)).join('');
  return `<div role="alert" class="missing"><p>${escaped(problem.says)} ${escaped(problem.fix)}</p>${places === '' ? '' : `<ul>${places}</ul>`}</div>`;
};
