import { useId, useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { SaveButton } from '../../../../web/kit/SaveButton.tsx';
import { usePathParams } from '../../../../web/kit/search.ts';
import { DataTable } from '../../../../web/kit/table/DataTable.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { listPackages, makePackage, previewPackage, purposes } from '../../contract.ts';
import { productPath, useDocumentTypes } from './words.ts';

type Preview = Output<typeof previewPackage>;

/** What would go to the port, what keeps it from being complete, and what went before. */
export const Screen = () => {
  const { t, date } = useWords();
  const { productId } = usePathParams('productId');
  const read = useRead(previewPackage, { productId });
  return (
    <Loaded read={read}>
      {(preview) => (
        <Page
          title={t('supply.package.screen.title', { product: preview.product.name })}
          up={{ to: productPath(productId), label: preview.product.name }}
          whoMaySee={t('supply.product.who')}
          state={t('supply.document.as-of', { day: date(preview.on) })}
          actions={
            <Link to={`${productPath(productId)}/documents`} className="usa-button usa-button--outline">
              {t('supply.package.screen.to-documents')}
            </Link>
          }
        >
          {preview.complete ? (
            <Alert tone="success" title={t('supply.package.complete')} />
          ) : (
            <Alert tone="warning" title={t('supply.package.incomplete', { count: preview.missing.length })}>
              <p>{t('supply.package.screen.still')}</p>
            </Alert>
          )}
          <Make productId={productId} />
          {preview.complete ? null : <Missing missing={preview.missing} />}
          <Steps steps={preview.steps} />
          <Lists lists={preview.lists} />
          <Earlier productId={productId} />
          <p className="ff-small">{preview.notice}</p>
        </Page>
      )}
    </Loaded>
  );
};

const Make = ({ productId }: { productId: string }) => {
  const { t } = useWords();
  const id = useId();
  const mayExport = useMay('export supply');
  const [purpose, setPurpose] = useState<(typeof purposes)[number]>('applicability');
  if (!mayExport) return null;
  return (
    <Section title={t('supply.package.screen.make')} lead={t('supply.package.screen.make.lead')}>
      <fieldset className="usa-fieldset">
        <legend className="usa-label">{t('supply.package.screen.purpose')}</legend>
        {[...purposes].reverse().map((one) => (
          <div className="usa-radio" key={one}>
            <input
              className="usa-radio__input"
              type="radio"
              name={id}
              id={`${id}-${one}`}
              checked={purpose === one}
              onChange={() => setPurpose(one)}
            />
            <label className="usa-radio__label" htmlFor={`${id}-${one}`}>
              {t(`supply.package.screen.purpose.${one}`)}
            </label>
          </div>
        ))}
      </fieldset>
      <div className="ff-form-foot">
        <SaveButton route={makePackage} input={{ productId, purpose }} changes={['supply']}>
          {t('supply.package.screen.download')}
        </SaveButton>
      </div>
    </Section>
  );
};

const Missing = ({ missing }: { missing: Preview['missing'] }) => {
  const { t } = useWords();
  const { nameOf } = useDocumentTypes();
  return (
    <Section title={t('supply.package.missing')}>
      <DataTable
        caption={t('supply.package.missing')}
        name="missing"
        rows={missing}
        rowId={(row) => `${row.step} ${row.at} ${row.document} ${row.why}`}
        empty={<p>{t('supply.package.complete')}</p>}
        columns={[
          { id: 'step', header: t('supply.package.screen.step'), value: (row) => row.step || null, kind: 'number' },
          { id: 'where', header: t('supply.package.screen.where'), value: (row) => row.where, namesRow: true },
          {
            id: 'what',
            header: t('supply.package.screen.what'),
            value: (row) => t(`supply.package.why.${row.why}`, { document: nameOf(row.document) }),
          },
        ]}
      />
    </Section>
  );
};

const Steps = ({ steps }: { steps: Preview['steps'] }) => {
  const { t } = useWords();
  const { nameOf } = useDocumentTypes();
  return (
    <Section title={t('supply.package.steps')}>
      <ol className="ff-queue">
        {steps.map((step) => (
          <li key={step.number}>
            <span>{t('supply.document.step', { number: step.number, from: step.from, to: step.to })}</span>
            <span className="ff-queue-why">
              {t(`supply.document.link.${step.status}`, { material: step.material })}
            </span>
            {step.documents.length === 0 ? (
              <span className="ff-queue-why">{t('supply.package.screen.no-documents')}</span>
            ) : (
              <details>
                <summary>
                  {t('supply.document.kept', { count: step.documents.length })}
                  <span className="ff-visually-hidden">: {step.from}</span>
                </summary>
                <ul>
                  {step.documents.map((one) => (
                    <li key={one.number}>
                      {one.number} {one.title} ({nameOf(one.type)}). {t(`supply.document.seen.${one.seen}`)}
                      {one.sha256 ? <div className="ff-hash">{one.sha256}</div> : null}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
};

const Lists = ({ lists }: { lists: Preview['lists'] }) => {
  const { t, date } = useWords();
  return (
    <Section title={t('supply.package.lists')}>
      {lists.length === 0 ? (
        <p>{t('supply.package.screen.no-lists')}</p>
      ) : (
        <ul>
          {lists.map((one) => (
            <li key={`${one.list} ${one.sha256}`}>
              {one.age === null
                ? t('supply.package.screen.list', { list: one.list, day: date(one.date) })
                : t('supply.package.screen.list-age', { list: one.list, day: date(one.date), days: one.age })}
              <div className="ff-hash">{one.sha256}</div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
};

const Earlier = ({ productId }: { productId: string }) => {
  const { t } = useWords();
  const read = useRead(listPackages, { productId });
  return (
    <Section title={t('supply.package.screen.earlier')}>
      <Loaded read={read}>
        {({ packages }) => (
          <DataTable
            caption={t('supply.package.screen.earlier')}
            name="packages"
            rows={packages}
            rowId={(row) => row.id}
            empty={
              <EmptyState title={t('supply.package.screen.earlier.none')}>
                {t('supply.package.screen.earlier.none.text')}
              </EmptyState>
            }
            columns={[
              {
                id: 'made',
                header: t('supply.package.screen.made'),
                value: (row) => row.madeAt,
                kind: 'moment',
                namesRow: true,
              },
              {
                id: 'purpose',
                header: t('supply.package.screen.purpose'),
                value: (row) => t(`supply.package.screen.purpose.${row.purpose}`),
              },
              { id: 'complete', header: t('supply.package.screen.is-complete'), value: (row) => row.complete },
              { id: 'missing', header: t('supply.package.missing'), value: (row) => row.missing, kind: 'number' },
              {
                id: 'hash',
                header: t('supply.package.screen.hash'),
                value: (row) => row.sha256,
                cell: (row) => <span className="ff-hash">{row.sha256}</span>,
              },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
};
