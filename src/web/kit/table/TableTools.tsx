import { useEffect, useId, useRef, useState } from 'react';
import { writeCsv } from '../../../engines/sheets/csv-write.ts';
import { saveFile } from '../../api.ts';
import { Button } from '../Button.tsx';
import { Icon } from '../Icon.tsx';
import type { Words } from '../words.ts';
import { type Column, cellForCsv } from './columns.ts';
import type { DataTableProps } from './props.ts';
import type { RowsInView } from './rows-in-view.ts';
import type { UseTableView } from './view.ts';

interface ToolsProps<Row> extends DataTableProps<Row> {
  readonly view: UseTableView;
  readonly inView: RowsInView<Row>;
  readonly shown: readonly Column<Row>[];
  readonly words: Words;
}

/** Above the list: what to look for on the left, what to do with it on the right. */
export const TableTools = <Row,>(props: ToolsProps<Row>) => {
  const { view, columns, server, words } = props;
  const filters = columns.filter(({ id, choices }) => choices && (server ? server.filters?.includes(id) : true));
  const filtered = view.text !== '' || Object.keys(view.filters).length > 0;
  return (
    <search className="ff-table-tools" aria-label={words.t('web.table.tools', { caption: props.caption })}>
      {server && !server.text ? null : <TextFilter view={view} words={words} />}
      {filters.map((column) => (
        <ChoiceFilter key={column.id} column={column} view={view} words={words} />
      ))}
      {props.tools}
      {filtered ? (
        <Button
          kind="quiet"
          onClick={() =>
            view.change({ text: '', filters: Object.fromEntries(Object.keys(view.filters).map((id) => [id, ''])) })
          }
        >
          {words.t('web.table.clear')}
        </Button>
      ) : null}
      <div className="ff-table-do">
        <ColumnChooser {...props} />
        <CopyLink words={words} />
        {server && !server.all ? null : <CsvButton {...props} />}
      </div>
    </search>
  );
};

const typingPause = 250;

const TextFilter = ({ view, words }: { view: UseTableView; words: Words }) => {
  const id = useId();
  const [text, setText] = useState(view.text);
  const said = useRef(view.text);
  // what comes from elsewhere (back, a link, "clear") replaces what is typed; our own echo does not
  useEffect(() => {
    if (view.text !== said.current) setText(view.text);
    said.current = view.text;
  }, [view.text]);
  const { change } = view;
  useEffect(() => {
    if (text.trim() === said.current) return undefined;
    const timer = setTimeout(() => {
      said.current = text.trim();
      change({ text });
    }, typingPause);
    return () => clearTimeout(timer);
  }, [text, change]);
  return (
    <div className="ff-filter ff-filter--text">
      <label htmlFor={id}>{words.t('web.table.filter')}</label>
      <input
        id={id}
        type="search"
        className="usa-input"
        data-filter
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  );
};

const ChoiceFilter = <Row,>({ column, view, words }: { column: Column<Row>; view: UseTableView; words: Words }) => {
  const id = useId();
  return (
    <div className="ff-filter">
      <label htmlFor={id}>{column.header}</label>
      <select
        id={id}
        className="usa-select"
        value={view.filters[column.id] ?? ''}
        onChange={(event) => view.change({ filters: { [column.id]: event.target.value } })}
      >
        <option value="">{words.t('web.table.all')}</option>
        {column.choices?.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
};

const ColumnChooser = <Row,>({ columns, shown, view, words }: ToolsProps<Row>) => {
  const box = useRef<HTMLDetailsElement>(null);
  const toggle = (column: Column<Row>, on: boolean): void => {
    const next = columns.filter((one) => (one === column ? on : shown.includes(one))).map((one) => one.id);
    if (next.length > 0) view.change({ columns: next });
  };
  return (
    <details
      className="ff-menu"
      ref={box}
      onBlur={(event) => {
        if (box.current && !box.current.contains(event.relatedTarget)) box.current.open = false;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !box.current) return;
        box.current.open = false;
        box.current.querySelector('summary')?.focus();
      }}
    >
      <summary className="ff-tool">
        <Icon name="columns" />
        {words.t('web.table.columns')}
      </summary>
      <fieldset className="ff-menu-box">
        <legend className="ff-visually-hidden">{words.t('web.table.columns')}</legend>
        {columns.map((column) => (
          <label key={column.id} className="ff-menu-item">
            <input
              type="checkbox"
              checked={shown.includes(column)}
              onChange={(event) => toggle(column, event.target.checked)}
            />
            {column.header}
          </label>
        ))}
        {view.columns ? (
          <Button kind="quiet" onClick={() => view.change({ columns: null })}>
            {words.t('web.table.columns-again')}
          </Button>
        ) : null}
      </fieldset>
    </details>
  );
};

/** The address holds the whole view, so its link is the saved view. */
const CopyLink = ({ words }: { words: Words }) => {
  const [done, setDone] = useState(false);
  return (
    <button
      type="button"
      className="ff-tool"
      title={words.t('web.table.link-hint')}
      onClick={() => {
        void navigator.clipboard.writeText(location.href).then(() => setDone(true));
      }}
      onBlur={() => setDone(false)}
    >
      <Icon name={done ? 'check' : 'link'} />
      <span aria-live="polite">{words.t(done ? 'web.table.link-copied' : 'web.table.link')}</span>
    </button>
  );
};

const CsvButton = <Row,>({ name, shown, inView, server, words }: ToolsProps<Row>) => {
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const rows = server?.all ? await server.all() : inView.all;
      const bytes = writeCsv(
        [
          shown.map((column) => column.header),
          ...rows.map((row) => shown.map((column) => cellForCsv(column, row, words))),
        ],
        { bom: true },
      );
      saveFile({ bytes, type: 'text/csv;charset=utf-8', name: `${name}.csv` });
    } finally {
      setBusy(false);
    }
  };
  return (
    <button type="button" className="ff-tool" disabled={busy} onClick={() => void save()}>
      <Icon name="download" />
      CSV
    </button>
  );
};
