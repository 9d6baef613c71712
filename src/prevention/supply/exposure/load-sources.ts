import { isCivilDate } from '../../../engines/calendar/index.ts';
import type { CommandContext } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { sha256, sha256Of } from '../../../platform/hash/index.ts';
import { type ListedEntity, loadLists } from '../../../prosecution/screening/index.ts';
import {
  countryOf,
  dayInName,
  type GoodsEdition,
  holdsGoods,
  orderBook,
  ordersList,
  readEditions,
} from '../../imports/index.ts';
import type { Sources } from './findings.ts';
import type { ListLoaded } from './list-status.ts';
import { listedNames } from './listed-names.ts';
import { type Settings, settingsOn } from './pack-kinds.ts';

export const goodsList = 'us-dol-goods';

export interface LoadedSources {
  readonly sources: Sources;
  readonly lists: readonly ListLoaded[];
  readonly settings: Settings;
}

/** `us-dhs-uflpa=2026-07-09`: when whoever asks took the list from its publisher. */
const datedList = (text: string): [string, string] => {
  const [list = '', date = ''] = text.split('=');
  return list !== '' && isCivilDate(date)
    ? [list, date]
    : refuse('SUPPLY_DATE_UNREADABLE', { option: '--dated' }, [{ field: '--dated' }]);
};

/** The stamp of a list that is one file, by its hash. */
const stampOf = async ({ openFiles }: CommandContext, path: string): Promise<[string, string][]> => {
  const files = path.includes(',') ? [] : await openFiles(path);
  return files.length === 1 && files[0] ? [[await sha256Of(files[0].open()), dayInName(path)]] : [];
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
      date: said.get(goodsList) ?? dayInName(path),
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
  const named = loaded ? listedNames(loaded, entities) : () => ({ listed: [], orders: [] });
  return {
    settings,
    lists,
    sources: {
      settings,
      orders: loaded?.lists.some(({ list }) => list === ordersList) ? orderBook(loaded, entities) : null,
      // codes are accepted on the server
      goods: goods && { list: goodsList, edition: goods, prefixes: new Map() },
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
