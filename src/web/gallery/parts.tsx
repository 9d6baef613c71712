import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { ProblemError } from '../api.ts';
import { Alert } from '../kit/Alert.tsx';
import { Button } from '../kit/Button.tsx';
import { ChartWithTable, chartColours, type PlotLibrary } from '../kit/ChartWithTable.tsx';
import { Confirm } from '../kit/Confirm.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { Form } from '../kit/form/Form.tsx';
import { Link } from '../kit/Link.tsx';
import { ProblemAlert } from '../kit/Problem.tsx';
import { JobProgress, ProgressBar } from '../kit/Progress.tsx';
import { QuickExit } from '../kit/QuickExit.tsx';
import { SourceLink } from '../kit/SourceLink.tsx';
import { Facts, Stat, Stats } from '../kit/Stat.tsx';
import { StateBadge, Tag } from '../kit/StateBadge.tsx';
import { Tabs } from '../kit/Tabs.tsx';
import { Timeline } from '../kit/Timeline.tsx';
import { Tree } from '../kit/Tree.tsx';
import type { Column } from '../kit/table/columns.ts';
import { DataTable } from '../kit/table/DataTable.tsx';
import { useTableView } from '../kit/table/view.ts';
import { galleryUpdate, galleryUpload } from './contract.ts';
import { type Action, actions, citation, job, reviewedCitation } from './sample.ts';

const stateLabels = { late: 'Late', going: 'In progress', done: 'Done', silent: 'No answer' } as const;
const tones = { late: 'late', going: 'going', done: 'good', silent: 'unknown' } as const;

const columns: readonly Column<Action>[] = [
  {
    id: 'title',
    header: 'Action',
    value: (a) => a.title,
    cell: (a) => <Link to={`/gallery/gallery.html?part=table#${a.id}`}>{a.title}</Link>,
    namesRow: true,
  },
  { id: 'lead', header: 'Lead', value: (a) => a.lead },
  { id: 'due', header: 'Due', value: (a) => a.due, kind: 'date' },
  {
    id: 'state',
    header: 'State',
    value: (a) => a.state,
    cell: (a) => <StateBadge tone={tones[a.state]}>{stateLabels[a.state]}</StateBadge>,
    choices: Object.entries(stateLabels).map(([value, label]) => ({ value, label })),
  },
  { id: 'reports', header: 'Reports', value: (a) => a.reports, kind: 'number' },
  { id: 'money', header: 'Money', value: (a) => a.cents, kind: 'money', offAtFirst: true },
];

const Table = () => (
  <DataTable
    caption="Actions of the plan"
    name="actions"
    columns={columns}
    rows={actions}
    rowId={(a) => a.id}
    empty={<EmptyState title="No action yet" />}
  />
);

const ServerTable = () => {
  const view = useTableView({ size: 25 });
  const found = useMemo(
    () => actions.filter((a) => a.title.toLowerCase().includes(view.text.toLowerCase())),
    [view.text],
  );
  return (
    <DataTable
      caption="Actions, paged by the server"
      name="actions"
      columns={columns}
      rows={found.slice(view.page * view.size, (view.page + 1) * view.size)}
      rowId={(a) => a.id}
      view={view}
      server={{ total: found.length, text: true, all: async () => found }}
      empty={<EmptyState title="No action yet" />}
    />
  );
};

const UpdateForm = () => {
  const [saved, setSaved] = useState<string | null>(null);
  return (
    <>
      {saved ? <Alert tone="success" title={`Saved: ${saved}`} live /> : null}
      <Form
        route={galleryUpdate}
        words="gallery.update"
        fixed={{ planId: 'p-1' }}
        onDone={(output) => setSaved(output.saved)}
        onCancel={() => setSaved(null)}
      />
    </>
  );
};

const Upload = () => {
  const [seen, setSeen] = useState<string | null>(null);
  return (
    <>
      {seen ? <Alert tone="success" title={seen} live /> : null}
      <Form
        route={galleryUpload}
        words="gallery.upload"
        ask={[]}
        file={{ endings: ['.csv', '.xlsx'], maxBytes: 1024 * 1024, label: 'Spreadsheet of the agency' }}
        onDone={({ name, bytes }) => setSeen(`${name}: ${bytes} bytes`)}
      />
    </>
  );
};

const Confirming = () => {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <>
      <Button kind="grave" onClick={() => setOpen(true)}>
        Close the plan
      </Button>
      {reason ? <Alert tone="success" title={`Closed: ${reason}`} live /> : null}
      {open ? (
        <Confirm
          title="Close the plan for good?"
          consequence={<p>Nobody can record a report any more. The public page says that the plan has ended.</p>}
          act="Close the plan"
          reason={{ label: 'Why is it closed?' }}
          grave
          onConfirm={(why) => {
            setReason(why);
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
};

const bars = [
  { year: '2022', kind: 'Done', count: 11 },
  { year: '2022', kind: 'Late', count: 4 },
  { year: '2023', kind: 'Done', count: 14 },
  { year: '2023', kind: 'Late', count: 9 },
  { year: '2024', kind: 'Done', count: 9 },
  { year: '2024', kind: 'Late', count: 12 },
];

const Chart = () => {
  const plot = useCallback(
    (library: PlotLibrary, width: number) => ({
      width,
      height: 260,
      color: { legend: true, range: [...chartColours] },
      x: { type: 'band' as const, label: null },
      y: { label: 'Commitments', grid: true },
      marks: [library.barY(bars, { x: 'year', y: 'count', fill: 'kind', tip: true }), library.ruleY([0])],
    }),
    [],
  );
  return (
    <ChartWithTable
      title="Commitments by year"
      caption="In 2024 more commitments were late than done."
      plot={plot}
      table={
        <DataTable
          caption="Commitments by year"
          name="commitments"
          columns={[
            { id: 'year', header: 'Year', value: (b) => b.year },
            { id: 'kind', header: 'State', value: (b) => b.kind },
            { id: 'count', header: 'Commitments', value: (b) => b.count, kind: 'number' },
          ]}
          rows={bars}
          rowId={(b) => `${b.year}-${b.kind}`}
          empty={<EmptyState title="Nothing" />}
        />
      }
    />
  );
};

const problem = new ProblemError({
  code: 'INPUT_INVALID',
  status: 422,
  says: 'Two rows need another look.',
  fix: 'Correct them and send the file again. Nothing was saved.',
  where: [
    { sheet: 'Actions', row: 12, column: 'Due', says: 'This day does not exist in the calendar.' },
    { sheet: 'Actions', row: 31, column: 'Lead', says: 'No such agency.' },
  ],
  requestId: '0197a000-0000-7000-8000-000000000009',
});

/** Every part of the kit in its states. */
export const parts: Readonly<Record<string, () => ReactNode>> = {
  table: () => <Table />,
  'server-table': () => <ServerTable />,
  form: () => <UpdateForm />,
  upload: () => <Upload />,
  problems: () => (
    <>
      <ProblemAlert error={problem} />
      <ProblemAlert error={new Error('a defect')} again={() => {}} />
      <Alert tone="info" title="The plan ended in December 2024.">
        No successor is known.
      </Alert>
      <Alert tone="success" title="The report was saved." />
    </>
  ),
  timeline: () => (
    <Timeline
      label="What happened"
      items={[
        { id: '3', at: '2026-11-20T15:04:00.000Z', title: 'Report approved', by: 'Plan officer', icon: 'check' },
        {
          id: '2',
          at: '2026-11-18T10:00:00.000Z',
          title: 'Report written',
          by: 'Department of Labor',
          icon: 'edit',
          children: <p>1,240 inspectors were trained.</p>,
        },
        { id: '1', at: '2026-09-01', title: 'Asked for the period July to September' },
      ]}
    />
  ),
  progress: () => (
    <>
      <ProgressBar label="Import of a plan" done={420} total={1200} left={95} />
      <ProgressBar label="Import of a plan" done={420} total={null} />
      <ProgressBar label="Import of a plan" done={null} total={null} />
    </>
  ),
  job: () => <JobProgress jobId={job.id} />,
  empty: () => (
    <EmptyState
      icon="calendar"
      title="No data call has been sent"
      action={
        <Button kind="main" icon="add">
          Start a data call
        </Button>
      }
    >
      Here you will see which agency has answered and who is late.
    </EmptyState>
  ),
  confirm: () => <Confirming />,
  badges: () => (
    <p>
      {(['good', 'going', 'waiting', 'late', 'stopped', 'unknown', 'plain'] as const).map((tone) => (
        <span key={tone}>
          <StateBadge tone={tone}>{tone}</StateBadge>{' '}
        </span>
      ))}
      <Tag>Prevention</Tag>
    </p>
  ),
  chart: () => <Chart />,
  source: () => (
    <p>
      The report is due each year. <SourceLink citation={citation} /> An older rule:{' '}
      <SourceLink citation={reviewedCitation}>where it stands</SourceLink>
    </p>
  ),
  tree: () => (
    <Tree
      label="The plan"
      openTo={2}
      items={[
        {
          id: 'p1',
          name: 'Prevention',
          aside: <Tag>13</Tag>,
          children: [
            {
              id: 'p1.1',
              name: 'Outreach and education',
              children: [
                { id: 'a1', name: 'Train consular officers', to: '/gallery/gallery.html' },
                { id: 'a2', name: 'Ask survivors to review', aside: <StateBadge tone="late">Late</StateBadge> },
              ],
            },
            { id: 'p1.2', name: 'Community work', children: [{ id: 'a3', name: 'Fund coalitions' }] },
          ],
        },
        { id: 'p2', name: 'Protection' },
      ]}
    />
  ),
  stats: () => (
    <>
      <Stats>
        <Stat label="Actions known" value={32} unit="of 61" doubt="The official numbers are unknown." />
        <Stat
          label="People"
          value="10,000 to 13,000"
          doubt="Methods differ, see why."
          source={<SourceLink citation={citation} />}
        />
        <Stat label="Days late, median" value={41} />
      </Stats>
      <Facts
        facts={[
          { name: 'Lead', value: 'Department of Labor' },
          { name: 'Due', value: '15 Mar 2026' },
        ]}
      />
    </>
  ),
  tabs: () => (
    <Tabs
      label="The action"
      tabs={[
        { id: 'reports', label: 'Reports', content: () => <p>Three reports.</p> },
        { id: 'money', label: 'Money', content: () => <p>No money named.</p> },
        { id: 'history', label: 'History', content: () => <p>Moved once.</p> },
      ]}
    />
  ),
  exit: () => <QuickExit />,
  buttons: () => (
    <div className="ff-actions">
      <Button kind="main">Main act</Button>
      <Button icon="print">Beside it</Button>
      <Button kind="quiet">Quiet</Button>
      <Button kind="grave">Grave</Button>
      <Button disabled>Not now</Button>
    </div>
  ),
};
