import { z } from 'zod';
import { Paging, pageOf, route } from '../../../platform/contract/index.ts';

const chainFile = { types: ['application/json', 'application/octet-stream'], maxBytes: 64 * 1024 * 1024 } as const;
const chainTroubles = ['SUPPLY_CHAIN_UNREADABLE', 'SUPPLY_CHAIN_INVALID', 'SUPPLY_SITE_MERGED'] as const;

/** What a file brings, kind by kind: rows whose id is not here yet, and rows that would be replaced by something else. */
const Brought = z
  .array(z.object({ kind: z.string(), added: z.number().int(), changed: z.number().int(), same: z.number().int() }))
  .meta({ id: 'SupplyChainBrought' });

export const previewChain = route('supply.preview-chain', 'POST /supply/chain/preview', {
  says: 'Reads a CHAIN.json and says what would be new and what would change. Keeps nothing.',
  may: 'write supply',
  takes: z.object({ fileName: z.string().max(300).default('CHAIN.json') }),
  upload: chainFile,
  gives: z.object({ brought: Brought, products: z.array(z.object({ id: z.string(), name: z.string() })) }),
  refuses: chainTroubles,
});

export const importChain = route('supply.import-chain', 'POST /supply/chain', {
  says: 'Takes a CHAIN.json into the own chain, whole or not at all: what has the same id is replaced, nothing is taken away.',
  may: 'write supply',
  takes: z.object({ fileName: z.string().max(300).default('CHAIN.json') }),
  upload: chainFile,
  gives: z.object({ brought: Brought, revision: z.number().int() }),
  refuses: chainTroubles,
});

export const exportChain = route('supply.export-chain', 'GET /supply/chain', {
  says: 'The own chain as CHAIN.json: what the command line reads.',
  may: 'export supply',
  takes: z.object({}),
  gives: { file: ['application/json'] },
});

export const listProducts = route('supply.products', 'GET /supply/products', {
  says: 'The products whose chains are kept here, by name.',
  may: 'read supply',
  takes: Paging,
  gives: pageOf(z.object({ id: z.string(), name: z.string(), inputs: z.number().int(), suppliers: z.number().int() })),
});
