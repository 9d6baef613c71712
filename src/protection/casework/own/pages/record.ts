import type { Translate } from '../../../../platform/i18n/index.ts';
import { correctOwn, type OwnRecord, ownRecord, ownSeen } from '../contract.ts';
import { shownOrigin, shownValue } from '../shown.ts';
import { type Html, html } from './html.ts';
import { type Asked, button, dates, type OwnPage, pageOf, readThen, refusedOf, type Shown } from './page.ts';

type Field = OwnRecord['fields'][number];

const toldOf = ({ language, t }: Asked, field: Field): Html[] =>
  field.told.map(
    (told) => html`<dd class="answer">${shownValue(field, told, language, t)}</dd>
<dd class="small">${shownOrigin(told, language, t)}</dd>`,
  );

const groupOf = (asked: Asked, record: OwnRecord, group: string): Html => {
  const { t, language } = asked;
  return html`<section>
<h2>${t(`public.own.group.${group}`)}</h2>
<dl>
${record.fields
  .filter((field) => field.group === group)
  .map((field) => {
    const title = field.title[language];
    return html`<div>
<dt>${title}</dt>
${toldOf(asked, field)}
${field.told.length > 1 ? html`<dd class="small"><strong>${t('public.own.two')}</strong></dd>` : null}
${
  record.mayCorrect
    ? html`<dd class="small"><a href="/own/record/${field.field}" aria-label="${t('public.own.correct.of', { field: title })}">${t('public.own.correct')}</a></dd>`
    : null
}
</div>`;
  })}
</dl>
</section>`;
};

const caseOf = (asked: Asked, { openedOn, closedOn }: OwnRecord['cases'][number]): string => {
  const { day } = dates(asked);
  return closedOn === null
    ? asked.t('public.own.case.open', { from: day(openedOn) })
    : asked.t('public.own.case.closed', { from: day(openedOn), to: day(closedOn) });
};

/** Everything that is written, with who asked and when. */
export const record: OwnPage = {
  at: 'GET /own/record',
  show: (asked) =>
    readThen(asked, ownRecord, {}, (value) => {
      const { t, query } = asked;
      const groups = [...new Set(value.fields.map(({ group }) => group))];
      return pageOf(asked, {
        title: t('public.own.record'),
        body: html`${query.saved ? html`<p class="done" role="status">${t('public.own.saved')}</p>` : null}
<p>${t('public.own.kept-by', { house: value.house, since: dates(asked).day(value.since) })}</p>
${value.team.length > 0 ? html`<p>${t('public.own.team', { people: value.team.join(', ') })}</p>` : null}
<p>${t('public.own.code', { code: value.code })}</p>
${value.cases.map((one) => html`<p>${caseOf(asked, one)}</p>`)}
${groups.length === 0 ? html`<p>${t('public.own.nothing')}</p>` : null}
${groups.map((group) => groupOf(asked, value, group))}
${value.storyHidden ? html`<p>${t('public.own.story-hidden')}</p>` : null}
<p>${t('public.own.not-here')}</p>
<p><a href="/own/ask">${t('public.own.ask')}</a></p>`,
      });
    }),
};

const long = new Set(['long-text', 'address']);
const inputTypes: Readonly<Record<string, string>> = { date: 'date', phone: 'tel', email: 'email', number: 'number' };

/** The input that fits the kind of a field. Codes are chosen, languages and countries typed as they are kept. */
const inputOf = ({ language, t }: Asked, field: Field): Html => {
  const choice = (type: 'radio' | 'checkbox', value: string, label: string): Html =>
    html`<div class="choice"><input type="${type}" id="v-${value}" name="value" value="${value}"><label for="v-${value}">${label}</label></div>`;
  const label = t('public.own.correct.new');
  if (field.kind === 'yes-no') {
    return html`<fieldset><legend>${label}</legend>${choice('radio', 'yes', t('public.own.yes'))}${choice('radio', 'no', t('public.own.no'))}</fieldset>`;
  }
  if (field.codes && (field.kind === 'code' || field.kind === 'codes')) {
    const type = field.kind === 'code' ? 'radio' : 'checkbox';
    return html`<fieldset><legend>${label}</legend>${field.codes.map((one) => choice(type, one.code, one[language]))}</fieldset>`;
  }
  if (long.has(field.kind))
    return html`<label for="value">${label}</label><textarea id="value" name="value" rows="5"></textarea>`;
  return html`<label for="value">${label}</label><input id="value" name="value" type="${inputTypes[field.kind] ?? 'text'}">`;
};

const correctForm = (asked: Asked, field: Field, trouble: string | null): Shown => {
  const { t, language } = asked;
  return pageOf(asked, {
    title: t('public.own.correct.of', { field: field.title[language] }),
    back: { to: '/own/record', label: t('public.own.record') },
    body: html`<p>${t('public.own.correct.why', { why: field.why[language] })}</p>
<h2>${t('public.own.correct.now')}</h2>
<dl><div>${toldOf(asked, field)}</div></dl>
<form method="post" action="/own/record/${field.field}" autocomplete="off">
${trouble === null ? null : html`<p class="missing" role="alert">${trouble}</p>`}
${inputOf(asked, field)}
<p>${t('public.own.correct.after')}</p>
${button(t('public.own.correct.save'), { value: 'said' })}
${button(t('public.own.correct.decline'), { value: 'declined', plain: true })}
</form>
<p><a href="/own/record">${t('public.own.correct.back')}</a></p>`,
  });
};

const onField = (asked: Asked, show: (field: Field) => Shown): Promise<Shown> =>
  readThen(asked, ownRecord, {}, ({ fields, mayCorrect }) => {
    const field = fields.find((one) => one.field === asked.named.field);
    return field && mayCorrect ? show(field) : { goTo: '/own/record' };
  });

export const correct: OwnPage = {
  at: 'GET /own/record/:field',
  show: (asked) => onField(asked, (field) => correctForm(asked, field, null)),
};

const valueFrom = ({ kind }: Field, text: string) => {
  if (kind === 'yes-no') return text === 'yes';
  if (kind === 'codes') return text.split('\n');
  return kind === 'number' ? Number(text) : text;
};

const troubleIn = (t: Translate, empty: boolean): string =>
  t(empty ? 'public.own.correct.missing' : 'public.own.correct.form');

export const correcting: OwnPage = {
  at: 'POST /own/record/:field',
  show: async (asked) => {
    const read = await asked.act(ownRecord, {});
    if ('problem' in read) return refusedOf(asked, read.problem);
    const field = read.value.fields.find((one) => one.field === asked.named.field);
    if (!field) return { goTo: '/own/record' };
    const state = asked.form.do === 'declined' ? 'declined' : 'said';
    const text = (asked.form.value ?? '').trim();
    if (state === 'said' && text === '') return correctForm(asked, field, troubleIn(asked.t, true));
    const value = state === 'said' ? { value: valueFrom(field, text) } : {};
    const answer = await asked.act(correctOwn, { field: field.field, state, ...value });
    if ('value' in answer) return { goTo: '/own/record?saved=1' };
    if (answer.problem.status === 422) return correctForm(asked, field, troubleIn(asked.t, false));
    return refusedOf(asked, answer.problem);
  },
};

/** Who worked in the record. */
export const seen: OwnPage = {
  at: 'GET /own/seen',
  show: (asked) =>
    readThen(asked, ownSeen, {}, ({ days, more }) => {
      const { t } = asked;
      return pageOf(asked, {
        title: t('public.own.seen'),
        body: html`<p>${t(days.length === 0 ? 'public.own.seen.none' : 'public.own.seen.says')}</p>
<dl>
${[...new Set(days.map(({ day }) => day))].map(
  (day) => html`<div><dt>${dates(asked).day(day)}</dt>
${days
  .filter((one) => one.day === day)
  .map(
    ({ who, times, emergency }) => html`<dd>${t('public.own.seen.line', { who, times })}</dd>
${emergency ? html`<dd class="small">${t('public.own.seen.emergency')}</dd>` : null}`,
  )}</div>`,
)}
</dl>
${more ? html`<p>${t('public.own.seen.more')}</p>` : null}`,
      });
    }),
};
