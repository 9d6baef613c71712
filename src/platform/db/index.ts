export { insertMany, json, upsertMany } from './insert-many.ts';
export { isMigrated, type Migration, migrate, readMigrations } from './migrate.ts';
export { type EmbeddedDb, openPGlite } from './pglite.ts';
export type { Behalf, Db, Tx } from './port.ts';
export { openPostgres } from './postgres.ts';
