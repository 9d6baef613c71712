import { isCivilDate } from '../../../engines/calendar/index.ts';
import type { CommandContext } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';

const MOST_MEGABYTES = 10;

/** @throws Refusal naming the file */
export async function jsonIn({ readFile }: CommandContext, path: string): Promise<unknown> {
  const { bytes } = await readFile(path);
  const where = [{ file: path }];
  if (bytes.length > MOST_MEGABYTES * 1_000_000)
    return refuse('RESTITUTION_TOO_LARGE', { most: MOST_MEGABYTES }, where);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refuse('RESTITUTION_NOT_JSON', {}, where);
  }
}

/** The day that time limits are seen from: `--on`, or today. */
export function dayOf({ clock }: CommandContext, { on }: Readonly<Record<string, unknown>>): string {
  const day = on ?? clock.today();
  return typeof day === 'string' && isCivilDate(day) ? day : refuse('RESTITUTION_DAY_INVALID', {}, [{ field: '--on' }]);
}
