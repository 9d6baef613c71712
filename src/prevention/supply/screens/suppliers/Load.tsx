import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { call, useAct } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { FileDrop } from '../../../../web/kit/FileDrop.tsx';
import { Page } from '../../../../web/kit/Page.tsx';
import { Places, ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { useGo } from '../../../../web/kit/search.ts';
import { useWords } from '../../../../web/kit/words.ts';
import { applySuppliers, supplierFields as fields, previewSuppliers } from '../../contract.ts';
import { ColumnTable, mappingIn, mappingWith } from '../columns/ColumnTable.tsx';

type Preview = Output<typeof previewSuppliers>;
type Mapping = Readonly<Record<string, string>>;

const megabyte = 1024 * 1024;
const shownFlags = 20;

/** A file is looked at first; the person corrects what each column holds; then it is taken over, whole. */
export const Screen = () => {
  const { t, moment } = useWords();
  const go = useGo();
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const apply = useAct(applySuppliers, { also: ['jobs'] });
  const look = async (next: File, mapping?: Mapping): Promise<void> => {
    setTrouble(null);
    await call(
      previewSuppliers,
      { fileName: next.name, ...(mapping ? { mapping: JSON.stringify(mapping) } : {}) },
      { file: next },
    )
      .then(setPreview)
      .catch(setTrouble);
  };
  const choose = (next: File | null): void => {
    setFile(next);
    setPreview(null);
    apply.reset();
    if (next) void look(next);
  };
  const pick = (column: number, field: string): void => {
    if (preview && file) void look(file, mappingWith(fields, preview.columns, column, field));
  };
  const take = (read: Preview, from: File): void =>
    apply.mutate(
      { input: { fileName: from.name, mapping: JSON.stringify(mappingIn(fields, read.columns)) }, file: from },
      { onSuccess: ({ jobId }) => go('/supply', { job: jobId }) },
    );
  return (
    <Page
      title={t('supply.supplier.load')}
      up={{ to: '/supply', label: t('supply.nav.suppliers') }}
      lead={<p>{t('supply.supplier.load.lead')}</p>}
    >
      <FileDrop
        endings={['.csv', '.xlsx']}
        maxBytes={32 * megabyte}
        label={t('supply.supplier.file')}
        file={file}
        onFile={choose}
      />
      {trouble ? <ProblemAlert error={trouble} /> : null}
      {preview && file ? (
        <>
          <ColumnTable
            columns={preview.columns}
            firstRows={preview.firstRows}
            fields={fields}
            nameOf={(field) => t(`supply.supplier.field.${field}`)}
            onPick={pick}
          />
          {preview.headingRow > 1 ? <p>{t('supply.supplier.heading-row', { row: preview.headingRow })}</p> : null}
          {preview.takenBefore ? (
            <Alert
              tone="info"
              title={t('supply.supplier.taken-before', {
                ...{ name: preview.takenBefore.name, by: preview.takenBefore.by },
                at: moment(preview.takenBefore.at),
              })}
            />
          ) : null}
          {preview.flagged.length > 0 ? (
            <Alert tone="warning" title={t('supply.supplier.flagged', { count: preview.flagged.length })}>
              <Places where={preview.flagged.slice(0, shownFlags)} />
              <p>{t('supply.supplier.flagged.kept')}</p>
            </Alert>
          ) : null}
          {preview.brings ? (
            <p>{t('supply.supplier.brings', preview.brings)}</p>
          ) : (
            <Alert tone="warning" title={t('supply.supplier.name-missing')} />
          )}
          {apply.error ? <ProblemAlert error={apply.error} /> : null}
          <Button kind="main" disabled={!preview.brings || apply.isPending} onClick={() => take(preview, file)}>
            {t('supply.supplier.take')}
          </Button>
        </>
      ) : null}
    </Page>
  );
};
