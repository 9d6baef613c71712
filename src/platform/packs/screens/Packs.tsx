import { useMemo } from 'react';
import { useRead } from '../../../web/api.ts';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Page } from '../../../web/kit/Page.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import type { Column } from '../../../web/kit/table/columns.ts';
import { DataTable } from '../../../web/kit/table/DataTable.tsx';
import { useWords } from '../../../web/kit/words.ts';
import { listPacks, type PackView } from '../contract.ts';
import { said } from './said.tsx';

/** All packs, with what nobody has checked. */
export const Screen = () => {
  const words = useWords();
  const { t, date } = words;
  const read = useRead(listPacks, {});
  const columns = useMemo<Column<PackView>[]>(
    () => [
      {
        id: 'pack',
        header: t('packs.pack'),
        value: (pack) => said(pack.title, words),
        cell: (pack) => <Link to={`/packs/${encodeURIComponent(pack.id)}`}>{said(pack.title, words)}</Link>,
        namesRow: true,
      },
      { id: 'kind', header: t('packs.kind'), value: (pack) => pack.kind },
      { id: 'version', header: t('packs.version'), value: (pack) => pack.version },
      { id: 'jurisdiction', header: t('packs.jurisdiction'), value: (pack) => pack.jurisdiction },
      { id: 'entries', header: t('packs.entries'), value: (pack) => pack.entries, kind: 'number' },
      {
        id: 'never',
        header: t('packs.never'),
        value: (pack) => pack.neverChecked,
        cell: (pack) => (
          <StateBadge tone={pack.neverChecked > 0 ? 'unknown' : 'good'}>{words.number(pack.neverChecked)}</StateBadge>
        ),
        kind: 'number',
      },
      {
        id: 'old',
        header: t('packs.too-old'),
        value: (pack) => pack.checkTooOld,
        cell: (pack) => (
          <StateBadge tone={pack.checkTooOld > 0 ? 'late' : 'good'}>{words.number(pack.checkTooOld)}</StateBadge>
        ),
        kind: 'number',
      },
      { id: 'released', header: t('packs.released'), value: (pack) => pack.released, kind: 'date' },
      { id: 'publisher', header: t('packs.publisher'), value: (pack) => pack.publisher, offAtFirst: true },
      { id: 'licence', header: t('packs.licence'), value: (pack) => pack.licence, offAtFirst: true },
      { id: 'hash', header: t('packs.hash'), value: (pack) => pack.hash, offAtFirst: true },
    ],
    [t, words],
  );
  return (
    <Page
      title={t('packs.title')}
      lead={t('packs.lead')}
      whoMaySee={t('packs.who')}
      state={read.data ? t('packs.as-of', { day: date(read.data.asOf) }) : null}
    >
      <Loaded read={read}>
        {({ packs }) => (
          <DataTable
            caption={t('packs.caption')}
            name="packs"
            columns={columns}
            rows={packs}
            rowId={(pack) => pack.id}
            empty={
              <EmptyState icon="library" title={t('packs.empty')}>
                {t('packs.empty.fix')}
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </Page>
  );
};
