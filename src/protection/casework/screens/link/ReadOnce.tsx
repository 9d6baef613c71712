import { ProblemError, useAct } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { Facts } from '../../../../web/kit/Stat.tsx';
import { openPacketLink, type PacketContent } from '../../../consent/contract.ts';
import { useCaseworkWords } from '../words.ts';

/** What was sent opens once, and is said so before it is opened. */
export const ReadOnce = (keys: { link: string; code: string }) => {
  const { t } = useCaseworkWords();
  const read = useAct(openPacketLink);
  const used = read.error instanceof ProblemError && read.error.problem.code === 'PACKET_LINK_NOT_VALID';
  return (
    <Section title={t('casework.once')} lead={t('casework.once.lead')}>
      {used ? <Alert tone="warning">{t('casework.once.used')}</Alert> : null}
      {read.error && !used ? <ProblemAlert error={read.error} /> : null}
      {read.data ? (
        <Content packet={read.data} />
      ) : used ? null : (
        <Button kind="main" disabled={read.isPending} onClick={() => read.mutate({ input: keys })}>
          {t('casework.once.go')}
        </Button>
      )}
    </Section>
  );
};

const Content = ({ packet }: { packet: PacketContent }) => {
  const { t, say } = useCaseworkWords();
  const inWords = (value: string | number | boolean): string =>
    typeof value === 'boolean' ? t(value ? 'web.yes' : 'web.no') : String(value);
  return (
    <>
      <p>{say(packet.purpose.title)}</p>
      <Facts
        facts={packet.fields.map((field) => ({
          name: say(field.title),
          value: field.shown ? say(field.shown) : [field.value].flat().map(inWords).join('; '),
        }))}
      />
    </>
  );
};
