// The peer of the start: Fastify and PGlite and nothing else, on a folder of the same kind.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import Fastify from 'fastify';

const { FOURFOLD_DATA: folder = '', PORT: port } = process.env;
mkdirSync(folder, { recursive: true });
const db = await PGlite.create(join(folder, 'pgdata'));
const app = Fastify({ logger: false });
app.get('/api/health', async () => (await db.query('select 1 as ok')).rows[0]);
await app.listen({ host: '127.0.0.1', port: Number(port) });
process.once('SIGTERM', async () => {
  await app.close();
  await db.close();
  process.exit(0);
});
