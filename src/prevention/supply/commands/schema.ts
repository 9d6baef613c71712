import { z } from 'zod';
import type { Command } from '../../../platform/cli/index.ts';
import { ChainSchema } from '../chain/contract.ts';

/** The JSON Schema of CHAIN.json. */
export const supplySchema: Command = {
  name: 'supply schema',
  says: 'cli.supply.schema',
  run: async () => {
    const data = z.toJSONSchema(ChainSchema, { io: 'input' });
    return { data, text: JSON.stringify(data, null, 2) };
  },
};
