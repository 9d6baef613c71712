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
  readonly imports: readonly string[];
  readonly moduleIds: readonly string[];
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string>; readonly importedAssets: ReadonlySet<string> };
}
interface Asset {
  readonly type: 'asset';
  readonly fileName: string;
  readonly names: readonly string[];
  readonly source: string | Uint8Array;
}
type Bundle = Readonly<Record<string, Chunk | Asset>>;

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
  const speaks = (id: string): boolean => words.some((room) => id.includes(`virtual:messages/${room}/`));
  const catalogues = new Set(
    words.flatMap((room) => ['en', 'es'].map((one) => `${room.replaceAll('/', '-')}-${one}.json`)),
  );
  for (const part of Object.values(bundle)) {
    const wanted =
      part.type === 'asset'
        ? part.names.some((name) => catalogues.has(name))
        : part.moduleIds.some((id) => id.endsWith('/web/main.tsx') || id.includes(screens) || speaks(id));
    if (wanted) take(part.fileName);
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
      const files = [...shellFiles(bundle, shell).map((file) => `/${file}`), ...shell.beside];
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
