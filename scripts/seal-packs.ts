/** Writes into the heads of packs the hashes of their files, so that a pack with one byte changed is refused: npx tsx scripts/seal-packs.ts NAME... */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../src/platform/config/root.ts';

for (const name of process.argv.slice(2)) {
  const folder = join(projectRoot, 'packs', name);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json') && file !== 'pack.json');
  const hashes = files.sort().map((file) => [file, hashOf(readFileSync(join(folder, file)))] as const);
  const head = JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8'));
  const sealed = { ...head, sha256: Object.fromEntries(hashes) };
  writeFileSync(join(folder, 'pack.json'), `${JSON.stringify(sealed, null, 2)}\n`);
  console.log(`${name}: ${hashes.length} files sealed`);
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
