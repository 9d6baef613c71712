import type { CommandContext, OpenFile } from '../../../platform/cli/index.ts';
import { Refusal } from '../../../platform/errors/index.ts';
import type { ListProblem } from '../lists/entity.ts';

/** The files of one list: a file, its parts joined by commas, or a folder that holds just them. A schema beside a list is no part of it. */
export async function listFiles({ openFiles }: CommandContext, path: string): Promise<readonly OpenFile[]> {
  const files: OpenFile[] = [];
  for (const part of path.split(',').filter((name) => name.trim() !== '')) files.push(...(await openFiles(part)));
  return files.length > 1 ? files.filter(({ name }) => !/\.xsd$/i.test(name)) : files;
}

/** Says how much of the files has been read; they may be read more than once. */
export function withProgress({ progress, t }: CommandContext, files: readonly OpenFile[]): readonly OpenFile[] {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  return files.map((file) => ({
    ...file,
    async *open() {
      if (done >= total) done = 0;
      for await (const piece of file.open()) {
        done += piece.length;
        progress(t('cli.lists.reading'), Math.min(done, total), total);
        yield piece;
      }
    },
  }));
}

/** A problem on one line: weight, place, words, what stands there. */
export function problemLine({ t }: CommandContext, { code, file, line, field, value, weight }: ListProblem): string {
  const place = [file, line > 0 ? `${t('cli.place.line')} ${line}` : '', field].filter(Boolean).join(', ');
  const cut = value.length > 80 ? `${value.slice(0, 80)}…` : value;
  return `  ${t(`cli.lists.weight.${weight}`)} ${code}  ${t(`lists.problem.${code}`)} ${[place, cut].filter(Boolean).join(': ')}`;
}

/** The refusal of a list for these problems, each with its place. */
export const unreadable = ({ t }: CommandContext, problems: readonly ListProblem[]): Refusal =>
  new Refusal(
    'SCREENING_LIST_UNREADABLE',
    {},
    problems.map(({ code, file, line, field }) => ({
      file,
      ...(line > 0 ? { line } : {}),
      field,
      code,
      says: t(`lists.problem.${code}`),
    })),
  );
