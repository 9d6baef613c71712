/*
 * A process of its own that a test kills: `child.ts save|load FILE FOLDER` stops in the middle, says so, and waits for the kill.
 * FOLDER is the embedded database; with DATABASE_URL it is PostgreSQL instead.
 */
import { readFileSync, writeSync } from 'node:fs';
import { type Db, openPGlite, openPostgres } from '../../db/index.ts';
import { backup, type Progress, parseRecipients, restore } from '../index.ts';

const [act, file = '', folder = ''] = process.argv.slice(2);
const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } = process.env;
const db: Db = url ? await openPostgres({ url, ownerUrl }) : await openPGlite({ folder, token: 'child' });

const stopHalfway = ({ done, total }: Progress): void => {
  if (done * 2 < total) return;
  writeSync(1, 'halfway\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
};

if (act === 'save') {
  await backup(db, parseRecipients(readFileSync(`${file}.recipients`, 'utf8')), file, stopHalfway);
} else {
  await restore(db, readFileSync(`${file}.identity`, 'utf8'), file, stopHalfway);
}
