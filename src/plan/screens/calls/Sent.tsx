import { Alert } from '../../../web/kit/Alert.tsx';
import { NodeState } from '../NodeState.tsx';
import { usePlanWords } from '../words.ts';
import type { Sheet } from './use-sheet.ts';

/** After sending: what was said, to be read and printed. */
export const Sent = ({ sheet }: { sheet: Sheet }) => {
  const { t, say, moment } = usePlanWords();
  const when = sheet.sentAt ? moment(sheet.sentAt) : '';
  return (
    <>
      <Alert
        tone="success"
        title={t(sheet.state === 'taken' ? 'plan.answer.was-taken' : 'plan.answer.was-sent', { when })}
      >
        <p>{t('plan.answer.change')}</p>
      </Alert>
      <ol className="ff-cards">
        {sheet.nodes.map(({ nodeId, code, title, answer }) => (
          <li key={nodeId}>
            <article className="ff-card">
              <h2>
                <span className="ff-code">{code}</span> {say(title)}
              </h2>
              {answer ? (
                <>
                  <p>
                    <NodeState state={answer.state} /> {answer.percent === null ? '' : `${answer.percent} %`}
                  </p>
                  {answer.narrative ? <p className="ff-as-written">{answer.narrative}</p> : null}
                  {answer.evidence ? <p className="ff-as-written">{answer.evidence}</p> : null}
                </>
              ) : (
                <p className="ff-nothing">{t('plan.answer.none')}</p>
              )}
            </article>
          </li>
        ))}
      </ol>
    </>
  );
};
