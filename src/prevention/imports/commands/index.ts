import type { Command } from '../../../platform/cli/index.ts';
import { importsGoods } from './goods.ts';
import { importsOrders } from './orders.ts';

export const importsCommands: readonly Command[] = [importsOrders, importsGoods];
