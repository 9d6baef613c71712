import { describe, expect, it } from 'vitest';
import { sharedBytes } from '../../../testing/shared-data.ts';
import { diffLists, fingerprint } from './diff.ts';
import type { ListedEntity, ListReading } from './entity.ts';
import { reExport } from './re-export.ts';
import { readSources } from './read-sources.ts';
import { partOf } from './testing/read-text.ts';
import { isKnownProperty, toStatements } from './to-ftm.ts';
import { toIndexEntry } from './to-index.ts';

interface Material {
  readonly reading: ListReading;
  readonly entities: readonly ListedEntity[];
}

const folder = 'data/screening';
const bytesOf = (file: string): Uint8Array | null => sharedBytes(`${folder}/${file}`);

const read = new Map<string, Promise<Material>>();

/** Each set of files is read once for all that is asked of it. */
function material(files: readonly string[]): Promise<Material> {
  const before = read.get(files.join());
  if (before) return before;
  const reading = readMaterial(files);
  read.set(files.join(), reading);
  return reading;
}

async function readMaterial(files: readonly string[]): Promise<Material> {
  const entities: ListedEntity[] = [];
  const sources = files.map((file) => partOf(bytesOf(file) ?? new Uint8Array(), file));
  return { reading: await readSources(sources, (entity) => entities.push(entity)), entities };
}

/** A block over real files; where they are missing one skipped test says so. */
function withFiles(name: string, files: readonly string[], body: () => void): void {
  const missing = files.find((file) => bytesOf(file) === null);
  if (missing === undefined) describe(name, body);
  else describe(name, () => it.skip(`skipped: ../shared/${folder}/${missing} is not here`));
}

const sdn2024 = ['ofac/sdn-2024-01-11.csv', 'ofac/alt-2024-01-08.csv', 'ofac/add-2024-01-08.csv'];
const sdn2021 = ['ofac/sdn-2021-07-07.csv', 'ofac/alt-2021-07-07.csv', 'ofac/add-2021-07-07.csv'];
const comments2024 = 'ofac/sdn_comments-2024-01-08.csv';
const cons = ['prim', 'alt', 'add', 'comments'].map((table) => `ofac/cons_${table}-2025-12-19.csv`);
const enhancedZip = 'ofac/CONS_ENHANCED.ZIP';
const text = (file: string): string => new TextDecoder().decode(bytesOf(file) ?? new Uint8Array());

withFiles('the SDN files of January 2024', [...sdn2024, comments2024], () => {
  it('hold what their source says, weak names and orphans of the comments too', async () => {
    const { reading, entities } = await material([...sdn2024, comments2024]);
    expect(reading.counts).toMatchObject({
      rows: { prim: 13_827, alt: 17_091, add: 18_990, comments: 13 },
      entries: 13_827,
      addresses: 18_990,
    });
    const orphans = reading.problems.filter(({ code }) => code === 'ROW_ORPHAN');
    expect(orphans.map(({ value }) => value)).toEqual(['12300', '15599', '15600']);
    expect(reading.problems.filter(({ weight }) => weight === 'fatal')).toEqual([]);
    expect(entities.filter(({ links }) => links.some(({ type }) => type === 'linked-to')).length).toBeGreaterThan(
      5_400,
    );
  }, 60_000);

  it('come out again byte for byte, and hold 3,371 weak names less the two that are cut', async () => {
    const { entities } = await material(sdn2024);
    const weak = entities.flatMap(({ names }) => names.filter(({ kind }) => kind === 'weak'));
    expect(weak).toHaveLength(3_369);
    const tables = new Map<string, string[]>();
    for await (const { table, raw } of reExport(entities, 'ofac-legacy-csv')) {
      const rows = tables.get(table);
      if (rows) rows.push(raw);
      else tables.set(table, [raw]);
    }
    for (const [index, table] of ['prim', 'alt', 'add'].entries())
      expect(
        `${tables
          .get(table)
          ?.map((row) => `${row}\r\n`)
          .join('')}\x1a` === text(sdn2024[index] ?? ''),
      ).toBe(true);
  }, 60_000);

  it('say nothing in FollowTheMoney that the pinned model does not know, and fit the index', async () => {
    const { entities } = await material(sdn2024);
    const unknown = new Set<string>();
    for (const entity of entities)
      for (const { schema, property } of toStatements(entity, 'v1'))
        if (!isKnownProperty(schema, property)) unknown.add(`${schema}.${property}`);
    expect([...unknown]).toEqual([]);
    const kinds = new Map<string, number>();
    for (const { kind } of entities.map(toIndexEntry)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    expect(Object.fromEntries(kinds)).toEqual({ organisation: 6_035, person: 6_647, vessel: 764, aircraft: 381 });
  }, 60_000);
});

withFiles('July 2021 to January 2024', [...sdn2021, ...sdn2024], () => {
  it('is 5,643 added, 792 removed, 726 changed, 55 of them in the primary name, 12 besides', async () => {
    const [old, now] = [await material(sdn2021), await material(sdn2024)];
    expect(old.reading.counts).toMatchObject({ rows: { prim: 8_976, alt: 11_910, add: 13_837 }, entries: 8_976 });
    const [before, after] = [old, now].map(({ reading, entities }) =>
      entities.map((one) => fingerprint(one, reading.format)),
    );
    const diff = diffLists(before ?? [], after ?? []);
    expect(Object.fromEntries(Object.entries(diff).map(([what, keys]) => [what, keys.length]))).toEqual({
      added: 5_643,
      removed: 792,
      changed: 726,
      renamed: 55,
      changedBesides: 12,
    });
  }, 60_000);
});

withFiles('the consolidated lists of OFAC', [...cons, enhancedZip, 'ofac/sdn_xml_sample_2020-04-22.xml'], () => {
  it('are known for what they are by their programmes, and rarely block', async () => {
    const { reading, entities } = await material(cons);
    expect(reading.listIds).toEqual(['us-ofac-cons']);
    expect(reading.counts).toMatchObject({ rows: { prim: 442, alt: 1_073, add: 574, comments: 10 }, entries: 442 });
    const onlyBlocking = entities.filter(({ measures }) => measures.every(({ measure }) => measure === 'block'));
    expect(onlyBlocking).toEqual([]);
  }, 60_000);

  it('are 443 entities in the enhanced XML of a year before, with names in their own script', async () => {
    const { reading, entities } = await material([enhancedZip]);
    expect(reading).toMatchObject({ format: 'ofac-enhanced-xml', date: '2025-01-10', problems: [] });
    expect(reading.counts).toMatchObject({
      rows: { entity: 443, name: 1_579, translation: 1_624 },
      entries: 443,
      names: 1_624,
    });
    const original = entities.flatMap(({ names }) => names.filter(({ kind }) => kind === 'original-script'));
    expect(original.length).toBeGreaterThan(40);
  }, 60_000);

  it('and the sample of the legacy XML is read', async () => {
    const { reading } = await material(['ofac/sdn_xml_sample_2020-04-22.xml']);
    expect(reading).toMatchObject({ format: 'ofac-sdn-xml', date: '2020-04-22', counts: { entries: 8 } });
    expect(reading.problems.map(({ code }) => code)).toEqual(['COUNT_DIFFERS']);
  });
});

withFiles('the Consolidated Screening List', ['csl/consolidated.csv.gz', ...sdn2024], () => {
  it('holds 14,160 rows of 13 sources and 34,171 names, and points at the SDN entries', async () => {
    const { reading, entities } = await material(['csl/consolidated.csv.gz']);
    expect(reading).toMatchObject({ format: 'csl-csv', counts: { entries: 14_160, names: 34_171 } });
    expect(reading.problems.map(({ code }) => code)).toEqual(['ID_TWICE']);
    const sdnRows = entities.filter(({ sourceId }) => sourceId.startsWith('SDN-'));
    expect(sdnRows).toHaveLength(10_026);
    const listed = new Set((await material(sdn2024)).entities.map(({ sourceId }) => `us-ofac-sdn/${sourceId}`));
    expect(sdnRows.filter(({ sameAs }) => sameAs.some((one) => listed.has(one)))).toHaveLength(9_643);
  }, 60_000);
});

withFiles(
  'exclusions and denied persons',
  ['sam/SAM_Exclusions_Public_V2_sample.csv', 'csl/bis_dpl_2022-09-07.txt'],
  () => {
    it('are read row by row', async () => {
      const sam = await material(['sam/SAM_Exclusions_Public_V2_sample.csv']);
      expect(sam.reading.counts).toMatchObject({ rows: { exclusions: 13 }, entries: 12 });
      expect(sam.reading.problems.map(({ code }) => code)).toEqual(['ROW_TWICE']);
      const denied = await material(['csl/bis_dpl_2022-09-07.txt']);
      expect(denied.reading).toMatchObject({ counts: { rows: { dpl: 581 }, entries: 581 }, problems: [] });
      expect(denied.entities.every(({ names }) => names[0]?.text === names[0]?.text.trim())).toBe(true);
    });
  },
);
