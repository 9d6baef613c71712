import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const worthIt = /\.(js|css|html|svg|json|txt)$/;

/** Writes `.br` and `.gz` beside every text file, so that the server never compresses while somebody waits. */
export const precompress = (): Plugin => {
  let folder = '';
  return {
    name: 'fourfold-precompress',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle() {
      for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!worthIt.test(path) || path.startsWith('.')) continue;
        const bytes = readFileSync(join(folder, path));
        writeFileSync(join(folder, `${path}.gz`), gzipSync(bytes, { level: 9 }));
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
        writeFileSync(join(folder, `${path}.br`), brotliCompressSync(bytes, { params }));
      }
    },
  };
};
