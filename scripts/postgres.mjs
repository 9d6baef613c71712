// A throw-away PostgreSQL for tests and benches: its own folder, its own socket, gone afterwards.
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findProgram, output, root, Trouble } from './tools.mjs';

const oldest = 15;

const versionOf = (postgres) => Number(/\(PostgreSQL\) (\d+)/.exec(output(postgres, ['--version']) ?? '')?.[1] ?? 0);

/** Folders of distributions that keep PostgreSQL out of PATH, newest first. */
const usualPlaces = () =>
  ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt', '/usr/local']
    .flatMap((base) => (existsSync(base) ? readdirSync(base).map((name) => join(base, name)) : []))
    .filter((path) => /\/(\d+|pgsql|postgresql@?\d*)$/.test(path))
    .sort((a, b) => Number(/\d+$/.exec(b)?.[0] ?? 0) - Number(/\d+$/.exec(a)?.[0] ?? 0))
    .map((path) => join(path, 'bin', 'postgres'));

/** The folder with `postgres` and `initdb`, version 15 or later, or null. */
export const findPostgres = () => {
  const onPath = findProgram(['postgres']);
  for (const postgres of [...usualPlaces(), ...(onPath ? [onPath] : [])]) {
    const found = existsSync(postgres) && existsSync(join(dirname(postgres), 'initdb'));
    if (found && versionOf(postgres) >= oldest) return dirname(postgres);
  }
  return null;
};

/** PostgreSQL refuses to run as root; there we borrow another user. */
const borrowedUser = () => {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => output('id', [flag, name]));
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Trouble('PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.');
};

/** The lines an operator is told to run, so that the tests prove the page. */
const operatorsLines = () => {
  const page = readFileSync(join(root, 'docs/operators/postgresql.md'), 'utf8');
  const [, sql] = /```sql\n([\s\S]*?)```/.exec(page) ?? [];
  if (!sql) throw new Error('docs/operators/postgresql.md has no sql block');
  return sql.split(';').map((line) => line.trim());
};

const connect = async (socketFolder) => {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ host: socketFolder, user: 'postgres', database: 'postgres' });
  await client.connect();
  return client;
};

const whenReady = async (socketFolder, hasEnded) => {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (hasEnded()) throw new Trouble('the PostgreSQL of the tests stopped while starting; the lines above say why.');
    try {
      return await connect(socketFolder);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Trouble('the PostgreSQL of the tests did not answer within 30 seconds.');
};

/**
 * Starts an empty cluster with the two logins. It listens on a socket in its own folder only, so nobody else can reach it and no
 * port can be taken.
 *
 * @param {{durable?: boolean}} options durable: it waits for the disk as a real one does (benches); else not, since nothing in it is kept
 * @returns the environment the tests need, and how to stop it
 */
export const startPostgres = async (binaries, { durable = false } = {}) => {
  const user = borrowedUser();
  // a short path: the name of a socket may have about a hundred characters
  const folder = mkdtempSync('/tmp/fourfold-pg-');
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const options = { ...user, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C' } };
  const data = join(folder, 'data');
  const initdb = spawnSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...options, encoding: 'utf8' },
  );
  if (initdb.status !== 0) throw new Trouble(`initdb failed: ${initdb.stderr || initdb.error?.message}`);

  const settings = {
    listen_addresses: '',
    unix_socket_directories: folder,
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    max_connections: '60',
    // a bench stops it under work; only the tests want to read why it would not start
    log_min_messages: durable ? 'panic' : 'fatal',
  };
  const server = spawn(
    join(binaries, 'postgres'),
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...options, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  let ended = false;
  const end = new Promise((resolve) => {
    server.on('exit', () => {
      ended = true;
      resolve();
    });
  });
  const kill = () => {
    server.kill('SIGQUIT');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', kill);
  const stop = async () => {
    server.kill('SIGINT');
    await end;
    process.removeListener('exit', kill);
    rmSync(folder, { recursive: true, force: true });
  };

  try {
    const client = await whenReady(folder, () => ended);
    for (const line of operatorsLines()) if (line) await client.query(line);
    // only tests make databases of their own
    await client.query('alter role fourfold_owner createdb');
    await client.end();
  } catch (error) {
    await stop();
    throw error;
  }
  const url = (login) => `postgresql://${login}@localhost/fourfold?host=${encodeURIComponent(folder)}`;
  return {
    env: {
      FOURFOLD_TEST_DATABASE: 'postgres',
      DATABASE_URL: url('fourfold_server'),
      DATABASE_OWNER_URL: url('fourfold_owner'),
    },
    stop,
  };
};
