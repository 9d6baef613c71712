import type { ListFormat } from '../../formats.ts';
import { ListError } from '../../list-error.ts';
import { createTally } from '../../tally.ts';
import { textProblems } from '../../text-problems.ts';
import { readXml } from '../../xml.ts';
import { readUnParty } from './un-party.ts';

const root = 'CONSOLIDATED_LIST';
const individuals = `${root}/INDIVIDUALS`;
const entities = `${root}/ENTITIES`;

/** The Consolidated List of the UN Security Council, as XML. Both parts of it must be there, even if one were empty. */
export const unXml: ListFormat = {
  id: 'un-xml',
  listIds: ['un-sc'],
  recognise: (heads) => heads.length === 1 && heads[0]?.root.name === 'CONSOLIDATED_LIST',
  read: async (heads, take) => {
    const tally = createTally('un-xml', ['un-sc'], take);
    let date = '';
    for (const { part } of heads) {
      await textProblems(part, tally.problems);
      const seen = new Set<string>();
      await readXml(part, {
        records: [`${individuals}/INDIVIDUAL`, `${entities}/ENTITY`],
        root: ({ attributes }) => {
          date = attributes.dateGenerated?.slice(0, 10) ?? '';
        },
        open: (path) => {
          seen.add(path);
          const known = [root, individuals, entities].includes(path);
          // an element of a new kind must not be passed over in silence
          if (!known && path.split('/').length <= 3) tally.reject('ELEMENT_UNKNOWN', { file: part.name, field: path });
        },
        record: (element, raw) => {
          const entity = readUnParty(element, raw, part.name, tally);
          if (entity) tally.take(entity, { file: part.name, line: element.line });
        },
      });
      for (const table of [individuals, entities])
        if (!seen.has(table)) throw new ListError('LIST_TABLE_MISSING', { file: part.name, field: table });
    }
    return tally.reading(date);
  },
};
