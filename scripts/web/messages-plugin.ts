import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const prefix = 'virtual:messages/';

/** The files that hold messages, below the source folder; those of the kit's gallery only where it is built. */
const messageFiles = (source: string, language: string, gallery: boolean): string[] =>
  readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.replaceAll('\\', '/').endsWith(`/messages/${language}.json`))
    .concat(gallery ? [`web/gallery/words/${language}.json`] : [])
    .sort()
    .map((path) => join(source, path));

/** One language's messages for the browser: every room's, without those that only the terminal says. */
export const webCatalogue = (source: string, language: string, gallery = false): Record<string, string> => {
  const catalogue: Record<string, string> = {};
  for (const file of messageFiles(source, language, gallery)) {
    for (const [key, text] of Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)) {
      if (key.startsWith('cli.')) continue;
      if (key in catalogue) throw new Error(`message ${key} stands in two catalogues, the second is ${file}`);
      catalogue[key] = text;
    }
  }
  return catalogue;
};

/** Serves `virtual:messages/en` and `virtual:messages/es`, each a chunk of its own. */
export const messages = (source: string, gallery: boolean): Plugin => ({
  name: 'fourfold-messages',
  resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
  load(id) {
    if (!id.startsWith(`\0${prefix}`)) return undefined;
    const language = id.slice(prefix.length + 1);
    for (const file of messageFiles(source, language, gallery)) this.addWatchFile(file);
    return `export default JSON.parse(${JSON.stringify(JSON.stringify(webCatalogue(source, language, gallery)))})`;
  },
});
