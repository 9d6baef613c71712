import { lazy, Suspense, useState } from 'react';
import { useAct, useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { DataTable } from '../../../../web/kit/table/DataTable.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { listSupplyAlerts, lookAtLists } from '../../contract.ts';

const OneAlert = lazy(() => import('./OneAlert.tsx').then(({ OneAlert: part }) => ({ default: part })));

const most = 500;

/** What new versions of the lists mean for the own chain, until somebody has looked at it. */
export const Screen = () => {
  const { t, number } = useWords();
  const read = useRead(listSupplyAlerts, { limit: most });
  const look = useAct(lookAtLists);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Page
      title={t('supply.nav.alerts')}
      whoMaySee={t('supply.product.who')}
      lead={<p>{t('supply.alert.lead')}</p>}
      actions={
        <Button disabled={look.isPending} onClick={() => look.mutate({ input: {} })}>
          {t('supply.alert.look')}
        </Button>
      }
    >
      {look.error ? <ProblemAlert error={look.error} /> : null}
      {look.data ? <p role="status">{t('supply.alert.looked', look.data)}</p> : null}
      <Loaded read={read}>
        {({ rows }) => (
          <DataTable
            caption={t('supply.nav.alerts')}
            name="alerts"
            rows={rows}
            rowId={(row) => row.id}
            empty={<EmptyState title={t('supply.alert.none')}>{t('supply.alert.none.text')}</EmptyState>}
            columns={[
              {
                id: 'what',
                header: t('supply.alert.column.what'),
                value: (row) => row.sentence,
                cell: (row) =>
                  row.subjectKind === 'product' ? (
                    <Link to={`/supply/products/${encodeURIComponent(row.subjectId)}`}>{row.sentence}</Link>
                  ) : (
                    row.sentence
                  ),
                namesRow: true,
              },
              {
                id: 'way',
                header: t('supply.alert.column.way'),
                value: (row) => row.path,
                cell: (row) => row.path.join(' → '),
              },
              {
                id: 'amount',
                header: t('supply.alert.column.amount'),
                value: (row) => row.amounts.map(({ quantity, unit }) => `${number(quantity)} ${unit}`),
              },
              { id: 'raised', header: t('supply.alert.column.raised'), value: (row) => row.raisedAt, kind: 'moment' },
              {
                id: 'state',
                header: t('supply.alert.column.state'),
                value: (row) => (row.acknowledgedAt === null ? t('supply.alert.waiting') : row.reason),
                cell: (row) =>
                  row.acknowledgedAt === null ? (
                    <StateBadge tone="waiting">{t('supply.alert.waiting')}</StateBadge>
                  ) : (
                    t('supply.alert.seen', { name: row.acknowledgedBy ?? '', reason: row.reason ?? '' })
                  ),
              },
              {
                id: 'open',
                header: t('supply.alert.open'),
                value: () => null,
                cell: (row) => (
                  <Button kind="quiet" onClick={() => setOpen(row.id)}>
                    {t('supply.alert.open')}
                    <span className="ff-visually-hidden">: {row.sentence}</span>
                  </Button>
                ),
                noSort: true,
              },
            ]}
          />
        )}
      </Loaded>
      {open ? (
        <Suspense fallback={<p role="status">{t('web.loading')}</p>}>
          <OneAlert alertId={open} onClose={() => setOpen(null)} />
        </Suspense>
      ) : null}
    </Page>
  );
};
