import { describe, expect, it } from 'vitest';
import { shellFiles } from '../../scripts/web/offline-shell-plugin.ts';

const chunk = (fileName: string, moduleIds: string[], imports: string[] = [], css: string[] = []) => ({
  type: 'chunk' as const,
  fileName,
  imports,
  moduleIds,
  viteMetadata: { importedCss: new Set(css), importedAssets: new Set<string>() },
});
const asset = (fileName: string, source = '', names = [fileName]) => ({
  type: 'asset' as const,
  fileName,
  names,
  source,
});

const shell = { worker: '', screens: '/casework/screens/offline/', words: ['base', 'protection/casework'], beside: [] };

describe('what a page without a network keeps', () => {
  it('is its own files with all they need, in both languages, and nothing of another desk', () => {
    const parts = [
      chunk('a/main.js', ['/x/src/web/main.tsx'], ['a/kit.js'], ['a/main.css']),
      chunk('a/kit.js', ['/x/src/web/kit/Page.tsx']),
      chunk('a/Offline.js', ['/x/src/protection/casework/screens/offline/Offline.tsx'], ['a/main.js']),
      chunk('a/Plan.js', ['/x/src/plan/screens/Actions.tsx'], ['a/kit.js']),
      chunk('a/en.js', ['\0virtual:messages/protection/casework/en']),
      chunk('a/plan-en.js', ['\0virtual:messages/plan/en']),
      asset('a/main.css', '@font-face{src:url(/a/bold.woff2)} i{background:url("/a/tick.svg#x")}'),
      asset('a/bold.woff2'),
      asset('a/tick.svg'),
      asset('a/map.svg'),
      asset('a/w1.json', '{}', ['protection-casework-es.json']),
      asset('a/w2.json', '{}', ['base-en.json']),
      asset('a/w3.json', '{}', ['plan-en.json']),
    ];
    const bundle = Object.fromEntries(parts.map((part) => [part.fileName, part]));
    expect(shellFiles(bundle, shell)).toEqual([
      'a/Offline.js',
      'a/bold.woff2',
      'a/en.js',
      'a/kit.js',
      'a/main.css',
      'a/main.js',
      'a/tick.svg',
      'a/w1.json',
      'a/w2.json',
    ]);
  });
});
