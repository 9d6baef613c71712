import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTable, writeCsv, writeXlsx } from '../src/engines/sheets/index.ts';
import { bench } from './kit/report.ts';
import { pairedRounds, timed } from './kit/rounds.ts';

const rows = 50_000;
const columns = 8;
const rounds = 3;
const wanted = ['exceljs@4.4.0', 'papaparse@5.5.3'];

// What we use of the peers; they are not packages of ours.
interface PeerSheet {
  addRow(cells: readonly string[]): void;
  eachRow(each: (row: { values: readonly unknown[] }) => void): void;
}
interface PeerBook {
  addWorksheet(name: string): PeerSheet;
  readonly worksheets: readonly PeerSheet[];
  readonly xlsx: { writeBuffer(): Promise<Uint8Array>; load(bytes: Uint8Array): Promise<unknown> };
}
interface Peers {
  readonly exceljs: { Workbook: new () => PeerBook };
  readonly papaparse: {
    parse(text: string): { data: string[][] };
    unparse(rows: readonly (readonly string[])[]): string;
  };
}

/** Fetches the peers into a folder outside the project; null where the registry cannot be reached. */
const fetchPeers = (folder: string): Peers | null => {
  const npm = spawnSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', '--prefix', folder, ...wanted],
    { stdio: 'ignore', timeout: 180_000 },
  );
  if (npm.status !== 0) return null;
  const require = createRequire(join(folder, 'index.js'));
  return { exceljs: require('exceljs'), papaparse: require('papaparse') };
};

const table: readonly (readonly string[])[] = Array.from({ length: rows }, (_, r) =>
  Array.from({ length: columns }, (_, c) =>
    c % 2 === 0 ? `row ${r} column ${c}, "said"` : String((r * 7919 + c) % 100_003),
  ),
);
const header = Array.from({ length: columns }, (_, c) => `Column ${c + 1}`);
const expected = (found: number): void => {
  if (found !== rows + 1) throw new Error(`${found} rows came back, not ${rows + 1}`);
};

const ours = {
  writeXlsx: () =>
    writeXlsx({ sheets: [{ name: 'Rows', columns: header.map((title) => ({ header: title })), rows: table }] }),
  writeCsv: () => writeCsv([header, ...table]),
  read: (bytes: Uint8Array) => expected(readTable(bytes).sheets[0]?.rows.length ?? 0),
};

const peersActs = ({ exceljs, papaparse }: Peers) => ({
  writeXlsx: async () => {
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet('Rows');
    for (const row of [header, ...table]) sheet.addRow(row);
    return book.xlsx.writeBuffer();
  },
  readXlsx: async (bytes: Uint8Array) => {
    const book = new exceljs.Workbook();
    await book.xlsx.load(bytes);
    const found: string[][] = [];
    book.worksheets[0]?.eachRow(({ values }) => found.push(values.slice(1).map(String)));
    expected(found.length);
  },
  writeCsv: () => new TextEncoder().encode(papaparse.unparse([header, ...table])),
  readCsv: (bytes: Uint8Array) => expected(papaparse.parse(new TextDecoder().decode(bytes).trimEnd()).data.length),
});

const of = async (work: () => unknown) => {
  const { ms, cpuMs } = await timed(async () => {
    await work();
  });
  return { ms, cpu: cpuMs };
};

await bench(
  'sheets',
  `tables of ${rows.toLocaleString('en-US')} rows and ${columns} columns, in memory; the peers are ${wanted.join(' for XLSX and ')} for CSV, on the same bytes`,
  async (report) => {
    const folder = mkdtempSync(join(tmpdir(), 'fourfold-bench-'));
    try {
      const found = fetchPeers(folder);
      if (!found) report.note('the peers were left out: the package registry could not be reached');
      const peers = found && peersActs(found);
      const xlsx = ours.writeXlsx();
      const csv = ours.writeCsv();
      const acts = [
        ['XLSX, written', () => ours.writeXlsx(), peers && (() => peers.writeXlsx())],
        ['XLSX, read', () => ours.read(xlsx), peers && (() => peers.readXlsx(xlsx))],
        ['CSV, written', () => ours.writeCsv(), peers && (() => peers.writeCsv())],
        ['CSV, read', () => ours.read(csv), peers && (() => peers.readCsv(csv))],
      ] as const;
      report.note(`XLSX of ${(xlsx.length / 2 ** 20).toFixed(1)} MB, CSV of ${(csv.length / 2 ** 20).toFixed(1)} MB`);
      for (const [says, mine, theirs] of acts) {
        report.part(says);
        const results = await pairedRounds(
          rounds,
          () => of(mine),
          () => of(theirs ?? (() => undefined)),
        );
        if (theirs) {
          report.compare('time', 'ms', results('ms'));
          report.compare('CPU', 'ms', results('cpu'));
        } else report.tell('time', 'ms', results('ms').ours);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
