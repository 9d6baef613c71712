import type { CommandContext } from '../../../platform/cli/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import {
  type ListedEntity,
  loadLists,
  screenableSubject,
  searchSubject,
} from '../../../prosecution/screening/index.ts';
import { countryOf, type GoodsEdition, holdsGoods, orderBook, ordersList, readEditions } from '../../imports/index.ts';
import type { Listed, Sources } from './findings.ts';
import type { ListLoaded } from './list-status.ts';
import { type Settings, settingsOn } from './pack-kinds.ts';

export const goodsList = 'us-dol-goods';
const most = 10;

export interface LoadedSources {
  readonly sources: Sources;
  readonly lists: readonly ListLoaded[];
  readonly settings: Settings;
}

/** The lists of the command line: parties and orders through the register of screening, editions of the goods list through imports. */
export const loadSources = async (
  context: CommandContext,
  paths: readonly string[],
  on: string,
): Promise<LoadedSources> => {
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
      date: goods?.published ?? '',
      sha256: sha256(whole),
      entries: goods?.pairs.length ?? 0,
    });
  }
  const settings = settingsOn(await context.packs(), on);
  const entities: ListedEntity[] = [];
  const loaded = parties.length === 0 ? null : await loadLists(context, parties, (entity) => entities.push(entity));
  for (const { list, version, entries } of loaded?.lists ?? []) lists.push({ list, ...version, entries });
  const byKey = new Map(entities.map((entity) => [`${entity.listId}/${entity.sourceId}`, entity]));
  const names = (loaded?.lists ?? []).map(({ list }) => list).filter((list) => list !== ordersList);
  const named = (name: string, day: string): readonly Listed[] => {
    if (!loaded || names.length === 0 || !/[\p{L}\p{N}]/u.test(name)) return [];
    const subject = screenableSubject(
      { name, kind: 'unknown', births: [], countries: [], gender: '', identifiers: [] },
      'supplier',
    );
    return searchSubject(loaded, subject, { day, limit: most, lists: names }).flatMap((hit) => {
      const entity = byKey.get(`${hit.list}/${hit.sourceId}`);
      if (!entity || hit.band === 'none') return [];
      return [
        {
          list: hit.list,
          name: hit.matchedName,
          score: hit.score,
          band: hit.band,
          programmes: hit.programmes,
          since: entity.measures.map(({ from }) => from).sort()[0] ?? '',
          countries: entity.countries.map(({ iso2 }) => iso2),
        },
      ];
    });
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
