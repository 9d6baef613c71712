import { appendAudit } from '../../../platform/audit/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import type { PartsContext } from '../../../platform/kernel/index.ts';
import type { ChainGraph } from '../chain/chain-graph.ts';
import type { LoadedSources } from '../exposure/load-sources.ts';
import { registerSources } from '../exposure/register-sources.ts';
import { storedChain } from '../stored/read-stored.ts';

export interface Asked {
  readonly on?: string | undefined;
  readonly knownBy?: string | undefined;
  readonly listsOn?: string | undefined;
}

export interface Ground {
  readonly chained: ChainGraph;
  readonly loaded: LoadedSources;
  readonly on: string;
  readonly knownBy: string;
  readonly listsOn: string;
}

type Asking = Pick<PartsContext, 'kernel' | 'actor' | 'orgId' | 'clock'>;

/** The own chain and the own lists that a question is answered from. */
export const groundOf = async ({ kernel, actor, orgId, clock }: Asking, asked: Asked): Promise<Ground> => {
  const on = asked.on ?? clock.today();
  const listsOn = asked.listsOn ?? on;
  const chained = await kernel.db.transaction(actor, (tx) => storedChain(kernel.db, tx, orgId));
  const loaded = await registerSources({ kernel, actor, orgId }, listsOn);
  return { chained, loaded, on, knownBy: asked.knownBy ?? clock.today(), listsOn };
};

/** That somebody asked, and about what: these acts run in parts, so that nothing else writes it. */
export const noteAsked = (
  { kernel, actor }: Pick<PartsContext, 'kernel' | 'actor'>,
  act: string,
  details: Readonly<Record<string, string>>,
): Promise<unknown> =>
  kernel.db.transaction(actor, (tx) => appendAudit(tx, kernel.clock, actor, { act, outcome: 'done', details }));

/** The node of a product. @throws Refusal SUPPLY_PRODUCT_NOT_FOUND */
export const productNode = ({ chain, nodeOf }: ChainGraph, id: string): number => {
  if (chain.products.some((one) => one.id === id)) return nodeOf(id);
  const names = chain.products.slice(0, 5).map((one) => one.id);
  return refuse('SUPPLY_PRODUCT_NOT_FOUND', { names: names.join(', ') || '-' }, [{ field: 'productId' }]);
};

/** The node of a site. @throws Refusal SUPPLY_SITE_NOT_FOUND */
export const siteNode = ({ chain, nodeOf }: ChainGraph, id: string): number =>
  chain.sites.some((one) => one.id === id) ? nodeOf(id) : refuse('SUPPLY_SITE_NOT_FOUND', {}, [{ field: 'site' }]);
