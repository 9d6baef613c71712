import { keepPreviousData } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { z } from 'zod';
import { useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Page } from '../../../web/kit/Page.tsx';
import type { Column } from '../../../web/kit/table/columns.ts';
import { DataTable } from '../../../web/kit/table/DataTable.tsx';
import { useTableView } from '../../../web/kit/table/view.ts';
import { useWords } from '../../../web/kit/words.ts';
import { listMails, type MailRow } from '../contract.ts';
import { MailBadge } from './MailBadge.tsx';

type Row = z.output<typeof MailRow>;

/** The mails one may read: what went out, and what a person has to send. */
export const Screen = () => {
  const { t } = useWords();
  const view = useTableView({ size: 50 });
  const read = useRead(
    listMails,
    { limit: view.size, offset: view.page * view.size },
    { placeholderData: keepPreviousData },
  );
  const columns = useMemo<Column<Row>[]>(
    () => [
      {
        id: 'subject',
        header: t('mail.subject'),
        value: (mail) => mail.subject,
        cell: (mail) => <Link to={`/mails/${mail.id}`}>{mail.subject}</Link>,
        namesRow: true,
        noSort: true,
      },
      { id: 'to', header: t('mail.to'), value: (mail) => mail.to, noSort: true },
      {
        id: 'state',
        header: t('mail.state'),
        value: (mail) => t(`mail.state.${mail.state}`),
        cell: (mail) => <MailBadge state={mail.state} />,
        noSort: true,
      },
      { id: 'created', header: t('mail.created'), value: (mail) => mail.createdAt, kind: 'moment', noSort: true },
      { id: 'sent', header: t('mail.sent'), value: (mail) => mail.sentAt, kind: 'moment', noSort: true },
    ],
    [t],
  );
  return (
    <Page title={t('mail.title')} lead={t('mail.lead')} whoMaySee={t('mail.who')}>
      <Loaded read={read}>
        {({ rows, total, configured }) => (
          <>
            {configured ? null : <Alert title={t('mail.no-server')}>{t('mail.no-server.fix')}</Alert>}
            <DataTable
              caption={t('mail.title')}
              name="mails"
              columns={columns}
              rows={rows}
              rowId={(mail) => mail.id}
              view={view}
              server={{ total, busy: read.isFetching }}
              empty={
                <EmptyState icon="mail" title={t('mail.empty')}>
                  {t('mail.empty.fix')}
                </EmptyState>
              }
            />
          </>
        )}
      </Loaded>
    </Page>
  );
};
