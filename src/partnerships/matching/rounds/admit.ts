import type { PairRecord } from '../../../engines/matching/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { coverageOf } from '../eligibility/coverage.ts';
import { needsRelease, refusalOf } from '../eligibility/decide.ts';
import { recordOf } from '../lists/classes.ts';
import type { ListedPerson } from '../lists/read-people.ts';
import type { AgreementRow } from '../tables.ts';
import type { RoundCounts } from './contract.ts';

export interface Admitted {
  readonly records: readonly PairRecord[];
  /** How the list names each of them. */
  readonly refs: readonly string[];
  /** Those among them who entered under releases. */
  readonly subjects: readonly string[];
  readonly counts: RoundCounts;
}

/** The eligibility filter: who of a list may enter a round, held against the law's ground and the releases at this moment. */
export const admit = async (
  context: Pick<Context, 'tx' | 'orgId' | 'clock'>,
  agreement: AgreementRow,
  people: readonly ListedPerson[],
): Promise<Admitted> => {
  const { terms, party_id } = agreement;
  const kind = terms.parties.find(({ id }) => id === party_id)?.kind ?? 'victim-services';
  const ground = { kind, basis: terms.basis };
  const asked = people.map(({ listed }) => listed).filter((one) => needsRelease(kind, terms.basis, one));
  const coverage = await coverageOf(
    context,
    agreement,
    asked.map(({ subject }) => subject),
  );
  const refused: Record<string, number> = {};
  const records: PairRecord[] = [];
  const refs: string[] = [];
  const subjects: string[] = [];
  let withoutKey = 0;
  for (const { row, person, listed } of people) {
    const reason = refusalOf(ground, listed, coverage);
    if (reason !== null) {
      refused[reason] = (refused[reason] ?? 0) + 1;
      continue;
    }
    const made = recordOf(person);
    const record: PairRecord = Object.fromEntries(terms.keys.flatMap((key) => (made[key] ? [[key, made[key]]] : [])));
    if (Object.keys(record).length === 0) {
      withoutKey++;
      continue;
    }
    records.push(record);
    refs.push(listed.subject || `row ${row}`);
    if (needsRelease(kind, terms.basis, listed)) subjects.push(listed.subject);
  }
  return { records, refs, subjects, counts: { entered: records.length, withoutKey, refused } };
};

/** Survivors who entered and whose releases no longer cover the round. */
export const withdrawnOf = async (
  context: Pick<Context, 'tx' | 'orgId' | 'clock'>,
  agreement: AgreementRow,
  subjects: readonly string[],
): Promise<readonly string[]> => {
  if (subjects.length === 0) return [];
  const coverage = await coverageOf(context, agreement, subjects);
  return subjects.filter((subject) => coverage(subject) !== null);
};
