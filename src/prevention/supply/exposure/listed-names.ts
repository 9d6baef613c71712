import {
  type ListedEntity,
  type LoadedLists,
  screenableSubject,
  searchSubject,
} from '../../../prosecution/screening/index.ts';
import { ordersList, plainName } from '../../imports/index.ts';
import type { Listed, Sources } from './findings.ts';

const most = 20;
/** How the register notes whom a row names beside its party. */
const listedWith = 'Listed with it: ';

const push = (map: Map<string, ListedEntity[]>, key: string, entity: ListedEntity): void => {
  const list = map.get(key);
  if (list) list.push(entity);
  else map.set(key, [entity]);
};

/** Looks a name up in all these lists at once: the very name, the name but for a place in brackets, and what is near. */
export const listedNames = (
  loaded: Pick<LoadedLists, 'index' | 'directory'>,
  entities: readonly ListedEntity[],
): Sources['named'] => {
  const byKey = new Map(entities.map((entity) => [`${entity.listId}/${entity.sourceId}`, entity]));
  const listed = (entity: ListedEntity, found: Pick<Listed, 'name' | 'score' | 'band' | 'programmes'>): Listed => ({
    list: entity.listId,
    sourceId: entity.sourceId,
    ...found,
    since: entity.measures.map(({ from }) => from).sort()[0] ?? '',
    countries: entity.countries.map(({ iso2 }) => iso2),
    unsure: false,
    reach: entity.remarks.find((one) => one.startsWith(listedWith))?.slice(listedWith.length) ?? '',
  });
  const byPlain = new Map<string, ListedEntity[]>();
  const byBare = new Map<string, ListedEntity[]>();
  for (const entity of entities) {
    if (entity.listId === ordersList) continue;
    for (const { text } of entity.names) {
      const bare = text.replace(/\s*\([^()]*\)/g, ' ');
      if (bare !== text && plainName(bare).includes(' ')) push(byBare, plainName(bare), entity);
    }
    for (const key of new Set(entity.names.filter(({ kind }) => kind !== 'weak').map(({ text }) => plainName(text))))
      push(byPlain, key, entity);
  }
  return (name, day) => {
    if (!/[\p{L}\p{N}]/u.test(name)) return { listed: [], orders: [] };
    const given = { name, births: [], countries: [], gender: '' as const, identifiers: [] };
    const subject = screenableSubject({ ...given, kind: 'organisation' }, 'supplier');
    const hits = searchSubject(loaded, subject, { day, limit: most });
    const orders = hits.flatMap(({ members, score, band }) =>
      members
        .filter(({ list }) => list === ordersList)
        .map(({ list, sourceId }) => ({ key: `${list}/${sourceId}`, score, band })),
    );
    const found = hits.flatMap((hit) => {
      const entity = byKey.get(`${hit.list}/${hit.sourceId}`);
      const { matchedName, score, band, programmes } = hit;
      return entity && band !== 'none' && hit.list !== ordersList
        ? [listed(entity, { name: matchedName, score, band, programmes })]
        : [];
    });
    const whole = (entity: ListedEntity, unsure: boolean): Listed => ({
      ...listed(entity, {
        name: entity.names[0]?.text ?? name,
        score: unsure ? 0.9 : 1,
        band: 'hit',
        programmes: [...new Set(entity.measures.map(({ programme }) => programme))],
      }),
      unsure,
    });
    // the same name but for its legal form; and but for a place in brackets that one side leaves out
    const exact = byPlain.get(plainName(name)) ?? [];
    const bare = name.includes('(') ? [] : (byBare.get(plainName(name)) ?? []).filter((one) => !exact.includes(one));
    const same = [...exact.map((one) => whole(one, false)), ...bare.map((one) => whole(one, true))];
    // beside the very name, near names are other firms
    const settled = new Set(exact.map(({ listId }) => listId));
    const others = found.filter(
      ({ list, name: other }) => !settled.has(list) && !same.some((one) => one.list === list && one.name === other),
    );
    return { listed: [...same, ...others], orders };
  };
};
