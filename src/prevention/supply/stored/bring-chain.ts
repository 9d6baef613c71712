import { Refusal } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import type { Chain } from '../chain/contract.ts';
import { readChain } from '../chain/read-chain.ts';
import { supply } from '../queries.ts';
import { importChain as importContract, previewChain as previewContract } from './contract.ts';
import { keepChain } from './keep-chain.ts';
import { revisionOf, storedChain } from './read-stored.ts';

const kinds = ['parties', 'sites', 'materials', 'products', 'documents', 'links', 'lots', 'balances'] as const;

/** Row by row: new, different, or as it is here. Both sides were read by the same schema, so equal rows are written equally. */
const broughtBy = (chain: Chain, here: Chain) =>
  kinds.map((kind) => {
    const known = new Map(here[kind].map((one) => [one.id, JSON.stringify(one)]));
    const counts = { added: 0, changed: 0, same: 0 };
    for (const one of chain[kind]) {
      const before = known.get(one.id);
      counts[before === undefined ? 'added' : before === JSON.stringify(one) ? 'same' : 'changed'] += 1;
    }
    return { kind, ...counts };
  });

type Bringing = Pick<Context, 'tx' | 'orgId' | 'kernel'>;

/** @throws Refusal SUPPLY_SITE_MERGED naming the sites that are no longer there by themselves */
const refuseMerged = async ({ tx, orgId }: Bringing, { sites }: Chain, file: string): Promise<void> => {
  const merged = await supply(tx)
    .selectFrom('supply.site')
    .select(['id', 'merged_into'])
    .where('org_id', '=', orgId)
    .where('state', '=', 'merged')
    .execute();
  const gone = new Map(merged.map(({ id, merged_into }) => [id, merged_into]));
  const where = sites.flatMap(({ id }, i) =>
    gone.has(id) ? [{ file, field: `sites[${i}]: ${id}`, says: gone.get(id) ?? '' }] : [],
  );
  if (where.length > 0) throw new Refusal('SUPPLY_SITE_MERGED', {}, where);
};

const read = async (bringing: Bringing, bytes: Uint8Array, file: string) => {
  const chain = readChain(bytes, file);
  await refuseMerged(bringing, chain, file);
  const { chain: here } = await storedChain(bringing.kernel.db, bringing.tx, bringing.orgId);
  return { chain, brought: broughtBy(chain, here) };
};

export const previewChain = useCase(previewContract, async ({ tx, orgId, kernel, file }, { fileName }) => {
  const { chain, brought } = await read({ tx, orgId, kernel }, file.bytes, fileName);
  return { brought, products: chain.products };
});

export const importChain = useCase(importContract, async ({ tx, orgId, kernel, clock, file, note }, { fileName }) => {
  const { chain, brought } = await read({ tx, orgId, kernel }, file.bytes, fileName);
  await keepChain({ tx, orgId, clock }, chain);
  note([], Object.fromEntries(brought.map(({ kind, added, changed }) => [kind, added + changed])));
  return { brought, revision: await revisionOf(tx, orgId) };
});
