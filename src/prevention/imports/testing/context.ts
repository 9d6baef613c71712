import type { CommandContext } from '../../../platform/cli/index.ts';
import type { Packs } from '../../../platform/packs/index.ts';
import { contextWith, type Disk, packsOf } from '../../../platform/testing/command-context.ts';
import { listAgeKind } from '../goods/list-ages.ts';
import { renameKind } from '../goods/rename-kind.ts';
import { goodsWordKind } from '../hs/word-kind.ts';
import { importLawKind } from '../law/pack-kind.ts';

export const loadImportPacks = (): Promise<Packs> =>
  packsOf(
    ['us-dol-goods-renames', 'us-import-law', 'import-law-abroad', 'import-list-ages', 'goods-words'],
    [renameKind, importLawKind, listAgeKind, goodsWordKind],
  );

export const contextOver = (disk: Disk): CommandContext => contextWith(disk, { packs: loadImportPacks });
