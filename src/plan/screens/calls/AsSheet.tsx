import { useState } from 'react';
import type { Output } from '../../../platform/contract/index.ts';
import { call, saveFile } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { FileDrop } from '../../../web/kit/FileDrop.tsx';
import { ProblemAlert, placeInWords } from '../../../web/kit/Problem.tsx';
import { answerFile, answerTakeOver, answerTemplate, answerUpload } from '../../contract.ts';
import { usePlanWords } from '../words.ts';

type Preview = Output<typeof answerUpload>;

/** The other way: a sheet to be filled elsewhere and brought back. It is looked at first, then taken over whole. */
export const AsSheet = ({ token, onTaken }: { token: string; onTaken: (answered: number) => Promise<void> }) => {
  const { t } = usePlanWords();
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [taken, setTaken] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const during = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (trouble) {
      setError(trouble);
    } finally {
      setBusy(false);
    }
  };
  const choose = (next: File | null): void => {
    setFile(next);
    setPreview(null);
    setTaken(null);
    setError(null);
    if (next) {
      void during(async () => setPreview(await call(answerUpload, { name: next.name }, { bearer: token, file: next })));
    }
  };
  const take = (): Promise<void> =>
    during(async () => {
      if (!file) return;
      const { answered } = await call(answerTakeOver, { name: file.name }, { bearer: token, file });
      setTaken(preview?.answers.length ?? 0);
      setFile(null);
      setPreview(null);
      await onTaken(answered);
    });

  return (
    <details className="ff-as-sheet">
      <summary>{t('plan.answer.as-sheet')}</summary>
      <p>{t('plan.answer.as-sheet.says')}</p>
      <Button
        icon="download"
        disabled={busy}
        onClick={() => void during(() => call(answerTemplate, {}, { bearer: token }).then(saveFile))}
      >
        {t('plan.answer.download')}
      </Button>
      <FileDrop
        endings={['.xlsx', '.csv']}
        maxBytes={answerFile.maxBytes}
        label={t('plan.answer.upload')}
        file={file}
        onFile={choose}
      />
      {error ? <ProblemAlert error={error} /> : null}
      {taken !== null ? <Alert tone="success" title={t('plan.answer.taken', { count: taken })} live /> : null}
      {preview ? <Looked preview={preview} busy={busy} take={() => void take()} /> : null}
    </details>
  );
};

const Looked = ({ preview, busy, take }: { preview: Preview; busy: boolean; take: () => void }) => {
  const { t } = usePlanWords();
  const { answers, problems, ready } = preview;
  return (
    <Alert
      tone={ready ? 'info' : 'warning'}
      title={
        ready
          ? t('plan.answer.preview', { count: answers.length })
          : t('plan.answer.preview.problems', { count: problems.length })
      }
      live
    >
      {ready ? (
        <Button kind="main" disabled={busy} onClick={take}>
          {t('plan.answer.take', { count: answers.length })}
        </Button>
      ) : (
        <>
          <ul className="ff-places">
            {problems.map((problem) => (
              <li key={`${problem.row} ${problem.column} ${problem.code}`}>
                <b>{placeInWords({ row: problem.row, column: problem.column }, t)}</b> {problem.says} {problem.fix}
              </li>
            ))}
          </ul>
          <p>{t('plan.answer.preview.again')}</p>
        </>
      )}
    </Alert>
  );
};
