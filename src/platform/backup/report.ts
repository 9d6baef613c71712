import type { Instant } from '../contract/index.ts';

export interface TableReport {
  /** `schema.table` */
  readonly name: string;
  readonly rows: number;
  /** SHA-256 over the table's rows in the order of its key, hex. */
  readonly sha256: string;
}

export interface BackupReport {
  /** The moment the backup shows. */
  readonly takenAt: Instant;
  /** Who can open it. */
  readonly recipients: readonly string[];
  readonly rows: number;
  /** SHA-256 over head and tables, hex: two backups of the same state differ in their bytes and agree here but for the moment. */
  readonly sha256: string;
  readonly tables: readonly TableReport[];
}

export interface Progress {
  readonly step: 'saving' | 'reading' | 'loading' | 'proving';
  /** Rows. */
  readonly done: number;
  readonly total: number;
}
export type OnProgress = (progress: Progress) => void;
