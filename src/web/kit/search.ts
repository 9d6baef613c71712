import { useNavigate, useParams as useRouterParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** What stands behind the `?` of the address, as plain text. */
export type Search = Readonly<Record<string, string>>;

export const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));

export const writeSearch = (search: Readonly<Record<string, unknown>>): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value));
  }
  return query.size > 0 ? `?${query}` : '';
};

/** Some values changed, null takes one away. */
export type SearchChange = Readonly<Record<string, string | null>>;

/** View state that lives in the address: it survives reload, back, and a colleague's click on the link. */
export const useSearchState = (): [Search, (change: SearchChange, how?: { keep?: boolean }) => void] => {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const set = useCallback(
    (change: SearchChange, { keep = false } = {}) => {
      void navigate({
        to: '.',
        replace: !keep,
        resetScroll: false,
        search: ((now: Search) => {
          const next: Record<string, string> = { ...now };
          for (const [name, value] of Object.entries(change)) {
            if (value === null || value === '') delete next[name];
            else next[name] = value;
          }
          return next;
        }) as never,
      });
    },
    [navigate],
  );
  return [search, set];
};

/** Goes to another page from code. */
export const useGo = (): ((to: string, search?: Search) => void) => {
  const navigate = useNavigate();
  return useCallback((to, search = {}) => void navigate({ to, search: search as never }), [navigate]);
};

/** The named parts of the address (`$planId`). */
export const usePathParams = <N extends string>(...names: readonly N[]): Record<N, string> => {
  const params = useRouterParams({ strict: false }) as Record<string, string>;
  return Object.fromEntries(names.map((name) => [name, params[name] ?? ''])) as Record<N, string>;
};
