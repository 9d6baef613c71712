import { appendAudit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { type Kernel, useCaseInParts } from '../../../platform/kernel/index.ts';
import type { GoodsList } from '../goods/contract.ts';
import { freshness } from '../goods/list-ages.ts';
import { carveOutLines } from '../orders/ask-register.ts';
import { currentTable, dayOf, editionOn, editions, mappings } from '../queries.ts';
import { importsDesk as contract } from './contract.ts';

/** What needs a person today. */
export const importsDesk = useCaseInParts(contract, async ({ kernel, actor, orgId }) => {
  const { version, rows } = await carveOutLines({ kernel, actor, orgId });
  return kernel.db.transaction(actor, async (tx) => {
    await appendAudit(tx, kernel.clock, actor, { act: contract.name, outcome: 'done' });
    return {
      today: kernel.clock.today(),
      orders: {
        state: !version ? ('missing' as const) : version.stale ? ('stale' as const) : ('fresh' as const),
        date: version?.date ?? null,
        ageDays: Math.floor((version?.ageHours ?? 0) / 24),
        drafts: rows.filter(({ state }) => state === 'draft').length,
      },
      goods: [await goodsState(tx, kernel, orgId, 'us-dol-goods'), await goodsState(tx, kernel, orgId, 'us-eo-13126')],
      codes: await codesState(tx, kernel, orgId),
    };
  });
});

const goodsState = async (tx: Tx, { packs, clock }: Kernel, orgId: string, list: GoodsList) => {
  const today = clock.today();
  const waiting = (await editions(tx, orgId, list)).filter(({ state }) => state === 'previewed').length;
  const current = await editionOn(tx, orgId, list, today);
  const { ageDays, maxAgeDays, stale } = freshness(packs, list, current?.retrieved_on ?? today, today);
  return {
    list,
    state: !current ? ('missing' as const) : stale ? ('stale' as const) : ('fresh' as const),
    name: current?.name ?? '',
    date: current ? dayOf(current) : null,
    ageDays,
    maxAgeDays,
    waiting,
  };
};

const codesState = async (tx: Tx, { clock }: Kernel, orgId: string) => {
  const rows = await mappings(tx, orgId, 'us-dol-goods');
  const settled = new Set(rows.filter(({ state }) => state === 'reviewed').map(({ good }) => good));
  const edition = await editionOn(tx, orgId, 'us-dol-goods', clock.today());
  const goods = new Set(edition?.pairs.map(({ good }) => good));
  return {
    table: (await currentTable(tx, orgId)) !== undefined,
    drafts: rows.filter(({ state }) => state === 'draft').length,
    open: [...goods].filter((good) => !settled.has(good)).length,
    goods: goods.size,
  };
};
