import { reach } from '../../../engines/graph/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { type ChainGraph, followed } from '../chain/chain-graph.ts';
import type { ChainDocument } from '../chain/contract.ts';
import { coverageOf, isUsable, neededFor } from '../coverage/coverage.ts';
import { type Settings, settingsOn } from '../exposure/pack-kinds.ts';
import type { Seen } from '../package/build-package.ts';
import { papers } from '../requests/queries.ts';
import { storedChain } from '../stored/read-stored.ts';
import { type Checklist, productDocuments as contract, type DocumentView } from './contract.ts';
import { type KeptFile, keptFiles, seenIn } from './seen.ts';

interface About {
  readonly reason: string | null;
  readonly parties: readonly string[];
}

interface Papers {
  readonly on: string;
  readonly settings: Settings;
  readonly files: ReadonlyMap<string, KeptFile>;
  readonly abouts: ReadonlyMap<string, About>;
}

/** The node of a product. @throws Refusal SUPPLY_PRODUCT_NOT_FOUND */
export const nodeOfProduct = ({ chain, nodeOf }: ChainGraph, id: string): number =>
  chain.products.some((one) => one.id === id)
    ? nodeOf(id)
    : refuse('SUPPLY_PRODUCT_NOT_FOUND', { names: '' }, [{ field: 'productId' }]);

/** Step by step from raw material: what is needed, what is here, and what each missing document would prove. */
export const checklistOf = (
  chained: ChainGraph,
  product: number,
  { on, settings, files, abouts }: Papers,
): Checklist => {
  const { chain, graph } = chained;
  const follow = followed(chained, on, on, 'inferred');
  const coverage = coverageOf(chained, product, follow, { on, settings });
  const gaps = coverage.computed ? coverage.gaps : [];
  const gainOf = (at: string, document: string): number | null =>
    coverage.computed ? (gaps.find((gap) => gap.at === at && gap.document === document)?.gain ?? 0) : null;
  const papers = new Map(chain.documents.map((one) => [one.id, one]));
  const seen = seenIn(files);
  const view = (id: string): DocumentView[] => {
    const paper = papers.get(id);
    return paper ? [documentView(paper, on, seen(paper), files.get(id), abouts.get(id))] : [];
  };
  const { nodes, depth } = reach(graph, [product], { direction: 'up', follow });
  const far = new Map([...nodes].map((node, i) => [node, depth[i] as number]));
  const links = Array.from({ length: graph.links }, (_, link) => link)
    .filter((link) => far.has(graph.target[link] as number) && follow(link))
    .sort((a, b) => (far.get(graph.target[b] as number) ?? 0) - (far.get(graph.target[a] as number) ?? 0));
  const ends = new Set(links.map((link) => graph.target[link]));
  const materials = new Map(chain.materials.map(({ id, name }) => [id, name]));
  const worst = gaps[0];
  const nameAt = (at: string): string => {
    const link = chain.links.find(({ id }) => id === at);
    const named = (id: string): string => chained.nameOf(chained.nodeOf(id));
    return link ? `${named(link.from)} → ${named(link.to)}` : named(at);
  };
  return {
    product: { id: chained.idOf(product), name: chained.nameOf(product) },
    on,
    coverage: coverage.computed ? coverage.coverage : null,
    why: coverage.computed ? null : coverage.why,
    worst: worst ? { ...worst, where: nameAt(worst.at) } : null,
    steps: links.map((link) => {
      const row = chained.link(link);
      const documents = row.documents.flatMap(view);
      return {
        linkId: row.id,
        from: { id: row.from, name: chained.nameOf(graph.source[link] as number) },
        to: { id: row.to, name: chained.nameOf(graph.target[link] as number) },
        material: materials.get(row.material) ?? row.material,
        status: row.status,
        needed: neededFor(row, chained, settings).map((type) => {
          const here = documents.filter((one) => one.type === type);
          const state = here.some(({ usable }) => usable) ? 'here' : here.length > 0 ? 'not-usable' : 'missing';
          return { type, state, gain: state === 'here' ? 0 : gainOf(row.id, type) };
        }),
        documents,
      };
    }),
    origins: [...nodes].flatMap((node) => {
      const site = chained.site(node);
      if (!site || ends.has(node)) return [];
      const documents = site.originProof.flatMap(view);
      const proven = documents.some(({ usable }) => usable);
      return [
        { siteId: site.id, site: site.name, proven, gain: proven ? 0 : gainOf(site.id, 'origin-proof'), documents },
      ];
    }),
  };
};

const documentView = (
  { id, type, title, date, language, translated, redacted, expires, consistent, sha256 }: ChainDocument,
  on: string,
  seen: Seen,
  file: KeptFile | undefined,
  about: About | undefined,
): DocumentView => ({
  ...{ id, type, title, translated, redacted, consistent, seen },
  date: date ?? null,
  language: language ?? null,
  expires: expires ?? null,
  reason: about?.reason ?? null,
  parties: [...(about?.parties ?? [])],
  sha256: sha256 ?? null,
  size: file?.size ?? null,
  usable: isUsable({ id, type, title, date, language, translated, redacted, expires, consistent, sha256 }, on),
});

export const productDocuments = useCase(contract, async ({ tx, orgId, kernel, clock }, { productId, on }) => {
  const chained = await storedChain(kernel.db, tx, orgId);
  const product = nodeOfProduct(chained, productId);
  const abouts = await papers(tx)
    .selectFrom('supply.document_about')
    .select(['document_id', 'reason', 'parties'])
    .where('org_id', '=', orgId)
    .execute();
  const day = on ?? clock.today();
  return checklistOf(chained, product, {
    on: day,
    settings: settingsOn(kernel.packs, day),
    files: await keptFiles(tx, orgId),
    abouts: new Map(abouts.map(({ document_id, ...about }) => [document_id, about])),
  });
});
