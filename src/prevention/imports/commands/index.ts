import type { Command } from '../../../platform/cli/index.ts';
import { importsAllegation } from './allegation.ts';
import { importsClocks } from './clocks.ts';
import { importsCode } from './code.ts';
import { importsFar } from './far.ts';
import { importsGoods } from './goods.ts';
import { importsOrders } from './orders.ts';

export const importsCommands: readonly Command[] = [
  importsOrders,
  importsGoods,
  importsCode,
  importsFar,
  importsClocks,
  importsAllegation,
];
