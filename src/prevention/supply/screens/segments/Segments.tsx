import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { useAct, useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Confirm } from '../../../../web/kit/Confirm.tsx';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page } from '../../../../web/kit/Page.tsx';
import { SaveButton } from '../../../../web/kit/SaveButton.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { DataTable } from '../../../../web/kit/table/DataTable.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { listSegments, segmentFile, withdrawSegment } from '../../contract.ts';

type Row = Output<typeof listSegments>['rows'][number];

const most = 500;

/** What was given of the chain, to whom and why, and what was taken back. */
export const Screen = () => {
  const { t } = useWords();
  const mayShare = useMay('share supply');
  const read = useRead(listSegments, { limit: most });
  const withdraw = useAct(withdrawSegment);
  const [open, setOpen] = useState<Row | null>(null);
  const share = mayShare ? (
    <Link to="/supply/segments/new" className="usa-button">
      {t('supply.segment.new')}
    </Link>
  ) : null;
  const close = (): void => {
    setOpen(null);
    withdraw.reset();
  };
  return (
    <Page
      title={t('supply.nav.segments')}
      whoMaySee={t('supply.product.who')}
      lead={<p>{t('supply.segment.lead')}</p>}
      actions={share}
    >
      <Loaded read={read}>{({ rows }) => <Shared rows={rows} onWithdraw={mayShare ? setOpen : null} />}</Loaded>
      {open ? (
        <Confirm
          title={t('supply.segment.withdraw.title', { recipient: open.recipient })}
          consequence={<p>{t('supply.segment.withdraw.text')}</p>}
          act={t('supply.segment.withdraw')}
          reason={{ label: t('supply.segment.withdraw.reason') }}
          busy={withdraw.isPending}
          error={withdraw.error}
          onConfirm={(reason) =>
            withdraw.mutate({ input: { segmentId: open.id, reason } }, { onSuccess: () => close() })
          }
          onClose={close}
        />
      ) : null}
    </Page>
  );
};

const Shared = (props: { readonly rows: readonly Row[]; readonly onWithdraw: ((row: Row) => void) | null }) => {
  const { t, moment } = useWords();
  const partOf = ({ tiers, sites, hidden }: Row): string =>
    t('supply.segment.part', { tiers: tiers ?? 0, sites, hidden });
  return (
    <DataTable
      caption={t('supply.nav.segments')}
      name="shared-parts"
      rows={props.rows}
      rowId={(row) => row.id}
      empty={<EmptyState title={t('supply.segment.none')}>{t('supply.segment.none.text')}</EmptyState>}
      columns={[
        {
          id: 'recipient',
          header: t('supply.segment.column.recipient'),
          value: (row) => row.recipient,
          namesRow: true,
        },
        {
          id: 'product',
          header: t('supply.segment.column.product'),
          value: (row) => row.product,
          cell: (row) => <Link to={`/supply/products/${encodeURIComponent(row.productId)}`}>{row.product}</Link>,
        },
        { id: 'part', header: t('supply.segment.column.part'), value: partOf },
        { id: 'why', header: t('supply.segment.column.why'), value: (row) => row.reason },
        { id: 'by', header: t('supply.segment.column.by'), value: (row) => row.sharedBy },
        { id: 'when', header: t('supply.segment.column.when'), value: (row) => row.sharedAt, kind: 'moment' },
        {
          id: 'revision',
          header: t('supply.segment.column.revision'),
          value: (row) => t('supply.segment.revision', { n: row.revision, current: row.current ? 'yes' : 'no' }),
        },
        {
          id: 'hash',
          header: t('supply.segment.column.hash'),
          value: (row) => row.sha256,
          cell: (row) => <span className="ff-hash">{row.sha256}</span>,
          offAtFirst: true,
        },
        {
          id: 'state',
          header: t('supply.segment.column.state'),
          value: (row) => (row.withdrawn ? 'withdrawn' : 'shared'),
          choices: (['shared', 'withdrawn'] as const).map((value) => ({
            value,
            label: t(`supply.segment.state.${value}`),
          })),
          cell: (row) =>
            row.withdrawn ? (
              <>
                <StateBadge tone="unknown">{t('supply.segment.state.withdrawn')}</StateBadge>{' '}
                {t('supply.segment.withdrawn', {
                  name: row.withdrawn.by,
                  day: moment(row.withdrawn.at),
                  why: row.withdrawn.why,
                })}
              </>
            ) : (
              <Open row={row} onWithdraw={props.onWithdraw} />
            ),
        },
      ]}
    />
  );
};

const Open = ({ row, onWithdraw }: { readonly row: Row; readonly onWithdraw: ((row: Row) => void) | null }) => {
  const { t } = useWords();
  return (
    <>
      <StateBadge tone="good">{t('supply.segment.state.shared')}</StateBadge>
      {onWithdraw ? (
        <>
          {' '}
          <SaveButton route={segmentFile} input={{ segmentId: row.id }}>
            {t('supply.segment.file')}
            <span className="ff-visually-hidden">: {row.recipient}</span>
          </SaveButton>{' '}
          <Button kind="quiet" onClick={() => onWithdraw(row)}>
            {t('supply.segment.withdraw')}
            <span className="ff-visually-hidden">: {row.recipient}</span>
          </Button>
        </>
      ) : null}
    </>
  );
};
