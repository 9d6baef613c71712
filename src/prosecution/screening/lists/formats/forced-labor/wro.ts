import { countryOf } from '../../countries.ts';
import type { EntityMeasure, ListedEntity } from '../../entity.ts';
import { nameKey, newEntity } from '../../new-entity.ts';
import type { Tally } from '../../tally.ts';
import { civilDateOf } from '../../written-dates.ts';
import { type JoinedParty, readJoinedParties, spellings } from './joined-names.ts';

export const wroPage = 'https://www.cbp.gov/document/stats/withhold-release-orders-findings';

/** One order or finding, as the table of U.S. Customs and Border Protection has it. */
export interface WroRow {
  readonly entity: string;
  /** Where the file gives aliases in a column of their own. */
  readonly aliases: readonly string[];
  readonly country: string;
  readonly date: string;
  readonly status: string;
  /** `WRO` or `Finding`. */
  readonly kind: string;
  readonly industry: string;
  readonly merchandise: string;
  readonly remarks: readonly string[];
  readonly raw: string;
  readonly line: number;
}

/** Collects the rows; a party that is under an order and later under a finding is one entry with two measures. */
export function createWroBook(file: string, tally: Tally) {
  const parties = new Map<string, { entity: ListedEntity; line: number }>();
  return {
    add(row: WroRow): void {
      const place = { file, line: row.line };
      const read = readJoinedParties(row.entity).filter(({ names }) => nameKey(names[0]?.text ?? '') !== '');
      if (read.length === 0) tally.reject('NO_NAME', { ...place, field: 'Entity', value: row.raw });
      if (read.length > 1) tally.note('NAMES_JOINED', { ...place, field: 'Entity', value: row.entity });
      if (/\b(?:produced|cotton or products|Autonomous Region|Small Mines)\b/i.test(row.entity))
        tally.note('NOT_A_PARTY', { ...place, field: 'Entity', value: row.entity });
      const keyed = new Map(read.map((party) => [nameKey(party.names[0]?.text ?? ''), party]));
      for (const [key, party] of keyed) {
        const entity = entityOf(party, key, row, read.length === 1 ? row.aliases : []);
        const before = parties.get(key);
        parties.set(key, { entity: before ? together(before.entity, entity) : entity, line: before?.line ?? row.line });
      }
      if (civilDateOf(row.date, 'month-first') === '')
        tally.note('DATE_NOT_READ', { ...place, field: 'Effective Date', value: row.date });
    },
    close(): void {
      for (const { entity, line } of parties.values()) tally.take(entity, { file, line });
    },
  };
}

function entityOf(party: JoinedParty, sourceId: string, row: WroRow, aliases: readonly string[]): ListedEntity {
  const others = aliases
    .flatMap((text) => text.split(';'))
    .flatMap(spellings)
    .map((text) => ({ text, kind: 'aka', lang: '' }) as const);
  return newEntity({
    listId: 'us-cbp-wro',
    sourceId,
    schema: party.schema,
    names: [...party.names, ...others],
    countries: [{ iso2: countryOf(row.country), role: 'other' }],
    measures: [measureOf(row)],
    remarks: [...party.notes, row.industry, row.merchandise, ...row.remarks],
    sourceUrl: wroPage,
    raw: [row.raw],
  });
}

function together(before: ListedEntity, later: ListedEntity): ListedEntity {
  return newEntity({
    ...before,
    names: [...before.names, ...later.names],
    countries: [...before.countries, ...later.countries],
    measures: [...before.measures, ...later.measures],
    remarks: [...before.remarks, ...later.remarks],
    raw: [...before.raw, ...later.raw],
  });
}

function measureOf(row: WroRow): EntityMeasure {
  const kind = /^finding$/i.test(row.kind.trim()) ? 'Finding' : 'Withhold release order';
  return {
    measure: 'import-ban',
    programme: row.merchandise === '' ? kind : `${kind}: ${row.merchandise}`,
    authority: 'U.S. Customs and Border Protection; 19 USC 1307',
    from: civilDateOf(row.date, 'month-first'),
    until: '',
    status: statusOf(row.status),
    source: wroPage,
  };
}

function statusOf(text: string): EntityMeasure['status'] {
  if (/pending/i.test(text)) return 'pending';
  if (/^(?:inactive|revoked)/i.test(text)) return 'ended';
  return /^(?:active|partially modified|modified)/i.test(text) ? 'active' : 'unknown';
}
