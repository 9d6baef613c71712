/** The front door of screening: other capabilities load lists and ask them here. */

export { type LoadedLists, loadLists } from './commands/load-lists.ts';
export { countryOf } from './lists/countries.ts';
export type { ListedEntity } from './lists/entity.ts';
export { htmlPieces } from './lists/formats/html-pieces.ts';
export { ListError } from './lists/list-error.ts';
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
export { type ListStep, listSteps, type SeenVersion } from './search/list-steps.ts';
export { type ListedParties, listedParties } from './search/listed-parties.ts';
export { searchSubject } from './search/search-subject.ts';
export { screenableSubject } from './search/subject.ts';
