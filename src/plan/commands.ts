import type { Command } from '../platform/cli/index.ts';

export const planCommands: readonly Command[] = [];
