import { useQueryClient } from '@tanstack/react-query';
import type { Output } from '../../../platform/contract/index.ts';
import { capabilityOf, useAct, useRead } from '../../../web/api.ts';
import { Button } from '../../../web/kit/Button.tsx';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { JobProgress } from '../../../web/kit/Progress.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { usePathParams } from '../../../web/kit/search.ts';
import { useWords } from '../../../web/kit/words.ts';
import { openStudy, startRun } from '../contract.ts';
import { EditStudy } from './parts/EditStudy.tsx';
import { stateTones } from './parts/run-tones.ts';
import { Source } from './parts/Source.tsx';

type Opened = Output<typeof openStudy>;

/** One study: its runs first, then what it says. */
export const Screen = () => {
  const { t } = useWords();
  const { studyId } = usePathParams('studyId');
  const may = useMay('write study');
  const read = useRead(openStudy, { studyId });
  const start = useAct(startRun, { also: ['jobs'] });
  return (
    <Page
      title={read.data?.study.title ?? t('prevalence.study')}
      up={{ to: '/prevalence', label: t('prevalence.nav.studies') }}
      whoMaySee={t('prevalence.who')}
      actions={
        may ? (
          <Button kind="main" disabled={start.isPending} onClick={() => start.mutate({ input: { studyId } })}>
            {t('prevalence.compute')}
          </Button>
        ) : undefined
      }
    >
      {start.error ? <ProblemAlert error={start.error} /> : null}
      <Loaded read={read}>
        {(opened) => (
          <>
            <Runs runs={opened.runs} />
            {opened.study.source ? <Source source={opened.study.source} /> : null}
            <EditStudy opened={opened} mayWrite={may} />
          </>
        )}
      </Loaded>
    </Page>
  );
};

const Runs = ({ runs }: { runs: Opened['runs'] }) => {
  const { t, moment } = useWords();
  const client = useQueryClient();
  const again = (): void => void client.invalidateQueries({ queryKey: [capabilityOf(openStudy)] });
  return (
    <Section title={t('prevalence.runs')}>
      {runs.length === 0 ? (
        <EmptyState icon="chart" title={t('prevalence.runs.none')}>
          <p>{t('prevalence.runs.none.says')}</p>
        </EmptyState>
      ) : (
        <ul className="ff-places">
          {runs.map((run) => (
            <li key={run.id}>
              <StateBadge tone={stateTones[run.state]}>{t(`prevalence.run.${run.state}`)}</StateBadge>{' '}
              <Link to={`/prevalence/runs/${run.id}`}>
                {t('prevalence.run.of', { at: moment(run.startedAt), by: run.startedBy })}
              </Link>
              {run.verdict ? ` ${t(`prevalence.short.${run.verdict}`)}` : ''}
              {run.signedBy ? ` ${t('prevalence.signed', { by: run.signedBy })}` : ''}
              {run.state === 'waiting' ? <JobProgress jobId={run.jobId} onDone={again} /> : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
};
