import { useState } from 'react';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Form } from '../../../web/kit/form/Form.tsx';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { Facts } from '../../../web/kit/Stat.tsx';
import { useWords } from '../../../web/kit/words.ts';
import { openPacketLink, type PacketContent } from '../contract.ts';

/** The secret behind the # is taken out of the address at once, so that it stays in no history. */
const secretFromAddress = (): string => {
  const secret = location.hash.slice(1);
  if (secret) history.replaceState(history.state, '', location.pathname);
  return secret;
};

/** The page behind a one-time link: the code that was told by phone, then the packet, once. Nothing of it is kept in the browser. */
export const Screen = () => {
  const { t } = useWords();
  const [link] = useState(secretFromAddress);
  const [packet, setPacket] = useState<PacketContent | null>(null);
  if (packet) return <Opened packet={packet} />;
  if (!link) {
    return (
      <Page title={t('consent.packet.no-link')} neutral>
        <p>{t('consent.packet.no-link.says')}</p>
      </Page>
    );
  }
  return (
    <Page title={t('consent.packet.title')} neutral lead={<p>{t('consent.packet.lead')}</p>}>
      <Form
        route={openPacketLink}
        words="consent.packet"
        fixed={{ link }}
        ask={['code']}
        fields={{ code: { autoComplete: 'one-time-code' } }}
        nothingToLose
        onDone={setPacket}
      />
      <p className="ff-small">
        {t('consent.packet.referral')} <a href={`/reply#${link}`}>{t('consent.packet.answer')}</a>
      </p>
    </Page>
  );
};

const Opened = ({ packet }: { packet: PacketContent }) => {
  const { t, language, moment } = useWords();
  return (
    <Page
      title={t('consent.packet.opened', { code: packet.code })}
      neutral
      state={t('consent.packet.from', { from: packet.from, purpose: packet.purpose.title[language] })}
    >
      <Alert tone="warning" title={t('consent.packet.once')}>
        <p>{t('consent.packet.until', { until: moment(packet.accessUntil) })}</p>
      </Alert>
      <Section title={t('consent.packet.holds')}>
        <Facts
          facts={packet.fields.map((field) => ({
            name: field.title[language],
            value: field.shown?.[language] ?? [field.value].flat().join('; '),
          }))}
        />
      </Section>
    </Page>
  );
};
