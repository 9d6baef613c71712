import { type KeyboardEvent, useId, useMemo } from 'react';
import { Icon } from '../Icon.tsx';
import { useWords, type Words } from '../words.ts';
import { type Column, cellText } from './columns.ts';
import { Pages } from './Pages.tsx';
import type { DataTableProps } from './props.ts';
import { pagesOf, type RowsInView, rowsInView, shownColumns } from './rows-in-view.ts';
import { TableTools } from './TableTools.tsx';
import { type UseTableView, useTableView } from './view.ts';

/** A list: filter, sort, columns, count, pages, CSV, and its view in the address. Cards on a phone. Arrow keys (or j and k) walk the rows. */
export const DataTable = <Row,>(props: DataTableProps<Row>) => {
  const own = useTableView();
  const view = props.view ?? own;
  const words = useWords();
  const id = useId();
  const { rows, columns, server } = props;
  const inView = useMemo<RowsInView<Row>>(() => {
    if (!server) return rowsInView(rows, columns, view, words);
    return { page: rows, all: rows, total: server.total, ...pagesOf(server.total, view) };
  }, [rows, columns, server, view, words]);
  const shown = useMemo(() => shownColumns(columns, view), [columns, view]);
  const filtered = view.text !== '' || Object.keys(view.filters).length > 0;
  const sortable = (column: Column<Row>): boolean =>
    server ? (server.sorts?.includes(column.id) ?? false) : !column.noSort;

  if (inView.total === 0 && !filtered && view.page === 0) return <>{props.empty}</>;
  return (
    <div className="ff-table-block">
      <TableTools {...props} view={view} inView={inView} shown={shown} words={words} />
      {inView.total === 0 ? (
        <p className="ff-table-none" role="status">
          {words.t('web.table.nothing')}
        </p>
      ) : (
        <section
          className="ff-table-scroll"
          aria-labelledby={id}
          aria-busy={server?.busy ?? false}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          tabIndex={0}
          onKeyDown={walkRows}
        >
          <table className="ff-table">
            <caption id={id} className={props.showCaption ? '' : 'ff-visually-hidden'}>
              {props.caption}
            </caption>
            <thead>
              <tr>
                {shown.map((column) => (
                  <Heading key={column.id} column={column} view={view} sortable={sortable(column)} words={words} />
                ))}
              </tr>
            </thead>
            <tbody>
              {inView.page.map((row) => (
                <tr key={props.rowId(row)}>
                  {shown.map((column) => (
                    <Cell key={column.id} column={column} row={row} words={words} names={namesRow(column, shown)} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Pages view={view} inView={inView} caption={props.caption} words={words} />
    </div>
  );
};

const namesRow = <Row,>(column: Column<Row>, shown: readonly Column<Row>[]): boolean =>
  column === (shown.find((one) => one.namesRow) ?? shown[0]);

const classOf = <Row,>({ kind }: Column<Row>): string =>
  kind === 'number' || kind === 'money' ? 'ff-number' : kind === 'date' || kind === 'moment' ? 'ff-when' : '';

const Heading = <Row,>(props: { column: Column<Row>; view: UseTableView; sortable: boolean; words: Words }) => {
  const { column, view, sortable, words } = props;
  const className = classOf(column);
  if (!sortable) {
    return (
      <th scope="col" className={className}>
        {column.header}
      </th>
    );
  }
  const sorted = view.sort?.id === column.id ? (view.sort.desc ? 'descending' : 'ascending') : null;
  return (
    <th scope="col" className={className} {...(sorted ? { 'aria-sort': sorted } : {})}>
      <button
        type="button"
        className="ff-sort"
        title={words.t(sorted === 'ascending' ? 'web.table.sort-down' : 'web.table.sort-up')}
        onClick={() => view.change({ sort: { id: column.id, desc: sorted === 'ascending' } })}
      >
        {column.header}
        <Icon
          name={sorted === 'descending' ? 'down' : sorted === 'ascending' ? 'up' : 'sort'}
          className={sorted ? '' : 'ff-sort-off'}
        />
      </button>
    </th>
  );
};

const Cell = <Row,>(props: { column: Column<Row>; row: Row; words: Words; names: boolean }) => {
  const { column, row, words, names } = props;
  const content = column.cell?.(row) ?? (cellText(column, row, words) || <span className="ff-nothing">–</span>);
  const className = classOf(column);
  if (names) {
    return (
      <th scope="row" className={className}>
        {content}
      </th>
    );
  }
  return (
    <td className={className} data-label={column.header}>
      {content}
    </td>
  );
};

/** Arrow keys and j/k move from row to row, to the first thing in it that can be opened. */
const walkRows = (event: KeyboardEvent<HTMLElement>): void => {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  const from = event.target as HTMLElement;
  if (!step || event.ctrlKey || event.metaKey || event.altKey || from.matches('input, select, textarea')) return;
  const rows = [...event.currentTarget.querySelectorAll('tbody tr')];
  const at = rows.findIndex((row) => row.contains(from));
  const next = rows[at < 0 ? (step > 0 ? 0 : -1) : at + step]?.querySelector<HTMLElement>('a, button');
  if (!next) return;
  event.preventDefault();
  next.focus();
};
