import { useState } from 'react';
import type { Output } from '../../platform/contract/index.ts';
import { call, useRead } from '../../web/api.ts';
import { Alert } from '../../web/kit/Alert.tsx';
import { Button } from '../../web/kit/Button.tsx';
import { EmptyState } from '../../web/kit/EmptyState.tsx';
import { FileDrop } from '../../web/kit/FileDrop.tsx';
import { Form } from '../../web/kit/form/Form.tsx';
import { Link } from '../../web/kit/Link.tsx';
import { Loaded } from '../../web/kit/Loaded.tsx';
import { useMay } from '../../web/kit/me.ts';
import { Page, Section } from '../../web/kit/Page.tsx';
import { Places, ProblemAlert } from '../../web/kit/Problem.tsx';
import { JobProgress } from '../../web/kit/Progress.tsx';
import { Facts } from '../../web/kit/Stat.tsx';
import { StateBadge } from '../../web/kit/StateBadge.tsx';
import { useGo } from '../../web/kit/search.ts';
import type { Column } from '../../web/kit/table/columns.ts';
import { DataTable } from '../../web/kit/table/DataTable.tsx';
import { importPlan, listPlans, planFile, planFromPackRoute, previewImport } from '../contract.ts';
import { type PlanCard, withPlan } from './use-plan.ts';
import { usePlanWords } from './words.ts';

/** All plans of the organisation, running and closed; taking in a new one. */
export const Screen = () => {
  const { t } = usePlanWords();
  const read = useRead(listPlans, {});
  const mayWrite = useMay('write plan');
  return (
    <Page title={t('plan.nav.all')}>
      <Loaded read={read}>{(plans) => <List plans={plans} />}</Loaded>
      {mayWrite ? (
        <>
          <Import />
          <FromPack />
        </>
      ) : null}
    </Page>
  );
};

const List = ({ plans }: { plans: readonly PlanCard[] }) => {
  const { t, say } = usePlanWords();
  const columns: Column<PlanCard>[] = [
    {
      id: 'title',
      header: t('plan.column.title'),
      value: (p) => say(p.title),
      cell: (p) => <Link to={withPlan('/plan', p.id)}>{say(p.title)}</Link>,
      namesRow: true,
    },
    { id: 'version', header: t('plan.column.version'), value: (p) => p.version },
    {
      id: 'status',
      header: t('plan.column.state'),
      value: (p) => p.status,
      cell: (p) => (
        <StateBadge tone={p.status === 'running' ? 'going' : 'stopped'}>{t(`plan.status.${p.status}`)}</StateBadge>
      ),
    },
    { id: 'start', header: t('plan.column.start'), value: (p) => p.start, kind: 'date' },
    { id: 'end', header: t('plan.column.end'), value: (p) => p.end, kind: 'date' },
    { id: 'actions', header: t('plan.column.actions'), value: (p) => p.actions, kind: 'number' },
    { id: 'updates', header: t('plan.column.reports'), value: (p) => p.updates, kind: 'number' },
  ];
  return (
    <DataTable
      caption={t('plan.nav.all')}
      name="plans"
      columns={columns}
      rows={plans}
      rowId={(p) => p.id}
      empty={
        <EmptyState icon="list" title={t('plan.screen.no-plan')}>
          {t('plan.screen.no-plan.says')}
        </EmptyState>
      }
    />
  );
};

type Preview = Output<typeof previewImport>;

/** First looked at, then taken in: nothing is saved before a person has seen what it is. */
const Import = () => {
  const { t } = usePlanWords();
  const go = useGo();
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [jobId, setJobId] = useState<string | null>(null);
  const run = async (act: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setTrouble(null);
    await act().catch(setTrouble);
    setBusy(false);
  };
  const choose = (next: File | null): void => {
    setFile(next);
    setPreview(null);
    if (next) void run(async () => setPreview(await call(previewImport, { name: next.name }, { file: next })));
  };
  const take = (): void =>
    void run(async () => {
      if (!file) return;
      const taken = await call(importPlan, { name: file.name }, { file });
      if (taken.planId) go('/plan', { plan: taken.planId });
      setJobId(taken.jobId);
    });
  return (
    <Section title={t('plan.import')} lead={t('plan.import.lead')}>
      <FileDrop
        endings={['.json', '.xml', '.stratml', '.csv', '.xlsx']}
        maxBytes={planFile.maxBytes}
        file={file}
        onFile={choose}
      />
      {trouble ? <ProblemAlert error={trouble} /> : null}
      {jobId ? <JobProgress jobId={jobId} onDone={() => go('/plan/all')} /> : null}
      {busy ? <p role="status">{t('web.loading')}</p> : null}
      {preview ? (
        <>
          <Facts
            facts={[
              { name: t('plan.import.format'), value: preview.format.toUpperCase() },
              ...Object.entries(preview.counts)
                .filter(([, n]) => n > 0)
                .map(([part, n]) => ({ name: t(`plan.import.part.${part}`), value: n })),
            ]}
          />
          {preview.problems.length > 0 ? (
            <Alert tone="error" title={t('plan.import.problems', { count: preview.problems.length })}>
              <Places where={preview.problems} />
            </Alert>
          ) : (
            <Alert tone="success">{t('plan.import.ready')}</Alert>
          )}
          {preview.warnings.length > 0 ? (
            <Alert tone="warning" title={t('plan.import.warnings', { count: preview.warnings.length })}>
              <Places where={preview.warnings} />
            </Alert>
          ) : null}
          <Button kind="main" disabled={!preview.ready || busy} onClick={take}>
            {t('plan.import.take')}
          </Button>
        </>
      ) : null}
    </Section>
  );
};

const FromPack = () => {
  const { t } = usePlanWords();
  const go = useGo();
  return (
    <Section title={t('plan.from-pack')} lead={t('plan.from-pack.lead')}>
      <Form
        route={planFromPackRoute}
        words="plan.form.pack"
        start={{ pack: 'us-nap-2021' }}
        onDone={({ planId }) => go('/plan', { plan: planId })}
      />
    </Section>
  );
};
