/*
 * A server's worker in a process of its own, for tests that kill it. It opens what the environment names, as the server does, says on stdout
 * when its job hangs, and stops on SIGTERM.
 */
import { openKernel } from '../../../server/open-kernel.ts';
import { readConfig } from '../../config/index.ts';
import { startWorker } from '../worker.ts';
import { hangingKind } from './hanging-kind.ts';

const kernel = await openKernel(readConfig(process.env), () => {});
const kind = hangingKind(() => process.stdout.write('hanging\n'));
const worker = startWorker(kernel, [kind], {
  leaseMs: Number(process.env.FOURFOLD_TEST_LEASE),
  beatMs: 100,
  graceMs: 50,
});
process.once('SIGTERM', async () => {
  await worker.stop();
  await kernel.db.close();
  process.stdout.write('stopped\n', () => process.exit(0));
});
