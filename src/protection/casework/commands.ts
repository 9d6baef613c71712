import type { Command } from '../../platform/cli/index.ts';
import { htcdsCommands } from './htcds/commands/index.ts';

export const caseworkCommands: readonly Command[] = [...htcdsCommands];
