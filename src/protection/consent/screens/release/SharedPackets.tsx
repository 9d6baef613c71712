import { useState } from 'react';
import type { z } from 'zod';
import { useAct } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Confirm } from '../../../../web/kit/Confirm.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Section } from '../../../../web/kit/Page.tsx';
import { StateBadge, type Tone } from '../../../../web/kit/StateBadge.tsx';
import { recallPacket, type SharedPacket, type WhoSawWhat } from '../../contract.ts';
import { useConsentWords } from '../words.ts';
import { NewLink } from './NewLink.tsx';

const packetTones: Record<SharedPacket['state'], Tone> = { open: 'good', ended: 'stopped', recalled: 'stopped' };

/** What left, to whom, until when, and every time it was opened. */
export const SharedPackets = ({ packets, reports }: Pick<z.infer<typeof WhoSawWhat>, 'packets' | 'reports'>) => {
  const { t, say, moment } = useConsentWords();
  return (
    <Section title={t('consent.shared')}>
      {packets.length + reports.length === 0 ? <p className="ff-nothing">{t('consent.shared.none')}</p> : null}
      {packets.map((packet) => (
        <One key={packet.id} packet={packet} />
      ))}
      {reports.map(({ id, duty, reportedAt, fields }) => (
        <div key={id} className="ff-card">
          <h3>{say(duty)}</h3>
          <p>
            {moment(reportedAt)}: {fields.map(({ title }) => say(title)).join('; ')}
          </p>
        </div>
      ))}
    </Section>
  );
};

const One = ({ packet }: { packet: SharedPacket }) => {
  const { t, say, moment } = useConsentWords();
  const mayRecall = useMay('share packet');
  const act = useAct(recallPacket, { also: ['casework'] });
  const [asking, setAsking] = useState(false);
  const opened = packet.reads.filter(({ opened: was }) => was).length;
  return (
    <div className="ff-card">
      <h3>
        {packet.to}{' '}
        <StateBadge tone={packetTones[packet.state]}>{t(`consent.packet-state.${packet.state}`)}</StateBadge>
      </h3>
      <p className="ff-small">
        {t('consent.shared.line', { code: packet.code, at: moment(packet.sentAt), until: moment(packet.accessUntil) })}
        {packet.ground === 'disclosure' ? ` ${t('consent.shared.by-law')}` : ''}
      </p>
      <p>{packet.fields.map(({ title }) => say(title)).join('; ')}</p>
      {packet.kept.length > 0 ? (
        <details className="ff-more">
          <summary>{t('consent.shared.kept', { count: packet.kept.length })}</summary>
          <ul>
            {packet.kept.map(({ id, title, reason }) => (
              <li key={id}>
                {say(title)}: {t(`consent.reason.${reason}`)}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <details className="ff-more">
        <summary>{t('consent.shared.reads', { count: opened })}</summary>
        {packet.reads.length === 0 ? <p>{t('consent.shared.reads.none')}</p> : null}
        <ul>
          {packet.reads.map(({ at, way, opened: was }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: readings have no id, are only added to, and two may fall on one moment
            <li key={i}>
              {moment(at)}: {t(was ? `consent.way.${way}` : 'consent.shared.refused')}
            </li>
          ))}
        </ul>
      </details>
      {mayRecall && packet.state === 'open' && packet.byLink ? <NewLink packetId={packet.id} /> : null}
      {mayRecall && packet.state === 'open' ? (
        <Button kind="quiet" onClick={() => setAsking(true)}>
          {t('consent.recall')}
        </Button>
      ) : null}
      {asking ? (
        <Confirm
          title={t('consent.recall.sure')}
          consequence={<p>{t('consent.recall.consequence')}</p>}
          act={t('consent.recall')}
          busy={act.isPending}
          error={act.error}
          onConfirm={() => act.mutate({ input: { packetId: packet.id } }, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
};
