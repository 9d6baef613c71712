import type { FastifyRequest } from 'fastify';
import { hashOf } from '../accounts/index.ts';
import { sessionTokenOf } from '../http/index.ts';
import type { Kernel } from '../kernel/index.ts';
import { asSignIn } from './platform.ts';
import type { Tables } from './tables.ts';

/** Ends the session that a request shows, for whoever leaves a page in a hurry. */
export const sessionEnder =
  (kernel: Kernel) =>
  async (request: FastifyRequest): Promise<void> => {
    const token = sessionTokenOf(request);
    if (!token) return;
    await asSignIn(kernel, (tx) =>
      tx.withTables<Tables>().deleteFrom('session.session').where('token_hash', '=', hashOf(token)).execute(),
    );
  };
