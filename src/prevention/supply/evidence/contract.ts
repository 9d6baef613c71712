import { z } from 'zod';
import { CivilDate, Id, Instant, Line, route } from '../../../platform/contract/index.ts';
import { linkStatuses } from '../chain/contract.ts';

const ItemId = z.string().min(1).max(120);
export const DocumentType = z
  .string()
  .trim()
  .regex(/^[a-z0-9-]{1,60}$/)
  .describe('contract, purchase-order, invoice, payment, transport, …');
/** Kinds of documents that have a name in plain words (`supply.document.type.…`); others keep their own. */
export const documentTypes = [
  'contract',
  'purchase-order',
  'invoice',
  'payment',
  'transport',
  'production-record',
  'yarn-paper',
  'certificate-of-origin',
  'other',
] as const;
const Language = z.string().regex(/^[a-z]{2}$/);

/** Whether the file itself is here and is what its hash says. */
const Seen = z.enum(['seen', 'hash-differs', 'not-here', 'no-file', 'outside']);

export const mostBytes = 15 * 1024 * 1024;
export const documentUpload = { types: ['application/octet-stream'], maxBytes: mostBytes } as const;
/** How the files that are taken may end; the content is looked at as well. */
export const documentEndings = ['.pdf', '.jpg', '.jpeg', '.png', '.xlsx', '.docx', '.txt', '.csv'] as const;

const DocumentView = z
  .object({
    id: z.string(),
    type: z.string(),
    title: z.string(),
    date: CivilDate.nullable(),
    language: z.string().nullable(),
    translated: z.boolean(),
    redacted: z.number(),
    expires: CivilDate.nullable(),
    consistent: z.boolean(),
    reason: z.string().nullable(),
    parties: z.array(z.string()),
    sha256: z.string().nullable(),
    size: z.number().int().nullable(),
    seen: Seen,
    /** Whether it counts on this day: here, in date, agreeing with the others, readable in English. */
    usable: z.boolean(),
  })
  .meta({ id: 'SupplyDocument' });
export type DocumentView = z.infer<typeof DocumentView>;

const Gap = z.object({ at: z.string(), where: z.string(), document: z.string(), gain: z.number() });
const Needed = z.object({
  type: z.string(),
  state: z.enum(['here', 'missing', 'not-usable']),
  /** How much more of the mass would be proven; null where it cannot be said. */
  gain: z.number().nullable(),
});

const Checklist = z.object({
  product: z.object({ id: z.string(), name: z.string() }),
  on: CivilDate,
  coverage: z.number().nullable(),
  why: z.enum(['cycle', 'no-links']).nullable(),
  /** The one missing document that would prove most. */
  worst: Gap.nullable(),
  steps: z.array(
    z.object({
      linkId: z.string(),
      from: z.object({ id: z.string(), name: z.string() }),
      to: z.object({ id: z.string(), name: z.string() }),
      material: z.string(),
      status: z.enum(linkStatuses),
      needed: z.array(Needed),
      documents: z.array(DocumentView),
    }),
  ),
  origins: z.array(
    z.object({
      siteId: z.string(),
      site: z.string(),
      proven: z.boolean(),
      gain: z.number().nullable(),
      documents: z.array(DocumentView),
    }),
  ),
});
export type Checklist = z.infer<typeof Checklist>;

export const productDocuments = route('supply.product-documents', 'GET /supply/products/:productId/documents', {
  says: 'Step by step what documents a product needs, what is here, what is missing and what each missing one would prove.',
  may: 'read supply',
  takes: z.object({ productId: ItemId, on: CivilDate.optional() }),
  gives: Checklist,
  refuses: ['SUPPLY_PRODUCT_NOT_FOUND'],
});

export const addDocument = route('supply.add-document', 'POST /supply/documents', {
  says: 'Keeps a document, sealed, with its hash, and puts it with a link or with the origin of raw material.',
  may: 'write supply',
  takes: z.object({
    name: z.string().max(300).default('document'),
    type: DocumentType,
    title: Line(300),
    linkId: ItemId.optional(),
    siteId: ItemId.optional().describe('raw material whose origin it proves'),
    date: CivilDate.optional(),
    language: Language.optional(),
    translated: z.enum(['no', 'yes']).default('no'),
    expires: CivilDate.optional(),
  }),
  upload: documentUpload,
  gives: z.object({ id: z.string(), sha256: z.string(), size: z.number().int(), mediaType: z.string() }),
  refuses: ['SUPPLY_FILE_KIND', 'SUPPLY_FILE_EMPTY', 'SUPPLY_LINK_NOT_FOUND', 'SUPPLY_SITE_NOT_FOUND'],
});

export const describeDocument = route('supply.describe-document', 'PUT /supply/documents/:documentId', {
  says: 'Says what a document is: type, day, language, how much is blacked out, when it ends, whether it agrees with the others.',
  may: 'write supply',
  takes: z.object({
    documentId: ItemId,
    type: DocumentType,
    title: Line(300),
    date: CivilDate.optional(),
    language: Language.optional(),
    translated: z.boolean().default(false),
    redacted: z.coerce.number().min(0).max(1).default(0),
    expires: CivilDate.optional(),
    consistent: z.boolean().default(true),
    reason: Line(500).optional().describe('Why it does not agree with the others'),
    parties: z.array(Line(200)).max(20).default([]),
  }),
  gives: z.object({ id: z.string() }),
  refuses: ['SUPPLY_DOCUMENT_NOT_FOUND', 'SUPPLY_REASON_NEEDED'],
});

const Attaching = z.object({ linkId: ItemId, documentId: ItemId });
const LinkDocuments = z.object({ linkId: z.string(), documents: z.array(z.string()) });

export const attachDocument = route('supply.attach-document', 'PUT /supply/links/:linkId/documents/:documentId', {
  says: 'Puts a document that is here with one more link.',
  may: 'write supply',
  takes: Attaching,
  gives: LinkDocuments,
  refuses: ['SUPPLY_LINK_NOT_FOUND', 'SUPPLY_DOCUMENT_NOT_FOUND'],
});

export const detachDocument = route('supply.detach-document', 'DELETE /supply/links/:linkId/documents/:documentId', {
  says: 'Takes a document away from a link; the document stays.',
  may: 'write supply',
  takes: Attaching,
  gives: LinkDocuments,
  refuses: ['SUPPLY_LINK_NOT_FOUND'],
});

export const detachProof = route('supply.detach-proof', 'POST /supply/sites/:siteId/proofs/:documentId/detach', {
  says: 'Takes a proof of origin away from a site, with a reason that stays in the trail; the document stays.',
  may: 'write supply',
  takes: z.object({ siteId: ItemId, documentId: ItemId, reason: Line(500) }),
  gives: z.object({ siteId: z.string(), documents: z.array(z.string()) }),
  refuses: ['SUPPLY_SITE_NOT_FOUND', 'SUPPLY_DOCUMENT_NOT_FOUND'],
});

export const documentFile = route('supply.document-file', 'GET /supply/documents/:documentId/file', {
  says: 'Hands out the file of a document as it came. It is never shown in the page.',
  may: 'read supply',
  takes: z.object({ documentId: ItemId }),
  gives: { file: ['application/octet-stream'] },
  refuses: ['SUPPLY_DOCUMENT_NOT_FOUND', 'SUPPLY_FILE_NOT_HERE', 'SHREDDED'],
});

/** What a package is for: to rebut the presumption, or to show that it does not apply. */
export const purposes = ['exception', 'applicability'] as const;

const PackageMissing = z.object({
  step: z.number().int(),
  at: z.string(),
  where: z.string(),
  document: z.string(),
  why: z.string(),
});

export const previewPackage = route('supply.preview-package', 'GET /supply/products/:productId/package', {
  says: 'What a package for the port would hold, and everything that keeps it from being complete.',
  may: 'read supply',
  takes: z.object({ productId: ItemId, on: CivilDate.optional() }),
  gives: z.object({
    product: z.object({ id: z.string(), name: z.string() }),
    on: CivilDate,
    complete: z.boolean(),
    coverage: z.number().nullable(),
    missing: z.array(PackageMissing),
    steps: z.array(
      z.object({
        number: z.number().int(),
        from: z.string(),
        to: z.string(),
        material: z.string(),
        status: z.enum(linkStatuses),
        documents: z.array(
          z.object({
            number: z.string(),
            type: z.string(),
            title: z.string(),
            sha256: z.string().nullable(),
            seen: Seen,
          }),
        ),
      }),
    ),
    lists: z.array(
      z.object({ list: z.string(), date: z.string(), sha256: z.string(), age: z.number().int().nullable() }),
    ),
    notice: z.string(),
  }),
  refuses: ['SUPPLY_PRODUCT_NOT_FOUND'],
});

export const makePackage = route('supply.make-package', 'POST /supply/products/:productId/package', {
  says: 'The package for the port as one ZIP: numbered steps, index, forms to sign, the documents themselves, and a manifest of hashes. Its own hash is kept.',
  may: 'export supply',
  takes: z.object({
    productId: ItemId,
    on: CivilDate.optional(),
    purpose: z.enum(purposes),
  }),
  gives: { file: ['application/zip'] },
  refuses: ['SUPPLY_PRODUCT_NOT_FOUND', 'SUPPLY_PACKAGE_TOO_LARGE'],
});

export const listPackages = route('supply.packages', 'GET /supply/packages', {
  says: 'Packages that were made: product, day, purpose, hash, and whether they were complete. A detention case may name one.',
  may: 'read supply',
  takes: z.object({ productId: ItemId.optional() }),
  gives: z.object({
    packages: z.array(
      z.object({
        id: Id,
        productId: z.string(),
        on: CivilDate,
        purpose: z.enum(purposes),
        sha256: z.string(),
        complete: z.boolean(),
        missing: z.number().int(),
        madeAt: Instant,
      }),
    ),
  }),
});
