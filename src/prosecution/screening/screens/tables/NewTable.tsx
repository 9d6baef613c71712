import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { call, useAct } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { FileDrop } from '../../../../web/kit/FileDrop.tsx';
import { Places, ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { useGo } from '../../../../web/kit/search.ts';
import { Kind, Purpose, previewBatch, startBatch, subjectRoles } from '../../contract.ts';
import { Labelled, PickOne } from '../parts/Pick.tsx';
import { paths, useScreeningWords } from '../words.ts';
import type { TableColumns } from './columns.ts';
import { FirstRows } from './FirstRows.tsx';

type Preview = Output<typeof previewBatch>;

const megabyte = 1024 * 1024;

/** A table of names is looked at first: which column holds what, and what is wrong. Then it is screened by a job. */
export const NewTable = () => {
  const { t } = useScreeningWords();
  const go = useGo();
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [chosen, setChosen] = useState<TableColumns>({});
  const [trouble, setTrouble] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [purpose, setPurpose] = useState<Purpose>('customer-check');
  const [legalBasis, setLegalBasis] = useState('');
  const [subjectRole, setRole] = useState<(typeof subjectRoles)[number]>('customer');
  const [subjectKind, setKind] = useState<'unknown' | (typeof Kind.options)[number]>('unknown');
  const [decide, setDecide] = useState(true);
  const start = useAct(startBatch, { also: ['jobs'] });

  const look = async (next: File, columns: TableColumns): Promise<void> => {
    setBusy(true);
    setTrouble(null);
    setPreview(
      await call(previewBatch, { ...columns, fileName: next.name }, { file: next }).catch((error) => {
        setTrouble(error);
        return null;
      }),
    );
    setBusy(false);
  };
  const choose = (next: File | null): void => {
    setFile(next);
    setChosen({});
    setPreview(null);
    start.reset();
    if (next) void look(next, {});
  };
  const map = (columns: TableColumns): void => {
    setChosen(columns);
    if (file) void look(file, columns);
  };

  return (
    <>
      <FileDrop
        endings={['.csv', '.xlsx']}
        maxBytes={64 * megabyte}
        label={t('screening.tables.file')}
        hint={t('screening.tables.file.hint')}
        file={file}
        onFile={choose}
      />
      {trouble ? <ProblemAlert error={trouble} /> : null}
      {busy && !preview ? <p role="status">{t('web.loading')}</p> : null}
      {preview && file ? (
        <>
          <FirstRows preview={preview} chosen={chosen} onChoose={map} />
          {preview.problems.length > 0 ? (
            <Alert tone="warning" title={t('screening.tables.problems', { count: preview.problems.length })}>
              <Places where={preview.problems} />
              <p>{t(preview.ready ? 'screening.tables.problems.go-on' : 'screening.tables.problems.stop')}</p>
            </Alert>
          ) : null}
          <div className="ff-fields">
            <PickOne
              label={t('screening.keep.purpose')}
              value={purpose}
              choices={Purpose.options.map((value) => ({ value, label: t(`screening.purpose.${value}`) }))}
              onPick={(value) => setPurpose(Purpose.parse(value))}
            />
            <Labelled label={t('screening.keep.basis')} hint={t('screening.keep.basis.hint')}>
              {(id) => (
                <input
                  id={id}
                  className="usa-input"
                  maxLength={200}
                  value={legalBasis}
                  required
                  onChange={(event) => setLegalBasis(event.target.value)}
                />
              )}
            </Labelled>
            <PickOne
              label={t('screening.tables.role')}
              value={subjectRole}
              choices={subjectRoles.map((value) => ({ value, label: t(`screening.role.${value}`) }))}
              onPick={(value) => setRole(subjectRoles.find((one) => one === value) ?? 'other')}
            />
            <PickOne
              label={t('screening.tables.kind')}
              value={subjectKind}
              choices={Kind.options.map((value) => ({ value, label: t(`screening.kind.${value}`) }))}
              onPick={(value) => setKind(Kind.parse(value))}
            />
          </div>
          <div className="usa-checkbox">
            <input
              className="usa-checkbox__input"
              type="checkbox"
              id="table-decide"
              checked={decide}
              onChange={(event) => setDecide(event.target.checked)}
            />
            <label className="usa-checkbox__label" htmlFor="table-decide">
              {t('screening.tables.decide')}
            </label>
          </div>
          {start.error ? <ProblemAlert error={start.error} /> : null}
          <div className="ff-form-foot">
            <Button
              kind="main"
              disabled={!preview.ready || busy || start.isPending || legalBasis.trim() === ''}
              onClick={() =>
                start.mutate(
                  {
                    input: {
                      ...chosen,
                      title: file.name.slice(0, 200),
                      purpose,
                      legalBasis: legalBasis.trim(),
                      subjectRole,
                      subjectKind,
                      decide: decide ? 'true' : 'false',
                    },
                    file,
                  },
                  { onSuccess: ({ batchId }) => go(paths.table(batchId)) },
                )
              }
            >
              {t('screening.tables.start', { rows: preview.total })}
            </Button>
            {legalBasis.trim() === '' ? <span className="ff-small">{t('screening.keep.basis.missing')}</span> : null}
          </div>
        </>
      ) : null}
    </>
  );
};
