import { z } from 'zod';
import { caseFormats } from '../../../engines/htcds/index.ts';
import { Id, route } from '../../../platform/contract/index.ts';
import { onEach, RecordClass } from '../shapes.ts';

const caseFile = { types: ['application/octet-stream', 'text/csv', 'application/json'], maxBytes: 16 * 1024 * 1024 };

const FindingView = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  sheet: z.string().optional(),
  row: z.number().int().optional(),
  column: z.string().optional(),
  says: z.string(),
});

const Repair = z.object({ id: z.string(), key: z.string(), from: z.string(), to: z.string(), count: z.number().int() });

const ImportPreview = z.object({
  /** SHA-256 of the file: what is taken in is what was looked at. */
  hash: z.string(),
  cases: z.number().int(),
  columns: z.array(z.object({ title: z.string(), column: z.string().nullable(), key: z.string().nullable() })),
  /** How many values become statements, by field of the record. */
  statements: z.record(z.string(), z.number().int()),
  /** How many values the record has no place for, by key; they become a note that is never shared. */
  noted: z.record(z.string(), z.number().int()),
  /** Cases whose file says yes to a consent. It opens nothing. */
  consentTicks: z.number().int(),
  problems: z.array(FindingView),
  repairs: z.array(Repair),
  taken: z.array(Repair),
  /** Whether it can be taken in: no value is wrong. */
  ready: z.boolean(),
});

/** Ids of repairs to make, with line ends between them: a repair's id may hold any other mark. */
const repairs = z.string().max(20_000, 'TOO_LONG').default('');

export const previewHtcds = route('casework.htcds-preview', 'POST /casework/htcds/preview', {
  says: 'Reads case data of another office (HTCDS; CSV, XLSX, ODS or JSON) and says what would be taken in. Nothing is kept.',
  may: 'write service',
  takes: z.object({ repairs }),
  gives: ImportPreview,
  refuses: ['HTCDS_FILE_UNREADABLE', 'HTCDS_OTHER_FILE'],
  upload: caseFile,
});

/** The records that were made, by the row they came from. */
export const ImportedCases = z.array(z.object({ row: z.number().int(), id: Id, code: z.string() }));

export const importHtcds = route('casework.htcds-import', 'POST /casework/htcds/import', {
  says: 'Takes case data in: a record for each row, on your caseload, all of them or none. A consent of the file opens nothing.',
  may: 'write service',
  within: onEach('write'),
  takes: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/, 'HTCDS_HASH_FORM'), repairs }),
  /** A job for a file of many cases; else the records at once. */
  gives: z.object({ jobId: Id.nullable(), survivors: ImportedCases }),
  refuses: [
    'HTCDS_FILE_UNREADABLE',
    'HTCDS_OTHER_FILE',
    'HTCDS_FILE_CHANGED',
    'HTCDS_CASES_INVALID',
    'HTCDS_TOO_MANY_CASES',
    'CASEWORK_STATEMENTS_INVALID',
  ],
  upload: caseFile,
});

/** Classes by which somebody could be found again; they go into a file only where they are asked for. */
const telling = ['identity', 'contact', 'location', 'narrative'];

export const exportHtcds = route('casework.htcds-export', 'POST /casework/htcds/export', {
  says: 'Your records as HTCDS case data for use inside your organisation: codes, not names, unless classes are asked for. To hand it to others, ask for releases and send packets.',
  may: 'read caseload',
  within: onEach('export'),
  stepUp: true,
  perMinute: 6,
  takes: z.object({
    format: z.enum(caseFormats).default('xlsx'),
    classes: z
      .array(RecordClass)
      .min(1)
      .default(RecordClass.options.filter((one) => !telling.includes(one))),
  }),
  gives: {
    file: [
      'application/json',
      'text/csv; charset=utf-8',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
  },
  refuses: ['HTCDS_NOTHING_TO_EXPORT', 'HTCDS_TOO_MANY_CASES'],
});
