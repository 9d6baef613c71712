import type { ReactNode } from 'react';
import type { Column } from './columns.ts';
import type { UseTableView } from './view.ts';

/** For a list that the server filters, sorts and pages; `rows` is then one page of it. */
export interface ServerSide<Row> {
  readonly total: number;
  /** Ids of the columns it can sort by, and filter by beside the text. */
  readonly sorts?: readonly string[];
  readonly filters?: readonly string[];
  /** Whether it can look for text. */
  readonly text?: boolean;
  /** Every row of the filtered list, for the CSV. */
  readonly all?: () => Promise<readonly Row[]>;
  /** A next page is on its way; the old one stays to be read. */
  readonly busy?: boolean;
}

export interface DataTableProps<Row> {
  /** What the table shows; read out, and printed above it. */
  readonly caption: string;
  /** Name of the CSV file, without ending. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** Shown where there are no rows at all; a filter that finds nothing says so itself. */
  readonly empty: ReactNode;
  /** From `useTableView`; needed where the server filters or a table does not start on defaults. */
  readonly view?: UseTableView;
  readonly server?: ServerSide<Row>;
  /** More tools beside the filter. */
  readonly tools?: ReactNode;
  readonly showCaption?: boolean;
}
