import { type Command, type CommandContext, textTable } from '../../../platform/cli/index.ts';
import { diffLists, fingerprint, idsOf } from '../lists/diff.ts';
import type { ListedEntity, ListReading } from '../lists/entity.ts';
import { readSources } from '../lists/read-sources.ts';
import { listFiles, unreadable, withProgress } from './list-path.ts';

const SHOWN = 20;
/** A list that lacks a table can still be compared with another that lacks it. */
const MISSING = 'LIST_TABLE_MISSING';

/** What came, went and changed between two versions of a list. */
export const listsDiff: Command = {
  name: 'lists diff',
  args: ['OLD', 'NEW'],
  says: 'cli.lists.diff',
  run: async (context, [oldPath = '', newPath = '']) => {
    const { t } = context;
    const old = await readVersion(context, oldPath);
    const now = await readVersion(context, newPath);
    if (missing(old.reading) !== missing(now.reading)) refuseToCompare(context, [old.reading, now.reading]);
    const same = old.reading.format === now.reading.format;
    const [before, after] = [old, now].map(({ entities, reading }) =>
      entities.map((entity) => fingerprint(entity, same ? reading.format : '')),
    );
    const names = new Map([...(before ?? []), ...(after ?? [])].map(({ key, primaryName }) => [key, primaryName]));
    const diff = diffLists(before ?? [], after ?? []);
    const data = Object.fromEntries(
      Object.entries(diff).map(([what, keys]) => [what, idsOf(keys, [old.reading, now.reading])]),
    );
    const lines = Object.entries(diff).flatMap(([what, keys]: [string, readonly string[]]) =>
      keys.length === 0 || what === 'renamed'
        ? []
        : [
            '',
            `${t(`cli.lists.diff.${what}`)}:`,
            ...keys.slice(0, SHOWN).map((key) => `  ${key}  ${names.get(key) ?? ''}`),
            ...(keys.length > SHOWN ? [`  ${t('cli.lists.diff.more', { count: keys.length - SHOWN })}`] : []),
          ],
    );
    const table = textTable(
      ['what', 'count'].map((column) => t(`cli.lists.column.${column}`)),
      Object.entries(diff).map(([what, keys]) => [t(`cli.lists.diff.${what}`), keys.length]),
    );
    return { data, text: [table, ...lines].join('\n') };
  },
};

interface Version {
  readonly reading: ListReading;
  readonly entities: readonly ListedEntity[];
}

async function readVersion(context: CommandContext, path: string): Promise<Version> {
  const entities: ListedEntity[] = [];
  const reading = await readSources(withProgress(context, await listFiles(context, path)), (entity) =>
    entities.push(entity),
  );
  if (reading.problems.some(({ weight, code }) => weight === 'fatal' && code !== MISSING))
    refuseToCompare(context, [reading]);
  return { reading, entities };
}

const missing = ({ problems }: ListReading): string =>
  problems
    .filter(({ code }) => code === MISSING)
    .map(({ field }) => field)
    .sort()
    .join(' ');

function refuseToCompare(context: CommandContext, readings: readonly ListReading[]): never {
  throw unreadable(
    context,
    readings.flatMap(({ problems }) => problems.filter(({ weight }) => weight === 'fatal')),
  );
}
