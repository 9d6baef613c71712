import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../config/root.ts';

// one folder a test process, below the project's: packs and migrations are looked for above
const programs = join(projectRoot, 'dist/test-programs', String(process.pid));
const made = new Map<string, Promise<string>>();

const make = async (source: string, folder: string): Promise<string> => {
  const src = join(projectRoot, 'src');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).map((file) => join(src, file));
  mkdirSync(folder, { recursive: true });
  // threads are loaded by address, beside the program
  for (const file of files.filter((name) => name.endsWith('-worker.mjs')))
    copyFileSync(file, join(folder, basename(file)));
  await build({
    entryPoints: [source, ...files.filter((name) => name.endsWith('-worker.ts'))].map((file) => ({
      in: file,
      out: basename(file, '.ts'),
    })),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    logLevel: 'warning',
  });
  return join(folder, `${basename(source, '.ts')}.mjs`);
};

/**
 * A file of source with all that it imports, as a program that Node starts: in half a second, where the source itself takes five. Made once
 * a test process.
 *
 * @param source path of the file
 * @returns path of the program
 */
export const program = (source: string): Promise<string> => {
  if (made.size === 0) process.once('exit', () => rmSync(programs, { recursive: true, force: true }));
  const path = made.get(source) ?? make(source, join(programs, String(made.size)));
  made.set(source, path);
  return path;
};
