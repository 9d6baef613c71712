import { useState } from 'react';
import { useAct, useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { FileDrop } from '../../../web/kit/FileDrop.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { SaveButton } from '../../../web/kit/SaveButton.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { usePathParams } from '../../../web/kit/search.ts';
import { useWords } from '../../../web/kit/words.ts';
import {
  messageFile,
  openRoundView,
  prepareRound,
  type RoundView,
  resultTable,
  startRound,
  stopRound,
} from '../contract.ts';
import { MakeStudy } from './MakeStudy.tsx';
import { Result } from './Result.tsx';
import { TakeFile } from './TakeFile.tsx';
import { megabyte, paths, roundTones } from './words.ts';

/** The own list comes in here, and is not kept. */
const Prepare = ({ round }: { round: RoundView }) => {
  const { t } = useWords();
  const [turn, setTurn] = useState(0);
  const act = useAct(prepareRound);
  return (
    <Section title={t('matching.prepare')}>
      <p>{t('matching.prepare.says')}</p>
      <FileDrop
        key={turn}
        endings={['.csv', '.xlsx']}
        maxBytes={64 * megabyte}
        label={t('matching.prepare.file')}
        hint={t('matching.prepare.hint')}
        file={null}
        onFile={(file) => {
          if (file) act.mutate({ input: { roundId: round.id }, file }, { onSettled: () => setTurn((n) => n + 1) });
        }}
      />
      {act.error ? <ProblemAlert error={act.error} /> : null}
    </Section>
  );
};

const Start = ({ round }: { round: RoundView }) => {
  const { t } = useWords();
  const act = useAct(startRound);
  return (
    <Section title={t('matching.start')}>
      <p>{t(round.needsSecondPerson ? 'matching.start.second' : 'matching.start.says')}</p>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <Button
        kind="main"
        disabled={act.isPending || round.needsSecondPerson}
        onClick={() => act.mutate({ input: { roundId: round.id } })}
      >
        {t('matching.start')}
      </Button>
    </Section>
  );
};

const Counts = ({ counts }: { counts: RoundView['counts'] }) => {
  const { t, has, number } = useWords();
  const reason = (code: string): string => (has(`matching.reason.${code}`) ? t(`matching.reason.${code}`) : code);
  return (
    <Section title={t('matching.counts')}>
      <dl className="ff-facts">
        <div>
          <dt>{t('matching.round.entered')}</dt>
          <dd>{number(counts.entered)}</dd>
        </div>
        <div>
          <dt>{t('matching.counts.without-key')}</dt>
          <dd>{number(counts.withoutKey)}</dd>
        </div>
        {Object.entries(counts.refused).map(([code, count]) => (
          <div key={code}>
            <dt>{reason(code)}</dt>
            <dd>{number(count)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
};

const Outgoing = ({ round }: { round: RoundView }) => {
  const { t } = useWords();
  return (
    <Section title={t('matching.outgoing')}>
      <p>{t('matching.outgoing.says')}</p>
      <ul className="ff-rows">
        {round.outgoing.map(({ messageId, n, to, fetchedAt }) => (
          <li key={messageId}>
            <span>
              <b>{t('matching.outgoing.to', { n, to })}</b>{' '}
              {fetchedAt === null ? t('matching.outgoing.new') : t('matching.outgoing.taken')}
            </span>
            <SaveButton route={messageFile} input={{ roundId: round.id, messageId }} changes={['matching']}>
              {t('matching.outgoing.save')}
            </SaveButton>
          </li>
        ))}
      </ul>
    </Section>
  );
};

const One = ({ round }: { round: RoundView }) => {
  const { t } = useWords();
  const mayWrite = useMay('write matching');
  const mayApprove = useMay('approve matching');
  const mayStudy = useMay('write study');
  const stop = useAct(stopRound);
  const { stage, role, blame, waitingFor } = round;
  const open = stage !== 'finished' && stage !== 'stopped';
  return (
    <Page
      title={t('matching.round')}
      up={{ to: paths.agreement(round.agreementId), label: t('matching.agreement') }}
      state={<StateBadge tone={roundTones[stage]}>{t(`matching.stage.${stage}`)}</StateBadge>}
      whoMaySee={t('matching.who')}
      lead={<p>{t(`matching.role.${role}.says`)}</p>}
    >
      {blame ? (
        <Alert tone="warning" title={t('matching.blame', { party: blame.party || '–' })}>
          <p>
            {blame.code}: {blame.says}
          </p>
          <p>{t('matching.blame.says')}</p>
        </Alert>
      ) : null}
      {round.result ? (
        <Result result={round.result} keepUntil={round.keepUntil}>
          <SaveButton route={resultTable} input={{ roundId: round.id }}>
            {t('matching.result.save')}
          </SaveButton>
          {mayStudy ? <MakeStudy roundId={round.id} /> : null}
        </Result>
      ) : null}
      {mayWrite && (stage === 'waiting' || (stage === 'prepared' && role !== 'coordinator')) ? (
        <Prepare round={round} />
      ) : null}
      {mayApprove && stage === 'prepared' ? <Start round={round} /> : null}
      {mayWrite && round.outgoing.length > 0 ? <Outgoing round={round} /> : null}
      {mayWrite && open ? (
        <Section title={t('matching.take.title')}>
          <TakeFile />
        </Section>
      ) : null}
      {role === 'coordinator' ? null : <Counts counts={round.counts} />}
      <Section title={t('matching.log')}>
        <dl className="ff-facts">
          <div>
            <dt>{t('matching.log.steps')}</dt>
            <dd>{t('matching.log.steps.of', { done: round.done, steps: round.steps })}</dd>
          </div>
          <div>
            <dt>{t('matching.log.messages')}</dt>
            <dd>{round.messages}</dd>
          </div>
          {waitingFor.length > 0 ? (
            <div>
              <dt>{t('matching.log.waiting')}</dt>
              <dd>{waitingFor.join(', ')}</dd>
            </div>
          ) : null}
          <div>
            <dt>{t('matching.log.hash')}</dt>
            <dd>
              <code>{round.log || '–'}</code>
            </dd>
          </div>
        </dl>
      </Section>
      {mayWrite && open ? (
        <Section title={t('matching.stop')}>
          <p>{t('matching.stop.says')}</p>
          {stop.error ? <ProblemAlert error={stop.error} /> : null}
          <Button
            kind="grave"
            disabled={stop.isPending}
            onClick={() => stop.mutate({ input: { roundId: round.id, silent: waitingFor.length > 0 } })}
          >
            {t('matching.stop')}
          </Button>
        </Section>
      ) : null}
    </Page>
  );
};

/** One round on this side: what is to be done next, and by whom. */
export const Screen = () => {
  const { roundId } = usePathParams('roundId');
  const read = useRead(openRoundView, { roundId });
  return <Loaded read={read}>{(round) => <One round={round} />}</Loaded>;
};
