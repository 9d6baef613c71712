import { codeOfXmlId } from '../../stratml/index.ts';

/** The id an identifier was made from by us, or the identifier as it stands; null where there is none. */
export const idOf = (identifier: string | undefined): string | null =>
  identifier ? (codeOfXmlId(identifier) ?? identifier) : null;
