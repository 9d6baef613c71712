import type { Command } from '../../../platform/cli/index.ts';
import { supplyBalance } from './balance.ts';
import { supplySchema } from './schema.ts';
import { supplyTrace } from './trace.ts';

export const supplyCommands: readonly Command[] = [supplySchema, supplyTrace, supplyBalance];
