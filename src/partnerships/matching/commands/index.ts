import type { Command } from '../../../platform/cli/index.ts';
import { demo } from './demo.ts';
import { keys } from './keys.ts';
import { psi } from './psi.ts';
import { ring } from './ring.ts';

export const matchingCommands: readonly Command[] = [keys, psi, ring, demo];
