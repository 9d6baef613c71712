import { useCase } from '../../../platform/kernel/index.ts';
import { storedChain } from '../stored/read-stored.ts';
import { linkChoices as contract } from './contract.ts';

type Choice = { readonly id: string; readonly name: string };

const byName = (a: Choice, b: Choice): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
const named = (rows: readonly Choice[]): Choice[] => rows.map(({ id, name }) => ({ id, name })).sort(byName);

/** What a form that edits the chain may name. */
export const linkChoices = useCase(contract, async ({ tx, orgId, kernel }, { linkId }) => {
  const { chain } = await storedChain(kernel.db, tx, orgId);
  return {
    sites: named(chain.sites),
    products: named(chain.products),
    materials: named(chain.materials),
    documents: named(chain.documents.map(({ id, title }) => ({ id, name: title || id }))),
    link: (linkId !== undefined && chain.links.find(({ id }) => id === linkId)) || null,
  };
});
