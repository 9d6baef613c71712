import { checkIdentifier } from '../../../engines/names/index.ts';
import type { EntityName, ListedEntity } from './entity.ts';

/** What a reader must know of a party; all else may be left out. */
export type EntityDraft = Pick<ListedEntity, 'listId' | 'sourceId' | 'schema' | 'names' | 'raw'> &
  Partial<ListedEntity>;

/** A listed party from what its source says: what is missing is empty, what is said twice stands once. */
export function newEntity(draft: EntityDraft): ListedEntity {
  return {
    gender: '',
    sourceUrl: '',
    ...draft,
    names: namesOnce(draft.names),
    births: once(draft.births ?? []),
    birthPlaces: once(filled(draft.birthPlaces)),
    countries: once((draft.countries ?? []).filter(({ iso2 }) => iso2 !== '')),
    identifiers: identifiersOnce(draft.identifiers ?? []),
    addresses: once((draft.addresses ?? []).filter(({ full }) => full !== '')),
    positions: once(filled(draft.positions)),
    measures: once(draft.measures ?? []),
    links: once((draft.links ?? []).filter(({ target, targetId }) => target !== '' || targetId !== '')),
    remarks: once(filled(draft.remarks)),
    sameAs: once(filled(draft.sameAs)),
  };
}

/** Blanks as one, none at the ends. Marks that only steer the direction of writing are left: the name is kept as the list has it. */
export const squeeze = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** A field longer than this holds no list of names: it is kept whole, and no pattern is tried on it. */
export const NAME_FIELD_CHARS = 4_000;

/** A name in lower-case letters and digits, parted by hyphens: the key of a list that gives its parties none. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** The same text as primary name and as alias is one name: the first stands. A second primary spelling is an alias. */
function namesOnce(names: readonly EntityName[]): readonly EntityName[] {
  const seen = new Map<string, EntityName>();
  for (const name of names) if (name.text !== '' && !seen.has(name.text)) seen.set(name.text, name);
  return [...seen.values()].map((name, index) =>
    index > 0 && name.kind === 'primary' ? { ...name, kind: 'aka' } : name,
  );
}

/** With the verdict of the check digits, where the kind has some: what fails is kept, and trusted less. */
function identifiersOnce(identifiers: ListedEntity['identifiers']): ListedEntity['identifiers'] {
  const seen = new Map<string, ListedEntity['identifiers'][number]>();
  for (const one of identifiers) {
    const key = [one.type, one.country, one.value].join(' ');
    if (one.value !== '' && !seen.has(key))
      seen.set(key, { ...one, valid: one.valid ?? checkIdentifier(one.type, one.value) });
  }
  return [...seen.values()];
}

const filled = (texts: readonly string[] = []): readonly string[] => texts.filter((text) => text !== '');

function once<T>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
