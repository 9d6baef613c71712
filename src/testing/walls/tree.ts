import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Path from the root of the repository, with slashes -> text. */
export type Tree = ReadonlyMap<string, string>;

/** The files under a folder of the repository whose names end in one of these. */
export const readTree = (root: string, folder: string, endings: readonly string[]): Tree =>
  new Map(
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [relative(root, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')]),
  );

export const isCode = (path: string): boolean => /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.d.ts');

/** Tests and what only tests import. */
export const isTest = (path: string): boolean => /\.test\.tsx?$|(^|\/)(testing\/|fixtures?\.ts$)/.test(path);
