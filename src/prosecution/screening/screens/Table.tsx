import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Output } from '../../../platform/contract/index.ts';
import { capabilityOf, saveFile, useAct, useRead } from '../../../web/api.ts';
import { Button } from '../../../web/kit/Button.tsx';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { JobProgress } from '../../../web/kit/Progress.tsx';
import { Stat, Stats } from '../../../web/kit/Stat.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { usePathParams } from '../../../web/kit/search.ts';
import { batchFile, openBatch } from '../contract.ts';
import { ListsUsed, StaleBanner } from './parts/ListsUsed.tsx';
import { PickOne } from './parts/Pick.tsx';
import { Lines } from './tables/Lines.tsx';
import { countsOf, everyLine, type LineFilter } from './tables/lines.ts';
import { useLines, useLiveLines } from './tables/use-lines.ts';
import { batchTones, useListTitles, useScreeningWords } from './words.ts';

type Batch = Output<typeof openBatch>;

const atWork: ReadonlySet<Batch['state']> = new Set(['waiting', 'running']);
/** Counts are read again that often while the job is at work, also where it was stopped. */
const everyFew = 3000;

/** One table of names: how far it is, what was found, and the whole of it as a file. */
export const Screen = () => {
  const { t, moment } = useScreeningWords();
  const { batchId } = usePathParams('batchId');
  const client = useQueryClient();
  const read = useRead(
    openBatch,
    { batchId },
    { refetchInterval: ({ state }) => (state.data && atWork.has(state.data.state) ? everyFew : false) },
  );
  const again = (): void => void client.invalidateQueries({ queryKey: [capabilityOf(openBatch)] });
  return (
    <Page
      title={read.data?.title ?? t('screening.table')}
      up={{ to: '/screening/tables', label: t('screening.nav.tables') }}
      whoMaySee={t('screening.who')}
      state={
        read.data ? (
          <>
            <StateBadge tone={batchTones[read.data.state]}>{t(`screening.batch.state.${read.data.state}`)}</StateBadge>
            <span>
              {t(`screening.purpose.${read.data.purpose}`)} · {read.data.legalBasis} · {read.data.startedBy},{' '}
              {moment(read.data.startedAt)}
            </span>
          </>
        ) : undefined
      }
      actions={read.data ? <Files batch={read.data} /> : undefined}
    >
      <Loaded read={read}>
        {(batch) => (
          <>
            <StaleBanner lists={batch.lists} />
            {batch.jobId && atWork.has(batch.state) ? (
              <AtWork batch={batch} jobId={batch.jobId} onDone={again} />
            ) : null}
            <Counts batch={batch} />
            <Found batch={batch} />
            <ListsUsed lists={batch.lists} />
          </>
        )}
      </Loaded>
    </Page>
  );
};

const Files = ({ batch }: { batch: Batch }) => {
  const { t } = useScreeningWords();
  const may = useMay('export screening');
  const act = useAct(batchFile);
  const save = (format: 'csv' | 'jsonl') => (): void =>
    act.mutate({ input: { batchId: batch.id, format } }, { onSuccess: saveFile });
  const ready = batch.state === 'done' && !act.isPending;
  return (
    <>
      <Link to="/screening/queue" search={{ batch: batch.id }} className="usa-button">
        {t('screening.table.decide')}
      </Link>
      {may ? (
        <>
          <Button icon="download" disabled={!ready} onClick={save('csv')}>
            CSV
          </Button>
          <Button icon="download" disabled={!ready} onClick={save('jsonl')}>
            {t('screening.table.jsonl')}
          </Button>
        </>
      ) : null}
      {act.error ? <ProblemAlert error={act.error} /> : null}
    </>
  );
};

const AtWork = ({ batch, jobId, onDone }: { batch: Batch; jobId: string; onDone: () => void }) => {
  const { t } = useScreeningWords();
  const live = useLiveLines(batch.id);
  return (
    <Section title={t('screening.table.at-work')}>
      <JobProgress jobId={jobId} onDone={onDone} />
      <p role="status">{t('screening.table.live', { count: live.count })}</p>
      {live.lines.length > 0 ? <Lines lines={live.lines} caption={t('screening.table.newest')} /> : null}
    </Section>
  );
};

const sorts = ['hits', 'review', 'nothing', 'refused'] as const;

const Counts = ({ batch }: { batch: Batch }) => {
  const { t, number } = useScreeningWords();
  const titleOf = useListTitles();
  const { counts } = batch;
  const by = [
    ...countsOf(counts, 'measure').map(([id, count]) => ({ id, name: t(`screening.measure.${id}`), count })),
    ...countsOf(counts, 'list').map(([id, count]) => ({ id, name: titleOf(id), count })),
  ];
  return (
    <Section title={t('screening.table.counts')}>
      <Stats>
        {sorts.map((sort) => (
          <Stat
            key={sort}
            label={t(`screening.count.${sort}`)}
            value={counts[sort] ?? 0}
            doubt={t('screening.table.of', { done: batch.done, rows: batch.rows })}
          />
        ))}
      </Stats>
      {by.length > 0 ? (
        <p className="ff-tags">
          {by.map(({ id, name, count }) => (
            <span key={id} className="ff-tag">
              {name}: {number(count)}
            </span>
          ))}
        </p>
      ) : null}
    </Section>
  );
};

const Found = ({ batch }: { batch: Batch }) => {
  const { t } = useScreeningWords();
  const titleOf = useListTitles();
  const [filter, setFilter] = useState<LineFilter>(everyLine);
  const running = atWork.has(batch.state);
  const lines = useLines(batch.id, filter, batch.done);
  const rows = lines.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Section title={t('screening.table.found')}>
      <div className="ff-fields">
        <PickOne
          label={t('screening.table.band')}
          value={filter.band}
          none={t('web.table.all')}
          choices={(['hit', 'review'] as const).map((value) => ({ value, label: t(`screening.band.${value}`) }))}
          onPick={(band) => setFilter({ ...filter, band })}
        />
        <PickOne
          label={t('screening.queue.measure')}
          value={filter.measure}
          none={t('web.table.all')}
          choices={countsOf(batch.counts, 'measure').map(([value]) => ({
            value,
            label: t(`screening.measure.${value}`),
          }))}
          onPick={(measure) => setFilter({ ...filter, measure })}
        />
        <PickOne
          label={t('screening.lists-used.list')}
          value={filter.list}
          none={t('web.table.all')}
          choices={countsOf(batch.counts, 'list').map(([value]) => ({ value, label: titleOf(value) }))}
          onPick={(list) => setFilter({ ...filter, list })}
        />
      </div>
      {lines.error ? <ProblemAlert error={lines.error} again={() => void lines.refetch()} /> : null}
      {rows.length > 0 ? <Lines lines={rows} caption={t('screening.table.found')} /> : null}
      {lines.hasNextPage ? (
        <Button disabled={lines.isFetching} onClick={() => void lines.fetchNextPage()}>
          {t('screening.table.more')}
        </Button>
      ) : null}
      {lines.isSuccess && rows.length === 0 ? (
        <EmptyState icon="search" title={t(running ? 'screening.table.none-yet' : 'screening.table.none')}>
          <p>{t('screening.answer.nothing')}</p>
        </EmptyState>
      ) : null}
    </Section>
  );
};
