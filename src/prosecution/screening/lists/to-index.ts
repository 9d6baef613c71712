import type { IndexEntry, Kind, ListedName } from '../../../engines/names/index.ts';
import type { EntityName, ListedEntity, ListedSchema } from './entity.ts';

const kinds: Readonly<Record<ListedSchema, Kind>> = {
  Person: 'person',
  Organization: 'organisation',
  Company: 'organisation',
  PublicBody: 'organisation',
  // a list that says only this means a person or a company
  LegalEntity: 'unknown',
  Vessel: 'vessel',
  Airplane: 'aircraft',
  CryptoWallet: 'unknown',
};

const nameKinds: Readonly<Record<EntityName['kind'], ListedName['kind']>> = {
  primary: 'primary',
  aka: 'alias',
  nka: 'alias',
  fka: 'former',
  weak: 'weak',
  'original-script': 'original-script',
};

/** A listed party as the index of names takes it. Its key is `list/id`. */
export function toIndexEntry(entity: ListedEntity): IndexEntry {
  return {
    key: `${entity.listId}/${entity.sourceId}`,
    list: entity.listId,
    kind: kinds[entity.schema],
    names: entity.names.map(({ text, kind }) => ({ text, kind: nameKinds[kind] })),
    births: entity.births,
    countries: [...new Set(entity.countries.map(({ iso2 }) => iso2))],
    gender: entity.gender,
    identifiers: entity.identifiers.map(({ type, value, country }) => ({ type, value, country })),
  };
}
