import type { CommandContext } from '../../../platform/cli/index.ts';
import type { Packs } from '../../../platform/packs/index.ts';
import { contextWith, type Disk, packsOf } from '../../../platform/testing/command-context.ts';
import { listAgeKind } from '../../imports/index.ts';
import { documentKind, placeKind, settingKind } from '../exposure/pack-kinds.ts';

let packs: Promise<Packs> | undefined;
const ownPacks = (): Promise<Packs> => {
  packs ??= packsOf(
    ['supply-exposure', 'us-supply-documents', 'cn-xinjiang-places', 'import-list-ages'],
    [settingKind, documentKind, placeKind, listAgeKind],
  );
  return packs;
};

export const contextOver = (disk: Disk): CommandContext => contextWith(disk, { packs: ownPacks });
