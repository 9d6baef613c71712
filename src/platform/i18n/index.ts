export { type Catalogue, type Catalogues, mergeCatalogues, type Translate, translator } from './translate.ts';
