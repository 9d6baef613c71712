import { keepPreviousData, useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call, saveFile, useRead } from '../../../web/api.ts';
import { Button } from '../../../web/kit/Button.tsx';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { useSearchState } from '../../../web/kit/search.ts';
import { DataTable } from '../../../web/kit/table/DataTable.tsx';
import { useTableView } from '../../../web/kit/table/view.ts';
import { useWords } from '../../../web/kit/words.ts';
import { exportAudit, listAudit } from '../contract.ts';
import { Chain } from './Chain.tsx';
import { auditColumns } from './columns.tsx';
import { AuditFilters, filterOf } from './Filters.tsx';

/** The trail of one's organisation: what to look for, what was found, and whether the chain is whole. */
export const Screen = () => {
  const words = useWords();
  const { t } = words;
  const [search] = useSearchState();
  const filter = useMemo(() => filterOf(search), [search]);
  const view = useTableView({ size: 50 });
  const read = useRead(
    listAudit,
    { ...filter, limit: view.size, offset: view.page * view.size },
    { placeholderData: keepPreviousData },
  );
  const columns = useMemo(() => auditColumns(words), [words]);
  const save = useMutation({ mutationFn: () => call(exportAudit, filter), onSuccess: saveFile });
  const mayExport = useMay('export audit');

  return (
    <Page
      title={t('audit.title')}
      lead={t('audit.lead')}
      whoMaySee={t('audit.who')}
      actions={
        mayExport ? (
          <Button icon="download" disabled={save.isPending} onClick={() => save.mutate()}>
            {t('audit.export')}
          </Button>
        ) : null
      }
    >
      {save.error ? <ProblemAlert error={save.error} /> : null}
      <Chain />
      <AuditFilters />
      <Loaded read={read}>
        {({ rows, total }) => (
          <DataTable
            caption={t('audit.caption')}
            name="audit"
            columns={columns}
            rows={rows}
            rowId={(entry) => `${entry.lane}-${entry.seq}`}
            view={view}
            server={{ total, busy: read.isFetching }}
            empty={
              <EmptyState icon="history" title={t('audit.empty')}>
                {t('audit.empty.fix')}
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Page>
  );
};
