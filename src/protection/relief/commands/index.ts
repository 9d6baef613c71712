import type { Command } from '../../../platform/cli/index.ts';
import { deadlines } from './deadlines.ts';
import { decide } from './decide.ts';
import { explain } from './explain.ts';
import { facts } from './facts.ts';
import { states } from './states.ts';

/** The law of relief on the command line: it reads files and packs, asks no server and keeps nothing. */
export const reliefCommands: readonly Command[] = [decide, explain, facts, deadlines, states];
