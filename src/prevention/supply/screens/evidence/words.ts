import type { Choice } from '../../../../web/kit/table/columns.ts';
import { useWords } from '../../../../web/kit/words.ts';
import { type Checklist, documentTypes } from '../../contract.ts';

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

/** The form that asks a supplier for a document of a step (its link) or of an origin (its site), filled in. */
export const askPath = (product: string, at?: string, type?: string): string =>
  `/supply/requests/new?${new URLSearchParams({
    product,
    ...(at === undefined ? {} : { at }),
    ...(type === undefined ? {} : { type }),
  })}`;

export interface Asking {
  readonly siteId?: string;
  readonly linkId?: string;
  readonly document?: string;
}

interface AskingWhy extends Asking {
  readonly step: { readonly from: string; readonly to: string; readonly material: string } | null;
  readonly gain: number | null;
}

/** Whom to ask for a document of a product, and what it would prove; where nothing is named, for the one that would prove most. A proof of origin is asked for as a certificate of origin. */
export const askingIn = ({ steps, origins, worst }: Checklist, at = worst?.at, type = worst?.document): AskingWhy => {
  const step = steps.find(({ linkId }) => linkId === at);
  const origin = origins.find(({ siteId }) => siteId === at);
  const needed = step?.needed.find((one) => one.type === type);
  return {
    ...(step ? { siteId: step.from.id, linkId: step.linkId } : origin ? { siteId: origin.siteId } : {}),
    ...(type === undefined ? {} : { document: type === 'origin-proof' ? 'certificate-of-origin' : type }),
    step: step ? { from: step.from.name, to: step.to.name, material: step.material } : null,
    gain: needed?.gain ?? origin?.gain ?? null,
  };
};
