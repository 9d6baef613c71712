import { useState } from 'react';
import { useRead } from '../../../../web/api.ts';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import type { Column } from '../../../../web/kit/table/columns.ts';
import { DataTable } from '../../../../web/kit/table/DataTable.tsx';
import { openWeek } from '../../contract.ts';
import { type Result, useRestitutionWords } from '../words.ts';
import { Lines } from './Lines.tsx';

type Week = Result['weeks'][number];

/** Each week by itself; a tap opens how it came about. */
export const Weeks = (props: { survivorId: string; computationId: string; weeks: readonly Week[] }) => {
  const { t, date } = useRestitutionWords();
  const [open, setOpen] = useState<string | null>(null);
  const dollars = (id: string, of: (week: Week) => string, off?: true): Column<Week> => ({
    id,
    header: t(`restitution.column.${id}`),
    value: (week) => Math.round(Number(of(week)) * 100),
    kind: 'money',
    ...(off ? { offAtFirst: off } : {}),
  });
  const columns: readonly Column<Week>[] = [
    {
      id: 'week',
      header: t('restitution.column.week'),
      value: (week) => week.start,
      namesRow: true,
      cell: (week) => (
        <button type="button" className="usa-button usa-button--unstyled ff-tap" onClick={() => setOpen(week.start)}>
          {date(week.start)}
        </button>
      ),
    },
    { id: 'hours', header: t('restitution.column.hours'), value: (week) => week.hours, kind: 'number' },
    dollars('regular', (week) => week.regularRate, true),
    dollars('straight', (week) => week.straight, true),
    dollars('premium', (week) => week.premium, true),
    dollars('due', (week) => week.due),
    dollars('paid', (week) => week.paid),
    dollars('unpaid', (week) => week.backWages),
  ];
  return (
    <>
      <p>{t('restitution.weeks.lead')}</p>
      <DataTable
        caption={t('restitution.sheet.weeks')}
        name="weeks"
        columns={columns}
        rows={props.weeks}
        rowId={(week) => week.start}
        empty={<EmptyState icon="calendar" title={t('restitution.no-weeks')} />}
      />
      {open ? <OneWeek {...props} start={open} onClose={() => setOpen(null)} /> : null}
    </>
  );
};

const OneWeek = (props: { survivorId: string; computationId: string; start: string; onClose: () => void }) => {
  const { t, date } = useRestitutionWords();
  const { survivorId, computationId, start } = props;
  const read = useRead(openWeek, { survivorId, computationId, start });
  const title = t('restitution.week.title', { day: date(start) });
  return (
    <Dialog title={title} wide onClose={props.onClose}>
      <Loaded read={read}>{({ lines }) => <Lines lines={lines} title={title} />}</Loaded>
    </Dialog>
  );
};
