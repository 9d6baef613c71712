import { html, type OwnPage, ownDates, ownPageOf, readForOwn } from '../../casework/index.ts';
import { ownOptions } from './contract.ts';

/** What may be open to you: read without a script, behind the same door as her record. */
const options: OwnPage = {
  at: 'GET /own/options',
  show: (asked) =>
    readForOwn(asked, ownOptions, {}, ({ notice, doors, days, open, questions }) => {
      const { t, language } = asked;
      const { day } = ownDates(asked);
      return ownPageOf(asked, {
        title: t('public.own.options'),
        body: html`<p><strong>${notice[language]}</strong></p>
<p>${t('public.own.options.says')}</p>
<h2>${t('public.own.options.days')}</h2>
${
  days.length === 0
    ? html`<p>${t('public.own.options.days.none')}</p>`
    : html`<ul>${days.map((one) => html`<li><strong>${day(one.due)}</strong>: ${one.says[language]}<br><span class="small">${one.title[language]}</span></li>`)}</ul>
<p>${t('public.own.options.days.ask')}</p>`
}
<h2>${t('public.own.options.doors')}</h2>
${doors.length === 0 ? html`<p>${t('public.own.options.doors.none')}</p>` : null}
<ul>${doors.map(
          (door) => html`<li><strong>${door.title[language]}</strong>
<p>${door.says[language]}</p>
${door.inDispute ? html`<p>${t('public.own.options.dispute')}</p>` : null}
${door.cite ? html`<p class="small">${door.cite}</p>` : null}</li>`,
        )}</ul>
${open > 0 ? html`<p>${t('public.own.options.open', { count: open })}</p>` : null}
${
  questions.length === 0
    ? null
    : html`<h2>${t('public.own.options.questions')}</h2>
<p>${t('public.own.options.questions.says')}</p>
<ul>${questions.map((one) => html`<li>${one.asks[language]}<br><span class="small">${one.why[language]}</span></li>`)}</ul>`
}`,
      });
    }),
};

export const reliefOwnPages: readonly OwnPage[] = [options];
