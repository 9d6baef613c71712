import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { useAct } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { FileDrop } from '../../../../web/kit/FileDrop.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { DataTable } from '../../../../web/kit/table/DataTable.tsx';
import { useT } from '../../../../web/kit/words.ts';
import { importChain, previewChain } from '../../contract.ts';

type Brought = Output<typeof previewChain>['brought'];

const megabyte = 1024 * 1024;

/** A CHAIN.json: first what it would bring, then whole or not at all. */
export const Screen = () => {
  const t = useT();
  const [file, setFile] = useState<File | null>(null);
  const preview = useAct(previewChain);
  const take = useAct(importChain);
  const choose = (next: File | null): void => {
    setFile(next);
    preview.reset();
    take.reset();
    if (next) preview.mutate({ input: { fileName: next.name }, file: next });
  };
  return (
    <Page
      title={t('supply.product.import')}
      up={{ to: '/supply/products', label: t('supply.nav.products') }}
      lead={<p>{t('supply.product.import.lead')}</p>}
    >
      <FileDrop
        endings={['.json']}
        maxBytes={64 * megabyte}
        label={t('supply.product.import.file')}
        file={file}
        onFile={choose}
      />
      {preview.isPending ? <p role="status">{t('supply.product.import.reading')}</p> : null}
      {preview.error ? <ProblemAlert error={preview.error} /> : null}
      {take.error ? <ProblemAlert error={take.error} /> : null}
      {take.isSuccess ? (
        <Alert tone="success" live title={t('supply.product.import.done')}>
          <Link to="/supply/products">{t('supply.product.import.see')}</Link>
        </Alert>
      ) : null}
      {preview.data && file && !take.isSuccess ? (
        <Section title={t('supply.product.import.would')}>
          <BroughtTable brought={preview.data.brought} />
          <div className="ff-form-foot">
            <Button
              kind="main"
              disabled={take.isPending}
              onClick={() => take.mutate({ input: { fileName: file.name }, file })}
            >
              {t('supply.product.import.take')}
            </Button>
          </div>
        </Section>
      ) : null}
    </Page>
  );
};

const BroughtTable = ({ brought }: { readonly brought: Brought }) => {
  const t = useT();
  return (
    <DataTable
      caption={t('supply.product.import.would')}
      name="chain"
      rows={brought}
      rowId={(row) => row.kind}
      empty={null}
      columns={[
        {
          id: 'kind',
          header: t('supply.product.import.kind'),
          value: (row) => t(`supply.product.import.kind.${row.kind}`),
          namesRow: true,
        },
        ...(['added', 'changed', 'same'] as const).map((id) => ({
          id,
          header: t(`supply.product.import.${id}`),
          value: (row: Brought[number]) => row[id],
          kind: 'number' as const,
        })),
      ]}
    />
  );
};
