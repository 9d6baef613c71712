import { useState } from 'react';
import { useAct, useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { Section } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { useWords } from '../../../web/kit/words.ts';
import { auditHead, verifyTrail } from '../contract.ts';

/** The head of the chain, to be kept elsewhere, and the proof that it is whole. */
export const Chain = () => {
  const { t, moment } = useWords();
  const head = useRead(auditHead, {});
  const verify = useAct(verifyTrail);
  const [copied, setCopied] = useState(false);
  return (
    <Section title={t('audit.chain')} lead={t('audit.chain.lead')}>
      {head.data ? (
        <p>
          <b>{t('audit.head')}</b> <code className="ff-hash">{head.data.head}</code>{' '}
          {t('audit.head.entries', { entries: head.data.entries, when: moment(head.data.at) })}
        </p>
      ) : null}
      <div className="ff-actions">
        <Button disabled={verify.isPending} onClick={() => verify.mutate({ input: {} })} icon="verified">
          {t(verify.isPending ? 'audit.verify.going' : 'audit.verify')}
        </Button>
        {head.data ? (
          <Button
            kind="quiet"
            onClick={() => void navigator.clipboard.writeText(head.data.head).then(() => setCopied(true))}
            onBlur={() => setCopied(false)}
          >
            <span aria-live="polite">{t(copied ? 'audit.head.copied' : 'audit.head.copy')}</span>
          </Button>
        ) : null}
      </div>
      {verify.error ? <ProblemAlert error={verify.error} /> : null}
      {verify.data && !verify.data.broken ? (
        <Alert tone="success" title={t('audit.verify.whole', { entries: verify.data.entries })} live>
          {t('audit.verify.head')} <code className="ff-hash">{verify.data.head}</code>
        </Alert>
      ) : null}
      {verify.data?.broken ? (
        <Alert
          tone="error"
          title={t('audit.verify.broken', { lane: verify.data.broken.lane, seq: verify.data.broken.seq })}
          live
        >
          <p>{t(`audit.verify.why.${verify.data.broken.why.replaceAll(' ', '-')}`)}</p>
          <p>{t('audit.verify.broken.fix')}</p>
        </Alert>
      ) : null}
    </Section>
  );
};
