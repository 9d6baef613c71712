import { askOwn, enterOwn, ownRecord } from '../contract.ts';
import { answerDays } from '../voices/contract.ts';
import { html } from './html.ts';
import { type Asked, button, dates, type OwnPage, pageOf, readThen, refusedOf, type Shown } from './page.ts';

const closed = (asked: Asked): Shown => {
  const { t } = asked;
  return pageOf(asked, {
    title: t('public.own.closed'),
    back: null,
    body: html`<p>${t('public.own.closed.says')} ${t('public.own.closed.link')}</p>
<p><a href="/sign-in">${t('public.own.closed.sign-in')}</a></p>`,
  });
};

/** The first page: what can be done, one link each. Where nobody is there it says nothing of what was. */
export const home: OwnPage = {
  at: 'GET /own',
  show: async (asked) => {
    const { t, act } = asked;
    const answer = await act(ownRecord, {});
    if ('problem' in answer) return closed(asked);
    return pageOf(asked, {
      title: t('public.own.hello'),
      back: null,
      body: html`<p>${t('public.own.hello.says')}</p>
<ul class="ways">
<li><a href="/own/record">${t('public.own.record')}</a></li>
<li><a href="/own/options">${t('public.own.options')}</a></li>
<li><a href="/own/seen">${t('public.own.seen')}</a></li>
<li><a href="/own/shared">${t('public.own.shared')}</a></li>
<li><a href="/own/copy">${t('public.own.copy')}</a></li>
<li><a href="/own/ask">${t('public.own.ask')}</a></li>
</ul>
<p><a href="/leave" rel="nofollow noreferrer" data-exit>${t('public.own.end')}</a></p>`,
    });
  },
};

/** The link itself opens nothing: programs that look at links before people do would use it up. The button does. */
export const wayIn: OwnPage = {
  at: 'GET /own/in/:link',
  show: async (asked) => {
    const { t, named } = asked;
    return pageOf(asked, {
      title: t('public.own.in'),
      back: null,
      body: html`<p>${t('public.own.in.safe')}</p>
<p>${t('public.own.in.says')}</p>
<form method="post" action="/own/in">
<input type="hidden" name="link" value="${named.link ?? ''}">
${button(t('public.own.in'))}
</form>`,
    });
  },
};

export const goIn: OwnPage = {
  at: 'POST /own/in',
  show: async (asked) => {
    const answer = await asked.act(enterOwn, { link: asked.form.link ?? '' });
    return 'value' in answer ? { goTo: `/own?lang=${answer.value.language}` } : refusedOf(asked, answer.problem);
  },
};

/** Who asks for the address of the form by hand. */
export const noLink: OwnPage = { at: 'GET /own/in', show: async () => ({ goTo: '/own' }) };

export const pause: OwnPage = {
  at: 'GET /own/pause',
  show: async (asked) => {
    const { t } = asked;
    return pageOf(asked, {
      title: t('public.own.pause'),
      body: html`<p>${t('public.own.pause.says')}</p>
<ul>
<li>${t('public.own.pause.feet')}</li>
<li>${t('public.own.pause.look')}</li>
<li>${t('public.own.pause.breath')}</li>
</ul>
<p>${t('public.own.pause.timer')}</p>`,
    });
  },
};

/** What leaving does and what it does not. */
export const leftBehind: OwnPage = {
  at: 'GET /own/left',
  show: async (asked) => {
    const { t } = asked;
    return pageOf(asked, {
      title: t('public.own.exit.more'),
      body: html`<p>${t('public.own.left.says')}</p>
<p><strong>${t('public.own.left.history')}</strong></p>
<p>${t('public.own.left.how')}</p>
<p>${t('public.own.left.spy')}</p>`,
    });
  },
};

const askForm = (asked: Asked, empty = false): Shown => {
  const { t } = asked;
  return pageOf(asked, {
    title: t('public.own.ask'),
    body: html`<p id="why">${t('public.own.ask.says', { days: answerDays })}</p>
<form method="post" action="/own/ask" autocomplete="off">
<label for="text">${t('public.own.ask.text')}</label>
${empty ? html`<p class="missing" id="missing">${t('public.own.empty')}</p>` : null}
<textarea id="text" name="text" rows="6" maxlength="4000" aria-describedby="why${empty ? ' missing' : ''}"></textarea>
${button(t('public.own.send'))}
</form>`,
  });
};

export const ask: OwnPage = {
  at: 'GET /own/ask',
  show: (asked) => readThen(asked, ownRecord, {}, () => askForm(asked)),
};

export const asking: OwnPage = {
  at: 'POST /own/ask',
  show: async (asked) => {
    const { t, form } = asked;
    if ((form.text ?? '').trim() === '') return askForm(asked, true);
    return readThen(asked, askOwn, { text: form.text ?? '' }, ({ code, dueOn }) =>
      pageOf(asked, {
        title: t('public.own.sent-title'),
        body: html`<p>${t('public.own.sent-code', { code, due: dates(asked).day(dueOn) })}</p>
<p>${t('public.own.sent-once')}</p>`,
      }),
    );
  },
};
