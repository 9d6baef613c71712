import { useCallback, useEffect, useState } from 'react';
import { call } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { Confirm } from '../../../web/kit/Confirm.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Page } from '../../../web/kit/Page.tsx';
import { answerSend } from '../../contract.ts';
import { usePlanWords } from '../words.ts';
import { AnswerCard } from './AnswerCard.tsx';
import { AsSheet } from './AsSheet.tsx';
import { Sent } from './Sent.tsx';
import { type Sheet, useLinkToken, useSave, useSheet } from './use-sheet.ts';

/** The page behind an agency's link: one part of the plan a card, saved as it is written, sent when it is ready. */
export const Screen = () => {
  const { t } = usePlanWords();
  const token = useLinkToken();
  return token ? (
    <Behind key={token} token={token} />
  ) : (
    <Page title={t('plan.answer.no-link')} neutral>
      <p>{t('plan.answer.no-link.says')}</p>
    </Page>
  );
};

const Behind = ({ token }: { token: string }) => {
  const { t, say, date } = usePlanWords();
  const { read, again } = useSheet(token);
  if (read.error && !read.data) {
    return (
      <Page title={t('plan.answer.title')} neutral>
        <Loaded read={read}>{() => null}</Loaded>
      </Page>
    );
  }
  return (
    <Loaded read={read}>
      {(sheet) => (
        <Page
          title={sheet.call.title}
          neutral
          state={t('plan.answer.for', { agency: say(sheet.agency.name), period: sheet.call.period })}
          lead={
            <>
              <p>
                {t('plan.answer.due', { due: date(sheet.call.due), days: sheet.call.daysLate, by: sheet.call.askedBy })}
              </p>
              {sheet.call.message ? <p className="ff-as-written">{sheet.call.message}</p> : null}
            </>
          }
        >
          {sheet.state === 'open' ? <Open sheet={sheet} token={token} again={again} /> : <Sent sheet={sheet} />}
        </Page>
      )}
    </Loaded>
  );
};

const Open = ({ sheet, token, again }: { sheet: Sheet; token: string; again: () => Promise<void> }) => {
  const { t } = usePlanWords();
  const save = useSave(token);
  const [answered, setAnswered] = useState(sheet.nodes.filter((n) => n.answer !== null).length);
  const [unsaved, setUnsaved] = useState<ReadonlySet<string>>(new Set());
  // a sheet that was taken over brings other answers than those on the cards
  const [edition, setEdition] = useState(0);
  const mark = useCallback((nodeId: string, open: boolean) => {
    setUnsaved((now) => {
      if (now.has(nodeId) === open) return now;
      const next = new Set(now);
      if (open) next.add(nodeId);
      else next.delete(nodeId);
      return next;
    });
  }, []);
  useEffect(() => {
    if (unsaved.size === 0) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);

  return (
    <>
      {sheet.sentBack ? (
        <Alert tone="warning" title={t('plan.answer.sent-back')}>
          <p className="ff-as-written">{sheet.sentBack}</p>
        </Alert>
      ) : null}
      <p>{t('plan.answer.how')}</p>
      <AsSheet
        token={token}
        onTaken={async (count) => {
          await again();
          setAnswered(count);
          setUnsaved(new Set());
          setEdition((n) => n + 1);
        }}
      />
      <ol className="ff-cards">
        {sheet.nodes.map((node) => (
          <li key={`${node.nodeId} ${edition}`}>
            <AnswerCard node={node} save={save} onSaved={setAnswered} onOpen={(open) => mark(node.nodeId, open)} />
          </li>
        ))}
      </ol>
      <SendBar token={token} answered={answered} asked={sheet.nodes.length} unsaved={unsaved.size > 0} again={again} />
    </>
  );
};

const SendBar = (props: {
  token: string;
  answered: number;
  asked: number;
  unsaved: boolean;
  again: () => Promise<void>;
}) => {
  const { t } = usePlanWords();
  const { token, answered, asked, unsaved, again } = props;
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await call(answerSend, {}, { bearer: token });
      await again();
    } catch (trouble) {
      setError(trouble);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="ff-send-bar">
      <p role="status">
        {t('plan.answer.count', { answered, asked })} {unsaved ? t('plan.answer.unsaved') : ''}
      </p>
      <Button kind="main" disabled={unsaved || answered === 0} onClick={() => setAsking(true)}>
        {t('plan.answer.send')}
      </Button>
      {asking ? (
        <Confirm
          title={t('plan.answer.send.title')}
          consequence={
            <>
              {answered < asked ? <p>{t('plan.answer.send.open', { count: asked - answered })}</p> : null}
              <p>{t('plan.answer.send.says')}</p>
            </>
          }
          act={t('plan.answer.send')}
          busy={busy}
          error={error}
          onConfirm={() => void send()}
          onClose={() => {
            setError(null);
            setAsking(false);
          }}
        />
      ) : null}
    </div>
  );
};
