import { z } from 'zod';
import { type CaseReading, readCases, readHtcdsFile } from '../../../engines/htcds/index.ts';
import type { FileBody, Id } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import type { Translate } from '../../../platform/i18n/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import { enqueue, jobKind } from '../../../platform/jobs/index.ts';
import { type Context, noVisit, useCase } from '../../../platform/kernel/index.ts';
import { beginRecord } from '../record/meet-survivor.ts';
import { writeStatements } from '../record/record-statements.ts';
import { ImportedCases, importHtcds as importContract, previewHtcds as previewContract } from './contract.ts';
import { crosswalkOn, recordOfCase } from './crosswalk.ts';
import { mostCases } from './limits.ts';
import { findingView, refusing } from './places.ts';
import { restNote } from './rest-note.ts';
import { shippedStandard } from './standard.ts';

/** Where a worker's words stand that never leave. */
const workerNotes = 'narrative.worker-notes';

/** Up to so many a person waits for the answer; above it a job does the work. */
const atOnce = 50;

type Asking = Pick<Context, 'kernel' | 'clock'>;

const readingOf = ({ kernel, clock }: Asking, file: FileBody, repairs: string): CaseReading => {
  const today = clock.today();
  const { standard } = shippedStandard(kernel.packs, today);
  return refusing('HTCDS_FILE_UNREADABLE', file.name, () => {
    const read = readHtcdsFile(file.bytes, standard);
    if (read.holds !== 'cases') return refuse('HTCDS_OTHER_FILE', { holds: read.holds, wants: 'cases' });
    return readCases(read.table, standard, { today, take: repairs.split('\n') });
  });
};

/** The file's cases, if every value fits. @throws Refusal HTCDS_CASES_INVALID with each row and column, HTCDS_TOO_MANY_CASES */
const soundReading = (asking: Asking, t: Translate, file: FileBody, repairs: string): CaseReading => {
  const reading = readingOf(asking, file, repairs);
  const wrong = reading.findings.filter(({ severity }) => severity === 'error').map(findingView(t));
  const where = wrong.map(({ path: _path, line: _line, severity: _severity, repair: _repair, ...place }) => place);
  if (wrong.length > 0) refuse('HTCDS_CASES_INVALID', { count: wrong.length }, where);
  if (reading.cases.length > mostCases) refuse('HTCDS_TOO_MANY_CASES', { most: mostCases });
  return reading;
};

/** What would be taken in, by field and key; no value of it. */
export const previewHtcds = useCase(previewContract, async (context, { repairs }) => {
  const { kernel, clock, t, file, note } = context;
  const reading = readingOf(context, file, repairs);
  const crosswalk = crosswalkOn(kernel.packs, clock.today());
  const taken = reading.cases.map(({ values }) => recordOfCase(values, crosswalk));
  const problems = reading.findings
    .map(findingView(t))
    .map(({ path: _path, line: _line, repair: _repair, ...view }) => view);
  const hash = sha256(file.bytes);
  note([], { file: hash, cases: reading.cases.length });
  return {
    hash,
    cases: reading.cases.length,
    columns: [...reading.columns],
    statements: counted(taken.flatMap(({ statements }) => statements.map(({ field }) => field))),
    noted: counted(taken.flatMap(({ rest }) => Object.keys(rest))),
    consentTicks: reading.cases.filter(({ values }) => values.con_Consent === true).length,
    problems,
    repairs: [...reading.repairs],
    taken: [...reading.taken],
    ready: problems.every(({ severity }) => severity !== 'error') && reading.cases.length > 0,
  };
});

const counted = (names: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

interface Taken {
  readonly row: number;
  readonly id: Id;
  readonly code: string;
}

/** A record for every case, within one transaction: one that does not fit, and none is there. */
const takeIn = async (
  context: Context,
  { cases }: CaseReading,
  begin: (done: number) => void = () => {},
): Promise<Taken[]> => {
  const { kernel, clock, t } = context;
  const crosswalk = crosswalkOn(kernel.packs, clock.today());
  const survivors: Taken[] = [];
  for (const { row, values } of cases) {
    begin(survivors.length);
    const { statements, rest } = recordOfCase(values, crosswalk);
    const words = restNote(rest, t);
    const all = [...statements, ...(words === null ? [] : [{ field: workerNotes, value: words }])];
    const { id, code } = await beginRecord(context, {});
    if (all.length > 0) {
      await writeStatements(context, {
        survivorId: id,
        statements: all.map((one) => ({ ...one, state: 'said', source: 'import', why: 'referral' })),
      });
    }
    survivors.push({ row, id, code });
  }
  return survivors;
};

/** The same for many: the file lies sealed until the job has read it, and a cancelled or broken job leaves nothing. */
export const importHtcdsJob = jobKind('casework.htcds-import', {
  may: 'write service',
  takes: z.object({}),
  gives: z.object({ survivors: ImportedCases }),
  run: async ({ kernel, actor, step, progress, signal, file }) => {
    const { clock, random } = kernel;
    progress(0, null, 'reading');
    const text = async (name: string): Promise<string> => new TextDecoder().decode(await file(name));
    const cases: FileBody = { name: await text('name'), type: '', bytes: await file('cases') };
    const t = kernel.translate(actor.language);
    const reading = soundReading({ kernel, clock }, t, cases, await text('repairs'));
    const survivors = await step('store', (tx) => {
      const orgId = actor.orgId as Id;
      const own = { note: () => {}, newId: () => newId(clock, random), file: cases, visit: noVisit };
      return takeIn({ kernel, tx, actor, clock, orgId, t, ...own }, reading, (done) => {
        signal.throwIfAborted();
        progress(done, reading.cases.length, 'saving');
      });
    });
    return { survivors };
  },
});

/** Takes the cases of a file in: a few at once, many by a job. */
export const importHtcds = useCase(importContract, async (context, { hash, repairs }) => {
  const { tx, kernel, actor, t, file, note } = context;
  if (sha256(file.bytes) !== hash) refuse('HTCDS_FILE_CHANGED');
  const reading = soundReading(context, t, file, repairs);
  if (reading.cases.length > atOnce) {
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    const files = { cases: file.bytes, name: bytes(file.name), repairs: bytes(repairs) };
    const jobId = await enqueue(tx, kernel, actor, importHtcdsJob, {}, { key: hash, files });
    note(jobId, { file: hash, cases: reading.cases.length });
    return { jobId, survivors: [] };
  }
  const survivors = await takeIn(context, reading);
  note(
    survivors.map(({ id }) => id),
    { file: hash, cases: survivors.length, repairs: reading.taken.length },
  );
  return { jobId: null, survivors };
});
