import { useState } from 'react';
import { useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { Tag } from '../../../web/kit/StateBadge.tsx';
import { usePathParams } from '../../../web/kit/search.ts';
import { useTableView } from '../../../web/kit/table/view.ts';
import { openIndicator } from '../../contract.ts';
import { withPlan } from '../use-plan.ts';
import { WithPlan } from '../WithPlan.tsx';
import { usePlanWords } from '../words.ts';
import { AboutIndicator } from './AboutIndicator.tsx';
import { Corrections } from './Corrections.tsx';
import { Differences } from './Differences.tsx';
import { IndicatorForm } from './IndicatorForm.tsx';
import type { IndicatorView } from './measure-words.ts';
import { Observations } from './Observations.tsx';
import { ProgressState, Sentences } from './ProgressState.tsx';
import { RecordNumber } from './RecordNumber.tsx';
import { SeriesChart } from './SeriesChart.tsx';
import { Take } from './Take.tsx';
import { Targets } from './Targets.tsx';

/** One indicator: what was observed and wanted, how far it is, what does not add up, and what was put right. */
export const Screen = () => {
  const { t } = usePlanWords();
  return (
    <WithPlan title={t('plan.nav.numbers')}>
      {(plan) => <One planId={plan.id} closed={plan.status === 'closed'} />}
    </WithPlan>
  );
};

const One = ({ planId, closed }: { planId: string; closed: boolean }) => {
  const { indicatorId } = usePathParams('indicatorId');
  const { t, say } = usePlanWords();
  const mayWrite = useMay('write plan') && !closed;
  const view = useTableView({ size: 25 }, 'all.');
  const read = useRead(
    openIndicator,
    { planId, indicatorId, limit: view.size, offset: view.page * view.size },
    { placeholderData: (before) => before },
  );
  const [asking, setAsking] = useState<'number' | 'target' | 'edit' | null>(null);
  const { data } = read;
  const close = () => setAsking(null);
  return (
    <Page
      title={data ? say(data.indicator.title) : t('web.loading')}
      up={{ to: withPlan('/plan/numbers', planId), label: t('plan.nav.numbers') }}
      state={
        data ? (
          <>
            <ProgressState progress={data.progress} />{' '}
            <Tag>{t(`plan.numbers.kind.${data.indicator.kind ?? 'none'}`)}</Tag>
          </>
        ) : null
      }
      whoMaySee={t('plan.numbers.who')}
      actions={
        data ? (
          <>
            {mayWrite ? (
              <>
                <Button kind="main" icon="add" onClick={() => setAsking('number')}>
                  {t('plan.numbers.record')}
                </Button>
                <Button icon="flag" onClick={() => setAsking('target')}>
                  {t('plan.numbers.target.set')}
                </Button>
                <Button icon="edit" onClick={() => setAsking('edit')}>
                  {t('plan.numbers.edit')}
                </Button>
              </>
            ) : null}
            <Take planId={planId} indicatorId={indicatorId} />
          </>
        ) : null
      }
    >
      <Loaded read={read}>
        {(one) => (
          <>
            <Numbers view={one} />
            <Targets targets={one.targets} unit={one.indicator.unit} />
            <Differences differences={one.differences} />
            <Observations view={view} observations={one.observations} busy={read.isPlaceholderData} />
            <Corrections corrections={one.corrections} />
            <AboutIndicator planId={planId} indicator={one.indicator} />
            {asking === 'number' || asking === 'target' ? (
              <RecordNumber what={asking} planId={planId} indicator={one.indicator} onClose={close} />
            ) : null}
            {asking === 'edit' ? (
              <IndicatorForm planId={planId} indicator={one.indicator} onDone={close} onClose={close} />
            ) : null}
          </>
        )}
      </Loaded>
    </Page>
  );
};

/** The sentences that must be read with the numbers, the picture, and why the status is what it is. */
const Numbers = ({ view }: { view: IndicatorView }) => {
  const { t, say } = usePlanWords();
  const { indicator, suppressed, series, progress, targets } = view;
  return (
    <>
      {indicator.notes.length > 0 ? (
        <Alert tone="info">
          {indicator.notes.map(({ key, values }) => (
            <p key={key}>{t(key, values)}</p>
          ))}
        </Alert>
      ) : null}
      <Section title={t('plan.numbers.over-the-years')}>
        <SeriesChart
          title={say(indicator.title)}
          unit={indicator.unit}
          kind={indicator.kind}
          series={series}
          targets={targets}
          suppressed={suppressed}
        />
        {progress.warnings.length > 0 ? (
          <>
            <h3>{t('plan.numbers.careful')}</h3>
            <Sentences of={progress.warnings} />
          </>
        ) : null}
      </Section>
    </>
  );
};
