import { digitalLinkOf } from './digital-link.ts';

/**
 * Names of a chain as URIs, which EPCIS asks for: `https://BASE/fourfold/site/mill`, `…/material/yarn/lot/Y-1`. A name that is a URI already, such as a
 * GS1 key, stays as it is.
 */
type OwnKind = 'site' | 'product' | 'material' | 'document' | 'paper';

const scheme = /^(?:https?:\/\/|urn:[a-z0-9])/i;
const own = /^(https?:\/\/[^?#]+)\/fourfold\/(?:site|product|material|document|paper)\/([^/?#]+)(?:\/lot\/([^/?#]+))?$/;

const segment = (id: string): string => encodeURIComponent(id.replace(/[\ud800-\udfff]/gu, '\ufffd'));

export const ownUri = (base: string, kind: OwnKind, id: string): string =>
  scheme.test(id) ? id : `${base}/fourfold/${kind}/${segment(id)}`;

export const lotUri = (base: string, material: string, id: string): string =>
  scheme.test(id) ? id : `${base}/fourfold/material/${segment(material)}/lot/${segment(id)}`;

/** The base and the name within it; null where the URI is none of ours. */
export const ownName = (uri: string): { readonly base: string; readonly name: string } | null => {
  const [, base, name, lot] = own.exec(uri) ?? [];
  if (base === undefined || name === undefined) return null;
  try {
    return { base, name: decodeURIComponent(lot ?? name) };
  } catch {
    // a percent sign that means nothing: not written by us
    return null;
  }
};

/** One spelling of a name: ours as it is, a GS1 key as its Digital Link. */
export const canonical = (uri: string): string => (own.test(uri) ? uri : (digitalLinkOf(uri) ?? uri));

/** What kind of goods a lot or an item is. */
export const classOf = (id: string): string =>
  /^https:\/\/id\.gs1\.org\/01\/\d{14}/.exec(id)?.[0] ?? (own.test(id) ? id.replace(/\/lot\/[^/]+$/, '') : id);

export const isProduct = (uri: string): boolean => own.test(uri) && uri.includes('/fourfold/product/');
