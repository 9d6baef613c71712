import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '../../../platform/contract/index.ts';
import { useAct, useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { DataTable } from '../../../web/kit/table/DataTable.tsx';
import { useWords } from '../../../web/kit/words.ts';
import { applyGoods, flagsOf, openGoods } from '../goods/contract.ts';
import { TextField } from './parts/Field.tsx';

type Edition = Output<typeof openGoods>;
type Change = NonNullable<Edition['diff']>['changes'][number];

/** One edition: what it would change, what was left out, and every pair. */
export const Screen = () => {
  const { editionId = '' } = useParams({ strict: false });
  const { t } = useWords();
  return (
    <Loaded read={useRead(openGoods, { editionId })}>
      {(edition) => (
        <Page
          title={edition.name}
          up={{ to: '/imports/goods', label: t('imports.nav.goods') }}
          state={t(`imports.edition.${edition.stale ? 'stale' : edition.state}`)}
          lead={
            <p>
              {t('imports.edition.lead', {
                pairs: edition.pairs,
                goods: edition.goods,
                sha: edition.sha256.slice(0, 12),
                parser: edition.parser,
              })}
            </p>
          }
        >
          {edition.state === 'previewed' ? <Apply edition={edition} /> : null}
          <LeftOut edition={edition} />
          {edition.diff ? <Changes diff={edition.diff} /> : <p>{t('imports.edition.first')}</p>}
          <Pairs edition={edition} />
        </Page>
      )}
    </Loaded>
  );
};

const Apply = ({ edition: { id, diff } }: { edition: Edition }) => {
  const { t, number } = useWords();
  const [why, setWhy] = useState('');
  const act = useAct(applyGoods);
  const asks = diff?.needsReason ?? false;
  if (!useMay('write supply')) return null;
  return (
    <Section title={t('imports.edition.apply.title')}>
      {asks ? (
        <Alert tone="warning" title={t('imports.edition.lost', { loss: number(diff?.lossPercent ?? 0, 1) })}>
          <TextField label={t('imports.field.why')} value={why} onChange={setWhy} />
        </Alert>
      ) : null}
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <Button
        kind="main"
        disabled={act.isPending || (asks && why.trim() === '')}
        onClick={() => act.mutate({ input: { editionId: id, ...(asks ? { why } : {}) } })}
      >
        {t('imports.edition.apply')}
      </Button>
    </Section>
  );
};

const LeftOut = ({ edition: { rejected, warnings } }: { edition: Edition }) => {
  const { t } = useWords();
  if (rejected.length + warnings.length === 0) return null;
  return (
    <Section title={t('imports.edition.left-out', { count: rejected.length })}>
      <ul>
        {[...rejected, ...warnings].map((one) => (
          <li key={`${one.row} ${one.code} ${one.text}`}>
            {t(`imports.row.${one.code}`, { row: one.row })}: {one.text}
          </li>
        ))}
      </ul>
    </Section>
  );
};

const Changes = ({ diff }: { diff: NonNullable<Edition['diff']> }) => {
  const { t } = useWords();
  return (
    <Section title={t('imports.edition.changes', { before: diff.before })}>
      <p>{t('imports.edition.counts', { ...diff.raw, added2: diff.folded.added, removed2: diff.folded.removed })}</p>
      <DataTable<Change>
        caption={t('imports.edition.changes', { before: diff.before })}
        name="changes"
        rows={diff.changes}
        rowId={(row) => `${row.cause} ${row.good} ${row.country}`}
        columns={[
          {
            id: 'good',
            header: t('imports.column.good'),
            namesRow: true,
            value: (row) => `${row.good}, ${row.country}`,
          },
          { id: 'cause', header: t('imports.column.cause'), value: (row) => t(`imports.goods.${row.cause}`) },
          {
            id: 'before',
            header: t('imports.column.before'),
            value: (row) =>
              row.before
                ? `${row.before.good}, ${row.before.country}`
                : row.flags.map(({ flag, now }) => `${t(`imports.column.${flag}`)} ${now ? '+' : '-'}`).join(', '),
          },
        ]}
        empty={<p>{t('imports.edition.same')}</p>}
      />
    </Section>
  );
};

const Pairs = ({ edition: { list, rows } }: { edition: Edition }) => {
  const { t } = useWords();
  const flags = flagsOf(list);
  return (
    <Section title={t('imports.column.pairs')}>
      <DataTable<Edition['rows'][number]>
        caption={t('imports.column.pairs')}
        name="pairs"
        rows={rows}
        rowId={(row) => `${row.good} ${row.country}`}
        columns={[
          { id: 'good', header: t('imports.column.good'), namesRow: true, value: (row) => row.good },
          { id: 'country', header: t('imports.column.country'), value: (row) => row.country },
          ...flags.map((flag) => ({
            id: flag,
            header: t(`imports.column.${flag}`),
            value: (row: Edition['rows'][number]) => row[flag],
          })),
          flags.length > 0
            ? { id: 'derived', header: t('imports.column.derived'), value: (row) => row.derivedFrom }
            : { id: 'listedOn', header: t('imports.column.listedOn'), kind: 'date', value: (row) => row.listedOn },
        ]}
        empty={null}
      />
    </Section>
  );
};
