import { useMemo } from 'react';
import { useRead } from '../../../web/api.ts';
import { Page } from '../../../web/kit/Page.tsx';
import { useSearchState } from '../../../web/kit/search.ts';
import { MeasureCode, queue } from '../contract.ts';
import { Reviewing } from './decide/Reviewing.tsx';
import type { Filter } from './decide/use-work-list.ts';
import { PickOne } from './parts/Pick.tsx';
import { useScreeningWords } from './words.ts';

const states = ['waiting', 'open', 'second'] as const;
const scores = ['0.85', '0.95'] as const;

/** Possible matches one at a time, for the keyboard. Which ones stands in the address. */
export const Screen = () => {
  const { t, number, percent } = useScreeningWords();
  const [search, setSearch] = useSearchState();
  const { batch, list } = search;
  const state = states.find((one) => one === search.state) ?? 'waiting';
  const measure = MeasureCode.options.find((one) => one === search.measure);
  const minScore = scores.find((one) => one === search.score);
  const counts = useRead(queue, { limit: 1 });
  const filter = useMemo<Filter>(
    () => ({
      state,
      ...(measure ? { measure } : {}),
      ...(minScore ? { minScore } : {}),
      ...(list ? { list } : {}),
      ...(batch ? { batchId: batch } : {}),
    }),
    [state, measure, minScore, list, batch],
  );
  return (
    <Page
      title={t('screening.nav.queue')}
      state={
        counts.data
          ? t('screening.queue.waits', { waiting: counts.data.waiting, second: counts.data.second })
          : undefined
      }
      whoMaySee={t('screening.who')}
    >
      <div className="ff-fields">
        <PickOne
          label={t('screening.queue.state')}
          value={state}
          choices={states.map((value) => ({ value, label: t(`screening.queue.state.${value}`) }))}
          onPick={(value) => setSearch({ state: value })}
        />
        <PickOne
          label={t('screening.queue.measure')}
          value={measure ?? ''}
          none={t('screening.search.all-measures')}
          choices={Object.entries(counts.data?.byMeasure ?? {}).map(([value, count]) => ({
            value,
            label: `${t(`screening.measure.${value}`)} (${number(count)})`,
          }))}
          onPick={(value) => setSearch({ measure: value })}
        />
        <PickOne
          label={t('screening.queue.score')}
          value={minScore ?? ''}
          none={t('screening.queue.score.any')}
          choices={scores.map((value) => ({
            value,
            label: t('screening.queue.score.from', { score: percent(Number(value)) }),
          }))}
          onPick={(value) => setSearch({ score: value })}
        />
      </div>
      <Reviewing key={JSON.stringify(filter)} filter={filter} />
    </Page>
  );
};
