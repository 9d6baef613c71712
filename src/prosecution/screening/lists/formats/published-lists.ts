import type { ListFormat } from '../formats.ts';
import { euCsvFormats } from './eu/eu-csv.ts';
import { euXml } from './eu/eu-xml.ts';
import { uflpaCsv } from './forced-labor/uflpa-csv.ts';
import { uflpaHtml } from './forced-labor/uflpa-html.ts';
import { wroCsv } from './forced-labor/wro-csv.ts';
import { listedNamesJson } from './listed-names-json.ts';
import { openSanctionsFormats } from './opensanctions/opensanctions.ts';
import { state7031cHtml } from './state-7031c-html.ts';
import { ukCsvFormats } from './uk/uk-csv.ts';
import { ukXml } from './uk/uk-xml.ts';
import { unXml } from './un/un-xml.ts';
import { worldBankJson } from './world-bank-json.ts';

/** The lists of the UN, the UK, the EU and the World Bank, of forced labor, of visas, and those users bring along. */
export const publishedFormats: readonly ListFormat[] = [
  unXml,
  ukXml,
  ...ukCsvFormats,
  euXml,
  ...euCsvFormats,
  uflpaHtml,
  uflpaCsv,
  state7031cHtml,
  wroCsv,
  listedNamesJson,
  worldBankJson,
  ...openSanctionsFormats,
];
