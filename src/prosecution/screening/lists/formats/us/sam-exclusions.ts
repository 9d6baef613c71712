import type { ListedEntity, ListReading } from '../../entity.ts';
import type { ListFormat, PartHead } from '../../formats.ts';
import { createTally } from '../../tally.ts';
import { civilDateOf } from '../../written-dates.ts';
import { headerFits } from './header.ts';
import { readRows } from './read-rows.ts';
import { createCrossReferences } from './sam-cross-references.ts';
import { samEntity, samName } from './sam-entity.ts';

const columns = [
  'Classification',
  'Name',
  'Prefix',
  'First',
  'Middle',
  'Last',
  'Suffix',
  'Address 1',
  'Address 2',
  'Address 3',
  'Address 4',
  'City',
  'State / Province',
  'Country',
  'Zip Code',
  'Exclusion Program',
  'Excluding Agency',
  'CT Code',
  'Exclusion Type',
  'Additional Comments',
  'Active Date',
  'Termination Date',
  'Record Status',
  'Cross-Reference',
  'SAM Number',
  'CAGE',
  'NPI',
];
const needed = [
  'Classification',
  'Name',
  'First',
  'Last',
  'Exclusion Type',
  'Active Date',
  'Termination Date',
  'SAM Number',
];

/** The public extract of SAM.gov Exclusions: V2 (Unique Entity ID) and V1 (DUNS), told apart by the header. */
export const samExclusions: ListFormat = {
  id: 'sam-exclusions-csv',
  listIds: ['us-sam-exclusions'],
  recognise: (heads) => headerFits(heads, ',', columns, needed),
  read: readSam,
};

async function readSam(heads: readonly PartHead[], take: (entity: ListedEntity) => void): Promise<ListReading> {
  const tally = createTally(samExclusions.id, samExclusions.listIds, take);
  // a cross-reference is a list of names between commas that stand inside names too: the names of the file tell where one ends
  const references = createCrossReferences();
  const names = createTally(samExclusions.id, samExclusions.listIds, () => {});
  for (const head of heads)
    await readRows(head, ',', names, 'exclusions', ({ get }) => references.know(samName(get), get('SAM Number'), get));
  let date = '';
  for (const head of heads) {
    await readRows(head, ',', tally, 'exclusions', (row) => {
      const at = { file: row.file, line: row.line };
      const { get } = row;
      if (samName(get) === '') return tally.reject('NO_NAME', { ...at, field: 'Name', value: row.raw });
      if (get('SAM Number') === '') return tally.reject('NO_ID', { ...at, field: 'SAM Number', value: row.raw });
      for (const field of ['Active Date', 'Termination Date'])
        if (!/^(?:indefinite)?$/i.test(get(field)) && !civilDateOf(get(field), 'month-first'))
          tally.note('DATE_NOT_READ', { ...at, field, value: get(field) });
      const created = civilDateOf(get('Creation_Date'), 'month-first');
      if (created > date) date = created;
      tally.take(samEntity(row, references.linksOf(get('Cross-Reference'), get('SAM Number'))), at);
    });
  }
  return tally.reading(date);
}
