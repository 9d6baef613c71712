/** The front door of screening: other capabilities load lists and ask them here. */

export {
  /** @public for capabilities that keep lists of their own */
  applyImport,
  /** @public */
  previewImport,
  /** @public */
  uploadFile,
} from './register/import-lists.ts';
export { type Asked, type Asking, askLists, type Who, type Why } from './search/ask.ts';
export type { Hit } from './search/hits.ts';
