import { useState } from 'react';
import type { Output } from '../../../platform/contract/index.ts';
import { useAct, useRead } from '../../../web/api.ts';
import { Button } from '../../../web/kit/Button.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { useGo, useSearchState } from '../../../web/kit/search.ts';
import { MeasureCode, mappedFields, previewColumns, previewImport } from '../contract.ts';
import { Name } from './parts/Name.tsx';
import { Labelled, PickOne } from './parts/Pick.tsx';
import { paths, useScreeningWords } from './words.ts';

type Columns = Output<typeof previewColumns>;
type Field = (typeof mappedFields)[number];

const schemas = ['Person', 'Organization', 'LegalEntity', 'Vessel'] as const;
const orders = ['month-first', 'day-first'] as const;

/** A table whose layout nobody knows becomes a list: a person says what each column holds, and what standing on it means. */
export const Screen = () => {
  const { t } = useScreeningWords();
  const [{ file = '', name = '' }] = useSearchState();
  const read = useRead(previewColumns, { file: { name, sha256: file } }, { staleTime: 600_000 });
  return (
    <Page
      title={t('screening.columns')}
      up={{ to: '/screening/lists/load', label: t('screening.lists.load') }}
      state={name}
      lead={<p>{t('screening.columns.lead')}</p>}
    >
      <Loaded read={read}>{(columns) => <Mapper columns={columns} file={{ name, sha256: file }} />}</Loaded>
    </Page>
  );
};

const Mapper = ({ columns, file }: { columns: Columns; file: { name: string; sha256: string } }) => {
  const { t, number } = useScreeningWords();
  const go = useGo();
  const act = useAct(previewImport, { also: ['jobs'] });
  const [fields, setFields] = useState<Readonly<Record<string, Field | null>>>(
    Object.fromEntries(columns.columns.map(({ heading, field }) => [heading, field])),
  );
  const [about, setAbout] = useState({
    list: '',
    title: '',
    publisher: '',
    programme: '',
    authority: '',
    sourceUrl: '',
  });
  const [measure, setMeasure] = useState<(typeof MeasureCode.options)[number]>('debar');
  const [schema, setSchema] = useState<(typeof schemas)[number]>(columns.schema);
  const [dateOrder, setOrder] = useState<(typeof orders)[number]>(columns.dateOrder);
  const mapped = Object.fromEntries(
    Object.entries(fields).flatMap(([heading, field]) => (field ? [[heading, field]] : [])),
  );
  const said = Object.values(mapped);
  const named = said.includes('name') || said.includes('last-name');
  const ready = named && about.list !== '' && about.title !== '' && about.publisher !== '';
  return (
    <>
      <div className="ff-table-whole">
        <table className="ff-table">
          <caption>{t('screening.columns.caption', { rows: number(columns.total) })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('screening.columns.heading')}</th>
              <th scope="col">{t('screening.columns.sample')}</th>
              <th scope="col">{t('screening.columns.field')}</th>
            </tr>
          </thead>
          <tbody>
            {columns.columns.map(({ heading, sample, why }) => (
              <tr key={heading}>
                <th scope="row">{heading}</th>
                <td data-label={t('screening.columns.sample')}>
                  {sample.slice(0, 3).map((value, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: samples never move
                    <span key={i} className="ff-line">
                      <Name>{value}</Name>
                    </span>
                  ))}
                </td>
                <td data-label={t('screening.columns.field')}>
                  <PickOne
                    label={t('screening.columns.field-of', { heading })}
                    value={fields[heading] ?? ''}
                    none={t('screening.columns.remark')}
                    choices={mappedFields.map((value) => ({ value, label: t(`screening.mapped.${value}`) }))}
                    onPick={(value) =>
                      setFields({ ...fields, [heading]: mappedFields.find((one) => one === value) ?? null })
                    }
                  />
                  <span className="ff-small">{t(`screening.columns.why.${why}`)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {named ? null : <p className="ff-wrong">{t('screening.columns.no-name')}</p>}
      <Section title={t('screening.columns.about')}>
        <div className="ff-fields">
          {(['title', 'list', 'publisher', 'programme', 'authority', 'sourceUrl'] as const).map((key) => (
            <Labelled key={key} label={t(`screening.columns.${key}`)}>
              {(id) => (
                <input
                  id={id}
                  className="usa-input"
                  value={about[key]}
                  maxLength={200}
                  onChange={(event) => setAbout({ ...about, [key]: event.target.value })}
                />
              )}
            </Labelled>
          ))}
          <PickOne
            label={t('screening.columns.measure')}
            value={measure}
            choices={MeasureCode.options.map((value) => ({ value, label: t(`screening.measure.${value}`) }))}
            onPick={(value) => setMeasure(MeasureCode.parse(value))}
          />
          <PickOne
            label={t('screening.columns.schema')}
            value={schema}
            choices={schemas.map((value) => ({ value, label: t(`screening.schema.${value}`) }))}
            onPick={(value) => setSchema(schemas.find((one) => one === value) ?? 'LegalEntity')}
          />
          <PickOne
            label={t('screening.columns.order')}
            value={dateOrder}
            choices={orders.map((value) => ({ value, label: t(`screening.columns.order.${value}`) }))}
            onPick={(value) => setOrder(orders.find((one) => one === value) ?? 'month-first')}
          />
        </div>
      </Section>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <div className="ff-form-foot">
        <Button
          kind="main"
          disabled={!ready || act.isPending}
          onClick={() =>
            act.mutate(
              { input: { files: [file], mapping: { ...about, measure, schema, dateOrder, columns: mapped } } },
              { onSuccess: ({ id }) => go(paths.reading(id)) },
            )
          }
        >
          {t('screening.columns.read')}
        </Button>
        {ready ? null : <span className="ff-small">{t('screening.columns.needs')}</span>}
      </div>
    </>
  );
};
