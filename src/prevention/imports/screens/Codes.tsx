import { useState } from 'react';
import type { Output } from '../../../platform/contract/index.ts';
import { useAct, useRead } from '../../../web/api.ts';
import { Button } from '../../../web/kit/Button.tsx';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { FileDrop } from '../../../web/kit/FileDrop.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { usePageKeys } from '../../../web/kit/page-keys.ts';
import { useWords } from '../../../web/kit/words.ts';
import { addCode, codeToGoods, decideCode, goodsCodes, loadCodes, Prefix, suggestCodes } from '../hs/contract.ts';
import { LongField, TextField } from './parts/Field.tsx';

type Queue = Output<typeof goodsCodes>;
const megabyte = 1024 * 1024;

/** Codes for the goods of the DOL list: one proposal at a time, by key; then by hand, and from a code to its goods. */
export const Screen = () => {
  const { t } = useWords();
  const read = useRead(goodsCodes, { state: 'draft', limit: 500 });
  const may = useMay('write supply');
  return (
    <Page title={t('imports.nav.codes')} whoMaySee={t('imports.who')} lead={<p>{t('imports.codes.lead')}</p>}>
      <Loaded read={read}>
        {(queue) => (
          <>
            <p>{t('imports.codes.state', { ...queue.counts, open: queue.open.length })}</p>
            {queue.rows.length > 0 ? (
              <Reviewing rows={queue.rows} />
            ) : (
              <EmptyState icon="check" title={t('imports.codes.none')} />
            )}
            {may ? <Prepare table={queue.table} /> : null}
            {may && queue.table ? <ByHand open={queue.open} /> : null}
          </>
        )}
      </Loaded>
      <FromCode />
    </Page>
  );
};

const Reviewing = ({ rows }: { rows: Queue['rows'] }) => {
  const { t, number } = useWords();
  const may = useMay('approve supply');
  const [at, setAt] = useState(0);
  const [reason, setReason] = useState('');
  const act = useAct(decideCode);
  const row = rows[at % rows.length];
  const next = (): void => setAt((at + 1) % rows.length);
  const decide = (state: 'reviewed' | 'rejected'): void => {
    if (!row) return;
    // who accepts a proposal without a word accepts the words that it shares
    const why =
      reason.trim() ||
      t(state === 'reviewed' ? 'imports.codes.why.shared' : 'imports.codes.why.not', { words: row.sharedWords });
    act.mutate({ input: { mappingId: row.id, state, reason: why } }, { onSuccess: () => setReason('') });
  };
  usePageKeys([
    { key: 'a', says: t('imports.key.accept'), run: may ? () => decide('reviewed') : undefined },
    { key: 'r', says: t('imports.key.reject'), run: may ? () => decide('rejected') : undefined },
    { key: 'n', says: t('imports.key.next'), run: next },
  ]);
  if (!row) return null;
  return (
    <Section title={t('imports.codes.one', { at: (at % rows.length) + 1, of: rows.length })}>
      <p aria-live="polite">
        <b>{row.good}</b>: {row.prefix === '' ? t('imports.codes.no-code') : `${row.prefix} ${row.says}`}
      </p>
      <p>
        {row.score === null
          ? t('imports.codes.no-words')
          : t('imports.codes.because', { words: row.sharedWords, score: number(row.score, 2) })}
      </p>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      {may ? <LongField label={t('imports.field.reason')} value={reason} onChange={setReason} /> : null}
      {may ? (
        <>
          <Button kind="main" disabled={act.isPending} onClick={() => decide('reviewed')}>
            {t('imports.key.accept')} (a)
          </Button>
          <Button disabled={act.isPending} onClick={() => decide('rejected')}>
            {t('imports.key.reject')} (r)
          </Button>
        </>
      ) : null}
      <Button kind="quiet" onClick={next}>
        {t('imports.key.next')} (n)
      </Button>
    </Section>
  );
};

const Prepare = ({ table }: { table: Queue['table'] }) => {
  const { t } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const load = useAct(loadCodes);
  const suggest = useAct(suggestCodes);
  return (
    <Section title={t('imports.codes.table')}>
      {table ? (
        <p>
          {t('imports.codes.loaded', { file: table.fileName, codes: table.codes, rejected: table.rejected.length })}
        </p>
      ) : null}
      <FileDrop
        endings={['.csv', '.xlsx']}
        maxBytes={16 * megabyte}
        label={t('imports.codes.file')}
        hint={t('imports.codes.file.hint')}
        file={file}
        onFile={setFile}
      />
      {load.error ? <ProblemAlert error={load.error} /> : null}
      {suggest.error ? <ProblemAlert error={suggest.error} /> : null}
      <Button
        disabled={!file || load.isPending}
        onClick={() => file && load.mutate({ input: { name: file.name }, file }, { onSuccess: () => setFile(null) })}
      >
        {t('imports.codes.load')}
      </Button>
      <Button kind="main" disabled={!table || suggest.isPending} onClick={() => suggest.mutate({ input: {} })}>
        {t('imports.codes.suggest')}
      </Button>
    </Section>
  );
};

const ByHand = ({ open }: { open: readonly string[] }) => {
  const { t } = useWords();
  const [good, setGood] = useState('');
  const [prefix, setPrefix] = useState('');
  const [reason, setReason] = useState('');
  const act = useAct(addCode);
  const ready = open.includes(good) && reason.trim() !== '' && (prefix === '' || Prefix.safeParse(prefix).success);
  return (
    <Section title={t('imports.codes.hand')}>
      <p>{t('imports.codes.open', { goods: open.slice(0, 20).join('; ') })}</p>
      <TextField label={t('imports.field.good')} value={good} onChange={setGood} />
      <TextField label={t('imports.field.prefix')} value={prefix} onChange={setPrefix} />
      <TextField label={t('imports.field.reason')} value={reason} onChange={setReason} />
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <Button
        disabled={!ready || act.isPending}
        onClick={() => act.mutate({ input: { good, prefix, reason } }, { onSuccess: () => setGood('') })}
      >
        {t('imports.codes.add')}
      </Button>
    </Section>
  );
};

const FromCode = () => {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState('');
  return (
    <Section title={t('imports.codes.from')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(code.trim());
        }}
      >
        <TextField label={t('imports.field.code')} value={code} onChange={setCode} />
        <Button type="submit" disabled={!/^[\d. ]{2,16}$/.test(code.trim())}>
          {t('imports.ask')}
        </Button>
      </form>
      {asked === '' ? null : <Goods code={asked} />}
    </Section>
  );
};

const Goods = ({ code }: { code: string }) => {
  const { t } = useWords();
  return (
    <Loaded read={useRead(codeToGoods, { code })}>
      {({ path, reviewed, drafts }) => (
        <ul>
          {path.map((one) => (
            <li key={one.code}>
              {one.code} {one.says}
            </li>
          ))}
          {[...reviewed, ...drafts].map((one) => (
            <li key={one.id}>
              <b>{one.good}</b> ({t(`imports.mapping.${one.state}`)})
            </li>
          ))}
          {reviewed.length + drafts.length === 0 ? <li>{t('imports.codes.no-goods')}</li> : null}
        </ul>
      )}
    </Loaded>
  );
};
