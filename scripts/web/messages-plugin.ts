import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

export type Messages = Readonly<Record<string, string>>;

export interface MessageOptions {
  /** The project's `src`. */
  readonly source: string;
  /** Folders of capabilities below it: `plan`, `protection/casework`. Each has a catalogue that comes with its first screen. */
  readonly rooms: readonly string[];
  /** With the words of the page on which tests look at the kit. */
  readonly gallery: boolean;
}

const prefix = 'virtual:messages/';
const languages = ['en', 'es'] as const;

/** What only the terminal says. */
const ofTerminal = /^(?:cli|doctor|backup|vault|bar)\./;
/** What only letters say. */
const ofMail = /^mail\..*\.(?:subject|body)$/;
/** The navigation names desks of rooms whose other words are not here yet. */
const ofNavigation = /^[^.]+\.nav(?:\.|$)/;
/** Refusals come from the server in words; these the pages say themselves. */
const ofPages =
  /^error\.(?:UNEXPECTED|NOT_PERMITTED|NO_SUCH_ROUTE|NO_CONNECTION|ANSWER_NOT_UNDERSTOOD|PASSKEY_STOPPED)\b/;

const saidInBrowser = (key: string, all: Messages): boolean => {
  if (ofTerminal.test(key) || ofMail.test(key)) return false;
  const refusal = /^error\.[A-Z0-9_]+/.exec(key)?.[0];
  return !refusal || !(`${refusal}.fix` in all) || ofPages.test(key);
};

const filesBelow = (folder: string, language: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path === `messages/${language}.json` || path.endsWith(`/messages/${language}.json`))
    .sort()
    .map((path) => join(folder, path));

const read = (files: readonly string[]): Messages => {
  const all: Record<string, string> = {};
  for (const file of files) {
    for (const [key, text] of Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Messages)) {
      if (key in all) throw new Error(`message ${key} stands in two catalogues, the second is ${file}`);
      all[key] = text;
    }
  }
  return all;
};

const chosen = (all: Messages, wanted: (key: string) => boolean): Messages =>
  Object.fromEntries(Object.entries(all).filter(([key]) => saidInBrowser(key, all) && wanted(key)));

/** The files a catalogue is made of: `base` is the platform, the web and every room's names in the navigation. */
const filesOf = (name: string, language: string, { source, rooms, gallery }: MessageOptions): string[] =>
  name === 'base'
    ? ['platform', 'web', ...rooms]
        .flatMap((room) => filesBelow(join(source, room), language))
        .concat(gallery ? [join(source, `web/gallery/words/${language}.json`)] : [])
    : filesBelow(join(source, name), language);

/** One catalogue for the browser. */
export const webCatalogue = (name: string, language: string, options: MessageOptions): Messages => {
  const all = read(filesOf(name, language, options));
  if (name !== 'base') return chosen(all, (key) => !ofNavigation.test(key));
  const ofRooms = read(options.rooms.flatMap((room) => filesOf(room, language, options)));
  return chosen(all, (key) => !(key in ofRooms) || ofNavigation.test(key));
};

const load = (name: string, language: string): string =>
  `() => import('${prefix}${name}/${language}').then((m) => m.default())`;

/** For each catalogue and language how to fetch it. */
const index = (names: readonly string[]): string => {
  const entry = (name: string): string =>
    languages.map((language) => `${language}: ${load(name, language)}`).join(', ');
  return `export default { ${names.map((name) => `'${name}': { ${entry(name)} }`).join(', ')} }`;
};

/**
 * Serves `virtual:messages`: catalogue (`base`, `plan`) and language to a function that fetches it. They are JSON files and no script:
 * the browser reads them faster, and keeps them for good.
 */
export const messages = (options: MessageOptions): Plugin => {
  let built = false;
  return {
    name: 'fourfold-messages',
    configResolved(config) {
      built = config.command === 'build';
    },
    resolveId: (id) => (id === 'virtual:messages' || id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (id === '\0virtual:messages') return index(['base', ...options.rooms]);
      const [, name = '', language = ''] = /^\0virtual:messages\/(.*)\/(\w+)$/.exec(id) ?? [];
      if (!name) return undefined;
      for (const file of filesOf(name, language, options)) this.addWatchFile(file);
      const source = JSON.stringify(webCatalogue(name, language, options));
      if (!built) return `export default async () => (${source})`;
      const file = this.emitFile({ type: 'asset', name: `${name.replaceAll('/', '-')}-${language}.json`, source });
      const url = `import.meta.ROLLUP_FILE_URL_${file}`;
      return `export default async () => {
        const answer = await fetch(${url});
        if (!answer.ok) throw new Error('the words could not be loaded');
        return answer.json();
      }`;
    },
  };
};
