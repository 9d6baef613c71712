import type { Translate } from '../../../platform/i18n/index.ts';
import type { SupplyPackage } from './build-package.ts';

const blank = '______________________________';

/** The certificate of 19 CFR 12.43(a), field by field: what the chain says is filled in, what only the seller knows stays open. */
export const certificate = ({ product, origins, steps }: SupplyPackage, t: Translate): string => {
  const last = steps.filter(({ to }) => to.id === product.id);
  const line = (key: string, value: string): string => `${t(`supply.package.field.${key}`)}: ${value || blank}`;
  const export_ = new Set(last.map(({ from }) => from.country));
  const elsewhere = [...new Set(steps.map(({ from }) => from.country))].filter((one) => !export_.has(one));
  return [
    t('supply.package.certificate'),
    '19 CFR 12.43(a)',
    '',
    t('supply.package.draft'),
    '',
    line(
      'seller',
      last
        .map(({ from }) => [from.name, from.address, from.country.toUpperCase()].filter(Boolean).join(', '))
        .join('; '),
    ),
    line(
      'quantity',
      last.flatMap(({ link }) => (link.amount ? [`${link.amount.quantity} ${link.amount.unit}`] : [])).join('; '),
    ),
    line('goods', product.name),
    line('packages', ''),
    line('marks', ''),
    t('supply.package.field.makers'),
    ...steps.map(
      ({ number, material, from }) =>
        `  ${number}. ${material}: ${[from.name, from.address, from.country.toUpperCase()].filter(Boolean).join(', ')}`,
    ),
    line('carrier', ''),
    line('lading', ''),
    line('departed', ''),
    line('labor', ''),
    t('supply.package.seller-says'),
    '',
    `${t('supply.package.origin')}: ${origins.map(({ number, document }) => `${number} ${document.title || document.id}`).join('; ') || blank}`,
    ...(elsewhere.length > 0
      ? [
          t('supply.package.more-certificates', {
            countries: elsewhere
              .map((one) => one.toUpperCase())
              .sort()
              .join(', '),
          }),
        ]
      : []),
    '',
    `${t('supply.package.signed')}: ${blank}`,
    '',
  ].join('\n');
};

/** The statement of 19 CFR 12.43(b): what was done to learn the source, all that was found, and what the consignee believes. */
export const statement = (made: SupplyPackage, t: Translate): string => {
  const { product, steps, missing, coverage, exposure } = made;
  const papers = new Set(
    [...made.origins, ...steps.flatMap(({ documents }) => documents)].map(({ document }) => document.id),
  );
  return [
    t('supply.package.statement'),
    '19 CFR 12.43(b)',
    '',
    t('supply.package.draft'),
    `${t('supply.package.product')}: ${product.name}`,
    '',
    t('supply.package.efforts'),
    `  ${t('supply.package.efforts.papers', { papers: papers.size, steps: steps.length })}`,
    ...(exposure?.lists ?? []).map(({ list, date, sha256 }) => `  ${list} ${date} ${sha256}`),
    '',
    t('supply.package.results'),
    ...steps.map(
      ({ number, from, to, material, documents }) =>
        `  ${number}. ${material}: ${from.name} -> ${to.name} [${documents.map((one) => one.number).join(', ')}]`,
    ),
    `  ${coverage.computed ? t('supply.trace.coverage', { percent: (coverage.coverage * 100).toFixed(1) }) : t(`supply.coverage.${coverage.why}`)}`,
    ...(missing.length > 0 ? [`  ${t('supply.package.gaps', { count: missing.length })}`] : []),
    '',
    `${t('supply.package.belief')}: ${blank}`,
    '',
    `${t('supply.package.signed')}: ${blank}`,
    '',
  ].join('\n');
};
