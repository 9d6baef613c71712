import type { z } from 'zod';
import { useRead } from '../../../../web/api.ts';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page } from '../../../../web/kit/Page.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import type { Column } from '../../../../web/kit/table/columns.ts';
import { DataTable } from '../../../../web/kit/table/DataTable.tsx';
import { useTableView } from '../../../../web/kit/table/view.ts';
import { type InboxRow, inbox } from '../../contract.ts';
import { useConsentWords } from '../words.ts';

type Row = z.infer<typeof InboxRow>;

/** What other organisations sent here, and until when each may be read. */
export const Screen = () => {
  const { t, say, moment } = useConsentWords();
  const view = useTableView({ size: 50 });
  const read = useRead(
    inbox,
    { limit: view.size, offset: view.page * view.size },
    { placeholderData: (before) => before },
  );
  const columns: readonly Column<Row>[] = [
    {
      id: 'code',
      header: t('consent.inbox.code'),
      value: (row) => row.code,
      cell: (row) => (
        <Link to={`/inbox/${row.id}`} className="usa-link ff-tap">
          {row.code}
        </Link>
      ),
      namesRow: true,
      noSort: true,
    },
    { id: 'from', header: t('consent.inbox.from'), value: (row) => row.from, noSort: true },
    { id: 'for', header: t('consent.inbox.for'), value: (row) => say(row.purpose.title), noSort: true },
    {
      id: 'sent',
      header: t('consent.inbox.sent'),
      value: (row) => row.sentAt,
      cell: (row) => moment(row.sentAt),
      kind: 'moment',
      noSort: true,
    },
    {
      id: 'until',
      header: t('consent.inbox.until'),
      value: (row) => row.accessUntil,
      cell: (row) =>
        row.state === 'open' ? (
          moment(row.accessUntil)
        ) : (
          <StateBadge tone="stopped">{t('consent.packet-state.ended')}</StateBadge>
        ),
      kind: 'moment',
      noSort: true,
    },
  ];
  return (
    <Page title={t('consent.nav.inbox')} whoMaySee={t('consent.inbox.who')} lead={<p>{t('consent.inbox.lead')}</p>}>
      <Loaded read={read}>
        {({ rows, total }) => (
          <DataTable
            caption={t('consent.nav.inbox')}
            name="inbox"
            columns={columns}
            rows={rows}
            rowId={(row) => row.id}
            view={view}
            server={{ total, busy: read.isFetching }}
            empty={
              <EmptyState icon="mail" title={t('consent.inbox.none')}>
                {t('consent.inbox.none.says')}
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Page>
  );
};
