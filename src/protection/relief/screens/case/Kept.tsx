import { useState } from 'react';
import { useAct, useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { keepDecision, listDecisions, replayDecision } from '../../contract.ts';
import { type ReliefView, useReliefWords } from '../words.ts';

/** Decisions that were kept, each to be replayed with the facts and the law of then. */
export const Kept = ({ view }: { view: ReliefView }) => {
  const { t, date, moment } = useReliefWords();
  const { survivorId, mayWrite } = view;
  const read = useRead(listDecisions, { survivorId });
  const keep = useAct(keepDecision);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Section
      title={t('relief.kept')}
      lead={t('relief.kept.lead')}
      aside={
        mayWrite ? (
          <Button icon="library" disabled={keep.isPending} onClick={() => keep.mutate({ input: { survivorId } })}>
            {t('relief.kept.keep')}
          </Button>
        ) : null
      }
    >
      {keep.error ? <ProblemAlert error={keep.error} /> : null}
      <Loaded read={read}>
        {({ decisions }) =>
          decisions.length === 0 ? (
            <p className="ff-nothing">{t('relief.kept.none')}</p>
          ) : (
            <ul className="ff-rows">
              {decisions.map((one) => (
                <li key={one.id}>
                  <span>
                    <b>{t('relief.kept.as-of', { day: date(one.on) })}</b>
                    <span className="ff-line ff-small">
                      {one.by?.name} · {moment(one.at)}
                    </span>
                  </span>
                  <Button onClick={() => setOpen(one.id)}>{t('relief.kept.replay')}</Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {open ? (
        <Dialog title={t('relief.kept.replay')} wide onClose={() => setOpen(null)}>
          <Replay survivorId={survivorId} decisionId={open} />
        </Dialog>
      ) : null}
    </Section>
  );
};

const Replay = (input: { survivorId: string; decisionId: string }) => {
  const { t, say } = useReliefWords();
  const read = useRead(replayDecision, input);
  return (
    <Loaded read={read}>
      {({ same, results }) => {
        const others = results.filter(({ was, is }) => was !== is);
        return (
          <>
            <p>
              <StateBadge tone={same ? 'good' : 'late'}>
                {t(same ? 'relief.kept.same' : 'relief.kept.other')}
              </StateBadge>
            </p>
            <h3>{t('relief.kept.changed', { count: others.length })}</h3>
            <ul className="ff-rows">
              {others.map((one) => (
                <li key={one.rule}>
                  <span>
                    <b>{say(one.title)}</b>{' '}
                    {t('relief.what-if.door', {
                      before: t(`relief.state.${one.was}`),
                      after: t(`relief.state.${one.is}`),
                    })}
                  </span>
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </Loaded>
  );
};
