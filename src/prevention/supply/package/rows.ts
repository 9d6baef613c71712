import type { Translate } from '../../../platform/i18n/index.ts';
import type { ChainDocument } from '../chain/contract.ts';
import { documentTypes, type purposes } from '../evidence/contract.ts';
import type { Missing, NumberedDocument, SupplyPackage } from './build-package.ts';
import { producersOf } from './repeat-chain.ts';

/** What the package is for: that the presumption is rebutted, or that it does not apply. */
export type Purpose = (typeof purposes)[number];

/** A type of document in plain words; one that we have no word for keeps its own. */
export const typeName = (t: Translate, type: string): string => {
  const known = ([...documentTypes, 'origin-proof'] as const).find((one) => one === type);
  return known ? t(`supply.document.type.${known}`) : type;
};

/** Language of a paper, and whether a translation lies with it. */
const readIn = (t: Translate, { language = '', translated }: ChainDocument): string =>
  translated ? t('supply.package.translated', { language }) : language;

export const allDocuments = ({ origins, steps }: SupplyPackage): readonly NumberedDocument[] => [
  ...origins,
  ...steps.flatMap((step) => step.documents),
];

export const indexColumns = ['number', 'document', 'type', 'date', 'language', 'sha256', 'state'] as const;
export const indexRows = (made: SupplyPackage, t: Translate): readonly string[][] =>
  allDocuments(made).map(({ number, document, seen }) => [
    number,
    document.title || document.id,
    typeName(t, document.type),
    document.date ?? '',
    readIn(t, document),
    document.sha256 ?? '',
    t(`supply.seen.${seen}`),
  ]);

export const producerColumns = ['step', 'site', 'address', 'country', 'firm', 'records', 'material'] as const;
export const producerRows = (made: SupplyPackage, t: Translate): readonly string[][] =>
  producersOf(made).map(({ steps, site, address, country, firm, records, material }) => [
    ...[steps, site, address, country, firm],
    records || t('supply.package.no-record'),
    material,
  ]);

/** Where something is missing, by name and not by id. */
export const missingRows = (made: SupplyPackage, t: Translate): readonly string[][] => {
  const steps = new Map(made.steps.map(({ link, from, to }) => [link.id, `${from.name} → ${to.name}`]));
  const titles = new Map(allDocuments(made).map(({ document }) => [document.id, document.title || document.id]));
  const sites = new Map(made.sites.map(({ id, name }) => [id, name]));
  const what = ({ document, why }: Missing): string =>
    why === 'balance' ? t('supply.package.balance') : why === 'not-documented' ? '' : typeName(t, document);
  return made.missing.map((one) => [
    one.step === 0 ? '' : String(one.step),
    steps.get(one.at) ?? titles.get(one.at) ?? sites.get(one.at) ?? one.at,
    what(one),
    t(`supply.missing.${one.why}`),
  ]);
};
