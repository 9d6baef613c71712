import type { Tx } from '../../platform/db/index.ts';
import type { Tables } from './tables.ts';

export const restitution = (tx: Tx) => tx.withTables<Tables>();
