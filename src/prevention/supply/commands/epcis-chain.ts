import type { Command } from '../../../platform/cli/index.ts';
import { chainOf } from '../epcis/links.ts';
import { validEpcis } from './epcis-links.ts';

/** The events of one or several files as one CHAIN.json. No server. */
export const epcisChain: Command = {
  name: 'epcis chain',
  args: ['FILE...'],
  says: 'cli.epcis.chain',
  run: async ({ t, readFile, say }, paths) => {
    const documents = [];
    for (const path of paths) documents.push({ name: path, document: validEpcis((await readFile(path)).bytes, path) });
    const { chain, leftOut } = chainOf(...documents);
    for (const one of leftOut) say(`${one.path}: ${t(`supply.epcis.left.${one.why}`)}: ${one.what}`);
    if (chain.sites?.some(({ country }) => country === '')) say(t('supply.epcis.countries'));
    const text = JSON.stringify(chain, null, 2);
    const bytes = new TextEncoder().encode(`${text}\n`);
    return { data: chain, text, file: { bytes, type: 'application/json', name: 'CHAIN.json' } };
  },
};
