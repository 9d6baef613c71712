import { useId, useState } from 'react';
import type { Output } from '../../../platform/contract/index.ts';
import { call } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Form } from '../../../web/kit/form/Form.tsx';
import { Section } from '../../../web/kit/Page.tsx';
import { Facts } from '../../../web/kit/Stat.tsx';
import type { Column } from '../../../web/kit/table/columns.ts';
import { DataTable } from '../../../web/kit/table/DataTable.tsx';
import { useTableView } from '../../../web/kit/table/view.ts';
import { addPackIndicators, importObservations, previewObservations } from '../../contract.ts';
import { TableImport } from '../TableImport.tsx';
import { usePlanWords } from '../words.ts';

type Preview = Output<typeof previewObservations>;

/** Numbers from elsewhere: the published series of a pack, or a table. */
export const TakeIn = ({ planId }: { planId: string }) => (
  <>
    <FromPack planId={planId} />
    <FromTable planId={planId} />
  </>
);

const FromPack = ({ planId }: { planId: string }) => {
  const { t } = usePlanWords();
  const [done, setDone] = useState<Output<typeof addPackIndicators> | null>(null);
  return (
    <Section title={t('plan.numbers.from-pack')} lead={t('plan.numbers.from-pack.lead')}>
      {done ? (
        <Alert
          tone="success"
          live
          title={t('plan.numbers.from-pack.done', {
            added: done.added.length,
            there: done.there.length,
            observations: done.observations,
          })}
        />
      ) : null}
      <Form
        route={addPackIndicators}
        words="plan.form.series"
        fixed={{ planId }}
        start={{ pack: 'us-indicators' }}
        onDone={setDone}
      />
    </Section>
  );
};

const FromTable = ({ planId }: { planId: string }) => {
  const { t } = usePlanWords();
  const [why, setWhy] = useState('');
  const id = useId();
  return (
    <Section title={t('plan.numbers.table')} lead={t('plan.numbers.table.lead')}>
      <TableImport<Preview>
        label={t('plan.numbers.table.file')}
        hint={t('plan.numbers.table.hint')}
        maxBytes={importObservations.upload?.maxBytes ?? 0}
        look={(file) => call(previewObservations, { planId, name: file.name }, { file })}
        show={(preview) => (
          <>
            <Counts preview={preview} />
            {preview.changed > 0 ? (
              <div className="usa-form-group">
                <label className="usa-label" htmlFor={id}>
                  {t('plan.numbers.table.why')}
                </label>
                <div className="usa-hint" id={`${id}-hint`}>
                  {t('plan.numbers.table.why.hint')}
                </div>
                <textarea
                  id={id}
                  className="usa-textarea ff-textarea"
                  aria-describedby={`${id}-hint`}
                  rows={2}
                  maxLength={1000}
                  required
                  value={why}
                  onChange={(event) => setWhy(event.target.value)}
                />
              </div>
            ) : null}
          </>
        )}
        waits={({ changed }) => changed > 0 && why.trim() === ''}
        act={({ added, changed }) => t('plan.numbers.table.act', { count: added + changed })}
        take={async (file, { changed }) => {
          const reason = changed > 0 ? { why: why.trim() } : {};
          const done = await call(importObservations, { planId, name: file.name, ...reason }, { file });
          setWhy('');
          return t('plan.numbers.table.done', { added: done.added, changed: done.changed, unchanged: done.unchanged });
        }}
      />
    </Section>
  );
};

const Counts = ({ preview }: { preview: Preview }) => {
  const { t, number } = usePlanWords();
  const view = useTableView({ size: 25 }, 'changes.');
  const columns: Column<Preview['changes'][number]>[] = [
    { id: 'indicator', header: t('plan.numbers.indicator'), value: (c) => c.indicatorId, namesRow: true },
    { id: 'period', header: t('plan.numbers.period'), value: (c) => c.period },
    {
      id: 'dims',
      header: t('plan.numbers.parts'),
      value: (c) => Object.entries(c.dims).map(([name, value]) => `${name}: ${value}`),
    },
    { id: 'was', header: t('plan.numbers.table.was'), value: (c) => c.was, kind: 'number' },
    { id: 'now', header: t('plan.numbers.table.now'), value: (c) => c.now, kind: 'number' },
  ];
  return (
    <>
      <Facts
        facts={[
          { name: t('plan.import.format'), value: preview.format.toUpperCase() },
          { name: t('plan.numbers.table.rows'), value: number(preview.rows) },
          { name: t('plan.numbers.table.added'), value: number(preview.added) },
          { name: t('plan.numbers.table.changed'), value: number(preview.changed) },
          { name: t('plan.numbers.table.unchanged'), value: number(preview.unchanged) },
        ]}
      />
      <DataTable
        caption={t('plan.numbers.table.changes')}
        showCaption
        name="changes"
        view={view}
        columns={columns}
        rows={preview.changes}
        rowId={(c) => `${c.indicatorId} ${c.period} ${JSON.stringify(c.dims)}`}
        empty={null}
      />
    </>
  );
};
