import { planCommands } from '../plan/commands/index.ts';
import type { Command } from '../platform/cli/index.ts';
import { deploymentCommands } from './deployment-commands.ts';

export const allCommands: readonly Command[] = [...deploymentCommands, ...planCommands];
