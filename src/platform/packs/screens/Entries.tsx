import { keepPreviousData } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call, useRead } from '../../../web/api.ts';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Page } from '../../../web/kit/Page.tsx';
import { Facts } from '../../../web/kit/Stat.tsx';
import { usePathParams } from '../../../web/kit/search.ts';
import type { Column } from '../../../web/kit/table/columns.ts';
import { DataTable } from '../../../web/kit/table/DataTable.tsx';
import { useTableView } from '../../../web/kit/table/view.ts';
import { useWords } from '../../../web/kit/words.ts';
import { Checked, type EntryView, listEntries, type PackView } from '../contract.ts';
import { CheckedBadge } from './Checked.tsx';
import { said } from './said.tsx';

const most = 500;

/** One pack: what it is and what it says today. */
export const Screen = () => {
  const { packId } = usePathParams('packId');
  const words = useWords();
  const { t } = words;
  const view = useTableView({ size: 50 });
  const checked = Checked.safeParse(view.filters.checked).data;
  const asked = { packId, ...(view.text ? { text: view.text } : {}), ...(checked ? { checked } : {}) };
  const read = useRead(
    listEntries,
    { ...asked, limit: view.size, offset: view.page * view.size },
    { placeholderData: keepPreviousData },
  );
  const columns = useMemo<Column<EntryView>[]>(
    () => [
      {
        id: 'entry',
        header: t('packs.entry'),
        value: (entry) => entry.id,
        cell: (entry) => (
          <Link to={`/packs/${encodeURIComponent(packId)}/${encodeURIComponent(entry.id)}`}>{entry.id}</Link>
        ),
        namesRow: true,
      },
      { id: 'says', header: t('packs.says'), value: (entry) => said(entry.says, words) },
      { id: 'cite', header: t('packs.cite'), value: (entry) => entry.cite },
      {
        id: 'status',
        header: t('packs.status'),
        value: (entry) => t(`web.source.status.${entry.status.replaceAll(' ', '-')}`),
      },
      {
        id: 'checked',
        header: t('packs.checked'),
        value: (entry) => entry.checked,
        cell: (entry) => <CheckedBadge checked={entry.checked} />,
        choices: Checked.options.map((value) => ({ value, label: t(`packs.checked.${value.replace(' ', '-')}`) })),
      },
    ],
    [t, words, packId],
  );
  const all = async (): Promise<readonly EntryView[]> => {
    const rows: EntryView[] = [];
    for (;;) {
      const page = await call(listEntries, { ...asked, limit: most, offset: rows.length });
      rows.push(...page.rows);
      if (rows.length >= page.total || page.rows.length === 0) return rows;
    }
  };

  return (
    <Page
      title={read.data ? said(read.data.pack.title, words) : t('web.loading')}
      up={{ to: '/packs', label: t('packs.title') }}
      state={read.data ? t('packs.as-of', { day: words.date(read.data.asOf) }) : null}
      lead={read.data?.pack.about ? said(read.data.pack.about, words) : null}
    >
      <Loaded read={read}>
        {({ pack, rows, total }) => (
          <>
            <About pack={pack} />
            <DataTable
              caption={t('packs.entries.caption', { pack: said(pack.title, words) })}
              name={pack.id}
              columns={columns}
              rows={rows}
              rowId={(entry) => entry.id}
              view={view}
              server={{ total, text: true, filters: ['checked'], all, busy: read.isFetching }}
              empty={<EmptyState icon="library" title={t('packs.entries.empty')} />}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
};

const About = ({ pack }: { pack: PackView }) => {
  const { t, date } = useWords();
  return (
    <Facts
      facts={[
        { name: t('packs.version'), value: pack.version },
        { name: t('packs.released'), value: date(pack.released) },
        { name: t('packs.publisher'), value: pack.publisher },
        { name: t('packs.licence'), value: pack.licence },
        { name: t('packs.hash'), value: <code className="ff-hash">{pack.hash}</code> },
      ]}
    />
  );
};
