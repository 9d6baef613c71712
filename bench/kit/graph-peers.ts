import type pg from 'pg';
import type { Links } from './random-links.ts';

export interface Peer {
  readonly name: string;
  /** How many sites lie upstream, the start among them. */
  trace(start: number): number | Promise<number>;
  close(): Promise<void>;
}

const upstream = (start: string, depth: number): string =>
  `with recursive up(node, far) as (select cast(${start} as integer), 0 union
     select l.source, up.far + 1 from up join link l on l.target = up.node where up.far < ${depth})
   select cast(count(distinct node) as integer) as sites from up`;

export const postgresPeer = async (client: pg.Client, links: Links, depth: number): Promise<Peer> => {
  await client.connect();
  await client.query(
    'create schema bench_graph; set search_path to bench_graph; create table link (source int, target int, share real)',
  );
  const step = 250_000;
  for (let at = 0; at < links.from.length; at += step) {
    await client.query('insert into link select * from unnest($1::int[], $2::int[], $3::real[])', [
      Array.from(links.from.subarray(at, at + step)),
      Array.from(links.to.subarray(at, at + step)),
      Array.from(links.share.subarray(at, at + step)),
    ]);
  }
  await client.query('create index on link (target, source)');
  await client.query('vacuum analyze link');
  return {
    name: 'PostgreSQL',
    trace: async (start) => {
      const { rows } = await client.query<{ sites: number }>(upstream('$1', depth), [start]);
      return rows[0]?.sites ?? 0;
    },
    close: async () => {
      await client.query('drop schema bench_graph cascade');
      await client.end();
    },
  };
};

interface Duck {
  readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<DuckConnection>; closeSync(): void }> };
}
interface DuckConnection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRows(): readonly (readonly unknown[])[] }>;
  createAppender(table: string): Promise<{
    appendInteger(value: number): void;
    appendFloat(value: number): void;
    endRow(): void;
    closeSync(): void;
  }>;
  closeSync(): void;
}

export const duckdbPeer = async ({ DuckDBInstance }: Duck, links: Links, depth: number): Promise<Peer> => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run('create table link (source integer, target integer, share float)');
  const appender = await connection.createAppender('link');
  for (let i = 0; i < links.from.length; i++) {
    appender.appendInteger(links.from[i] as number);
    appender.appendInteger(links.to[i] as number);
    appender.appendFloat(links.share[i] as number);
    appender.endRow();
  }
  appender.closeSync();
  await connection.run('create index link_target on link (target)');
  return {
    name: 'DuckDB',
    trace: async (start) => Number((await connection.runAndReadAll(upstream(String(start), depth))).getRows()[0]?.[0]),
    close: async () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
};

interface Graphology {
  readonly MultiDirectedGraph: new () => {
    addNode(key: number): void;
    addEdge(from: number, to: number, attributes: object): void;
    forEachInNeighbor(node: number, each: (neighbor: string) => void): void;
  };
}

export const graphologyPeer = async (
  { MultiDirectedGraph }: Graphology,
  links: Links,
  depth: number,
): Promise<Peer> => {
  const graph = new MultiDirectedGraph();
  for (let i = 0; i < links.nodes; i++) graph.addNode(i);
  for (let i = 0; i < links.from.length; i++)
    graph.addEdge(links.from[i] as number, links.to[i] as number, { share: links.share[i], status: links.status[i] });
  return {
    name: 'graphology',
    trace: (start) => {
      const seen = new Set([String(start)]);
      let edge = [String(start)];
      for (let far = 0; far < depth; far++) {
        const next: string[] = [];
        for (const node of edge) {
          graph.forEachInNeighbor(Number(node), (neighbor) => {
            if (seen.has(neighbor)) return;
            seen.add(neighbor);
            next.push(neighbor);
          });
        }
        edge = next;
      }
      return seen.size;
    },
    close: async () => {},
  };
};
