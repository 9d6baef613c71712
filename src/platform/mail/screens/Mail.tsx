import { useState } from 'react';
import { useAct, useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { Confirm } from '../../../web/kit/Confirm.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { Facts } from '../../../web/kit/Stat.tsx';
import { usePathParams } from '../../../web/kit/search.ts';
import { useWords } from '../../../web/kit/words.ts';
import { getMail, markSent, tryAgain } from '../contract.ts';
import { MailBadge } from './MailBadge.tsx';

/** One mail with its text, to copy and send. */
export const Screen = () => {
  const { mailId } = usePathParams('mailId');
  const { t, moment } = useWords();
  const read = useRead(getMail, { mailId });
  const again = useAct(tryAgain);
  const { data } = read;
  const open = data !== undefined && data.sentAt === null;
  return (
    <Page
      title={data?.subject ?? t('mail.title')}
      up={{ to: '/mails', label: t('mail.title') }}
      state={data ? <MailBadge state={data.state} /> : null}
      whoMaySee={t('mail.who')}
      actions={
        open ? <Acts mailId={mailId} again={() => again.mutate({ input: { mailId } })} busy={again.isPending} /> : null
      }
    >
      {again.error ? <ProblemAlert error={again.error} /> : null}
      <Loaded read={read}>
        {({ to, text, createdAt, sentAt, problem }) => (
          <>
            {problem ? (
              <Alert tone="warning" title={problem.says}>
                {problem.fix}
              </Alert>
            ) : null}
            <Facts
              facts={[
                { name: t('mail.to'), value: to ?? '–' },
                { name: t('mail.created'), value: moment(createdAt) },
                ...(sentAt ? [{ name: t('mail.sent'), value: moment(sentAt) }] : []),
              ]}
            />
            <Section title={t('mail.text')}>
              {text ? <p className="ff-pre">{text}</p> : <p>{t('mail.text-gone')}</p>}
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
};

const Acts = ({ mailId, again, busy }: { mailId: string; again: () => void; busy: boolean }) => {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const mark = useAct(markSent);
  return (
    <>
      <Button kind="main" icon="check" onClick={() => setAsking(true)}>
        {t('mail.mark-sent')}
      </Button>
      <Button icon="mail" disabled={busy} onClick={again}>
        {t('mail.try-again')}
      </Button>
      {asking ? (
        <Confirm
          title={t('mail.mark-sent.ask')}
          consequence={t('mail.mark-sent.consequence')}
          act={t('mail.mark-sent')}
          busy={mark.isPending}
          error={mark.error}
          onConfirm={() => mark.mutate({ input: { mailId } }, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
};
