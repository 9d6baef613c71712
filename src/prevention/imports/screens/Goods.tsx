import { useState } from 'react';
import type { Output } from '../../../platform/contract/index.ts';
import { useAct, useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { FileDrop } from '../../../web/kit/FileDrop.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { useGo, useSearchState } from '../../../web/kit/search.ts';
import { DataTable } from '../../../web/kit/table/DataTable.tsx';
import { useWords } from '../../../web/kit/words.ts';
import { askGoods, flagsOf, GoodsList, goodsEditions, goodsLists, previewGoods } from '../goods/contract.ts';
import { PickOne, TextField } from './parts/Field.tsx';

type Edition = Output<typeof goodsEditions>[number];
const megabyte = 1024 * 1024;

/** The lists of goods: a question, the editions that are kept, and a new one. */
export const Screen = () => {
  const { t } = useWords();
  return (
    <Page title={t('imports.nav.goods')} whoMaySee={t('imports.who')} lead={<p>{t('imports.goods.lead')}</p>}>
      <Ask />
      <Section title={t('imports.goods.editions')}>
        <Loaded read={useRead(goodsEditions, {})}>{(rows) => <Editions rows={rows} />}</Loaded>
      </Section>
      {useMay('write supply') ? <NewEdition /> : null}
    </Page>
  );
};

const Editions = ({ rows }: { rows: readonly Edition[] }) => {
  const { t } = useWords();
  return (
    <DataTable<Edition>
      caption={t('imports.goods.editions')}
      name="editions"
      rows={rows}
      rowId={(row) => row.id}
      columns={[
        {
          id: 'name',
          header: t('imports.column.edition'),
          namesRow: true,
          value: (row) => row.name,
          cell: (row) => <Link to={`/imports/goods/${row.id}`}>{row.name}</Link>,
        },
        { id: 'list', header: t('imports.column.list'), value: (row) => t(`imports.list.${row.list}`) },
        {
          id: 'state',
          header: t('imports.column.state'),
          value: (row) => t(`imports.edition.${row.stale ? 'stale' : row.state}`),
          cell: (row) => (
            <StateBadge tone={row.stale ? 'late' : row.state === 'applied' ? 'good' : 'waiting'}>
              {t(`imports.edition.${row.stale ? 'stale' : row.state}`)}
            </StateBadge>
          ),
        },
        { id: 'pairs', header: t('imports.column.pairs'), kind: 'number', value: (row) => row.pairs },
        {
          id: 'day',
          header: t('imports.column.day'),
          kind: 'date',
          value: (row) => row.publishedOn ?? row.retrievedOn,
        },
        { id: 'fetched', header: t('imports.column.fetched'), kind: 'date', value: (row) => row.retrievedOn },
      ]}
      empty={
        <EmptyState icon="list" title={t('imports.goods.none')}>
          <p>{t('imports.goods.none.says')}</p>
        </EmptyState>
      }
    />
  );
};

const listChoices = (t: (key: string) => string) =>
  goodsLists.map((value) => ({ value, label: t(`imports.list.${value}`) }));
const listIn = (text: string | undefined): GoodsList => GoodsList.safeParse(text).data ?? 'us-dol-goods';

const Ask = () => {
  const { t } = useWords();
  const [search, setSearch] = useSearchState();
  const [good, setGood] = useState(search.good ?? '');
  const [country, setCountry] = useState(search.country ?? '');
  const [on, setOn] = useState(search.on ?? '');
  const list = listIn(search.list);
  return (
    <Section title={t('imports.goods.ask')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setSearch({ good, country, on });
        }}
      >
        <div className="ff-fields">
          <PickOne
            label={t('imports.column.list')}
            value={list}
            choices={listChoices(t)}
            onPick={(value) => setSearch({ list: value })}
          />
          <TextField label={t('imports.field.good')} value={good} onChange={setGood} />
          <TextField label={t('imports.field.country')} value={country} onChange={setCountry} />
          <TextField label={t('imports.field.on')} type="date" value={on} onChange={setOn} />
        </div>
        <Button kind="main" type="submit" disabled={good.trim() === ''}>
          {t('imports.ask')}
        </Button>
      </form>
      {search.good ? (
        <Answer
          question={{
            list,
            good: search.good,
            country: search.country ?? '',
            ...(search.on ? { asOf: search.on } : {}),
          }}
        />
      ) : null}
    </Section>
  );
};

const Answer = ({ question }: { question: { list: GoodsList; good: string; country: string; asOf?: string } }) => {
  const { t, date } = useWords();
  return (
    <Loaded read={useRead(askGoods, question)}>
      {({ outcome, edition, on, listed, near }) => (
        <Alert tone={outcome === 'nothing-found' ? 'info' : 'warning'} title={t(`imports.outcome.${outcome}`)}>
          <p>
            {t('imports.version', {
              day: date(on),
              of: date(edition.publishedOn ?? edition.retrievedOn),
              days: edition.ageDays,
              sha: edition.sha256.slice(0, 12),
            })}
          </p>
          <ul>
            {[...listed, ...near].map((pair) => (
              <li key={`${pair.good} ${pair.country}`}>
                {pair.good}, {pair.country}
                {pair.listedOn ? ` · ${t('imports.column.listedOn')} ${date(pair.listedOn)}` : ''}
                {flagsOf(edition.list)
                  .filter((flag) => pair[flag])
                  .map((flag) => ` · ${t(`imports.column.${flag}`)}`)}
              </li>
            ))}
          </ul>
          {edition.list === 'us-eo-13126' && listed.length > 0 ? <p>{t('imports.goods.eo')}</p> : null}
          <p>{t('imports.not-advice')}</p>
        </Alert>
      )}
    </Loaded>
  );
};

const NewEdition = () => {
  const { t } = useWords();
  const go = useGo();
  const [list, setList] = useState<GoodsList>('us-dol-goods');
  const [published, setPublished] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const act = useAct(previewGoods);
  const read = (): void => {
    if (!file) return;
    const input = { list, name: file.name, ...(published ? { publishedOn: published } : {}) };
    act.mutate({ input, file }, { onSuccess: ({ id }) => go(`/imports/goods/${id}`) });
  };
  return (
    <Section title={t('imports.goods.load')}>
      <PickOne
        label={t('imports.column.list')}
        value={list}
        choices={listChoices(t)}
        onPick={(value) => setList(listIn(value))}
      />
      <TextField label={t('imports.field.published')} type="date" value={published} onChange={setPublished} />
      <FileDrop
        endings={['.xml', '.csv', '.xlsx', '.html', '.htm']}
        maxBytes={32 * megabyte}
        label={t('imports.field.file')}
        hint={t('imports.field.file.hint')}
        file={file}
        onFile={setFile}
      />
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <Button kind="main" disabled={!file || act.isPending} onClick={read}>
        {t('imports.goods.read')}
      </Button>
    </Section>
  );
};
