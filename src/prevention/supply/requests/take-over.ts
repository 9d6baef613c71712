import type { Id } from '../../../platform/contract/index.ts';
import { json, upsertMany } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { putWithLink } from '../evidence/documents.ts';
import { siteById } from '../queries.ts';
import type { Tables } from '../tables.ts';
import type { AnswerBody } from './body.ts';
import { papers } from './queries.ts';
import type { RequestRow } from './tables.ts';

type Supplier = AnswerBody['suppliers'][number];
type Lot = AnswerBody['lots'][number];

const materialFor = async ({ tx, orgId, newId }: Context, name: string): Promise<string> => {
  const known = await papers(tx)
    .selectFrom('supply.material')
    .select('id')
    .where('org_id', '=', orgId)
    .where((eb) => eb(eb.fn<string>('lower', ['name']), '=', name.toLowerCase()))
    .executeTakeFirst();
  if (known) return known.id;
  const id = newId();
  await papers(tx)
    .insertInto('supply.material')
    .values({ org_id: orgId, id, name, hs: null, commodity: null, good: null })
    .execute();
  return id;
};

const newSite = async ({ tx, orgId, clock }: Context, { id, name, country, address }: Supplier): Promise<string> => {
  await papers(tx)
    .insertInto('supply.site')
    .values({
      ...{ org_id: orgId, id, name, country, address, postal_code: '', phone: '' },
      ...{ party_id: null, lat: null, lng: null, in_xinjiang: null, raw_material: false },
      ...{ names: json([]), identifiers: json([]), origin_proof: json([]), signals: json([]) },
      ...{ state: 'open', merged_into: null, changed_at: clock.now() },
    })
    .execute();
  return id;
};

/** The site of a supplier: the one that a person says it is, or one that this answer made for other goods of it; else a new one. */
const siteFor = async (context: Context, request: RequestRow, named: Supplier, siteId?: string): Promise<string> => {
  const { tx, orgId } = context;
  if (siteId !== undefined) return (await siteById(tx, orgId, siteId)).id;
  const same = await papers(tx)
    .selectFrom('supply.link as l')
    .innerJoin('supply.site as s', (on) => on.onRef('s.org_id', '=', 'l.org_id').onRef('s.id', '=', 'l.from_site'))
    .select('s.id')
    .where('l.org_id', '=', orgId)
    .where('l.source', '=', sourceOf(request))
    .where('s.name', '=', named.name)
    .where('s.country', '=', named.country)
    .where('s.address', '=', named.address)
    .executeTakeFirst();
  return same?.id ?? newSite(context, named);
};

const sourceOf = ({ id }: RequestRow): string => `Answer to request ${id}`;

/**
 * A supplier that was named, with its link to whoever named it. A link that stands already is not made twice: one that was only inferred is declared
 * from now on.
 */
export const takeSupplier = async (
  context: Context,
  request: RequestRow,
  asker: string,
  { named, siteId }: { readonly named: Supplier; readonly siteId: string | undefined },
): Promise<string> => {
  const { tx, orgId, clock, newId } = context;
  const from = await siteFor(context, request, named, siteId);
  const material = await materialFor(context, named.material);
  const before = await papers(tx)
    .selectFrom('supply.link')
    .select(['id', 'status'])
    .where('org_id', '=', orgId)
    .where('from_site', '=', from)
    .where('to_id', '=', asker)
    .where('material_id', '=', material)
    .executeTakeFirst();
  const link = before?.id ?? newId();
  if (!before)
    await papers(tx)
      .insertInto('supply.link')
      .values({
        ...{ org_id: orgId, id: link, from_site: from, to_id: asker, material_id: material, status: 'declared' },
        ...{ share: null, amount: null, valid_from: null, valid_to: null, known_from: clock.today() },
        documents: json([]),
        source: sourceOf(request),
      })
      .execute();
  else if (before.status === 'inferred')
    await papers(tx)
      .updateTable('supply.link')
      .set({ status: 'declared', source: sourceOf(request) })
      .where('org_id', '=', orgId)
      .where('id', '=', link)
      .execute();
  // a request that went on to this supplier is from now on about this site and link
  await papers(tx)
    .updateTable('supply.request')
    .set({ site_id: from, link_id: link })
    .where('org_id', '=', orgId)
    .where('parent_id', '=', request.id)
    .where('named_id', '=', named.id)
    .execute();
  return link;
};

/** Lots of the goods that were asked about, from the one who was asked to its buyer. Told again, one takes the place of what was told before. */
export const takeLots = async (
  { tx, orgId }: Context,
  request: RequestRow,
  site: string,
  lots: readonly Lot[],
): Promise<void> => {
  if (lots.length === 0) return;
  const link = request.link_id
    ? await papers(tx)
        .selectFrom('supply.link')
        .select(['to_id', 'material_id'])
        .where('org_id', '=', orgId)
        .where('id', '=', request.link_id)
        .executeTakeFirst()
    : undefined;
  if (!link) return refuse('SUPPLY_LINK_NOT_FOUND', {}, [{ field: 'lots' }]);
  await upsertMany<Tables, 'supply.lot'>(
    tx,
    'supply.lot',
    ['org_id', 'id'],
    lots.map(({ lot, quantity, unit, madeOn, shippedOn }) => ({
      ...{ org_id: orgId, id: `${site}/${lot}`.slice(-120), site_id: site, to_id: link.to_id },
      ...{ material_id: link.material_id, amount: { quantity, unit }, made_on: madeOn, shipped_on: shippedOn },
      ...{ received_on: null, made_from: [] },
    })),
  );
};

/** A file that came becomes a document with the link that was asked about; a certificate of origin from a site without one proves its raw material. */
export const takeFile = async (
  { tx, orgId, newId, clock }: Context,
  request: RequestRow,
  fileId: Id,
): Promise<string[]> => {
  const file = await papers(tx)
    .selectFrom('supply.file')
    .select(['id', 'type', 'name', 'ending', 'sha256'])
    .where('org_id', '=', orgId)
    .where('request_id', '=', request.id)
    .where('id', '=', fileId)
    .where('document_id', 'is', null)
    .executeTakeFirst();
  if (!file) return [];
  const id = newId();
  await papers(tx)
    .insertInto('supply.document')
    .values({
      ...{ org_id: orgId, id, type: file.type ?? 'other', title: file.name, sha256: file.sha256 },
      file: `documents/${id}.${file.ending}`,
      ...{ date: null, language: null, translated: false, redacted: 0, expires: null, consistent: true },
    })
    .execute();
  await papers(tx)
    .updateTable('supply.file')
    .set({ document_id: id })
    .where('org_id', '=', orgId)
    .where('id', '=', fileId)
    .execute();
  if (request.link_id) await putWithLink(tx, orgId, request.link_id, id);
  else if (request.site_id && file.type === 'certificate-of-origin') {
    const { origin_proof } = await siteById(tx, orgId, request.site_id);
    await papers(tx)
      .updateTable('supply.site')
      .set({ origin_proof: json([...origin_proof, id]), changed_at: clock.now() })
      .where('org_id', '=', orgId)
      .where('id', '=', request.site_id)
      .execute();
  }
  return [id];
};
