import type { Command } from '../../../platform/cli/index.ts';
import { listsDiff } from './lists-diff.ts';
import { listsInspect } from './lists-inspect.ts';
import { screen } from './screen.ts';
import { screenScore } from './screen-score.ts';

export const screeningCommands: readonly Command[] = [listsInspect, listsDiff, screen, screenScore];
