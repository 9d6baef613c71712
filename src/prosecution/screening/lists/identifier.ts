import { checkIdentifier } from '../../../engines/names/index.ts';
import type { ListedEntity } from './entity.ts';

type ListedIdentifier = ListedEntity['identifiers'][number];

/** An identifier with the verdict of its check digits; a failed check lowers trust in it and never drops it. */
export function identifier(type: string, value: string, country: string, label: string): ListedIdentifier {
  return { type, value, country, label, valid: checkIdentifier(type, value) };
}
