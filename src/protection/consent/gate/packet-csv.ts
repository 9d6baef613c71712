import { writeCsv } from '../../../engines/sheets/index.ts';
import type { Language } from '../../../platform/actor/index.ts';
import type { FileBody } from '../../../platform/contract/index.ts';
import type { Translate } from '../../../platform/i18n/index.ts';
import type { PacketContent, PacketField } from './contract.ts';

/** A value as a person reads it. */
export const valueText = ({ value, shown }: PacketField, language: Language): string =>
  shown?.[language] ?? [value].flat().join('; ');

/** A packet as a table: one row a field. What looks like a formula is made harmless. */
export const packetCsv = (content: PacketContent, language: Language, t: Translate): FileBody => {
  const rows = [
    [t('consent.file.field'), t('consent.file.answer')],
    ...content.fields.map((field) => [field.title[language], valueText(field, language)]),
    [t('consent.file.destroy'), content.accessUntil],
  ];
  return { bytes: writeCsv(rows, { bom: true }), type: 'text/csv', name: `${content.code}.csv` };
};
