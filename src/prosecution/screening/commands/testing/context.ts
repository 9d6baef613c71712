import type { CommandContext } from '../../../../platform/cli/index.ts';
import { fixedClock } from '../../../../platform/clock/index.ts';
import { readConfig } from '../../../../platform/config/index.ts';
import { partOf } from '../../lists/testing/read-text.ts';

/** A disk of files and folders; words come back as their keys. */
export const contextWith = (
  disk: Readonly<Record<string, string | readonly string[]>>,
): { context: CommandContext; bars: string[]; lines: string[] } => {
  const bars: string[] = [];
  const lines: string[] = [];
  const text = (path: string): string => {
    const content = disk[path];
    if (typeof content !== 'string') throw new Error(`no file ${path}`);
    return content;
  };
  const file = (path: string) => ({ ...partOf(text(path), path), bytes: text(path).length });
  const never = (): never => {
    throw new Error('not for this command');
  };
  const context: CommandContext = {
    config: readConfig({}),
    clock: fixedClock('2026-11-24T09:00:00.000Z'),
    t: (key) => key,
    language: 'en',
    openFiles: async (path) => {
      const entry = disk[path];
      return typeof entry === 'string' || entry === undefined ? [file(path)] : entry.map(file);
    },
    progress: (label, done, total) => void bars.push(`${label} ${done}/${total}`),
    say: (line) => void lines.push(line),
    secret: never,
    packs: never,
    call: never,
    kernel: never,
    readFile: async (path) => ({ bytes: new TextEncoder().encode(text(path)), type: 'text/csv', name: path }),
  };
  return { context, bars, lines };
};
