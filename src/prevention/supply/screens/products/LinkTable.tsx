import { lazy, Suspense, useState } from 'react';
import { Button } from '../../../../web/kit/Button.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { DataTable } from '../../../../web/kit/table/DataTable.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import type { FlowLink, FlowView } from './layout.ts';

const LinkForm = lazy(() => import('./LinkForm.tsx').then(({ LinkForm: part }) => ({ default: part })));

/** Every link upstream, to read and, for whoever may, to change. */
export const LinkTable = ({ flow }: { readonly flow: FlowView }) => {
  const { t, number } = useWords();
  const mayWrite = useMay('write supply');
  const [open, setOpen] = useState<{ readonly linkId?: string } | null>(null);
  const nodes = new Map(flow.nodes.map((node) => [node.id, node]));
  return (
    <>
      {mayWrite ? <Button onClick={() => setOpen({})}>{t('supply.product.form.link.add')}</Button> : null}
      <DataTable
        caption={t('supply.product.tab.flow')}
        name="links"
        rows={flow.links}
        rowId={(row) => row.id}
        empty={<p>{t('supply.coverage.no-links')}</p>}
        columns={[
          {
            id: 'tier',
            header: t('supply.product.column.tier'),
            value: (row) => nodes.get(row.from)?.tier ?? null,
            kind: 'number',
          },
          {
            id: 'from',
            header: t('supply.product.column.from'),
            value: (row) => nodes.get(row.from)?.name ?? row.from,
            namesRow: true,
          },
          { id: 'material', header: t('supply.product.column.material'), value: (row) => row.material },
          { id: 'to', header: t('supply.product.column.to'), value: (row) => nodes.get(row.to)?.name ?? row.to },
          {
            id: 'status',
            header: t('supply.product.column.status'),
            value: (row) => row.status,
            choices: (['documented', 'declared', 'inferred'] as const).map((value) => ({
              value,
              label: t(`supply.product.status.${value}`),
            })),
          },
          {
            id: 'share',
            header: t('supply.product.column.share'),
            value: (row) => (row.share === null ? null : `${number(row.share * 100, 0)} %`),
          },
          {
            id: 'class',
            header: t('supply.product.column.class'),
            value: (row) => nodes.get(row.from)?.legalClass ?? null,
            kind: 'number',
          },
          ...(mayWrite
            ? [
                {
                  id: 'change',
                  header: t('supply.product.form.change'),
                  value: () => null,
                  cell: (row: FlowLink) => (
                    <Button kind="quiet" onClick={() => setOpen({ linkId: row.id })}>
                      {t('supply.product.form.change')}
                      <span className="ff-visually-hidden">
                        : {nodes.get(row.from)?.name ?? row.from}, {nodes.get(row.to)?.name ?? row.to}
                      </span>
                    </Button>
                  ),
                  noSort: true as const,
                },
              ]
            : []),
        ]}
      />
      {open ? (
        <Suspense fallback={<p role="status">{t('web.loading')}</p>}>
          <LinkForm {...open} onClose={() => setOpen(null)} />
        </Suspense>
      ) : null}
    </>
  );
};
