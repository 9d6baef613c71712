import { useId, useState } from 'react';
import type { z } from 'zod';
import { useAct } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { answerReferralLink, askReferralLink, type LinkedReferral, openReferralLink } from '../../contract.ts';
import { Moves } from '../referrals/Moves.tsx';
import { QuestionForm } from '../referrals/QuestionForm.tsx';
import { referralTones } from '../referrals/words.ts';
import { useCaseworkWords } from '../words.ts';
import { ReadOnce } from './ReadOnce.tsx';

type Referral = z.infer<typeof LinkedReferral>;
interface Key {
  readonly link: string;
  readonly code: string;
}

/** The secret behind the # is taken out of the address at once, so that it stays in no history. */
const secretFromAddress = (): string => {
  const secret = location.hash.slice(1);
  if (secret) history.replaceState(history.state, '', location.pathname);
  return secret;
};

/**
 * A referral, for whoever has no account: the link, and the code that was told by phone. It is read, answered and asked about here, as long
 * as its release lives. Link, code and what was read are in this page's memory and nowhere else.
 */
export const Screen = () => {
  const { t } = useCaseworkWords();
  const [link] = useState(secretFromAddress);
  const [opened, setOpened] = useState<{ key: Key; referral: Referral } | null>(null);
  if (opened) {
    const { key, referral } = opened;
    return <Opened keys={key} referral={referral} onChange={(next) => setOpened({ key, referral: next })} />;
  }
  return link ? (
    <Page title={t('casework.answer')} neutral lead={<p>{t('casework.answer.lead')}</p>}>
      <AskCode link={link} onOpen={(code, referral) => setOpened({ key: { link, code }, referral })} />
    </Page>
  ) : (
    <Page title={t('casework.answer.no-link')} neutral>
      <p>{t('casework.answer.no-link.says')}</p>
    </Page>
  );
};

const AskCode = ({ link, onOpen }: { link: string; onOpen: (code: string, referral: Referral) => void }) => {
  const { t } = useCaseworkWords();
  const id = useId();
  const [code, setCode] = useState('');
  const act = useAct(openReferralLink);
  return (
    <form
      className="ff-form"
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate({ input: { link, code } }, { onSuccess: (referral) => onOpen(code, referral) });
      }}
    >
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <label className="usa-label" htmlFor={id}>
        {t('casework.answer.code')}
      </label>
      <input
        id={id}
        className="usa-input"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={20}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <div className="ff-form-foot">
        <Button type="submit" kind="main" disabled={act.isPending || code.trim() === ''}>
          {t('casework.answer.go')}
        </Button>
      </div>
    </form>
  );
};

const Opened = (props: { keys: Key; referral: Referral; onChange: (referral: Referral) => void }) => {
  const { t, moment } = useCaseworkWords();
  const { keys, referral, onChange } = props;
  const answer = useAct(answerReferralLink);
  const ask = useAct(askReferralLink);
  const over = referral.moves.length === 0;
  return (
    <Page
      title={t('casework.received.one', { code: referral.code })}
      neutral
      state={
        <>
          <StateBadge tone={referralTones[referral.state]}>{t(`casework.referral.state.${referral.state}`)}</StateBadge>
          {referral.outcome ? t(`casework.referral.outcome.${referral.outcome}`) : null} {referral.from} ·{' '}
          {t(`casework.priority.${referral.priority}`)}
        </>
      }
    >
      {over ? (
        <Alert tone="success" title={t('casework.answer.over')} live>
          <p>{t('casework.answer.over.says')}</p>
        </Alert>
      ) : (
        <>
          <Alert tone="info" title={t('casework.received.until', { day: moment(referral.accessUntil) })}>
            <p>{t('casework.answer.until.says')}</p>
          </Alert>
          <ReadOnce {...keys} />
          <Section title={t('casework.received.answer')} lead={t('casework.answer.come-back')}>
            <Moves
              moves={referral.moves}
              busy={answer.isPending}
              error={answer.error}
              onMove={(to, outcome) =>
                answer.mutate({ input: { ...keys, to, outcome } }, { onSuccess: (next) => onChange(next) })
              }
            />
          </Section>
          <Section title={t('casework.question')} lead={t('casework.question.lead', { from: referral.from })}>
            <QuestionForm
              busy={ask.isPending}
              error={ask.error}
              sent={ask.isSuccess}
              onAsk={(question) =>
                ask.mutate({ input: { ...keys, question } }, { onSuccess: (next) => onChange(next) })
              }
            />
          </Section>
        </>
      )}
    </Page>
  );
};
