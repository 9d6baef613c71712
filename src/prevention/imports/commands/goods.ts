import { type Command, type CommandContext, textTable } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { diffGoods, type GoodsDiff } from '../goods/diff-goods.ts';
import { readEditions } from '../goods/hold-goods.ts';
import type { GoodsEdition, GoodsFile } from '../goods/read-goods.ts';
import { renamesIn } from '../goods/rename-kind.ts';

interface Loaded {
  readonly edition: GoodsFile;
  readonly file: string;
  readonly sha256: string;
}

const shownChanges = 60;

/** Editions of the DOL list of goods: what is in each, and what changed from one to the next. No server. */
export const importsGoods: Command = {
  name: 'imports goods',
  args: ['EDITION...'],
  says: 'cli.imports.goods',
  options: { '--diff': 'cli.imports.option.diff' },
  run: async (context, paths, { diff }) => {
    const { t } = context;
    const loaded: Loaded[] = [];
    for (const path of paths) loaded.push(...(await editionsIn(context, path)));
    const editions = loaded.map(({ edition, file, sha256: hash }) => ({
      edition: edition.name,
      file,
      sha256: hash,
      ...countsOf(edition),
      unread: edition.unread,
    }));
    const table = [
      textTable(
        ['edition', 'pairs', 'goods', 'childLabor', 'forcedLabor', 'forcedChildLabor', 'derived', 'withoutRegion'].map(
          (one) => t(`cli.imports.column.${one}`),
        ),
        editions.map((one) => [
          one.edition,
          one.pairs,
          one.goods,
          one.childLabor,
          one.forcedLabor,
          one.forcedChildLabor,
          one.derived,
          one.withoutRegion,
        ]),
      ),
      ...editions.flatMap(({ edition, unread }) =>
        unread.map((column) => t('imports.goods.unread', { edition, column })),
      ),
    ].join('\n');
    if (diff !== true) return { data: { editions }, text: table };
    if (loaded.length < 2) refuse('IMPORTS_EDITIONS_TOO_FEW', {}, [{ field: '--diff' }]);
    const renames = renamesIn(await context.packs());
    const diffs = loaded.slice(1).map(({ edition }, i) => diffGoods((loaded[i] as Loaded).edition, edition, renames));
    return { data: { editions, diffs }, text: [table, ...diffs.flatMap((one) => said(context, one))].join('\n') };
  },
};

const editionsIn = async ({ readFile }: CommandContext, path: string): Promise<Loaded[]> => {
  const { bytes } = await readFile(path);
  return readEditions(bytes, path).map((edition) => ({ edition, file: path, sha256: sha256(bytes) }));
};

const countsOf = ({ pairs, withoutCountry }: GoodsEdition) => {
  const count = (test: (pair: GoodsEdition['pairs'][number]) => boolean): number => pairs.filter(test).length;
  return {
    pairs: pairs.length,
    goods: new Set(pairs.map(({ good }) => good)).size,
    childLabor: count((pair) => pair.childLabor),
    forcedLabor: count((pair) => pair.forcedLabor),
    forcedChildLabor: count((pair) => pair.forcedChildLabor),
    derived: count(({ derivedFrom }) => derivedFrom !== ''),
    withoutRegion: count(({ region }) => region === ''),
    withoutCountry,
  };
};

const said = ({ t }: CommandContext, { before, after, raw, folded, changes }: GoodsDiff): string[] => [
  '',
  t('imports.goods.diff', { before, after, ...raw, added2: folded.added, removed2: folded.removed }),
  ...changes.slice(0, shownChanges).map(({ cause, good, country, before: was, flags }) => {
    const flag = flags.map((one) => `${t(`cli.imports.column.${one.flag}`)} ${one.now ? '+' : '-'}`).join(', ');
    const name = was ? `${was.good}, ${was.country} -> ${good}, ${country}` : `${good}, ${country}`;
    return `  ${t(`imports.goods.${cause}`)}  ${name}${flag === '' ? '' : ` (${flag})`}`;
  }),
  ...(changes.length > shownChanges ? [`  ${t('imports.goods.more', { count: changes.length - shownChanges })}`] : []),
];
