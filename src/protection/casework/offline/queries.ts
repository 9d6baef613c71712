import type { Tx } from '../../../platform/db/index.ts';
import type { Tables as RecordTables } from '../tables.ts';
import type { Tables } from './tables.ts';

export const offline = (tx: Tx) => tx.withTables<RecordTables & Tables>();
