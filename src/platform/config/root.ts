import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const findRoot = (from: string): string => {
  if (existsSync(join(from, 'package.json')) && existsSync(join(from, 'packs'))) return from;
  const up = dirname(from);
  if (up === from) throw new Error('the project folder with package.json and packs/ was not found above this file');
  return findRoot(up);
};

/** The project's folder, from source and from the built file alike: packs, migrations and the web pages lie below it. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));
