import { type Command, type CommandContext, textTable } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import type { Chain, ChainDocument } from '../chain/contract.ts';
import { purposes } from '../evidence/contract.ts';
import { loadSources } from '../exposure/load-sources.ts';
import { traceProduct } from '../exposure/trace.ts';
import { buildPackage, type Seen } from '../package/build-package.ts';
import { packageFiles } from '../package/package-files.ts';
import { chainFrom, dayOption, neededOption, productIn } from './options.ts';

const shown = 40;

/** What goes to the port, as a folder of files; it says itself what is missing. No server. */
export const supplyPackage: Command = {
  name: 'supply package',
  args: ['CHAIN'],
  says: 'cli.supply.package',
  options: {
    '--product <id>': 'cli.supply.option.product',
    '--on <date>': 'cli.supply.option.on',
    '--purpose <name>': 'cli.supply.option.purpose',
  },
  repeated: { '--list <path>': 'cli.supply.option.list', '--dated <list=date>': 'cli.supply.option.dated' },
  run: async (context, [path = ''], options, { list = [], dated = [] } = {}) => {
    const { t, clock } = context;
    const on = dayOption(options.on, clock.today());
    const id = neededOption(options.product, '--product');
    const purpose = purposes.find((one) => one === options.purpose);
    if (options.purpose !== undefined && !purpose)
      refuse('SUPPLY_OPTION_UNFIT', { option: '--purpose', values: purposes.join(', ') }, [{ field: '--purpose' }]);
    const chained = await chainFrom(context, path);
    const product = productIn(chained, id);
    const states = await lookAt(context, chained.chain, path);
    const loaded = await loadSources(context, list, on, dated);
    const exposure = list.length === 0 ? null : traceProduct(chained, product, loaded, { on, knownBy: clock.today() });
    const made = buildPackage(chained, product, {
      on,
      settings: loaded.settings,
      seen: ({ id: document }) => states.get(document) ?? 'no-file',
      exposure: exposure && { legal: exposure.legal, lists: exposure.lists, negative: exposure.negative },
    });
    const files = packageFiles(made, t, purpose);
    const { complete, missing, steps, coverage } = made;
    const columns = ['step', 'at', 'document', 'why'].map((one) => t(`cli.supply.column.${one}`));
    return {
      data: {
        product: made.product,
        on,
        complete,
        missing,
        steps: steps.length,
        coverage,
        files: files.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) })),
      },
      text: [
        t(complete ? 'supply.package.complete' : 'supply.package.incomplete', { count: missing.length }),
        ...(complete
          ? []
          : [
              textTable(
                columns,
                missing
                  .slice(0, shown)
                  .map(({ step, at, document, why }) => [step, at, document, t(`supply.missing.${why}`)]),
              ),
            ]),
        files.map(({ name }) => name).join(', '),
        t('supply.notice'),
      ].join('\n'),
      files,
    };
  },
};

/** Each paper beside CHAIN.json, against its hash. A path that leads out of the folder is not followed. */
const lookAt = async (
  { readFile }: CommandContext,
  { documents }: Chain,
  path: string,
): Promise<ReadonlyMap<string, Seen>> => {
  const folder = path.replace(/[^\\/]*$/, '');
  const states = new Map<string, Seen>();
  for (const document of documents) states.set(document.id, await stateOf(document));
  return states;

  async function stateOf({ file, sha256: hash }: ChainDocument): Promise<Seen> {
    if (file === undefined || hash === undefined) return 'no-file';
    if (/^[\\/]|^[A-Za-z]:|(?:^|[\\/])\.\.(?:[\\/]|$)/.test(file)) return 'outside';
    try {
      return sha256((await readFile(`${folder}${file}`)).bytes) === hash ? 'seen' : 'hash-differs';
    } catch {
      return 'not-here';
    }
  }
};
