import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { cancelJob, endedStates, getJob, JobView } from '../../platform/jobs/contract.ts';
import { useAct, useRead } from '../api.ts';
import { Alert } from './Alert.tsx';
import { Button } from './Button.tsx';
import { Places, ProblemAlert } from './Problem.tsx';
import { useWords } from './words.ts';

export interface ProgressBarProps {
  readonly label: string;
  readonly done: number | null;
  /** Null while nobody knows how much there is. */
  readonly total: number | null;
  /** Seconds that it will still take, where that can be said. */
  readonly left?: number | null;
}

/** How far something is, in a bar and in words. */
export const ProgressBar = ({ label, done, total, left = null }: ProgressBarProps) => {
  const { t, number, span } = useWords();
  const known = total !== null && total > 0;
  const share = known ? Math.min(1, (done ?? 0) / total) : null;
  return (
    <div className="ff-progress">
      <p className="ff-progress-label">{label}</p>
      <progress aria-label={label} max={1} {...(share === null ? {} : { value: share })} />
      <p className="ff-progress-words">
        {known
          ? t('web.progress.of', {
              done: number(done ?? 0),
              total: number(total),
              percent: Math.floor((share ?? 0) * 100),
            })
          : done
            ? t('web.progress.so-far', { done: number(done) })
            : t('web.progress.starting')}
        {left !== null ? ` ${t('web.progress.left', { span: span(left) })}` : ''}
      </p>
    </div>
  );
};

/** Seconds left, from how long the part done so far took; null before a tenth of a second or a hundredth of the work. */
export const secondsLeft = (job: Pick<JobView, 'done' | 'total' | 'startedAt'>, now: number): number | null => {
  if (!job.startedAt || !job.done || !job.total) return null;
  const spent = (now - Date.parse(job.startedAt)) / 1000;
  const share = job.done / job.total;
  if (spent < 0.1 || share < 0.01 || share > 1) return null;
  return (spent / share) * (1 - share);
};

/** The job as it moves: read once, then told by the server; where the stream breaks it is asked for every few seconds. */
export const useJob = (jobId: string) => {
  const client = useQueryClient();
  const [streaming, setStreaming] = useState(true);
  const read = useRead(getJob, { jobId }, streaming ? {} : { refetchInterval: 3000 });
  const ended = read.data !== undefined && endedStates.has(read.data.state);
  useEffect(() => {
    if (ended) return undefined;
    const source = new EventSource(`/api/jobs/${encodeURIComponent(jobId)}/events`);
    source.onmessage = (event: MessageEvent<string>) => {
      const parsed = JobView.safeParse(JSON.parse(event.data));
      if (!parsed.success) return;
      const queryKey = ['jobs', getJob.name, { jobId }];
      // an answer that was asked for before this would be older news
      void client.cancelQueries({ queryKey }).then(() => client.setQueryData(queryKey, parsed.data));
    };
    source.onerror = () => {
      source.close();
      setStreaming(false);
    };
    return () => source.close();
  }, [jobId, ended, client]);
  return { ...read, ended };
};

/** A job of the platform: how far, how long still, cancel. It goes on when the page is closed. */
export const JobProgress = ({ jobId, onDone }: { jobId: string; onDone?: (job: JobView) => void }) => {
  const { t, has } = useWords();
  const job = useJob(jobId);
  const cancel = useAct(cancelJob);
  const told = useRef(false);
  const { data } = job;
  useEffect(() => {
    if (data?.state !== 'done' || told.current) return;
    told.current = true;
    onDone?.(data);
  }, [data, onDone]);

  if (!data) return job.error ? <ProblemAlert error={job.error} again={() => void job.refetch()} /> : null;
  const title = has(`job.${data.kind}`) ? t(`job.${data.kind}`) : data.kind;
  const phase = data.phase && has(`job.phase.${data.phase}`) ? ` – ${t(`job.phase.${data.phase}`)}` : '';
  if (data.state === 'done') return <Alert tone="success" title={t('web.progress.done', { title })} live />;
  if (data.state === 'cancelled') return <Alert tone="info" title={t('web.progress.cancelled', { title })} live />;
  if (data.state === 'dead') {
    return (
      <Alert tone="error" title={t('web.progress.failed', { title })} live>
        {data.problem ? (
          <>
            <p>
              {data.problem.says} {data.problem.fix}
            </p>
            <Places where={data.problem.where} />
          </>
        ) : null}
      </Alert>
    );
  }
  return (
    <div className="ff-job">
      <ProgressBar
        label={`${title}${phase}`}
        done={data.done}
        total={data.total}
        left={secondsLeft(data, Date.now())}
      />
      <p className="ff-job-note">{t('web.progress.goes-on')}</p>
      {cancel.error ? <ProblemAlert error={cancel.error} /> : null}
      <Button disabled={data.cancelAsked || cancel.isPending} onClick={() => cancel.mutate({ input: { jobId } })}>
        {t(data.cancelAsked ? 'web.progress.stopping' : 'web.progress.cancel')}
      </Button>
    </div>
  );
};
