import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { messages } from './scripts/web/messages-plugin.ts';
import { offlineShell } from './scripts/web/offline-shell-plugin.ts';
import { precompress } from './scripts/web/precompress-plugin.ts';
import { capabilities } from './src/capabilities.ts';

const path = (to: string): string => fileURLToPath(new URL(to, import.meta.url));
const rooms = capabilities.map(({ room }) => room.replace(/^src\//, ''));
const uswds = path('node_modules/@uswds/uswds');

/** `vite build` makes the web pages; `--mode gallery` adds the page on which tests look at every part of the kit. */
export default defineConfig(({ mode }) => ({
  root: path('src/web'),
  plugins: [
    react(),
    messages({ source: path('src'), rooms, gallery: mode === 'gallery' }),
    offlineShell({
      worker: path('src/web/offline-worker.js'),
      screens: '/casework/screens/offline/',
      words: ['base', 'protection/casework'],
      beside: ['/before.js', '/icon.svg', '/quiet.svg'],
    }),
    // tests look at pages, not at how they travel
    ...(mode === 'gallery' ? [] : [precompress()]),
  ],
  resolve: { alias: { '@uswds-img': `${uswds}/dist/img`, '@uswds-fonts': `${uswds}/dist/fonts` } },
  css: {
    preprocessorOptions: { scss: { loadPaths: [`${uswds}/packages`], quietDeps: true } },
  },
  build: {
    outDir: path(mode === 'gallery' ? 'dist/web-gallery' : 'dist/web'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // the content security policy allows no data: font, and a file is cached better than a string
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: [path('src/web/index.html'), ...(mode === 'gallery' ? [path('src/web/gallery/gallery.html')] : [])],
    },
  },
  server: { proxy: { '/api': process.env.FOURFOLD_API ?? 'http://127.0.0.1:4000' } },
}));
