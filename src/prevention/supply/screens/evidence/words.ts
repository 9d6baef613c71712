import type { Choice } from '../../../../web/kit/table/columns.ts';
import { useWords } from '../../../../web/kit/words.ts';
import { documentTypes } from '../../contract.ts';

/** What a type of document is called; one that we have no word for keeps its own. */
export const useDocumentTypes = () => {
  const { t, has } = useWords();
  const nameOf = (type: string): string => {
    const key = `supply.document.type.${type}`;
    return has(key) ? t(`supply.document.type.${type}`) : type;
  };
  const choicesWith = (...more: readonly string[]): Choice[] =>
    [...new Set([...documentTypes, ...more])].map((value) => ({ value, label: nameOf(value) }));
  return { nameOf, choicesWith };
};

export const productPath = (id: string): string => `/supply/products/${encodeURIComponent(id)}`;

interface Asked {
  readonly site: string;
  readonly type: string;
  readonly link?: string;
}

/** The form that asks a supplier, filled in. A proof of origin is asked for as a certificate of origin. */
export const askPath = ({ site, type, link }: Asked): string =>
  `/supply/requests/new?${new URLSearchParams({
    site,
    type: type === 'origin-proof' ? 'certificate-of-origin' : type,
    ...(link === undefined ? {} : { link }),
  })}`;
