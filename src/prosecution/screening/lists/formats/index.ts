import type { ListFormat } from '../formats.ts';
import { ofacAdvancedXml } from './ofac/advanced-xml.ts';
import { ofacEnhancedXml } from './ofac/enhanced-xml.ts';
import { ofacLegacyCsv } from './ofac/legacy-csv.ts';
import { ofacSdnXml } from './ofac/sdn-xml.ts';
import { publishedFormats } from './published-lists.ts';
import { cslCsv } from './us/csl-csv.ts';
import { cslJson } from './us/csl-json.ts';
import { bisDeniedPersons } from './us/denied-persons.ts';
import { samExclusions } from './us/sam-exclusions.ts';

/** Every format that is read. The first that recognises the parts reads them, so the narrower stand before the wider. */
export const allFormats: readonly ListFormat[] = [
  ofacLegacyCsv,
  ofacEnhancedXml,
  ofacAdvancedXml,
  ofacSdnXml,
  cslCsv,
  cslJson,
  samExclusions,
  bisDeniedPersons,
  ...publishedFormats,
];
