import { keepPreviousData } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { z } from 'zod';
import { useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Form } from '../../../web/kit/form/Form.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Page } from '../../../web/kit/Page.tsx';
import { Tag } from '../../../web/kit/StateBadge.tsx';
import type { Column } from '../../../web/kit/table/columns.ts';
import { DataTable } from '../../../web/kit/table/DataTable.tsx';
import { useTableView } from '../../../web/kit/table/view.ts';
import { useWords } from '../../../web/kit/words.ts';
import { createOrganisation, listOrganisations, type OrganisationView } from '../contract.ts';

type Organisation = z.output<typeof OrganisationView>;

/** The organisations of this platform, for its operator. */
export const Screen = () => {
  const { t } = useWords();
  const view = useTableView({ size: 50 });
  const read = useRead(
    listOrganisations,
    { limit: view.size, offset: view.page * view.size },
    { placeholderData: keepPreviousData },
  );
  const [making, setMaking] = useState(false);
  const columns = useMemo<Column<Organisation>[]>(
    () => [
      {
        id: 'name',
        header: t('organisations.name'),
        value: (one) => one.name,
        cell: (one) => (
          <>
            {one.name} {one.sample ? <Tag>{t('organisations.sample')}</Tag> : null}
          </>
        ),
        namesRow: true,
      },
      { id: 'kind', header: t('organisations.kind'), value: (one) => one.kind },
      { id: 'slug', header: t('organisations.slug'), value: (one) => one.slug },
      { id: 'since', header: t('organisations.since'), value: (one) => one.createdAt.slice(0, 10), kind: 'date' },
    ],
    [t],
  );
  return (
    <Page
      title={t('organisations.title')}
      whoMaySee={t('organisations.who')}
      actions={
        <Button kind="main" icon="add" onClick={() => setMaking(true)}>
          {t('organisations.make')}
        </Button>
      }
    >
      <Loaded read={read}>
        {({ rows, total }) => (
          <DataTable
            caption={t('organisations.title')}
            name="organisations"
            columns={columns}
            rows={rows}
            rowId={(one) => one.id}
            view={view}
            server={{ total, busy: read.isFetching }}
            empty={<EmptyState icon="work" title={t('organisations.none')} />}
          />
        )}
      </Loaded>
      {making ? <Make onClose={() => setMaking(false)} /> : null}
    </Page>
  );
};

const Make = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords();
  const [made, setMade] = useState<{ path: string | null } | null>(null);
  return (
    <Dialog title={t('organisations.make')} onClose={onClose} wide>
      {made ? (
        <Alert tone="success" title={t(made.path ? 'people.invite.by-hand' : 'people.invite.sent')} live>
          {made.path ? <code className="ff-hash">{`${location.origin}${made.path}`}</code> : null}
        </Alert>
      ) : (
        <Form route={createOrganisation} words="organisations.form" onDone={setMade} onCancel={onClose} />
      )}
    </Dialog>
  );
};
