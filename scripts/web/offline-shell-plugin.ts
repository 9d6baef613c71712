import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

export interface OfflineShell {
  /** The worker's source. */
  readonly worker: string;
  /** What the page shows without a network: modules whose path holds this. */
  readonly screens: string;
  /** Catalogues it speaks with: `base`, `protection/casework`. */
  readonly words: readonly string[];
  /** Files that lie beside the built ones. */
  readonly beside: readonly string[];
}

interface Chunk {
  readonly type: 'chunk';
  readonly fileName: string;
  readonly isEntry: boolean;
  readonly imports: readonly string[];
  readonly moduleIds: readonly string[];
  readonly code: string;
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string>; readonly importedAssets: ReadonlySet<string> };
}
interface Asset {
  readonly type: 'asset';
  readonly fileName: string;
  readonly names: readonly string[];
  readonly source: string | Uint8Array;
}
export type Bundle = Readonly<Record<string, Chunk | Asset>>;

/** Every built file that the page needs: its first script, its screens, their words, their looks. */
export const shellFiles = (bundle: Bundle, { screens, words }: OfflineShell): string[] => {
  const needed = new Set<string>();
  const take = (fileName: string): void => {
    const part = bundle[fileName];
    if (!part || needed.has(fileName)) return;
    needed.add(fileName);
    if (part.type === 'asset') {
      if (!fileName.endsWith('.css')) return;
      for (const [, url = ''] of String(part.source).matchAll(/url\(["']?\/?([^)"'?#]+)/g)) take(url);
      return;
    }
    for (const other of part.imports) take(other);
    for (const other of part.viteMetadata?.importedCss ?? []) take(other);
    for (const other of part.viteMetadata?.importedAssets ?? []) take(other);
  };
  const says = (id: string): boolean => words.some((room) => id.includes(`virtual:messages/${room}/`));
  for (const part of Object.values(bundle)) {
    if (part.type === 'asset') {
      if (
        part.names.some((name) =>
          words.some(
            (room) =>
              /^-(?:en|es)\.json$/.test(name.slice(room.replaceAll('/', '-').length)) &&
              name.startsWith(room.replaceAll('/', '-')),
          ),
        )
      )
        take(part.fileName);
    } else if (part.moduleIds.some((id) => id.endsWith('/web/main.tsx') || id.includes(screens) || says(id)))
      take(part.fileName);
  }
  return [...needed].sort();
};

/** Writes the worker that keeps the page for work without a network, with the names of what it keeps. */
export const offlineShell = (shell: OfflineShell): Plugin => ({
  name: 'fourfold-offline-shell',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const files = [...shellFiles(bundle as unknown as Bundle, shell).map((file) => `/${file}`), ...shell.beside];
      const source = readFileSync(shell.worker, 'utf8');
      const version = createHash('sha256').update(files.join('\n')).update(source).digest('hex').slice(0, 16);
      this.emitFile({
        type: 'asset',
        fileName: 'offline-worker.js',
        source: source
          .replace('__VERSION__', version)
          .replace("'__FILES__'", files.map((file) => `'${file}'`).join(', ')),
      });
    },
  },
});
