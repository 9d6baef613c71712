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
import { applyShipments, dayOrders, shipmentFields as fields, previewShipments } from '../../contract.ts';
import { ColumnTable, mappingIn, mappingWith } from '../columns/ColumnTable.tsx';
import { Labelled } from '../sites/words.tsx';

type Preview = Output<typeof previewShipments>;
type Days = (typeof dayOrders)[number];

const megabyte = 1024 * 1024;
const shownFlags = 20;

/** A file of bills is looked at first; the person corrects what each column holds; then a job takes it over, whole. */
export const Screen = () => {
  const { t } = useWords();
  const go = useGo();
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [days, setDays] = useState<Days>('unclear');
  const [trouble, setTrouble] = useState<unknown>(null);
  const apply = useAct(applyShipments, { also: ['jobs'] });
  const look = async (next: File, order: Days, mapping?: Readonly<Record<string, string>>): Promise<void> => {
    setTrouble(null);
    await call(
      previewShipments,
      { fileName: next.name, days: order, ...(mapping ? { mapping: JSON.stringify(mapping) } : {}) },
      { file: next },
    )
      .then(setPreview)
      .catch(setTrouble);
  };
  const choose = (next: File | null): void => {
    setFile(next);
    setPreview(null);
    setDays('unclear');
    apply.reset();
    if (next) void look(next, 'unclear');
  };
  const take = (read: Preview, from: File): void =>
    apply.mutate(
      { input: { fileName: from.name, days, mapping: JSON.stringify(mappingIn(fields, read.columns)) }, file: from },
      { onSuccess: ({ jobId }) => go('/supply/shipments', { job: jobId }) },
    );
  return (
    <Page
      title={t('supply.shipment.load')}
      up={{ to: '/supply/shipments', label: t('supply.nav.shipments') }}
      lead={<p>{t('supply.shipment.load.lead')}</p>}
    >
      <FileDrop
        endings={['.csv', '.xlsx']}
        maxBytes={32 * megabyte}
        label={t('supply.shipment.file')}
        file={file}
        onFile={choose}
      />
      {trouble ? <ProblemAlert error={trouble} /> : null}
      {preview && file ? (
        <>
          {preview.before ? (
            <Alert tone="info" title={t('supply.shipment.load.before', { file: preview.before.name })} />
          ) : null}
          {preview.brings ? (
            <Brings brings={preview.brings} />
          ) : (
            <Alert tone="warning" title={t('supply.shipment.load.missing')} />
          )}
          {preview.unclearDays.length > 0 || days !== 'unclear' ? (
            <Labelled label={t('supply.shipment.days')}>
              {(id) => (
                <select
                  id={id}
                  className="usa-select"
                  value={days}
                  onChange={(event) => {
                    const order = dayOrders.find((one) => one === event.target.value) ?? 'unclear';
                    setDays(order);
                    void look(file, order, mappingIn(fields, preview.columns));
                  }}
                >
                  {dayOrders.map((one) => (
                    <option key={one} value={one}>
                      {t(`supply.shipment.days.${one}`)}
                    </option>
                  ))}
                </select>
              )}
            </Labelled>
          ) : null}
          <ColumnTable
            columns={preview.columns}
            firstRows={preview.firstRows}
            fields={fields}
            nameOf={(field) => t(`supply.shipment.field.${field}`)}
            onPick={(column, field) => void look(file, days, mappingWith(fields, preview.columns, column, field))}
          />
          {preview.flagged.length > 0 ? (
            <Alert tone="warning" title={t('supply.shipment.flagged', { count: preview.flagged.length })}>
              <Places where={preview.flagged.slice(0, shownFlags)} />
              <p>{t('supply.shipment.flagged.kept')}</p>
            </Alert>
          ) : null}
          {apply.error ? <ProblemAlert error={apply.error} /> : null}
          <Button kind="main" disabled={!preview.brings || apply.isPending} onClick={() => take(preview, file)}>
            {t('supply.shipment.take')}
          </Button>
        </>
      ) : null}
    </Page>
  );
};

const Brings = ({ brings }: { brings: NonNullable<Preview['brings']> }) => {
  const { t } = useWords();
  return (
    <>
      <p>{t('supply.shipment.brings', { ...brings })}</p>
      <p>{t('supply.shipment.brings.more', { ...brings })}</p>
    </>
  );
};
