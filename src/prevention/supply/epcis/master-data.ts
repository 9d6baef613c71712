import { canonical } from './own-names.ts';
import { isObject, type Json, listOf } from './read-document.ts';

export interface MasterData {
  readonly name?: string;
  readonly country?: string;
  /** How the chain that the document was written from calls it. */
  readonly chainId?: string;
}

/** Names and countries from the header of a document, by the canonical name of the place, the party or the class. */
export const masterDataOf = (document: Json): ReadonlyMap<string, MasterData> => {
  const header = isObject(document) ? document.epcisHeader : undefined;
  const data = isObject(header) ? header.epcisMasterData : undefined;
  const known = new Map<string, MasterData>();
  for (const vocabulary of isObject(data) ? listOf(data.vocabularyList) : [])
    for (const element of isObject(vocabulary) ? listOf(vocabulary.vocabularyElementList) : []) {
      if (!isObject(element) || typeof element.id !== 'string') continue;
      const attributes = attributesOf(listOf(element.attributes));
      const name = attributes.get('name') ?? attributes.get('descriptionShort');
      const country = attributes.get('countryCode');
      const chainId = attributes.get('chainId');
      known.set(canonical(element.id), {
        ...(name && { name }),
        ...(country && { country }),
        ...(chainId && { chainId }),
      });
    }
  return known;
};

/** `urn:epcglobal:cbv:mda#name`, `cbvmda:name` and the like: by their last word. */
const attributesOf = (attributes: readonly Json[]): ReadonlyMap<string, string> =>
  new Map(
    attributes.flatMap((one) =>
      isObject(one) && typeof one.id === 'string' && typeof one.attribute === 'string' && one.attribute !== ''
        ? [[one.id.replace(/^.*[#:/]/, ''), one.attribute] as const]
        : [],
    ),
  );
