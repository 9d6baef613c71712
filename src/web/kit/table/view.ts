import { useCallback, useMemo } from 'react';
import { type Search, type SearchChange, useSearchState } from '../search.ts';

/** How a list is looked at: it stands whole in the address, so a bookmark is a saved view. */
export interface TableView {
  readonly text: string;
  readonly sort: { readonly id: string; readonly desc: boolean } | null;
  /** From 0. */
  readonly page: number;
  readonly size: number;
  /** Column id to the value it must have. */
  readonly filters: Readonly<Record<string, string>>;
  /** Ids of the columns that are shown; null: those that are on at first. */
  readonly columns: readonly string[] | null;
}

export const pageSizes = [25, 50, 100, 250, 500] as const;

export interface ViewDefaults {
  readonly sort?: { readonly id: string; readonly desc: boolean };
  readonly size?: number;
}

const whole = (text: string | undefined, least: number, most: number): number | null => {
  const value = Number(text);
  return Number.isInteger(value) && value >= least && value <= most ? value : null;
};

/** Reads a view from the address; whatever makes no sense there is as if it were not there. */
export const readView = (search: Search, prefix: string, { sort, size = 50 }: ViewDefaults): TableView => {
  const at = (name: string): string | undefined => search[`${prefix}${name}`];
  const sortText = at('sort');
  const isPrefix = `${prefix}is.`;
  return {
    text: at('q') ?? '',
    sort: sortText ? { id: sortText.replace(/^-/, ''), desc: sortText.startsWith('-') } : (sort ?? null),
    page: (whole(at('page'), 1, 1_000_000) ?? 1) - 1,
    size: whole(at('size'), 1, 500) ?? size,
    filters: Object.fromEntries(
      Object.entries(search)
        .filter(([name]) => name.startsWith(isPrefix))
        .map(([name, value]) => [name.slice(isPrefix.length), value]),
    ),
    columns: at('cols')?.split(',').filter(Boolean) ?? null,
  };
};

export interface ViewChange {
  readonly text?: string;
  readonly sort?: TableView['sort'];
  readonly page?: number;
  readonly size?: number;
  /** Column id to the value it must have; empty for any. Others stay. */
  readonly filters?: Readonly<Record<string, string>>;
  readonly columns?: readonly string[] | null;
}

/** What a change of the view does to the address. Whatever changes the rows goes back to the first page. */
export const searchFor = (prefix: string, change: ViewChange): SearchChange => {
  const out: Record<string, string | null> = {};
  const put = (name: string, value: string | null): void => {
    out[`${prefix}${name}`] = value;
  };
  if (change.page === undefined && change.columns === undefined) put('page', null);
  if (change.text !== undefined) put('q', change.text.trim() || null);
  if (change.sort !== undefined) put('sort', change.sort && `${change.sort.desc ? '-' : ''}${change.sort.id}`);
  if (change.page !== undefined) put('page', change.page > 0 ? String(change.page + 1) : null);
  if (change.size !== undefined) put('size', String(change.size));
  for (const [id, value] of Object.entries(change.filters ?? {})) put(`is.${id}`, value || null);
  if (change.columns !== undefined) put('cols', change.columns?.join(',') ?? null);
  return out;
};

export interface UseTableView extends TableView {
  readonly prefix: string;
  change(change: ViewChange): void;
}

/**
 * The view of a list. A list that the server filters and pages hands it to `useRead`:
 * `useRead(listActions, { limit: view.size, offset: view.page * view.size, text: view.text })`.
 *
 * @param prefix where two tables stand on one page, e.g. `late.`
 */
export const useTableView = (defaults: ViewDefaults = {}, prefix = ''): UseTableView => {
  const [search, setSearch] = useSearchState();
  const { sort, size } = defaults;
  const change = useCallback((next: ViewChange) => setSearch(searchFor(prefix, next)), [prefix, setSearch]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the default sort is compared by what it says
  const view = useMemo(
    () => readView(search, prefix, { ...(sort ? { sort } : {}), ...(size ? { size } : {}) }),
    [search, prefix, sort?.id, sort?.desc, size],
  );
  return { ...view, prefix, change };
};
