import { useState } from 'react';
import { callProved, useAct } from '../../../web/api.ts';
import { Button } from '../../../web/kit/Button.tsx';
import { FileDrop } from '../../../web/kit/FileDrop.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Page } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { useGo } from '../../../web/kit/search.ts';
import { previewImport, uploadFile } from '../contract.ts';
import { Labelled } from './parts/Pick.tsx';
import { paths, useScreeningWords } from './words.ts';

interface Taken {
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
}

const megabyte = 1024 * 1024;
const endings = ['.csv', '.xml', '.json', '.jsonl', '.txt', '.html', '.htm', '.xlsx', '.gz', '.zip'];

/** The files of one list are taken in one by one, then read together. Nothing changes before somebody has seen what would. */
export const Screen = () => {
  const { t, number } = useScreeningWords();
  const go = useGo();
  const [files, setFiles] = useState<readonly Taken[]>([]);
  const [file, setFile] = useState<File | null>(null);
  const [fetched, setFetched] = useState('');
  const [trouble, setTrouble] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const read = useAct(previewImport, { also: ['jobs'] });
  const take = async (next: File | null): Promise<void> => {
    setFile(next);
    if (!next) return;
    setBusy(true);
    setTrouble(null);
    try {
      const { sha256, size } = await callProved(uploadFile, { name: next.name }, next);
      setFiles((now) => [...now.filter((one) => one.sha256 !== sha256), { name: next.name, sha256, size }]);
      setFile(null);
    } catch (error) {
      setTrouble(error);
    }
    setBusy(false);
  };
  const input = {
    files: files.map(({ name, sha256 }) => ({ name, sha256 })),
    ...(fetched ? { retrievedAt: new Date(fetched).toISOString() } : {}),
  };
  return (
    <Page
      title={t('screening.lists.load')}
      up={{ to: '/screening/lists', label: t('screening.nav.lists') }}
      lead={
        <>
          <p>{t('screening.load.lead')}</p>
          <Link to="/screening/lists" search={{ tab: 'known' }}>
            {t('screening.load.where')}
          </Link>
        </>
      }
    >
      <FileDrop
        key={files.length}
        endings={endings}
        maxBytes={256 * megabyte}
        label={t('screening.load.file')}
        hint={t('screening.load.file.hint')}
        file={file}
        onFile={(next) => void take(next)}
      />
      {busy ? <p role="status">{t('screening.load.taking')}</p> : null}
      {trouble ? <ProblemAlert error={trouble} /> : null}
      {files.length > 0 ? (
        <>
          <ul className="ff-rows" aria-label={t('screening.reading.files')}>
            {files.map((one) => (
              <li key={one.sha256}>
                <span>
                  <b>{one.name}</b> {t('web.file.size', { size: number(one.size / 1024, 1) })}
                </span>
                <Button kind="quiet" onClick={() => setFiles(files.filter(({ sha256 }) => sha256 !== one.sha256))}>
                  {t('web.file.remove')}
                  <span className="ff-visually-hidden">: {one.name}</span>
                </Button>
              </li>
            ))}
          </ul>
          <Labelled label={t('screening.load.fetched')} hint={t('screening.load.fetched.hint')}>
            {(id) => (
              <input
                id={id}
                type="datetime-local"
                className="usa-input ff-input--moment"
                value={fetched}
                onChange={(event) => setFetched(event.target.value)}
              />
            )}
          </Labelled>
          {read.error ? <ProblemAlert error={read.error} /> : null}
          <div className="ff-form-foot">
            <Button
              kind="main"
              disabled={busy || read.isPending}
              onClick={() => read.mutate({ input }, { onSuccess: ({ id }) => go(paths.reading(id)) })}
            >
              {read.isPending ? t('screening.load.reading') : t('screening.load.read', { count: files.length })}
            </Button>
          </div>
        </>
      ) : null}
    </Page>
  );
};
