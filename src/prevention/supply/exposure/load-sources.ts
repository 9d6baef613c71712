import { isCivilDate } from '../../../engines/calendar/index.ts';
import type { CommandContext } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { sha256, sha256Of } from '../../../platform/hash/index.ts';
import {
  type ListedEntity,
  loadLists,
  screenableSubject,
  searchSubject,
} from '../../../prosecution/screening/index.ts';
import {
  countryOf,
  type GoodsEdition,
  holdsGoods,
  orderBook,
  ordersList,
  plainName,
  readEditions,
} from '../../imports/index.ts';
import type { Listed, NameFound, Sources } from './findings.ts';
import type { ListLoaded } from './list-status.ts';
import { type Settings, settingsOn } from './pack-kinds.ts';

export const goodsList = 'us-dol-goods';
const most = 20;

export interface LoadedSources {
  readonly sources: Sources;
  readonly lists: readonly ListLoaded[];
  readonly settings: Settings;
}

const push = (map: Map<string, ListedEntity[]>, key: string, entity: ListedEntity): void => {
  const list = map.get(key);
  if (list) list.push(entity);
  else map.set(key, [entity]);
};

/** `us-dhs-uflpa=2026-07-09`: when whoever asks took the list from its publisher. */
const datedList = (text: string): [string, string] => {
  const [list = '', date = ''] = text.split('=');
  return list !== '' && isCivilDate(date)
    ? [list, date]
    : refuse('SUPPLY_DATE_UNREADABLE', { option: '--dated' }, [{ field: '--dated' }]);
};

/** Publishers stamp the day into the name of the file. */
const stampIn = (path: string): string => {
  const stamp = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.exec(path.split(/[\\/]/).at(-1) ?? '')?.[0] ?? '';
  return isCivilDate(stamp) ? stamp : '';
};

/** The stamp of a list that is one file, by its hash. */
const stampOf = async ({ openFiles }: CommandContext, path: string): Promise<[string, string][]> => {
  const files = path.includes(',') ? [] : await openFiles(path);
  return files.length === 1 && files[0] ? [[await sha256Of(files[0].open()), stampIn(path)]] : [];
};

/** The lists of the command line: parties and orders through the register of screening, editions of the goods list through imports. */
export const loadSources = async (
  context: CommandContext,
  paths: readonly string[],
  on: string,
  dated: readonly string[] = [],
): Promise<LoadedSources> => {
  const said = new Map(dated.map(datedList));
  const parties: string[] = [];
  const lists: ListLoaded[] = [];
  let goods: GoodsEdition | null = null;
  for (const path of paths) {
    const { bytes } = await firstBytes(context, path);
    if (!holdsGoods(bytes)) {
      parties.push(path);
      continue;
    }
    const whole = (await context.readFile(path)).bytes;
    // of editions side by side the last is the newest
    goods = readEditions(whole, path).at(-1) ?? goods;
    lists.push({
      list: goodsList,
      date: said.get(goodsList) ?? stampIn(path),
      sha256: sha256(whole),
      entries: goods?.pairs.length ?? 0,
    });
  }
  const settings = settingsOn(await context.packs(), on);
  const entities: ListedEntity[] = [];
  const loaded = parties.length === 0 ? null : await loadLists(context, parties, (entity) => entities.push(entity));
  const stamps = new Map<string, string>();
  for (const path of parties) for (const [hash, stamp] of await stampOf(context, path)) stamps.set(hash, stamp);
  for (const { list, version, entries } of loaded?.lists ?? []) {
    const date = said.get(list) ?? (stamps.get(version.sha256) || version.date);
    lists.push({ list, date, sha256: version.sha256, entries });
  }
  const byKey = new Map(entities.map((entity) => [`${entity.listId}/${entity.sourceId}`, entity]));
  const listed = (entity: ListedEntity, found: Pick<Listed, 'name' | 'score' | 'band' | 'programmes'>): Listed => ({
    list: entity.listId,
    ...found,
    since: entity.measures.map(({ from }) => from).sort()[0] ?? '',
    countries: entity.countries.map(({ iso2 }) => iso2),
    unsure: false,
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
  const named = (name: string, day: string): NameFound => {
    if (!loaded || !/[\p{L}\p{N}]/u.test(name)) return { listed: [], orders: [] };
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
  return {
    settings,
    lists,
    sources: {
      settings,
      orders: loaded?.lists.some(({ list }) => list === ordersList) ? orderBook(loaded, entities) : null,
      goods: goods && { list: goodsList, edition: goods },
      named,
      countryOf,
    },
  };
};

const firstBytes = async ({ openFiles }: CommandContext, path: string): Promise<{ readonly bytes: Uint8Array }> => {
  const [file] = path.includes(',') ? [] : await openFiles(path);
  for await (const piece of file?.open() ?? []) return { bytes: piece.subarray(0, 4096) };
  return { bytes: new Uint8Array() };
};
