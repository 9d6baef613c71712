import { useCase } from '../../../platform/kernel/index.ts';
import { closeSite as contract } from './contract.ts';
import { holdRegistry } from './registry.ts';

export const closeSite = useCase(contract, async (context, { siteId, closed, why }) => {
  const registry = await holdRegistry(context);
  const site = registry.today(siteId);
  await registry.put([{ ...site, state: closed ? 'closed' : 'open', changed_at: context.clock.now() }]);
  const before = { sites: [site], suppliers: [] };
  const eventId = await registry.tell({ kind: closed ? 'close' : 'open', sites: [site.id], before, why });
  return { eventId, siteId: site.id };
});
