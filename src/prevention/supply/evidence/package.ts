import { zipSync } from 'fflate';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { FileBody } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { type PartsContext, useCase, useCaseInParts } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { registerSources } from '../exposure/register-sources.ts';
import { traceProduct } from '../exposure/trace.ts';
import { buildPackage, type SupplyPackage } from '../package/build-package.ts';
import { packageFiles } from '../package/package-files.ts';
import { policy } from '../policy.ts';
import { listName } from '../products/say.ts';
import { papers } from '../requests/queries.ts';
import { storedChain } from '../stored/read-stored.ts';
import {
  listPackages as listContract,
  makePackage as makeContract,
  previewPackage as previewContract,
} from './contract.ts';
import { openFile } from './keep-file.ts';
import { nodeOfProduct } from './product-documents.ts';
import { keptFiles, seenIn } from './seen.ts';

const mostBytes = 200 * 1024 * 1024;
/** Stamped on every file of a ZIP, so that the same package has the same hash. */
const mtime = Date.UTC(1980, 0, 2);

type LoadedSources = Awaited<ReturnType<typeof registerSources>>;
type InParts = Pick<PartsContext, 'kernel' | 'orgId' | 'clock'>;

const builtFrom = async (
  tx: Tx,
  { kernel, orgId, clock }: InParts,
  { productId, on }: { readonly productId: string; readonly on: string },
  loaded: LoadedSources,
) => {
  const chained = await storedChain(kernel.db, tx, orgId);
  const product = nodeOfProduct(chained, productId);
  const files = await keptFiles(tx, orgId);
  const trace =
    loaded.lists.length === 0 ? null : traceProduct(chained, product, loaded, { on, knownBy: clock.today() });
  const made = buildPackage(chained, product, {
    on,
    settings: loaded.settings,
    seen: seenIn(files),
    exposure: trace && { legal: trace.legal, lists: trace.lists, negative: trace.negative },
  });
  return { made, files, nameOf: (id: string) => chained.nameOf(chained.nodeOf(id)) };
};

const documentsOf = ({ origins, steps }: SupplyPackage) => [...origins, ...steps.flatMap(({ documents }) => documents)];

export const previewPackage = useCaseInParts(previewContract, async (context, { productId, on: asked }) => {
  const { kernel, actor, orgId, clock, t } = context;
  const on = asked ?? clock.today();
  const loaded = await registerSources({ kernel, actor, orgId }, on);
  const { made, nameOf } = await kernel.db.transaction(actor, (tx) =>
    builtFrom(tx, context, { productId, on }, loaded),
  );
  const titles = new Map(documentsOf(made).map(({ document }) => [document.id, document.title || document.id]));
  const stepNames = new Map(made.steps.map(({ link, from, to }) => [link.id, `${from.name} → ${to.name}`]));
  return {
    product: made.product,
    on,
    complete: made.complete,
    coverage: made.coverage.computed ? made.coverage.coverage : null,
    missing: made.missing.map((one) => ({
      ...one,
      where: stepNames.get(one.at) ?? titles.get(one.at) ?? (nameOf(one.at) || one.at),
    })),
    steps: made.steps.map(({ number, from, to, material, link, documents }) => ({
      ...{ number, from: from.name, to: to.name, material, status: link.status },
      documents: documents.map(({ number: place, document, seen }) => ({
        ...{ number: place, type: document.type, title: document.title || document.id, seen },
        sha256: document.sha256 ?? null,
      })),
    })),
    lists:
      made.exposure?.lists.map(({ list, date, sha256: hash, age }) => ({
        ...{ list: listName(t, list), date, sha256: hash, age },
      })) ?? [],
    notice: t('supply.notice'),
  };
});

/** The package as one file. What a document is called stands in the index; in the ZIP it has its number. */
export const makePackage = useCaseInParts(makeContract, async (context, { productId, on: asked, purpose }) => {
  const { kernel, actor, orgId, clock, t, newId } = context;
  permit(kernel.roles, policy, actor, 'export supply', { org_id: orgId });
  const on = asked ?? clock.today();
  const loaded = await registerSources({ kernel, actor, orgId }, on);
  return kernel.db.transaction(actor, async (tx): Promise<FileBody> => {
    const { made, files } = await builtFrom(tx, context, { productId, on }, loaded);
    const kept = documentsOf(made).flatMap(({ number, document }) => {
      const file = files.get(document.id);
      return file ? [{ ...file, name: `documents/${number}.${file.ending}` }] : [];
    });
    if (kept.reduce((sum, { size }) => sum + size, 0) > mostBytes) refuse('SUPPLY_PACKAGE_TOO_LARGE');
    const all: Record<string, Uint8Array> = {};
    for (const { name, bytes } of packageFiles(made, t, purpose)) all[name] = bytes;
    for (const { id, name } of kept) {
      const { content_sealed } = await papers(tx)
        .selectFrom('supply.file')
        .select('content_sealed')
        .where('org_id', '=', orgId)
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      all[name] = await openFile({ kernel, tx, orgId }, id, content_sealed);
    }
    const manifest = Object.entries(all).map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`);
    all['SHA256SUMS.txt'] = new TextEncoder().encode(manifest.join(''));
    const bytes = zipSync(all, { level: 6, mtime });
    const hash = sha256(bytes);
    const id = newId();
    await papers(tx)
      .insertInto('supply.package')
      .values({
        ...{ org_id: orgId, id, product_id: productId, on_day: on, purpose, sha256: hash },
        ...{ complete: made.complete, missing: made.missing.length, made_by: actor.userId, made_at: clock.now() },
      })
      .execute();
    const details = { sha256: hash, complete: made.complete, documents: kept.length };
    await appendAudit(tx, clock, actor, { act: makeContract.name, outcome: 'done', records: [id], details });
    return { bytes, type: 'application/zip', name: `package-${on}-${hash.slice(0, 8)}.zip` };
  });
});

export const listPackages = useCase(listContract, async ({ tx, orgId }, { productId }) => {
  const rows = await papers(tx)
    .selectFrom('supply.package')
    .selectAll()
    .where('org_id', '=', orgId)
    .$if(productId !== undefined, (all) => all.where('product_id', '=', productId ?? ''))
    .orderBy('made_at', 'desc')
    .limit(200)
    .execute();
  return {
    packages: rows.map(({ id, product_id, on_day, purpose, sha256: hash, complete, missing, made_at }) => ({
      ...{ id, productId: product_id, on: on_day, purpose, sha256: hash, complete, missing, madeAt: made_at },
    })),
  };
});
