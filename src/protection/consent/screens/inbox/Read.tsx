import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call, saveFile } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { Facts } from '../../../../web/kit/Stat.tsx';
import { usePathParams } from '../../../../web/kit/search.ts';
import { type PacketContent, packetFile, readPacket } from '../../contract.ts';
import { useConsentWords } from '../words.ts';

/** Each reading is noted on both sides: so it is read once a visit, and not kept beyond this page. */
const usePacket = (packetId: string) =>
  useQuery<PacketContent, Error>({
    queryKey: ['packet-content', packetId],
    // not to be broken off and asked again: the first one is noted already
    queryFn: () => call(readPacket, { packetId }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  });

/** A packet as its recipient reads it, while its release lives. */
export const Screen = () => {
  const { packetId } = usePathParams('packetId');
  const { t, say } = useConsentWords();
  const read = usePacket(packetId);
  const { data } = read;
  return (
    <Page
      title={data ? t('consent.packet.opened', { code: data.code }) : t('consent.inbox.packet')}
      neutral
      up={{ to: '/inbox', label: t('consent.nav.inbox') }}
      {...(data ? { state: t('consent.packet.from', { from: data.from, purpose: say(data.purpose.title) }) } : {})}
      whoMaySee={t('consent.inbox.who')}
    >
      <Loaded read={read}>{(packet) => <Opened packet={packet} />}</Loaded>
    </Page>
  );
};

const Opened = ({ packet }: { packet: PacketContent }) => {
  const { t, say, moment, language } = useConsentWords();
  const mayExport = useMay('export packet');
  const [trouble, setTrouble] = useState<unknown>(null);
  const take = (as: 'csv' | 'pdf'): void =>
    void call(packetFile, { packetId: packet.id, as, language }).then(saveFile, setTrouble);
  return (
    <>
      <Alert tone="warning" title={t('consent.inbox.until.says', { until: moment(packet.accessUntil) })}>
        <p>{t('consent.inbox.end')}</p>
      </Alert>
      <Section
        title={t('consent.packet.holds')}
        aside={
          mayExport ? (
            <span className="ff-buttons">
              <Button icon="print" onClick={() => take('pdf')}>
                {t('consent.inbox.pdf')}
              </Button>
              <Button icon="table" onClick={() => take('csv')}>
                {t('consent.inbox.csv')}
              </Button>
              <Link to={`/inbox/${packet.id}/take-over`} className="usa-button usa-button--outline ff-button">
                {t('consent.inbox.take-over')}
              </Link>
            </span>
          ) : null
        }
      >
        {trouble ? <ProblemAlert error={trouble} /> : null}
        <Facts
          facts={packet.fields.map((field) => ({
            name: say(field.title),
            value: field.shown ? say(field.shown) : [field.value].flat().map(said(t)).join('; '),
          }))}
        />
      </Section>
      <p className="ff-small">
        SHA-256 <code className="ff-hash">{packet.sha256}</code>
      </p>
    </>
  );
};

const said =
  (t: ReturnType<typeof useConsentWords>['t']) =>
  (value: string | number | boolean): string =>
    typeof value === 'boolean' ? t(value ? 'web.yes' : 'web.no') : String(value);
