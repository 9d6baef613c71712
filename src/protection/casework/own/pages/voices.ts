import { readAnswer, sayVoice, VoiceKind, youSaid } from '../voices/contract.ts';
import { html } from './html.ts';
import { type Asked, button, dates, type OwnPage, pageOf, readThen, refusedOf, type Shown } from './page.ts';

const houseOf = ({ named }: Asked): string => named.house ?? '';
const back = (asked: Asked, house: string) => ({
  to: `/say/${houseOf(asked)}`,
  label: asked.t('public.own.say', { house }),
});

const sayForm = (asked: Asked, empty = false): Promise<Shown> =>
  readThen(asked, youSaid, { house: houseOf(asked) }, ({ house, answerDays: days, said }) => {
    const { t, form } = asked;
    return pageOf(asked, {
      title: t('public.own.say', { house }),
      back: null,
      body: html`<p>${t('public.own.say.says')}</p>
<p>${t('public.own.say.days', { days })}</p>
<form method="post" action="/say/${houseOf(asked)}" autocomplete="off">
<fieldset><legend>${t('public.own.say.kind')}</legend>
${VoiceKind.options
  .toReversed()
  .map(
    (kind, i) =>
      html`<div class="choice"><input type="radio" id="k-${kind}" name="kind" value="${kind}"${i === 0 ? html` checked` : null}><label for="k-${kind}">${t(`public.own.say.kind.${kind}`)}</label></div>`,
  )}
</fieldset>
<label for="text">${t('public.own.say.text')}</label>
${empty ? html`<p class="missing" role="alert">${t('public.own.empty')}</p>` : null}
<textarea id="text" name="text" rows="6" maxlength="4000">${form.text ?? ''}</textarea>
${button(t('public.own.send'))}
</form>
<p><a href="/say/${houseOf(asked)}/answer">${t('public.own.say.answer')}</a></p>
${
  said.length === 0
    ? null
    : html`<section><h2>${t('public.own.say.said')}</h2>
${said.map(
  (one) => html`<dl><div><dt>${t('public.own.say.you')}</dt><dd>${one.said}</dd></div>
<div><dt>${t('public.own.say.we')}</dt><dd>${one.did}</dd>
<dd class="small">${t(`public.own.outcome.${one.outcome}`)}, ${dates(asked).day(one.on)}</dd></div></dl>`,
)}</section>`
}`,
    });
  });

export const say: OwnPage = { at: 'GET /say/:house', show: (asked) => sayForm(asked) };

export const saying: OwnPage = {
  at: 'POST /say/:house',
  show: async (asked) => {
    const { t, form } = asked;
    const text = (form.text ?? '').trim();
    if (text === '') return sayForm(asked, true);
    const kind = VoiceKind.safeParse(form.kind).data ?? 'complaint';
    return readThen(asked, sayVoice, { house: houseOf(asked), kind, text }, ({ code, dueOn }) =>
      pageOf(asked, {
        title: t('public.own.sent-title'),
        back: null,
        body: html`<p>${t('public.own.sent-code', { code, due: dates(asked).day(dueOn) })}</p>
<p>${t('public.own.sent-once')}</p>
<p><a href="/say/${houseOf(asked)}/answer">${t('public.own.say.answer')}</a></p>`,
      }),
    );
  },
};

const codeForm = (asked: Asked, trouble: string | null): Promise<Shown> =>
  readThen(asked, youSaid, { house: houseOf(asked) }, ({ house }) => {
    const { t } = asked;
    return pageOf(asked, {
      title: t('public.own.say.answer'),
      back: back(asked, house),
      body: html`<form method="post" action="/say/${houseOf(asked)}/answer" autocomplete="off">
<label for="code">${t('public.own.say.code')}</label>
${trouble === null ? null : html`<p class="missing" role="alert">${trouble}</p>`}
<input id="code" name="code" type="text" autocapitalize="characters" spellcheck="false">
${button(t('public.own.say.read'))}
</form>`,
    });
  });

export const answerForm: OwnPage = { at: 'GET /say/:house/answer', show: (asked) => codeForm(asked, null) };

export const answer: OwnPage = {
  at: 'POST /say/:house/answer',
  show: async (asked) => {
    const { t, form, act } = asked;
    const read = await act(readAnswer, { house: houseOf(asked), code: form.code ?? '' });
    if ('problem' in read) {
      const { code, says, fix } = read.problem;
      return code === 'VOICE_CODE_NOT_VALID' ? codeForm(asked, `${says} ${fix}`) : refusedOf(asked, read.problem);
    }
    const { outcome, answer: words, dueOn } = read.value;
    return pageOf(asked, {
      title: t('public.own.say.answer'),
      back: null,
      body:
        outcome === null || words === null
          ? html`<p>${t('public.own.say.waiting', { due: dates(asked).day(dueOn) })}</p>`
          : html`<p><strong>${t(`public.own.outcome.${outcome}`)}</strong></p><p class="answer">${words}</p>`,
    });
  },
};
