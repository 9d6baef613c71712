import type { Command } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { readChain } from '../chain/read-chain.ts';
import { hashEvent } from '../epcis/hash-event.ts';
import { knownPrefixes } from '../epcis/vocabulary.ts';
import { chainToEpcis } from '../epcis/write-chain.ts';

const ownBase = 'https://chain.example';

/** A chain as a document of EPCIS 2.0; each event is named by its hash, so the same chain gives the same events. No server. */
export const epcisWrite: Command = {
  name: 'epcis write',
  args: ['CHAIN'],
  says: 'cli.epcis.write',
  options: { '--base <uri>': 'cli.epcis.option.base' },
  run: async ({ t, clock, readFile, say }, [path = ''], { base = ownBase }) => {
    if (typeof base !== 'string' || !/^https:\/\/[^\s?#]+$/.test(base))
      return refuse('SUPPLY_EPCIS_BASE_UNFIT', {}, [{ field: '--base' }]);
    const chain = readChain((await readFile(path)).bytes, path);
    const { document, notWritten } = chainToEpcis(chain, {
      base: base.replace(/\/+$/, ''),
      created: clock.now(),
      eventId: (event) => hashEvent({ path: '$', event, prefixes: knownPrefixes }).hash,
    });
    for (const { kind, id, why } of notWritten) say(t('supply.epcis.not-written', { kind, id, why }));
    const text = JSON.stringify(document, null, 2);
    const bytes = new TextEncoder().encode(`${text}\n`);
    return { data: document, text, file: { bytes, type: 'application/ld+json', name: 'EVENTS.json' } };
  },
};
