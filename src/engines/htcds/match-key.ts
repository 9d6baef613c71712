import { folded, type Standard, type StandardField } from './standard.ts';

export type KeyMatch =
  | { readonly by: 'key' | 'spelling' | 'label'; readonly field: StandardField }
  | { readonly by: 'ambiguous'; readonly keys: readonly string[] }
  | { readonly by: 'nothing' };

/**
 * Finds the field that a column or a question means: by its key; by another spelling of it (`prs_First_Name`); by its label in English or
 * Spanish, alone where only one field bears it, else behind its section (`Person: City`).
 */
export function keyMatcher({ fields }: Standard): (title: string) => KeyMatch {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const bySpelling = new Map(
    fields.flatMap((field) => [field.key, ...field.aliases].map((key) => [squeezed(key), field])),
  );
  const byLabel = new Map<string, StandardField[]>();
  for (const field of fields) {
    const labels = [field.label.en, ...(field.label.es ? [field.label.es] : [])].map(folded);
    for (const label of new Set([...labels, ...labels.map((text) => `${folded(field.section)}: ${text}`)])) {
      byLabel.set(label, [...(byLabel.get(label) ?? []), field]);
    }
  }
  return (title) => {
    const exact = byKey.get(title);
    if (exact) return { by: 'key', field: exact };
    const spelt = bySpelling.get(squeezed(title));
    if (spelt) return { by: 'spelling', field: spelt };
    const labelled = byLabel.get(folded(title)) ?? [];
    const [field, ...others] = labelled;
    if (!field) return { by: 'nothing' };
    return others.length === 0 ? { by: 'label', field } : { by: 'ambiguous', keys: labelled.map(({ key }) => key) };
  };
}

/** The prefix stays apart by being first; underscores and letter case make no difference. */
const squeezed = (key: string): string => key.replace(/[_\s]/g, '').toLowerCase();
