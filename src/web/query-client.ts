import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './api.ts';

/** Trying again helps where the way was bad, never where the server said no. */
const worthAnotherTry = (count: number, error: Error): boolean =>
  count < 2 && error instanceof ProblemError && (error.problem.status === 0 || error.problem.status >= 502);

/** What was read is good for some seconds. Without a connection an act fails at once and says so, rather than wait in silence. */
export const queryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: worthAnotherTry, staleTime: 5_000, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
