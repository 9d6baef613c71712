import type { ListedEntity, ListReading } from '../../entity.ts';
import type { ListFormat, PartHead } from '../../formats.ts';
import { createTally } from '../../tally.ts';
import { textProblems } from '../../text-problems.ts';
import { child, childrenOf, readXml, textOf } from '../../xml.ts';
import { enhancedEntity } from './enhanced-entity.ts';

/** OFAC's ENHANCED_XML (`SDN_ENHANCED.ZIP`, `CONS_ENHANCED.ZIP`), by its schema: the richest of OFAC's formats. */
export const ofacEnhancedXml: ListFormat = {
  id: 'ofac-enhanced-xml',
  listIds: ['us-ofac-sdn', 'us-ofac-cons'],
  recognise: (heads) => heads.every(({ root }) => root.name === 'sanctionsData'),
  read: readEnhanced,
};

async function readEnhanced(heads: readonly PartHead[], take: (entity: ListedEntity) => void): Promise<ListReading> {
  const tally = createTally(ofacEnhancedXml.id, ofacEnhancedXml.listIds, take);
  const listIds = new Set<string>();
  let date = '';
  let blank = 0;
  for (const { part } of heads) {
    const file = part.name;
    let asked: readonly string[] = [];
    await readXml(part, {
      records: ['sanctionsData/publicationInfo', 'sanctionsData/entities/entity'],
      record: (element, raw) => {
        if (element.name === 'publicationInfo') {
          date = textOf(child(element, 'dataAsOf')).slice(0, 10);
          asked = childrenOf(child(child(element, 'filters'), 'sanctionsLists'), 'sanctionsList').map(textOf);
          return;
        }
        tally.row('entity');
        const at = { file, line: element.line };
        const read = enhancedEntity(element, raw, asked);
        const { entity } = read;
        if (entity.sourceId === '') return tally.reject('NO_ID', { ...at, field: 'id', value: raw });
        if (!entity.names[0]?.text) return tally.reject('NO_NAME', { ...at, field: 'names', value: entity.sourceId });
        tally.row('name', childrenOf(child(element, 'names'), 'name').length);
        tally.row('translation', read.translations);
        for (const value of read.badDates) tally.note('DATE_NOT_READ', { ...at, field: 'Birthdate', value });
        for (const value of read.unknownTypes) tally.note('MEASURE_UNKNOWN', { ...at, field: 'sanctionsType', value });
        blank += read.blankAddresses;
        listIds.add(entity.listId);
        tally.take(entity, at);
      },
    });
    await textProblems(part, tally.problems);
  }
  const reading = tally.reading(date, [...listIds]);
  return { ...reading, counts: { ...reading.counts, addresses: reading.counts.addresses + blank } };
}
