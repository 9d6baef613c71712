import type { Language } from '../../../../platform/actor/index.ts';
import type { Input, Output, Problem, Route } from '../../../../platform/contract/index.ts';
import type { Translate } from '../../../../platform/i18n/index.ts';
import { datesIn } from '../shown.ts';
import { type Html, html } from './html.ts';

export type Answer<R> = { readonly value: Output<R> } | { readonly problem: Problem };

/** What a page has in its hands: the words, what was asked, and the acts of the API as whoever is there. */
export interface Asked {
  readonly language: Language;
  readonly t: Translate;
  /** Of the address. */
  readonly named: Readonly<Record<string, string>>;
  /** Of a form; several values of one name are joined by a line break. */
  readonly form: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly act: <R extends Route>(route: R, input: Partial<Input<R>>) => Promise<Answer<R>>;
}

/** What the browser gets. */
export type Shown =
  | { readonly page: string }
  | { readonly goTo: string }
  | { readonly file: { readonly bytes: Uint8Array; readonly type: string; readonly name: string } };

export interface OwnPage {
  readonly at: `${'GET' | 'POST'} /${string}`;
  show(asked: Asked): Promise<Shown>;
}

export interface Body {
  readonly title: string;
  readonly body: Html;
  /** Where the way back leads; none on the first page. */
  readonly back?: { readonly to: string; readonly label: string } | null;
}

const homeOf = ({ t }: Asked) => ({ to: '/own', label: t('public.own.home') });

/**
 * One page whole, read without a script. Its title and icon tell nothing; the way out comes first for the keyboard, and stays on top.
 * `/quiet.js` only makes leaving quicker.
 */
export const pageOf = (asked: Asked, { title, body, back = homeOf(asked) }: Body): Shown => {
  const { t, language } = asked;
  const other = language === 'en' ? 'es' : 'en';
  return {
    page: html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow">
<title>${t('public.own.title')}</title>
<link rel="icon" href="/quiet.svg" type="image/svg+xml">
<link rel="stylesheet" href="/quiet.css">
<script src="/quiet.js" defer></script>
</head>
<body>
<div class="exit" role="region" aria-label="${t('public.own.exit')}">
<a class="hidden-until-focus" href="/leave" rel="nofollow noreferrer" data-exit>${t('public.own.exit.second')}</a>
<a class="hidden-until-focus" href="#main">${t('public.own.skip')}</a>
<a class="exit-button" href="/leave" rel="nofollow noreferrer" data-exit>${t('public.own.exit')}</a>
<span class="dots" aria-hidden="true" data-dots hidden><i></i><i></i><i></i></span>
<span class="exit-note"><span data-shift hidden>${t('public.own.exit.shift')}</span> ${t('public.own.exit.history')}</span>
<span class="only-heard" role="status" data-says data-two="${t('public.own.exit.two')}" data-one="${t('public.own.exit.one')}"></span>
</div>
<main id="main" tabindex="-1">
${back ? html`<p><a href="${back.to}">← ${back.label}</a></p>` : null}
<h1>${title}</h1>
${body}
</main>
<footer>
<nav aria-label="${t('public.own.foot')}">
<ul>
<li><a href="/own/pause">${t('public.own.pause')}</a></li>
<li><a href="/own/left">${t('public.own.exit.more')}</a></li>
<li><a href="?lang=${other}" lang="${other}">${t('public.own.other-language')}</a></li>
</ul>
</nav>
</footer>
</body>
</html>
`.html,
  };
};

/** What was refused: back to the closed page where nobody is there, else the refusal in words. */
export const refusedOf = (asked: Asked, { status, says, fix }: Problem): Shown => {
  if (status === 401 || status === 403) return { goTo: '/own' };
  return pageOf(asked, { title: says, body: html`<p>${fix}</p>` });
};

/** Reads through an act and shows it, or what was refused. */
export const readThen = async <R extends Route>(
  asked: Asked,
  route: R,
  input: Partial<Input<R>>,
  show: (value: Output<R>) => Shown,
): Promise<Shown> => {
  const answer = await asked.act(route, input);
  return 'value' in answer ? show(answer.value) : refusedOf(asked, answer.problem);
};

export const dates = ({ language }: Asked) => datesIn(language);

export const button = (label: string, more: { name?: string; value?: string; plain?: true } = {}): Html =>
  html`<button type="submit" class="${more.plain ? 'plain' : 'main'}" name="${more.name ?? 'do'}" value="${more.value ?? 'yes'}">${label}</button>`;
