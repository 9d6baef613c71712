import type { CommandContext } from '../../../../platform/cli/index.ts';
import { contextWith as contextOver } from '../../../../platform/testing/command-context.ts';
import { partOf } from '../../lists/testing/read-text.ts';

/** A disk of files and folders, and what the command said while it ran. */
export const contextWith = (
  disk: Readonly<Record<string, string | readonly string[]>>,
): { context: CommandContext; bars: string[]; lines: string[] } => {
  const bars: string[] = [];
  const lines: string[] = [];
  const files = Object.fromEntries(
    Object.entries(disk).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  const file = (path: string) => {
    const text = files[path];
    if (text === undefined) throw new Error(`no file ${path}`);
    return { ...partOf(text, path), bytes: text.length };
  };
  const context = contextOver(files, {
    openFiles: async (path) => {
      const entry = disk[path];
      return typeof entry === 'string' || entry === undefined ? [file(path)] : entry.map(file);
    },
    progress: (label, done, total) => void bars.push(`${label} ${done}/${total}`),
    say: (line) => void lines.push(line),
  });
  return { context, bars, lines };
};
