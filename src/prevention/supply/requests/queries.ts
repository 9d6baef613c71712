import type { Tx } from '../../../platform/db/index.ts';
import type { Tables } from '../tables.ts';
import type { Tables as RequestTables } from './tables.ts';

/** The chain, its documents and the requests. */
export const papers = (tx: Tx) => tx.withTables<Tables & RequestTables>();
