import type { Output } from '../../../../platform/contract/index.ts';
import { ownCopy, ownRecord, ownShared, revokeOwn } from '../contract.ts';
import { type Html, html } from './html.ts';
import { type Asked, button, dates, type OwnPage, pageOf, readThen, type Shown } from './page.ts';

type Sharing = Output<typeof ownShared>;
type Release = Sharing['releases'][number];
type Packet = Sharing['packets'][number];

const releaseLine = (asked: Asked, { recipient, expiresAt }: Release): string =>
  asked.t('public.own.release', { to: recipient.name, until: dates(asked).day(expiresAt) });

const sentLine = (asked: Asked, packet: Packet): Html => {
  const { t, language } = asked;
  const { day, moment } = dates(asked);
  const at = day(packet.sentAt);
  const state = {
    open: () => t('public.own.sent', { at, until: day(packet.accessUntil) }),
    ended: () => t('public.own.sent.ended', { at }),
    recalled: () => t('public.own.sent.recalled', { at }),
  }[packet.state]();
  const reads = packet.reads.filter(({ opened }) => opened);
  return html`<p>${state} ${t('public.own.sent.reads', { times: reads.length })}</p>
${reads.length > 0 ? html`<ul class="small">${reads.map((read) => html`<li>${moment(read.at)}</li>`)}</ul>` : null}
<ul>${packet.fields.map(({ title }) => html`<li>${title[language]}</li>`)}</ul>`;
};

const standings = {
  draft: 'draft',
  waiting: 'future',
  active: 'active',
  expired: 'expired',
  revoked: 'revoked',
  'entered in error': 'error',
} as const;

/** With whom, until when; what left by law is said too. */
export const shared: OwnPage = {
  at: 'GET /own/shared',
  show: (asked) =>
    readThen(asked, ownShared, {}, ({ releases, packets, reports }) => {
      const { t, language } = asked;
      const byLaw = packets.filter(({ ground }) => ground === 'disclosure');
      const nothing = releases.length + byLaw.length + reports.length === 0;
      return pageOf(asked, {
        title: t('public.own.shared'),
        body: html`${nothing ? html`<p>${t('public.own.shared.none')}</p>` : null}
<ul class="ways">
${releases.map(
  (release) => html`<li><a href="/own/shared/${release.id}">${releaseLine(asked, release)}</a>
<br><span class="small">${t(`public.own.release.standing.${standings[release.standing]}`)}</span></li>`,
)}
</ul>
${byLaw.map((packet) => html`<section><h2>${t('public.own.by-law', { to: packet.to })}</h2>${sentLine(asked, packet)}</section>`)}
${reports.map(
  (report) =>
    html`<p>${t('public.own.report', { duty: report.duty[language], at: dates(asked).day(report.reportedAt) })}</p>`,
)}`,
      });
    }),
};

const onRelease = (asked: Asked, show: (release: Release, packets: readonly Packet[]) => Shown): Promise<Shown> =>
  readThen(asked, ownShared, {}, ({ releases, packets }) => {
    const release = releases.find(({ id }) => id === asked.named.releaseId);
    if (!release) return { goTo: '/own/shared' };
    return show(
      release,
      packets.filter(({ groundId }) => groundId === release.id),
    );
  });

const toShared = ({ t }: Asked) => ({ to: '/own/shared', label: t('public.own.shared') });

/** One release: to whom, what for, what was sent and read. */
export const oneRelease: OwnPage = {
  at: 'GET /own/shared/:releaseId',
  show: (asked) =>
    onRelease(asked, (release, packets) => {
      const { t, language, query } = asked;
      const named = release.fields.map(({ title }) => title[language]);
      const classes = release.classes.map((dataClass) => t(`public.own.class.${dataClass}`));
      return pageOf(asked, {
        title: releaseLine(asked, release),
        back: toShared(asked),
        body: html`${query.stopped ? html`<p class="done" role="status">${t('public.own.stopped', { to: release.recipient.name })}</p>` : null}
<p><strong>${t(`public.own.release.standing.${standings[release.standing]}`)}</strong></p>
<p>${t('public.own.release.what', { purpose: release.purpose.title[language] })}</p>
<h2>${t('public.own.release.fields')}</h2>
<ul>${[...classes, ...named].map((one) => html`<li>${one}</li>`)}</ul>
${packets.length === 0 ? html`<p>${t('public.own.sent.none')}</p>` : packets.map((packet) => sentLine(asked, packet))}
${release.standing === 'active' || release.standing === 'waiting' ? html`<p><a class="button" href="/own/shared/${release.id}/stop">${t('public.own.stop')}</a></p>` : null}`,
      });
    }),
};

/** One question before it, with what it does and what it cannot undo. No reason is asked. */
export const stop: OwnPage = {
  at: 'GET /own/shared/:releaseId/stop',
  show: (asked) =>
    onRelease(asked, ({ id, recipient: { name: to } }) => {
      const { t } = asked;
      return pageOf(asked, {
        title: t('public.own.stop.title', { to }),
        back: toShared(asked),
        body: html`<p>${t('public.own.stop.says', { to })}</p>
<p>${t('public.own.stop.help')}</p>
<form method="post" action="/own/shared/${id}/stop">${button(t('public.own.stop.yes'))}</form>
<p><a href="/own/shared/${id}">${t('public.own.stop.no')}</a></p>`,
      });
    }),
};

export const stopping: OwnPage = {
  at: 'POST /own/shared/:releaseId/stop',
  show: (asked) =>
    readThen(asked, revokeOwn, { releaseId: asked.named.releaseId ?? '' }, ({ release }) => ({
      goTo: `/own/shared/${release.id}?stopped=1`,
    })),
};

export const copy: OwnPage = {
  at: 'GET /own/copy',
  show: (asked) =>
    readThen(asked, ownRecord, {}, () => {
      const { t } = asked;
      return pageOf(asked, {
        title: t('public.own.copy'),
        body: html`<p>${t('public.own.copy.says')}</p>
<p>${t('public.own.copy.safe')}</p>
<ul class="ways">
<li><a href="/own/copy/pdf">${t('public.own.copy.pdf')}</a></li>
<li><a href="/own/copy/json">${t('public.own.copy.json')}</a></li>
</ul>`,
      });
    }),
};

export const copyFile: OwnPage = {
  at: 'GET /own/copy/:as',
  show: (asked) => readThen(asked, ownCopy, { as: asked.named.as === 'json' ? 'json' : 'pdf' }, (file) => ({ file })),
};
