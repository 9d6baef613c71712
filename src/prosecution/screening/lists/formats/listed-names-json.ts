import { z } from 'zod';
import { countryOf } from '../countries.ts';
import type { EntityMeasure, ListedEntity, ListPart } from '../entity.ts';
import type { ListFormat, PartHead } from '../formats.ts';
import { readJson } from '../json.ts';
import { ListError } from '../list-error.ts';
import { nameKey, newEntity, squeeze } from '../new-entity.ts';
import { createTally, type Tally } from '../tally.ts';
import { textProblems } from '../text-problems.ts';
import { civilDateOf } from '../written-dates.ts';
import { createWroBook } from './forced-labor/wro.ts';
import { looseText } from './json-lines.ts';

const entrySchema = z.object({
  name: looseText,
  aliases: z.array(looseText).catch([]),
  country: looseText,
  address: looseText,
  status: looseText,
  effective_date: looseText,
  federal_register: looseText,
  notes: looseText,
});
type Entry = z.infer<typeof entrySchema>;

interface Source {
  readonly listId: string;
  readonly measure: EntityMeasure['measure'];
  readonly programme: string;
  readonly authority: string;
  readonly sourceUrl: string;
}

const sources: Readonly<Record<string, Source>> = {
  'bis-entity-list': {
    listId: 'us-bis-el',
    measure: 'export',
    programme: 'Entity List',
    authority: 'Bureau of Industry and Security; 15 CFR part 744, Supplement No. 4',
    sourceUrl: 'https://www.ecfr.gov/current/title-15/part-744/appendix-Supplement%20No.%204%20to%20Part%20744',
  },
  'dow-1260h': {
    listId: 'us-dod-1260h',
    measure: 'notice',
    programme: 'Section 1260H',
    authority: 'Department of Defense; Public Law 116-283, section 1260H (10 USC 113 note)',
    sourceUrl: 'https://www.federalregister.gov/documents/search?conditions%5Bterm%5D=1260H',
  },
  'cbp-wro': { listId: 'us-cbp-wro', measure: 'import-ban', programme: '', authority: '', sourceUrl: '' },
};

/** The Entity List of BIS, the list under section 1260H, and CBP's orders, where somebody has brought the publication to this JSON. */
export const listedNamesJson: ListFormat = {
  id: 'listed-names-json',
  listIds: Object.values(sources).map(({ listId }) => listId),
  recognise: (heads) => heads.length === 1 && heads[0] !== undefined && sourceOf(heads[0]) !== undefined,
  read: async (heads, take) => {
    const tally = createTally('listed-names-json', [], take);
    const found: string[] = [];
    for (const head of heads) {
      const source = sourceOf(head);
      if (!source) continue;
      await textProblems(head.part, tally.problems);
      found.push(source.listId);
      await readPart(head.part, source, tally);
    }
    return tally.reading('', found);
  },
};

function sourceOf(head: PartHead): Source | undefined {
  const id = /^\s*\{\s*"list_id"\s*:\s*"([^"]+)"/.exec(head.text)?.[1] ?? '';
  return Object.hasOwn(sources, id) ? sources[id] : undefined;
}

async function readPart(part: ListPart, source: Source, tally: Tally): Promise<void> {
  const file = part.name;
  const book = createWroBook(file, tally);
  const parties = new Map<string, { entity: ListedEntity; line: number }>();
  const values = await readJson(part, {
    items: 'entities',
    item: (value, raw, line) => {
      tally.row('entity');
      const place = { file, line };
      const entry = entrySchema.safeParse(value);
      if (!entry.success || nameKey(entry.data.name) === '')
        tally.reject('NO_NAME', { ...place, field: 'name', value: raw });
      else if (source.listId === 'us-cbp-wro') book.add({ ...wroFields(entry.data), raw, line });
      else {
        const entity = entityOf(entry.data, raw, source);
        const before = parties.get(entity.sourceId);
        parties.set(
          entity.sourceId,
          before ? { ...before, entity: together(before.entity, entity) } : { entity, line },
        );
      }
    },
  });
  const [count, read] = [values.get('count'), tally.rowsOf('entity')];
  if (read === 0) throw new ListError('LIST_TABLE_MISSING', { file, field: 'entities' });
  if (typeof count === 'number' && count !== read)
    throw new ListError('LIST_TRUNCATED', { file, field: 'count', value: `${read} of ${count}` });
  for (const { entity, line } of parties.values()) tally.take(entity, { file, line });
  book.close();
}

/** `WRO; Industry: Agriculture; Merchandise: Tea; Remarks: …` */
function wroFields({ name, aliases, country, status, effective_date, notes }: Entry) {
  const field = (label: string): string =>
    new RegExp(`(?:^|; )${label}: (.*?)(?=; (?:Industry|Merchandise|Remarks): |$)`, 's').exec(notes)?.[1] ?? '';
  const kind = notes.split(';')[0] ?? '';
  return {
    entity: name,
    aliases,
    country,
    date: effective_date,
    status,
    kind,
    industry: field('Industry'),
    merchandise: field('Merchandise'),
    remarks: [field('Remarks')],
  };
}

/** Neither list gives its parties a number: name and country are the key. */
function entityOf(entry: Entry, raw: string, source: Source): ListedEntity {
  const iso2 = countryOf(entry.country);
  const name = squeeze(entry.name);
  const acronym = /^(.+?) \(([A-Z][A-Za-z]{1,9})\)$/.exec(name);
  const names = acronym ? [acronym[1] ?? '', acronym[2] ?? ''] : [name];
  const date = civilDateOf(entry.effective_date, 'month-first') || registerDate(entry.federal_register);
  return newEntity({
    listId: source.listId,
    sourceId: [nameKey(names[0] ?? ''), iso2].filter((part) => part !== '').join('/'),
    // the Entity List holds persons too, and does not say which
    schema: source.listId === 'us-bis-el' ? 'LegalEntity' : 'Company',
    names: [
      ...names.map((text, index) => ({ text, kind: index === 0 ? 'primary' : 'weak', lang: '' }) as const),
      ...entry.aliases.map((text) => ({ text: squeeze(text), kind: 'aka', lang: '' }) as const),
    ],
    countries: [{ iso2, role: 'other' }],
    addresses: addressesOf(entry.address, iso2),
    measures: [
      {
        measure: source.measure,
        programme: source.programme,
        authority: source.authority,
        from: date,
        until: '',
        status: /^(?:removed|deleted)/i.test(entry.status) ? 'ended' : 'active',
        source: entry.federal_register,
      },
    ],
    remarks: [entry.notes],
    sourceUrl: source.sourceUrl,
    raw: [raw],
  });
}

/** `76 FR 71869, 11/21/11`: the first notice. */
function registerDate(citation: string): string {
  const found = /(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})\b/.exec(citation);
  if (!found) return '';
  const [, month = '', day = '', year = ''] = found;
  return civilDateOf(`${month}/${day}/${year.length === 2 ? `20${year}` : year}`, 'month-first');
}

function addressesOf(text: string, iso2: string): ListedEntity['addresses'] {
  return text
    .replace(/\(See alternate[^)]{0,200}\)\.?/gi, '')
    .split(/;\s*(?:and\s+)?/)
    .map((full) => ({ full: squeeze(full).replace(/\.$/, ''), city: '', region: '', postalCode: '', country: iso2 }));
}

function together(before: ListedEntity, later: ListedEntity): ListedEntity {
  return newEntity({
    ...before,
    names: [...before.names, ...later.names],
    addresses: [...before.addresses, ...later.addresses],
    measures: [...before.measures, ...later.measures],
    remarks: [...before.remarks, ...later.remarks],
    raw: [...before.raw, ...later.raw],
  });
}
