import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Where } from '../../platform/contract/index.ts';
import { Alert } from '../../web/kit/Alert.tsx';
import { Button } from '../../web/kit/Button.tsx';
import { FileDrop } from '../../web/kit/FileDrop.tsx';
import { Places, ProblemAlert } from '../../web/kit/Problem.tsx';
import { useT } from '../../web/kit/words.ts';

interface Looked {
  readonly problems: readonly Where[];
  readonly ready: boolean;
}

/** Takes in a table (CSV, XLSX): it is looked at first; what is wrong is said by row and column; then it is taken whole or not at all. */
export const TableImport = <P extends Looked>(props: {
  label: string;
  hint: string;
  maxBytes: number;
  look: (file: File) => Promise<P>;
  /** What the table would do. */
  show: (preview: P) => ReactNode;
  /** Takes the table in and says what was done. */
  take: (file: File, preview: P) => Promise<string>;
  act: (preview: P) => string;
  /** Something must be said first, such as a reason. */
  waits?: (preview: P) => boolean;
}) => {
  const t = useT();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<P | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const during = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setTrouble(null);
    await work().catch(setTrouble);
    setBusy(false);
  };
  const choose = (next: File | null): void => {
    setFile(next);
    setPreview(null);
    setDone(null);
    if (next) void during(async () => setPreview(await props.look(next)));
  };
  const take = (): void =>
    void during(async () => {
      if (!file || !preview) return;
      setDone(await props.take(file, preview));
      setFile(null);
      setPreview(null);
      await client.invalidateQueries({ queryKey: ['plan'] });
    });
  return (
    <>
      <FileDrop
        key={done}
        endings={['.csv', '.xlsx']}
        maxBytes={props.maxBytes}
        label={props.label}
        hint={props.hint}
        file={file}
        onFile={choose}
      />
      {trouble ? <ProblemAlert error={trouble} /> : null}
      {busy ? <p role="status">{t('web.loading')}</p> : null}
      {done ? <Alert tone="success" title={done} live /> : null}
      {preview ? (
        <>
          {preview.problems.length > 0 ? (
            <Alert tone="error" title={t('plan.table.problems', { count: preview.problems.length })} live>
              <Places where={preview.problems} />
              <p>{t('plan.table.problems.fix')}</p>
            </Alert>
          ) : (
            <Alert tone="info" title={t('plan.table.ready')} live />
          )}
          {props.show(preview)}
          <div className="ff-form-foot">
            <Button kind="main" disabled={!preview.ready || busy || (props.waits?.(preview) ?? false)} onClick={take}>
              {props.act(preview)}
            </Button>
          </div>
        </>
      ) : null}
    </>
  );
};
