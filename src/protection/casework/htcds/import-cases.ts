import { type CaseReading, readCases, readHtcdsFile } from '../../../engines/htcds/index.ts';
import type { FileBody, Id } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { beginRecord } from '../record/meet-survivor.ts';
import { writeStatements } from '../record/record-statements.ts';
import { importHtcds as importContract, previewHtcds as previewContract } from './contract.ts';
import { crosswalkOn, recordOfCase } from './crosswalk.ts';
import { mostCases } from './limits.ts';
import { findingView, refusing } from './places.ts';
import { restNote } from './rest-note.ts';
import { shippedStandard } from './standard.ts';

/** Where a worker's words stand that never leave. */
const workerNotes = 'narrative.worker-notes';

const readingOf = ({ kernel, clock }: Context, file: FileBody, repairs: string): CaseReading => {
  const today = clock.today();
  const { standard } = shippedStandard(kernel.packs, today);
  return refusing('HTCDS_FILE_UNREADABLE', file.name, () => {
    const read = readHtcdsFile(file.bytes, standard);
    if (read.holds !== 'cases') return refuse('HTCDS_OTHER_FILE', { holds: read.holds, wants: 'cases' });
    return readCases(read.table, standard, { today, take: repairs.split('\n') });
  });
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

/** A record for every case of the file, in one transaction: one row that does not fit, and none is there. */
export const importHtcds = useCase(importContract, async (context, { hash, repairs }) => {
  const { kernel, clock, t, file, note } = context;
  if (sha256(file.bytes) !== hash) refuse('HTCDS_FILE_CHANGED');
  const reading = readingOf(context, file, repairs);
  const wrong = reading.findings.filter(({ severity }) => severity === 'error').map(findingView(t));
  if (wrong.length > 0) {
    const where = wrong.map(({ sheet, row, column, code, says }) => ({
      ...(sheet === undefined ? {} : { sheet }),
      ...(row === undefined ? {} : { row }),
      ...(column === undefined ? {} : { column }),
      code,
      says,
    }));
    refuse('HTCDS_CASES_INVALID', { count: wrong.length }, where);
  }
  if (reading.cases.length > mostCases) refuse('HTCDS_TOO_MANY_CASES', { most: mostCases });

  const crosswalk = crosswalkOn(kernel.packs, clock.today());
  const survivors: { row: number; id: Id; code: string }[] = [];
  for (const { row, values } of reading.cases) {
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
  note(
    survivors.map(({ id }) => id),
    { file: hash, cases: survivors.length, repairs: reading.taken.length },
  );
  return { survivors };
});
