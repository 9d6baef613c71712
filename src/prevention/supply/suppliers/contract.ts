import { z } from 'zod';
import { CivilDate, Id, Instant, Line, Paging, pageOf, route, Where } from '../../../platform/contract/index.ts';
import { columnView, MappingText, tableTroubles, tableUpload } from '../mapper/contract.ts';
import { fields } from './fields.ts';

export const supplierFields = fields;

const Upload = z.object({
  fileName: z.string().max(300).default('suppliers'),
  mapping: MappingText,
});

const Brings = z.object({
  rows: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  /** Suppliers that are kept here and do not stand in the file. They stay. */
  notInFile: z.number().int(),
});

export const previewSuppliers = route('supply.preview-suppliers', 'POST /supply/suppliers/preview', {
  says: 'Reads a table of suppliers (CSV, XLSX): which column seems to hold what, and how sure that is, the first rows, what is wrong, what would be new. Keeps nothing.',
  may: 'write supply',
  takes: Upload,
  upload: tableUpload,
  gives: z.object({
    columns: z.array(columnView(fields)),
    /** Titles above it are passed over. */
    headingRow: z.number().int(),
    /** The same file, read in the same way, is here already. */
    takenBefore: z.object({ name: z.string(), at: Instant, by: z.string() }).nullable(),
    firstRows: z.array(z.array(z.string())),
    flagged: z.array(Where),
    /** null while no column holds the name. */
    brings: Brings.nullable(),
  }),
  refuses: tableTroubles,
});

export const applySuppliers = route('supply.apply-suppliers', 'POST /supply/suppliers/files', {
  says: 'Takes a table of suppliers over, whole or not at all; every row is kept. A job then finds the site of each and screens all.',
  may: 'write supply',
  takes: Upload,
  upload: tableUpload,
  gives: z.object({ fileId: Id, jobId: Id, brings: Brings }),
  refuses: tableTroubles,
});

export const screenAgain = route('supply.screen-suppliers', 'POST /supply/suppliers/screen', {
  says: 'Screens all suppliers against the own lists of today, by a job.',
  may: 'write supply',
  takes: z.object({}),
  gives: z.object({ jobId: Id }),
});

const Outcome = z.enum(['hit', 'possible', 'indicator', 'nothing', 'not-read']);

const SupplierLine = z.object({
  id: Id,
  name: z.string(),
  country: z.string(),
  goods: z.string(),
  outcome: Outcome.nullable(),
  legalClass: z.number().int().nullable(),
  priority: z.number().nullable(),
  /** Why a person must look, or what was found, in one sentence. */
  sentence: z.string(),
  waiting: z.number().int(),
});

export const listSuppliers = route('supply.suppliers', 'GET /supply/suppliers', {
  says: 'The suppliers, those who need a person first, found by name or by a parent firm written in about the same way; with what the lists of the last screening may say today.',
  may: 'read supply',
  takes: Paging.extend({ needs: z.stringbool().default(false), text: z.string().max(200).optional() }),
  gives: pageOf(SupplierLine).extend({
    waiting: z.number().int(),
    unscreened: z.number().int(),
    openPairs: z.number().int(),
    screened: z
      .object({
        on: CivilDate,
        at: Instant,
        suppliers: z.number().int(),
        fresh: z.boolean(),
        says: z.string(),
        lists: z.array(z.string()),
      })
      .nullable(),
    notice: z.string(),
  }),
});

const verdicts = ['not-the-same', 'keep-watching', 'mapped', 'open-again'] as const;
export const supplierVerdicts = verdicts;

export const openSupplier = route('supply.supplier', 'GET /supply/suppliers/:supplierId', {
  says: 'One supplier: what the lists say and why, what was decided, what earlier screenings asked and found, its site, and every row it came from as it was written.',
  may: 'read supply',
  takes: z.object({ supplierId: Id }),
  gives: SupplierLine.extend({
    address: z.string(),
    postalCode: z.string(),
    postalCodeVerdict: z.string().nullable(),
    identifiers: z.array(
      z.object({ type: z.string(), value: z.string(), check: z.enum(['valid', 'invalid', 'unchecked']) }),
    ),
    flags: z.array(z.string()),
    parent: z.string(),
    site: z.object({ id: z.string(), name: z.string(), closed: z.boolean() }).nullable(),
    findings: z.array(
      z.object({
        hash: z.string(),
        legalClass: z.number().int(),
        what: z.string(),
        says: z.string(),
        list: z.string(),
        version: z.string(),
        score: z.number(),
        needsPerson: z.boolean(),
        sentence: z.string(),
        verdict: z.enum(verdicts).nullable(),
      }),
    ),
    decided: z.array(
      z.object({
        id: Id,
        finding: z.string(),
        says: z.string(),
        verdict: z.enum(verdicts),
        reason: z.string(),
        by: z.string(),
        at: Instant,
      }),
    ),
    /** What was asked and found before, newest first; one entry as long as screenings asked and found the same. */
    history: z.array(
      z.object({
        asked: z.object({
          name: z.string(),
          address: z.string(),
          country: z.string(),
          goods: z.string(),
          parent: z.string(),
        }),
        outcome: Outcome,
        legalClass: z.number().int(),
        found: z.array(z.object({ hash: z.string(), sentence: z.string() })),
        screenings: z.array(z.object({ id: Id, on: CivilDate, at: Instant, lists: z.array(z.string()) })),
      }),
    ),
    rows: z.array(
      z.object({
        file: z.string(),
        row: z.number().int(),
        at: Instant,
        cells: z.array(z.object({ heading: z.string(), text: z.string() })),
      }),
    ),
    says: z.string(),
    notice: z.string(),
  }),
  refuses: ['SUPPLY_SUPPLIER_NOT_FOUND'],
});

export const decideFinding = route('supply.decide-finding', 'POST /supply/suppliers/:supplierId/verdicts', {
  says: 'A person’s answer to one finding. It is kept, and holds as long as the finding says the same.',
  may: 'write supply',
  takes: z.object({
    supplierId: Id,
    finding: z.string().regex(/^[0-9a-f]{64}$/),
    verdict: z.enum(verdicts),
    reason: Line(1000),
  }),
  gives: z.object({ waiting: z.number().int() }),
  refuses: ['SUPPLY_SUPPLIER_NOT_FOUND', 'SUPPLY_FINDING_NOT_FOUND'],
});
