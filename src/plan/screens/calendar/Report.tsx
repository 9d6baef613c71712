import { useState } from 'react';
import { call, saveFile, useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { Stat, Stats } from '../../../web/kit/Stat.tsx';
import { useSearchState } from '../../../web/kit/search.ts';
import { exportReport, reportItems } from '../../contract.ts';
import { withPlan } from '../use-plan.ts';
import { PlanLine, WithPlan } from '../WithPlan.tsx';
import { usePlanWords } from '../words.ts';
import { ReportItem } from './ReportItem.tsx';
import { itemAnchor, missingInWords, type ReportView } from './report-words.ts';

/** The report that the law asks for, item by item: what is filled in for a fiscal year, and by name what is not. */
export const Screen = () => {
  const { t } = usePlanWords();
  const [{ year }] = useSearchState();
  const asked = Number(year);
  const fiscalYear = Number.isInteger(asked) && asked >= 1990 && asked <= 2200 ? asked : undefined;
  return (
    <WithPlan title={t('plan.report.name')}>
      {(plan) => (
        <Page
          title={t('plan.report.name')}
          up={{ to: withPlan('/plan/calendar', plan.id), label: t('plan.nav.calendar') }}
          state={<PlanLine plan={plan} />}
          whoMaySee={t('plan.screen.who-internal')}
          lead={t('plan.report.lead')}
        >
          <Items planId={plan.id} fiscalYear={fiscalYear} />
        </Page>
      )}
    </WithPlan>
  );
};

const Items = ({ planId, fiscalYear }: { planId: string; fiscalYear: number | undefined }) => {
  const read = useRead(reportItems, { planId, fiscalYear });
  return <Loaded read={read}>{(report) => <Report planId={planId} report={report} />}</Loaded>;
};

const Report = ({ planId, report }: { planId: string; report: ReportView }) => {
  const words = usePlanWords();
  const { t } = words;
  const [said, setSaid] = useState<string | null>(null);
  const open = report.items.filter(({ state }) => state !== 'filled');
  return (
    <>
      <div className="ff-buttons">
        <Year fiscalYear={report.fiscalYear} />
        <Take planId={planId} fiscalYear={report.fiscalYear} />
      </div>
      {said ? <Alert tone="success" title={said} live /> : null}
      <Stats>
        <Stat
          label={t('plan.report.filled')}
          value={t('plan.desk.known.value', { known: report.filled, expected: report.items.length })}
          doubt={t('plan.report.filled.doubt')}
        />
      </Stats>
      {open.length > 0 ? (
        <Section title={t('plan.report.open-items', { count: open.length })}>
          <ul className="ff-plain-list">
            {open.map((item) => (
              <li key={item.item}>
                <a className="usa-link" href={`#${itemAnchor(item.item)}`}>
                  ({item.item}) {words.say(item.says)}
                </a>{' '}
                <span className="ff-small">{missingInWords(item, words)}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title={t('plan.report.items', { count: report.items.length })}>
        <ol className="ff-report">
          {report.items.map((item) => (
            <li key={item.item} id={itemAnchor(item.item)}>
              <ReportItem
                item={item}
                about={{ planId, report: report.report, fiscalYear: report.fiscalYear }}
                onSaved={() => setSaid(t('plan.report.saved', { item: item.item }))}
              />
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
};

const Year = ({ fiscalYear }: { fiscalYear: number }) => {
  const { t } = usePlanWords();
  const [, set] = useSearchState();
  const now = Math.max(fiscalYear, new Date().getUTCFullYear());
  const years = [...new Set([fiscalYear, ...Array.from({ length: 10 }, (_, i) => now - i)])].sort((a, b) => b - a);
  return (
    <label className="ff-inline-field">
      {t('plan.report.year')}{' '}
      <select
        className="usa-select"
        value={fiscalYear}
        onChange={(event) => set({ year: event.target.value }, { keep: true })}
      >
        {years.map((year) => (
          <option key={year} value={year}>
            FY{year}
          </option>
        ))}
      </select>
    </label>
  );
};

const Take = ({ planId, fiscalYear }: { planId: string; fiscalYear: number }) => {
  const { t } = usePlanWords();
  const [failed, setFailed] = useState<unknown>(null);
  if (!useMay('export plan')) return null;
  return (
    <>
      <Button
        icon="download"
        onClick={() => void call(exportReport, { planId, fiscalYear }).then(saveFile).catch(setFailed)}
      >
        {t('plan.report.take')}
      </Button>
      {failed ? <ProblemAlert error={failed} /> : null}
    </>
  );
};
