import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { call, useAct } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { FileDrop } from '../../../../web/kit/FileDrop.tsx';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { Places, ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { useGo } from '../../../../web/kit/search.ts';
import { useWords } from '../../../../web/kit/words.ts';
import { applySuppliers, supplierFields as fields, previewSuppliers } from '../../contract.ts';

type Preview = Output<typeof previewSuppliers>;
type Mapping = Readonly<Record<string, string>>;

const megabyte = 1024 * 1024;
const shownFlags = 20;

const mappingIn = ({ columns }: Preview): Mapping =>
  Object.fromEntries(
    fields.map((field) => {
      const column = columns.find((one) => one.field === field);
      return [field, column ? `#${column.column + 1}` : ''];
    }),
  );

/** A file is looked at first; the person corrects what each column holds; then it is taken over, whole. */
export const Screen = () => {
  const { t } = useWords();
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
    if (!preview || !file) return;
    const place = `#${column + 1}`;
    const freed = Object.entries(mappingIn(preview)).map(([one, at]) => [one, at === place ? '' : at]);
    void look(file, { ...Object.fromEntries(freed), ...(field === '' ? {} : { [field]: place }) });
  };
  const take = (read: Preview, from: File): void =>
    apply.mutate(
      { input: { fileName: from.name, mapping: JSON.stringify(mappingIn(read)) }, file: from },
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
          <Columns preview={preview} onPick={pick} />
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

const Columns = ({ preview, onPick }: { preview: Preview; onPick: (column: number, field: string) => void }) => {
  const { t, number } = useWords();
  return (
    <Section title={t('supply.supplier.columns')} lead={t('supply.supplier.columns.lead')}>
      <div className="ff-table-scroll">
        <table className="ff-table">
          <thead>
            <tr>
              <th scope="col">{t('supply.supplier.column.heading')}</th>
              <th scope="col">{t('supply.supplier.column.field')}</th>
              <th scope="col">{t('supply.supplier.column.why')}</th>
              <th scope="col">{t('supply.supplier.column.first')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map(({ column, heading, field, sure, because }) => (
              <tr key={column}>
                <th scope="row">{heading || `#${column + 1}`}</th>
                <td data-label={t('supply.supplier.column.field')}>
                  <select
                    className="usa-select"
                    aria-label={t('supply.supplier.holds', { heading: heading || `#${column + 1}` })}
                    value={field ?? ''}
                    onChange={(event) => onPick(column, event.target.value)}
                  >
                    <option value="">{t('supply.supplier.field.none')}</option>
                    {fields.map((one) => (
                      <option key={one} value={one}>
                        {t(`supply.supplier.field.${one}`)}
                      </option>
                    ))}
                  </select>
                </td>
                <td data-label={t('supply.supplier.column.why')}>
                  {t(`supply.supplier.because.${because}`, { sure: number(sure * 100, 0) })}
                </td>
                <td data-label={t('supply.supplier.column.first')}>
                  {preview.firstRows
                    .map((row) => row[column] ?? '')
                    .filter(Boolean)
                    .slice(0, 3)
                    .join(' · ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
};
