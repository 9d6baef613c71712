import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Output } from '../../../platform/contract/index.ts';
import { call } from '../../../web/api.ts';
import { type Answer, answer, answerSheet } from '../../contract.ts';

export type Sheet = Output<typeof answerSheet>;

/** What stands behind the # of the address, as the server takes it; null where there is nothing. */
const tokenInAddress = (): string | null => {
  const secret = location.hash.slice(1);
  return secret ? `fl_${secret}` : null;
};

/** The secret of the link. It is read from the address and kept nowhere else. */
export const useLinkToken = (): string | null => {
  const [token, setToken] = useState(tokenInAddress);
  useEffect(() => {
    const changed = () => setToken(tokenInAddress());
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, []);
  return token;
};

/** What the agency is asked. Not read again by itself: what is being typed must not be overwritten. */
export const useSheet = (token: string) => {
  const client = useQueryClient();
  const read = useQuery<Sheet, Error>({
    queryKey: ['answer-sheet'],
    queryFn: ({ signal }) => call(answerSheet, {}, { bearer: token, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const again = useCallback(async () => {
    await client.refetchQueries({ queryKey: ['answer-sheet'] });
  }, [client]);
  return { read, again };
};

/** `untouched`: nothing was written here yet. */
export type Saving = 'untouched' | 'saved' | 'saving' | { error: unknown };

/** Saves answers one after the other, so that a slow one cannot overtake the next. */
export const useSave = (token: string) => {
  const line = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback(
    (one: Answer): Promise<Output<typeof answer>> => {
      const next = line.current.catch(() => undefined).then(() => call(answer, { answers: [one] }, { bearer: token }));
      line.current = next;
      return next;
    },
    [token],
  );
};
