import { useState } from 'react';
import type { Output } from '../../../platform/contract/index.ts';
import { call, saveFile, useAct, useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { Confirm } from '../../../web/kit/Confirm.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { Places, ProblemAlert } from '../../../web/kit/Problem.tsx';
import { StateBadge, type Tone } from '../../../web/kit/StateBadge.tsx';
import { usePathParams } from '../../../web/kit/search.ts';
import { applyReturn, openReturn, openReturnFile, sendBack } from '../../contract.ts';
import { NodeState } from '../NodeState.tsx';
import { withPlan } from '../use-plan.ts';
import { WithPlan } from '../WithPlan.tsx';
import { usePlanWords } from '../words.ts';

type View = Output<typeof openReturn>;
type Change = View['changes'][number];

const tones: Record<View['return']['state'], Tone> = { received: 'going', applied: 'good', sent_back: 'waiting' };

/** An answer next to what stood before: taken over whole, or sent back with the reason. */
export const Screen = () => {
  const { t } = usePlanWords();
  const { returnId } = usePathParams('returnId');
  return (
    <WithPlan title={t('plan.nav.calls')}>{(plan) => <OneReturn planId={plan.id} returnId={returnId} />}</WithPlan>
  );
};

const OneReturn = ({ planId, returnId }: { planId: string; returnId: string }) => {
  const { t, say, moment } = usePlanWords();
  const read = useRead(openReturn, { planId, returnId });
  const mayWrite = useMay('write data-call');
  return (
    <Loaded read={read}>
      {(view) => {
        const { return: r, changes, problems, callTitle } = view;
        const open = changes.filter((c) => c.after === null);
        return (
          <Page
            title={t('plan.returns.title', { agency: say(r.name), period: r.period })}
            up={{ to: withPlan(`/plan/calls/${r.callId}`, planId), label: callTitle }}
            state={
              <>
                <StateBadge tone={tones[r.state]}>{t(`plan.returns.state.${r.state}`)}</StateBadge>{' '}
                {t('plan.returns.received', { when: moment(r.receivedAt) })}
                {r.decidedAt
                  ? ` ${t('plan.returns.decided', { when: moment(r.decidedAt), by: r.decidedBy ?? '' })}`
                  : ''}
              </>
            }
            actions={
              <>
                {r.fileName ? <TheFile planId={planId} returnId={returnId} /> : null}
                {mayWrite && r.state === 'received' ? <Decide planId={planId} view={view} /> : null}
              </>
            }
          >
            {r.why ? <Alert title={t('plan.returns.why')}>{r.why}</Alert> : null}
            {problems.length > 0 ? (
              <Alert tone="warning" title={t('plan.returns.problems', { count: problems.length })}>
                <Places where={problems} />
              </Alert>
            ) : null}
            <Section title={t('plan.returns.changes', { count: changes.filter((c) => c.changes).length })}>
              <ol className="ff-changes">
                {changes
                  .filter((c) => c.after !== null)
                  .map((change) => (
                    <li key={change.nodeId}>
                      <OneChange change={change} />
                    </li>
                  ))}
              </ol>
            </Section>
            {open.length > 0 ? (
              <Section title={t('plan.returns.open', { count: open.length })} lead={t('plan.returns.open.lead')}>
                <ul className="ff-plain-list">
                  {open.map((c) => (
                    <li key={c.nodeId}>
                      {c.code} {say(c.title)}
                    </li>
                  ))}
                </ul>
              </Section>
            ) : null}
          </Page>
        );
      }}
    </Loaded>
  );
};

const OneChange = ({ change: { code, title, before, after, changes } }: { change: Change }) => {
  const { t, say } = usePlanWords();
  const percent = (value: number | null | undefined): string => (value == null ? '' : ` ${value} %`);
  return (
    <>
      <h3>
        {code} {say(title)}
      </h3>
      <p className={changes ? 'ff-change' : 'ff-change ff-change--same'}>
        <NodeState state={before?.state ?? null} />
        {percent(before?.percent)} <span className="ff-change-to">{t('plan.returns.to')}</span>{' '}
        <NodeState state={after?.state ?? null} />
        {percent(after?.percent)} {changes ? null : <span className="ff-small">{t('plan.returns.same')}</span>}
      </p>
      {after?.narrative ? <p className="ff-as-written">{after.narrative}</p> : null}
      {after?.evidence ? (
        <p>
          <a className="usa-link" href={after.evidence} rel="noreferrer noopener" target="_blank">
            {after.evidence}
          </a>
        </p>
      ) : null}
      {before?.narrative ? (
        <details>
          <summary>{t('plan.returns.before', { period: before.period })}</summary>
          <p className="ff-as-written">{before.narrative}</p>
        </details>
      ) : null}
    </>
  );
};

const TheFile = ({ planId, returnId }: { planId: string; returnId: string }) => {
  const { t } = usePlanWords();
  const [error, setError] = useState<unknown>(null);
  const get = () => call(openReturnFile, { planId, returnId }).then(saveFile, setError);
  return (
    <>
      <Button icon="download" onClick={() => void get()}>
        {t('plan.returns.file')}
      </Button>
      {error ? <ProblemAlert error={error} /> : null}
    </>
  );
};

const Decide = ({ planId, view }: { planId: string; view: View }) => {
  const { t, say } = usePlanWords();
  const [asking, setAsking] = useState<'apply' | 'back' | null>(null);
  const apply = useAct(applyReturn);
  const back = useAct(sendBack);
  const { id: returnId, name, answers } = view.return;
  const close = () => {
    apply.reset();
    back.reset();
    setAsking(null);
  };
  return (
    <>
      <Button kind="main" disabled={!view.ready} onClick={() => setAsking('apply')}>
        {t('plan.returns.apply')}
      </Button>
      <Button onClick={() => setAsking('back')}>{t('plan.returns.back')}</Button>
      {asking === 'apply' ? (
        <Confirm
          title={t('plan.returns.apply.title')}
          consequence={<p>{t('plan.returns.apply.says', { count: answers, agency: say(name) })}</p>}
          act={t('plan.returns.apply.act', { count: answers })}
          busy={apply.isPending}
          error={apply.error}
          onConfirm={() => apply.mutate({ input: { planId, returnId } }, { onSuccess: close })}
          onClose={close}
        />
      ) : null}
      {asking === 'back' ? (
        <Confirm
          title={t('plan.returns.back.title')}
          consequence={<p>{t('plan.returns.back.says')}</p>}
          act={t('plan.returns.back')}
          reason={{ label: t('plan.returns.back.why'), hint: t('plan.returns.back.hint') }}
          busy={back.isPending}
          error={back.error}
          onConfirm={(why) => back.mutate({ input: { planId, returnId, why } }, { onSuccess: close })}
          onClose={close}
        />
      ) : null}
    </>
  );
};
