import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import type { Chain } from '../chain/contract.ts';
import { nodeOfProduct } from '../evidence/product-documents.ts';
import { revisionOf, storedChain } from '../stored/read-stored.ts';
import { tellsAny } from './secret-words.ts';
import { type SegmentOptions, segmentFor } from './segment-for.ts';
import type { Tables } from './tables.ts';

export const segments = (tx: Tx) => tx.withTables<Tables>();

export const segmentText = (segment: Chain): string => `${JSON.stringify(segment, null, 2)}\n`;

export interface CutPart {
  readonly product: string;
  /** The whole chain it was cut from; it never leaves. */
  readonly chain: Chain;
  readonly revision: number;
  readonly segment: Chain;
  readonly text: string;
  readonly sha256: string;
}

/**
 * The part of the own chain that leaves, in the very text of the file.
 *
 * @throws Refusal SUPPLY_PRODUCT_NOT_FOUND, SUPPLY_SEGMENT_SITE_UNKNOWN, which does not repeat what was to be hidden
 */
export const cutSegment = async (
  { tx, orgId, kernel }: Pick<Context, 'tx' | 'orgId' | 'kernel'>,
  { product, tiers, hide }: SegmentOptions,
): Promise<CutPart> => {
  const chained = await storedChain(kernel.db, tx, orgId);
  const { chain } = chained;
  const node = nodeOfProduct(chained, product);
  const known = new Set(chain.sites.map(({ id }) => id));
  if (hide.some((id) => !known.has(id))) refuse('SUPPLY_SEGMENT_SITE_UNKNOWN', {}, [{ field: 'hide' }]);
  const segment = segmentFor(chain, { product, tiers, hide });
  const text = segmentText(segment);
  const revision = await revisionOf(tx, orgId);
  return { product: chained.nameOf(node), chain, revision, segment, text, sha256: sha256(text) };
};

/** Refuses words beside the file that name what the file hides. @throws Refusal SUPPLY_SEGMENT_NAMES_HIDDEN */
export const refuseNames = (
  { sites, parties }: Chain,
  hide: readonly string[],
  fields: Readonly<Record<string, string>>,
): void => {
  const hidden = new Set(hide);
  const places = sites.filter(({ id }) => hidden.has(id));
  const owners = new Set(places.map(({ party }) => party));
  const named = [...places, ...parties.filter(({ id }) => owners.has(id))].flatMap(({ name, names }) => [
    name,
    ...names,
  ]);
  const tells = tellsAny({ names: named, others: [], ids: [] });
  for (const [field, words] of Object.entries(fields))
    if (tells(words)) refuse('SUPPLY_SEGMENT_NAMES_HIDDEN', {}, [{ field }]);
};

export const segmentById = (tx: Tx, orgId: Id, id: Id) =>
  segments(tx)
    .selectFrom('supply.segment')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst();
