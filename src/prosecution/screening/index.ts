/** The front door of screening: other capabilities load lists and ask them here. */

export { applyImport, previewImport, uploadFile } from './register/import-lists.ts';
export { knownListTable } from './register/known-lists.ts';
export { versionHash } from './register/version-hash.ts';
export { type Asked, type Asking, askLists, type Who, type Why } from './search/ask.ts';
export type { Hit } from './search/hits.ts';
