import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Sent } from '../../../../platform/contract/index.ts';
import { call, capabilityOf, ProblemError } from '../../../../web/api.ts';
import { decide, openCandidate, queue, secondLook } from '../../contract.ts';
import * as work from './work-list.ts';

export type Filter = Omit<Sent<typeof queue>, 'limit' | 'after'>;

export interface Refused {
  readonly row: work.Row;
  readonly error: unknown;
}

const page = 50;
/** More rows are fetched when so few are left. */
const nearEnd = 10;
/** Candidates read ahead, so that the next one stands there at once. */
const ahead = 3;
const fresh = 120_000;

const candidateKey = ({ requestId, n }: work.Row) => [
  capabilityOf(openCandidate),
  openCandidate.name,
  { requestId, n },
];

const keep = async ({ row: { requestId, n }, answer }: work.Held): Promise<number> => {
  if ('agrees' in answer) {
    await call(secondLook, { requestId, n, agrees: answer.agrees });
    return 0;
  }
  return (await call(decide, { requestId, n, ...answer })).settled;
};

/** The queue of one reviewer: rows as they are needed, the next ones read ahead, the last answer held back. */
export const useWorkList = (filter: Filter) => {
  const client = useQueryClient();
  const [list, setList] = useState(work.emptyWork);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [trouble, setTrouble] = useState<unknown>(null);
  const cursor = useRef<string | null>(null);
  const loading = useRef(false);
  // the newest state, also for the second of two keys pressed at once
  const latest = useRef(list);
  const change = useCallback((to: (now: work.WorkList) => work.WorkList): void => {
    latest.current = to(latest.current);
    setList(latest.current);
  }, []);

  const load = useCallback(async (): Promise<void> => {
    if (loading.current) return;
    loading.current = true;
    setTrouble(null);
    try {
      const after = cursor.current;
      const found = await call(queue, { ...filter, limit: page, ...(after ? { after } : {}) });
      cursor.current = found.next;
      change((now) => work.withRows(now, found.rows, found.next !== null));
    } catch (error) {
      setTrouble(error);
    } finally {
      loading.current = false;
    }
  }, [filter, change]);

  const left = list.rows.length - list.at;
  useEffect(() => {
    if (list.more && left < nearEnd && !trouble) void load();
  }, [list, left, trouble, load]);

  const { rows, at, ended } = list;
  useEffect(() => {
    const next = rows.slice(at, at + ahead + 1).filter((row) => !ended.has(work.rowKey(row)));
    for (const row of next) {
      void client.prefetchQuery({
        queryKey: candidateKey(row),
        queryFn: ({ signal }) => call(openCandidate, { requestId: row.requestId, n: row.n }, { signal }),
        staleTime: fresh,
      });
    }
  }, [rows, at, ended, client]);

  /** An answer may settle others of the same subject and entry: they are asked for once more and left out. */
  const skipSettled = useCallback(
    async (row: work.Row): Promise<void> => {
      const twins = work.twinsOf(latest.current, row);
      const now = await Promise.all(
        twins.map(async (twin) => {
          const { state } = await call(openCandidate, { requestId: twin.requestId, n: twin.n });
          return state === 'settled' ? work.rowKey(twin) : null;
        }),
      );
      change((list) =>
        work.settled(
          list,
          now.filter((key) => key !== null),
        ),
      );
    },
    [change],
  );

  const send = useCallback(
    async (held: work.Held): Promise<void> => {
      try {
        const count = await keep(held);
        client.removeQueries({ queryKey: candidateKey(held.row) });
        if (count > 0) await skipSettled(held.row);
      } catch (error) {
        change((now) => work.reopened(now, held.row));
        // an answer of a moment ago settled this one, too: it says the same
        if (error instanceof ProblemError && error.problem.code === 'SCREENING_SETTLED') {
          change((now) => work.settled(now, [work.rowKey(held.row)]));
        } else {
          setRefused((now) => [...now, { row: held.row, error }]);
        }
      }
    },
    [client, change, skipSettled],
  );

  const answer = useCallback(
    (given: work.Answer): void => {
      const { held } = latest.current;
      change((now) => work.answer(now, given));
      if (held) void send(held);
    },
    [change, send],
  );
  const keepNow = useCallback((): void => {
    const { held } = latest.current;
    if (!held) return;
    change(work.sent);
    void send(held);
  }, [change, send]);

  // whoever leaves the page leaves no answer behind; whoever closes the window is asked
  useEffect(
    () => () => {
      const { held } = latest.current;
      const settle = held ? keep(held) : Promise.resolve(0);
      void settle.catch(() => 0).then(() => client.invalidateQueries({ queryKey: [capabilityOf(queue)] }));
    },
    [client],
  );
  const holds = list.held !== null;
  useEffect(() => {
    if (!holds) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [holds]);

  return {
    list,
    row: list.rows[list.at] ?? null,
    refused,
    trouble,
    answer,
    keepNow,
    load,
    undo: useCallback(() => change(work.undo), [change]),
    step: useCallback((by: 1 | -1) => change((now) => work.step(now, by)), [change]),
  };
};
