import { call } from '../../../web/api.ts';
import type { Hit } from '../../../web/kit/rooms.ts';
import { search } from '../contract.ts';
import { paths } from './words.ts';

/** Names on lists for the search at the top. It keeps nothing; a screening that counts begins at the desk. */
export const find = async (text: string, signal: AbortSignal): Promise<readonly Hit[]> => {
  const { hits } = await call(search, { subject: { name: text }, role: 'other', limit: 10 }, { signal });
  return hits.map((hit) => ({
    to: paths.party(hit.list, hit.sourceId),
    title: hit.matchedName === hit.caption ? hit.caption : `${hit.matchedName} / ${hit.caption}`,
    says: `${hit.list}, ${hit.listVersion.date}`,
  }));
};
