import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call, capabilityOf } from '../../../../web/api.ts';
import { BatchLine, batchRows } from '../../contract.ts';
import { type LineFilter, lineFits } from './lines.ts';

const atOnce = 500;
const aPage = 50;
/** Newest lines kept on the page while a table is at work. */
const live = 20;

/** Lines with a possible match, in the order of the table; goes through it until a page is full. */
export const useLines = (batchId: string, filter: LineFilter, done: number) =>
  useInfiniteQuery({
    queryKey: [capabilityOf(batchRows), batchRows.name, { batchId, filter, done }],
    initialPageParam: 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ pageParam, signal }) => {
      const rows: BatchLine[] = [];
      let after = pageParam;
      for (;;) {
        const page = await call(batchRows, { batchId, after, limit: atOnce, onlyHits: 'true' }, { signal });
        const fitting = page.rows.filter((line) => lineFits(line, filter));
        const room = aPage - rows.length;
        rows.push(...fitting.slice(0, room));
        if (fitting.length > room) return { rows, next: rows.at(-1)?.row ?? null };
        if (page.next === null) return { rows, next: null };
        after = page.next;
      }
    },
    getNextPageParam: ({ next }) => next,
  });

/** What the job finds, as it finds it; the newest lines with a possible match, and how many there were. */
export const useLiveLines = (batchId: string) => {
  const [found, setFound] = useState<{ lines: readonly BatchLine[]; count: number }>({ lines: [], count: 0 });
  useEffect(() => {
    const source = new EventSource(`/api/screening/batches/${encodeURIComponent(batchId)}/events`);
    source.onmessage = (event: MessageEvent<string>) => {
      const line = BatchLine.safeParse(JSON.parse(event.data));
      if (!line.success || line.data.hits.length === 0) return;
      setFound(({ lines, count }) => ({ lines: [line.data, ...lines].slice(0, live), count: count + 1 }));
    };
    // the stream ends when the table does; the pages below then show all of it
    source.onerror = () => source.close();
    return () => source.close();
  }, [batchId]);
  return found;
};
