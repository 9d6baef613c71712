import { accessSync, constants, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { allOrganisations } from '../platform/accounts/index.ts';
import { noOrganisation, verifyAudit } from '../platform/audit/index.ts';
import type { Config } from '../platform/config/index.ts';
import type { Kernel } from '../platform/kernel/index.ts';

/** `weak` is for a person to decide; `bad` should not stay. Each has a sentence `doctor.<id>` and a remedy `doctor.<id>.fix`. */
export interface Symptom {
  readonly id: string;
  readonly state: 'good' | 'weak' | 'bad';
  readonly values: Readonly<Record<string, string | number>>;
}

const asPlatform = { orgId: null, userId: null, system: true } as const;
const leastFreeBytes = 2 * 1024 ** 3;

const onlyMine = (path: string): boolean => {
  try {
    accessSync(path, constants.R_OK);
    return (statSync(path).mode & 0o077) === 0;
  } catch {
    return true;
  }
};

/** Whether the made-up people of the sample world could sign in from outside, or live beside real organisations. */
export const sampleExposed = async (config: Config, kernel: Kernel): Promise<boolean> => {
  const organisations = await kernel.db.transaction(asPlatform, allOrganisations);
  return organisations.some((o) => o.sample) && !isLocal(config);
};

const isLocal = ({ origin }: Config): boolean => /^http:\/\/(localhost|127\.0\.0\.1)(:|$)/.test(origin);

/** Looks the deployment over. */
export const examine = async (config: Config, kernel: Kernel): Promise<Symptom[]> => {
  const { db, packs, clock, mailer } = kernel;
  const organisations = await db.transaction(asPlatform, allOrganisations);
  const [samples, real] = [organisations.filter((o) => o.sample).length, organisations.filter((o) => !o.sample).length];
  const stale = packs.staleness(clock.today()).length;
  const broken = await db.transaction(asPlatform, async (tx) => {
    let count = 0;
    for (const id of [noOrganisation, ...organisations.map((o) => o.id)]) {
      if ((await verifyAudit(tx, id)).broken) count++;
    }
    return count;
  });
  const disk = await statfs(config.dataFolder).catch(() => null);
  const free = disk ? disk.bavail * disk.bsize : Number.POSITIVE_INFINITY;
  const keyFile = join(config.dataFolder, 'vault.key');

  const check = (id: string, state: Symptom['state'], values: Symptom['values'] = {}): Symptom => ({
    id,
    state,
    values,
  });
  return [
    check('database', 'good', { kind: db.kind }),
    check('audit', broken > 0 ? 'bad' : 'good', { broken, organisations: organisations.length + 1 }),
    check('address', isLocal(config) || config.origin.startsWith('https:') ? 'good' : 'bad', { origin: config.origin }),
    check('sample', samples > 0 && (real > 0 || !isLocal(config)) ? 'bad' : 'good', { samples, real }),
    check('mail', mailer ? 'good' : 'weak'),
    check('packs', stale > 0 ? 'weak' : 'good', { stale }),
    check('key-file', onlyMine(keyFile) ? 'good' : 'bad', { file: keyFile }),
    check('room', free < leastFreeBytes ? 'bad' : 'good', { gigabytes: Math.floor(free / 1024 ** 3) }),
    check('embedded', db.kind === 'pglite' && real > 1 ? 'weak' : 'good', { real }),
  ];
};
