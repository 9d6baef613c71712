import type { EntityMeasure, EntityName } from '../../entity.ts';
import { ListError } from '../../list-error.ts';
import { nameKey, newEntity } from '../../new-entity.ts';
import type { Tally } from '../../tally.ts';
import { civilDateOf } from '../../written-dates.ts';
import { readNamesCell } from './listed-names.ts';

const page = 'https://www.dhs.gov/uflpa-entity-list';

/** The four lists of section 2(d)(2)(B) of Public Law 117-78; under (iv) the page may say in words that there is none. */
export const clauses = ['i', 'ii', 'iv', 'v'] as const;

export const clauseIn = (text: string): string =>
  /\b2\(d\)\(2\)\(B\)\(([ivx]+)\)/i.exec(text)?.[1]?.toLowerCase() ?? '';

interface Party {
  names: EntityName[];
  measures: EntityMeasure[];
  remarks: string[];
  raw: string[];
  line: number;
}

/** Collects the rows; one party may stand in several tables and is one entry with a measure for each clause. */
export function createUflpaBook(file: string, tally: Tally) {
  const parties = new Map<string, Party>();
  return {
    add(clause: string, cells: readonly string[], line: number): void {
      tally.row(tableOf(clause));
      const [cell = '', dateText = '', ...more] = cells;
      const { names, reach } = readNamesCell(cell);
      const key = nameKey(names[0]?.text ?? '');
      if (key === '') {
        tally.reject('NO_NAME', { file, line, field: 'Name of Entity', value: cells.join(' | ') });
        return;
      }
      const from = civilDateOf(dateText, 'month-first');
      if (from === '') tally.note('DATE_NOT_READ', { file, line, field: 'Effective Date', value: dateText });
      if (more.length > 0) {
        // cells too many are a row whose beginning was lost
        tally.row('other');
        tally.reject('CELLS_UNKNOWN', { file, line, value: more.join(' | ') });
      }
      const party = parties.get(key) ?? { names: [], measures: [], remarks: [], raw: [], line };
      parties.set(key, party);
      party.names.push(...names);
      party.measures.push(measureOf(clause, from));
      party.remarks.push(reach === '' ? '' : `Listed with it: ${reach}`);
      party.raw.push([tableOf(clause), cell, dateText].join('\t'));
    },
    /** Refuses the list where a table is missing or has lost all its rows. */
    close(said: ReadonlySet<string>): void {
      for (const clause of clauses)
        if (!said.has(clause) || (clause !== 'iv' && tally.rowsOf(tableOf(clause)) === 0))
          throw new ListError('LIST_TABLE_MISSING', { file, field: tableOf(clause) });
      for (const [sourceId, { line, ...party }] of parties) {
        const entity = newEntity({
          listId: 'us-dhs-uflpa',
          sourceId,
          schema: 'Organization',
          sourceUrl: page,
          ...party,
        });
        tally.take(entity, { file, line });
      }
    },
  };
}

export const tableOf = (clause: string): string => `2(d)(2)(B)(${clause})`;

const measureOf = (clause: string, from: string): EntityMeasure => ({
  measure: 'import-ban',
  programme: `UFLPA section 2(d)(2)(B)(${clause})`,
  authority: 'Forced Labor Enforcement Task Force; Public Law 117-78',
  from,
  until: '',
  status: 'active',
  source: page,
});
