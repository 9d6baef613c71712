import { sql } from 'kysely';
import { z } from 'zod';
import { jobKind } from '../job-kind.ts';

/** Adds one to a number in the database, then waits for ever (`hang`) or ends. */
export const hangingKind = (hang: (() => void) | null) =>
  jobKind('test.hang', {
    may: 'write plan',
    takes: z.object({}),
    gives: z.object({}),
    run: async ({ step, signal }) => {
      await step('once', async (tx) => {
        await sql`update accounts.organisation set name = name || '+'`.execute(tx);
        return null;
      });
      if (!hang) return {};
      hang();
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
    },
  });
