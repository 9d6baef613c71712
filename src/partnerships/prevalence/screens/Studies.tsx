import { useState } from 'react';
import type { Output } from '../../../platform/contract/index.ts';
import { useAct, useRead } from '../../../web/api.ts';
import { Button } from '../../../web/kit/Button.tsx';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { FileDrop } from '../../../web/kit/FileDrop.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { useGo } from '../../../web/kit/search.ts';
import { DataTable } from '../../../web/kit/table/DataTable.tsx';
import { useTableView } from '../../../web/kit/table/view.ts';
import { useT } from '../../../web/kit/words.ts';
import { createStudy, listStudies } from '../contract.ts';
import { TextField } from './parts/Field.tsx';
import { stateTones } from './parts/run-tones.ts';

type Study = Output<typeof listStudies>['rows'][number];

/** All studies, the last changed first, and the beginning of a new one. */
export const Screen = () => {
  const t = useT();
  const view = useTableView();
  const may = useMay('write study');
  const read = useRead(listStudies, { limit: view.size, offset: view.page * view.size });
  return (
    <Page title={t('prevalence.nav.studies')} whoMaySee={t('prevalence.who')} lead={<p>{t('prevalence.lead')}</p>}>
      <Section title={t('prevalence.studies')}>
        <Loaded read={read}>
          {({ rows, total }) => (
            <DataTable<Study>
              caption={t('prevalence.studies')}
              name="studies"
              view={view}
              server={{ total, busy: read.isFetching }}
              rows={rows}
              rowId={(row) => row.id}
              columns={[
                {
                  id: 'title',
                  header: t('prevalence.field.title'),
                  namesRow: true,
                  value: (row) => row.title,
                  cell: (row) => <Link to={`/prevalence/${row.id}`}>{row.title}</Link>,
                },
                {
                  id: 'state',
                  header: t('prevalence.column.last-run'),
                  value: (row) => (row.lastRun ? t(`prevalence.run.${row.lastRun.state}`) : ''),
                  cell: (row) =>
                    row.lastRun ? (
                      <StateBadge tone={stateTones[row.lastRun.state]}>
                        {t(`prevalence.run.${row.lastRun.state}`)}
                      </StateBadge>
                    ) : null,
                },
                {
                  id: 'verdict',
                  header: t('prevalence.column.verdict'),
                  value: (row) => (row.lastRun?.verdict ? t(`prevalence.short.${row.lastRun.verdict}`) : ''),
                },
                { id: 'by', header: t('prevalence.column.by'), value: (row) => row.changedBy },
                { id: 'at', header: t('prevalence.column.at'), kind: 'moment', value: (row) => row.changedAt },
              ]}
              empty={
                <EmptyState icon="chart" title={t('prevalence.none')}>
                  <p>{t('prevalence.none.says')}</p>
                </EmptyState>
              }
            />
          )}
        </Loaded>
      </Section>
      {may ? <NewStudy /> : null}
    </Page>
  );
};

const mostBytes = 200_000;

const NewStudy = () => {
  const t = useT();
  const go = useGo();
  const [title, setTitle] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const act = useAct(createStudy);
  const begin = async (): Promise<void> => {
    if (!file) return;
    const table = await file.text();
    act.mutate({ input: { study: { title, table } } }, { onSuccess: ({ studyId }) => go(`/prevalence/${studyId}`) });
  };
  return (
    <Section title={t('prevalence.new')}>
      <TextField label={t('prevalence.field.title')} value={title} onChange={setTitle} />
      <FileDrop
        endings={['.csv']}
        maxBytes={mostBytes}
        label={t('prevalence.field.table')}
        hint={t('prevalence.field.table.hint')}
        file={file}
        onFile={setFile}
      />
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <Button kind="main" disabled={title.trim() === '' || !file || act.isPending} onClick={() => void begin()}>
        {t('prevalence.begin')}
      </Button>
    </Section>
  );
};
