import type { ListedEntity, ListReading } from '../../entity.ts';
import type { ListFormat, PartHead } from '../../formats.ts';
import { createTally } from '../../tally.ts';
import { textProblems } from '../../text-problems.ts';
import { readXml } from '../../xml.ts';
import { advancedEntity, advancedName } from './advanced-entity.ts';
import { readAdvancedTables } from './advanced-tables.ts';

/**
 * OFAC's SDN_ADVANCED.XML and CONS_ADVANCED.XML (the UN's sanctions model). Parties point at places, documents and entries that stand
 * before and behind them, so the file is read twice. Written from the schema and a file made by hand: no whole file was at hand.
 */
export const ofacAdvancedXml: ListFormat = {
  id: 'ofac-advanced-xml',
  listIds: ['us-ofac-sdn', 'us-ofac-cons'],
  recognise: (heads) =>
    heads.every(
      ({ root, text }) =>
        root.name === 'Sanctions' && (/un\.org\/sanctions|ofac/i.test(root.uri) || text.includes('ReferenceValueSets')),
    ),
  read: readAdvanced,
};

async function readAdvanced(heads: readonly PartHead[], take: (entity: ListedEntity) => void): Promise<ListReading> {
  const tally = createTally(ofacAdvancedXml.id, ofacAdvancedXml.listIds, take);
  const listIds = new Set<string>();
  let date = '';
  for (const { part } of heads) {
    const file = part.name;
    const tables = await readAdvancedTables(part, advancedName);
    date = tables.date;
    await readXml(part, {
      records: ['Sanctions/DistinctParties/DistinctParty'],
      record: (element, raw) => {
        tally.row('DistinctParty');
        const at = { file, line: element.line };
        const { entity, badDates, unknownTypes } = advancedEntity(element, raw, tables);
        if (entity.sourceId === '') return tally.reject('NO_ID', { ...at, field: 'FixedRef', value: raw });
        if (!entity.names[0]?.text) return tally.reject('NO_NAME', { ...at, field: 'Alias', value: raw });
        if (entity.measures.length === 0)
          tally.note('MEASURE_UNKNOWN', { ...at, field: 'SanctionsEntry', value: entity.sourceId });
        for (const value of badDates) tally.note('DATE_NOT_READ', { ...at, field: 'Birthdate', value });
        for (const value of unknownTypes) tally.note('MEASURE_UNKNOWN', { ...at, field: 'SanctionsType', value });
        listIds.add(entity.listId);
        tally.take(entity, at);
      },
    });
    for (const [table, map] of [
      ['IDRegDocument', tables.documents],
      ['ProfileRelationship', tables.relationships],
      ['SanctionsEntry', tables.entries],
    ] as const)
      tally.row(
        table,
        [...map.values()].reduce((sum, { length }) => sum + length, 0),
      );
    await textProblems(part, tally.problems);
  }
  return tally.reading(date, [...listIds]);
}
