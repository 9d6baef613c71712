import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Output } from '../../../platform/contract/index.ts';
import { capabilityOf, saveFile, useAct, useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { JobProgress } from '../../../web/kit/Progress.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { usePathParams } from '../../../web/kit/search.ts';
import { useWords } from '../../../web/kit/words.ts';
import { openRun, runReport, signRun } from '../contract.ts';
import { TextField } from './parts/Field.tsx';
import { Found } from './parts/Found.tsx';
import { stateTones } from './parts/run-tones.ts';

type Opened = Output<typeof openRun>;

/** One run: the verdict first, every estimate with its doubts, what moves it, and the sign-off. */
export const Screen = () => {
  const { t, moment } = useWords();
  const { runId } = usePathParams('runId');
  const client = useQueryClient();
  const read = useRead(openRun, { runId });
  const again = (): void => void client.invalidateQueries({ queryKey: [capabilityOf(openRun)] });
  return (
    <Page
      title={read.data?.study.title ?? t('prevalence.run')}
      up={{ to: read.data ? `/prevalence/${read.data.studyId}` : '/prevalence', label: t('prevalence.study') }}
      whoMaySee={t('prevalence.who')}
      state={
        read.data ? (
          <>
            <StateBadge tone={stateTones[read.data.run.state]}>{t(`prevalence.run.${read.data.run.state}`)}</StateBadge>
            <span>{t('prevalence.run.of', { at: moment(read.data.run.startedAt), by: read.data.run.startedBy })}</span>
          </>
        ) : undefined
      }
      actions={read.data?.result ? <Reports runId={runId} /> : undefined}
    >
      <Loaded read={read}>
        {({ run, study, result }) => (
          <>
            {run.state === 'waiting' ? <JobProgress jobId={run.jobId} onDone={again} /> : null}
            {result ? <Found study={study} result={result} /> : null}
            {result ? <SignOff run={run} /> : null}
          </>
        )}
      </Loaded>
    </Page>
  );
};

const Reports = ({ runId }: { runId: string }) => {
  const { t } = useWords();
  const may = useMay('export study');
  const act = useAct(runReport);
  if (!may) return null;
  return (
    <>
      {(['pdf', 'html', 'md', 'json'] as const).map((format) => (
        <Button
          key={format}
          icon="download"
          disabled={act.isPending}
          onClick={() => act.mutate({ input: { runId, format } }, { onSuccess: saveFile })}
        >
          {t(`prevalence.format.${format}`)}
        </Button>
      ))}
      {act.error ? <ProblemAlert error={act.error} /> : null}
    </>
  );
};

const SignOff = ({ run }: { run: Opened['run'] }) => {
  const { t, moment } = useWords();
  const may = useMay('approve study');
  const [why, setWhy] = useState('');
  const act = useAct(signRun);
  if (run.signedBy !== null)
    return (
      <Alert tone="success" title={t('prevalence.signed', { by: run.signedBy })}>
        <p>
          {moment(run.signedAt ?? '')}: {run.signedWhy}
        </p>
      </Alert>
    );
  return (
    <Section title={t('prevalence.sign')} lead={t('prevalence.sign.lead')}>
      {may ? (
        <>
          <TextField label={t('prevalence.sign.why')} value={why} onChange={setWhy} />
          {act.error ? <ProblemAlert error={act.error} /> : null}
          <Button
            disabled={why.trim() === '' || act.isPending}
            onClick={() => act.mutate({ input: { runId: run.id, why } })}
          >
            {t('prevalence.sign')}
          </Button>
        </>
      ) : null}
    </Section>
  );
};
