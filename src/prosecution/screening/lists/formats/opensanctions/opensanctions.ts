import type { ListFormat, PartHead } from '../../formats.ts';
import { ListError } from '../../list-error.ts';
import { createTally } from '../../tally.ts';
import { textProblems } from '../../text-problems.ts';
import { parsed, readLines } from '../json-lines.ts';
import { entitySchema, type FtmEntity, isParty, openSanctionsEntity } from './ftm-entity.ts';

/**
 * Files of OpenSanctions that a user brings along (the data are CC BY-NC 4.0; none is shipped): `entities.ftm.json`, where sanctions and
 * addresses are entities of their own that point to the party, and `targets.nested.json`, where they stand within it. Parties are told
 * by `topics`; those without one are relatives, owners, addresses, and are counted apart.
 */
export const openSanctionsFormats: readonly ListFormat[] = (['opensanctions-nested', 'opensanctions-ftm'] as const).map(
  (id) => ({
    id,
    listIds: ['opensanctions'],
    recognise: (heads) => {
      const first = heads.length === 1 && heads[0] ? firstEntity(heads[0]) : null;
      return first !== null && (id === 'opensanctions-ftm' || isNested(first));
    },
    read: async (heads, take) => {
      const tally = createTally(id, ['opensanctions'], take);
      let date = '';
      for (const { part } of heads) {
        await textProblems(part, tally.problems);
        const about = await detailsByParty(part, id === 'opensanctions-ftm');
        await readLines(part, (text, line, whole) => {
          tally.row('line');
          const place = { file: part.name, line };
          const read = entitySchema.safeParse(parsed(text));
          if (!read.success && !whole) throw new ListError('LIST_TRUNCATED', place);
          if (!read.success) tally.reject('JSON_LINE_BROKEN', { ...place, value: text.slice(0, 200) });
          else if (!isParty(read.data)) tally.row('detail');
          else if ((read.data.properties.topics ?? []).length === 0) tally.row('without-topic');
          else {
            const entity = openSanctionsEntity(read.data, about.get(read.data.id) ?? [], text);
            if (entity) tally.take(entity, place);
            else tally.reject('NO_NAME', { ...place, field: 'name', value: read.data.id });
            const seen = read.data.last_seen.slice(0, 10);
            if (seen > date) date = seen;
          }
        });
      }
      return tally.reading(date);
    },
  }),
);

/** What points to a party: sanctions, addresses, documents. The file is read once for them, for they may stand before or behind it. */
async function detailsByParty(
  part: PartHead['part'],
  flat: boolean,
): Promise<ReadonlyMap<string, readonly FtmEntity[]>> {
  const about = new Map<string, FtmEntity[]>();
  if (!flat) return about;
  await readLines(part, (text) => {
    if (!/"schema": ?"(?:Sanction|Identification|Passport)"/.test(text)) return;
    const read = entitySchema.safeParse(parsed(text));
    if (!read.success) return;
    const owners = [...(read.data.properties.entity ?? []), ...(read.data.properties.holder ?? [])];
    for (const owner of owners) {
      if (typeof owner !== 'string') continue;
      const known = about.get(owner);
      if (known) known.push(read.data);
      else about.set(owner, [read.data]);
    }
  });
  return about;
}

function firstEntity(head: PartHead): FtmEntity | null {
  if (head.shape !== 'json') return null;
  const read = entitySchema.safeParse(parsed(head.text.trimStart().split('\n', 1)[0] ?? ''));
  return read.success ? read.data : null;
}

const isNested = ({ properties }: FtmEntity): boolean =>
  Object.values(properties).some((values) => values.some((value) => typeof value !== 'string'));
