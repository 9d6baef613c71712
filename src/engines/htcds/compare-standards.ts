import type { Finding } from '../forms/index.ts';
import type { PublishedStandard } from './read-standard.ts';
import type { Standard } from './standard.ts';

export type CompareCode = 'HTCDS_FIELD_NOT_IN_PACK' | 'HTCDS_FIELD_ONLY_IN_PACK' | 'HTCDS_FIELD_DIFFERS_FROM_PACK';

/** Where a published table and the standard we ship disagree: another version, or a slip of ours. */
export function compareStandards(published: PublishedStandard, shipped: Standard): Finding<CompareCode>[] {
  const ours = new Map(shipped.fields.map((field) => [field.key, field]));
  const theirs = new Set(published.fields.map(({ key }) => key));
  const missing = shipped.fields
    .filter(({ key }) => !theirs.has(key))
    .map(({ key }): Finding<CompareCode> => {
      return {
        code: 'HTCDS_FIELD_ONLY_IN_PACK',
        severity: 'warning',
        place: { sheet: published.sheet },
        values: { key },
      };
    });
  const others = published.fields.flatMap((field): Finding<CompareCode>[] => {
    const our = ours.get(field.key);
    const say = (code: CompareCode, values: Finding['values']): Finding<CompareCode>[] => [
      { code, severity: 'warning', place: field.place, values: { key: field.key, ...values } },
    ];
    if (!our) return say('HTCDS_FIELD_NOT_IN_PACK', {});
    const said: readonly (readonly [string, unknown, unknown])[] = [
      ['label', field.label.en, our.label.en],
      ['type', field.type, our.type],
      ['status', field.status, our.status],
      ['core', field.core, our.core],
      ['section', field.section, our.section],
      ['list', field.list, our.list],
      [
        'values',
        field.values.map(({ code, label }) => `${code}=${label.en}`).join('\n'),
        our.values.map(({ code, label }) => `${code}=${label.en}`).join('\n'),
      ],
    ];
    return said
      .filter(([, there, here]) => there !== here)
      .flatMap(([what, there, here]) =>
        say('HTCDS_FIELD_DIFFERS_FROM_PACK', { what, there: short(there), here: short(here) }),
      );
  });
  return [...others, ...missing];
}

const short = (value: unknown): string => String(value).replaceAll('\n', ', ').slice(0, 80);
