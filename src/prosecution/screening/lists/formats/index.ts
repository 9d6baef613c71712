import type { ListFormat } from '../formats.ts';

/** Every format that is read. The first that recognises the parts reads them, so the narrower stand before the wider. */
export const allFormats: readonly ListFormat[] = [];
