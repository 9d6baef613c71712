import { isCivilDate } from '../../../engines/calendar/index.ts';
import type { Facts } from '../../../engines/rules/index.ts';
import type { CommandContext, OpenFile } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { assemblePacks, loadPacks, type Packs, readPack } from '../../../platform/packs/index.ts';
import {
  isDayOfOurTime,
  type ReliefLaw,
  readReliefFacts,
  reliefLaw,
  reliefLawWith,
  reliefPackKinds,
} from '../law/index.ts';

export type Options = Readonly<Record<string, string | boolean | undefined>>;

/** What every command of relief that decides can be told. */
export const decidingOptions = { '--on <date>': 'cli.relief.option.on', '--pack <path>': 'cli.relief.option.pack' };

const MOST_MEGABYTES = 1;

/** The law of the installation; with `--pack` also packs from a folder, in the place of those with the same id. */
export async function lawFor(context: CommandContext, { pack }: Options): Promise<ReliefLaw> {
  const packs = await context.packs();
  return typeof pack === 'string' ? reliefLawWith(packs, await packsAt(context, pack)) : reliefLaw(packs);
}

/** A folder that is a pack, or one that holds packs. */
async function packsAt(context: CommandContext, path: string): Promise<Packs> {
  const files = (await context.openFiles(path)).filter(({ name }) => name.endsWith('.json'));
  if (!files.some(({ name }) => name === 'pack.json')) return loadPacks([path], reliefPackKinds);
  const texts = new Map<string, string>();
  for (const file of files) texts.set(file.name, await textOf(file));
  return assemblePacks([readPack(texts, reliefPackKinds)]);
}

async function textOf(file: OpenFile): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of file.open()) text += decoder.decode(piece, { stream: true });
  return text + decoder.decode();
}

/** @throws Refusal naming the file, and each fact that cannot be used */
export async function factsIn(context: CommandContext, law: ReliefLaw, path: string): Promise<Facts> {
  const { bytes } = await context.readFile(path);
  if (bytes.length > MOST_MEGABYTES * 1_000_000) return refuse('RELIEF_FACTS_TOO_LARGE', { most: MOST_MEGABYTES });
  let stated: unknown;
  try {
    stated = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refuse('RELIEF_FACTS_NOT_JSON', {}, [{ file: path, says: 'RELIEF_WANTS_FACTS' }]);
  }
  return readReliefFacts(law, stated, path);
}

/** The day to decide on: `--on`, or today. */
export function dayOf({ clock }: CommandContext, { on }: Options): string {
  const day = on ?? clock.today();
  return isCivilDate(day) && isDayOfOurTime(day)
    ? day
    : refuse('RELIEF_DAY_INVALID', {}, [{ field: '--on', says: 'RELIEF_WANTS_DAY' }]);
}
