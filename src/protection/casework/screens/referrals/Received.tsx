import { useAct, useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { usePathParams } from '../../../../web/kit/search.ts';
import { answerReferral, askReferral, receivedReferral } from '../../contract.ts';
import { useCaseworkWords } from '../words.ts';
import { Moves } from './Moves.tsx';
import { QuestionForm } from './QuestionForm.tsx';
import { referralTones } from './words.ts';

/** A referral that came to us: answer it, work on it, say how it ended. */
export const Screen = () => {
  const { referralId } = usePathParams('referralId');
  const { t, say, moment } = useCaseworkWords();
  const read = useRead(receivedReferral, { referralId });
  const act = useAct(answerReferral);
  const ask = useAct(askReferral);
  const { data } = read;
  return (
    <Page
      title={t('casework.received.one', { code: data?.code ?? '' })}
      neutral
      up={{ to: '/referrals', label: t('casework.nav.referrals') }}
      {...(data
        ? {
            state: (
              <>
                <StateBadge tone={referralTones[data.state]}>{t(`casework.referral.state.${data.state}`)}</StateBadge>
                {data.outcome ? t(`casework.referral.outcome.${data.outcome}`) : null}
                {data.from} · {say(data.purpose.title)} · {t(`casework.priority.${data.priority}`)}
              </>
            ),
          }
        : {})}
    >
      <Loaded read={read}>
        {(referral) => (
          <>
            {referral.access === 'open' ? (
              <Alert tone="info" title={t('casework.received.until', { day: moment(referral.accessUntil) })}>
                <Link to={`/inbox/${referral.packetId}`}>{t('casework.received.read')}</Link>
              </Alert>
            ) : (
              <Alert tone="warning">{t('casework.received.ended')}</Alert>
            )}
            {referral.moves.length > 0 ? (
              <Section title={t('casework.received.answer')}>
                <Moves
                  moves={referral.moves}
                  busy={act.isPending}
                  error={act.error}
                  onMove={(to, outcome) => act.mutate({ input: { referralId, to, outcome } })}
                />
              </Section>
            ) : null}
            {referral.access === 'open' && referral.moves.length > 0 ? (
              <Section title={t('casework.question')} lead={t('casework.question.lead', { from: referral.from })}>
                <QuestionForm
                  busy={ask.isPending}
                  error={ask.error}
                  sent={ask.isSuccess}
                  onAsk={(question) => ask.mutate({ input: { referralId, question } })}
                />
              </Section>
            ) : null}
          </>
        )}
      </Loaded>
    </Page>
  );
};
