import type { ListedEntity, ListPart, ListReading } from './entity.ts';
import { allFormats } from './formats/index.ts';
import type { ListFormat, PartHead } from './formats.ts';
import { ListError } from './list-error.ts';
import { createProblems } from './problems.ts';
import { partHead } from './recognise.ts';

/**
 * Reads a list out of its parts, whatever its format, and hands over each entity. Never throws for what is in the bytes: a list that
 * cannot be read, or is not whole, comes back with a problem of weight `fatal`, and what was handed over until then must not be used.
 */
export async function readList(
  parts: readonly ListPart[],
  take: (entity: ListedEntity) => void,
  formats: readonly ListFormat[] = allFormats,
): Promise<ListReading> {
  let format = '';
  const listIds = new Set<string>();
  const counts = { entries: 0, names: 0, addresses: 0, identifiers: 0 };
  const counted = (entity: ListedEntity) => {
    listIds.add(entity.listId);
    counts.entries += 1;
    counts.names += entity.names.length;
    counts.addresses += entity.addresses.length;
    counts.identifiers += entity.identifiers.length;
    take(entity);
  };
  try {
    const heads: PartHead[] = [];
    for (const part of parts) heads.push(await partHead(part));
    const chosen = chooseFormat(heads, formats);
    format = chosen.id;
    const reading = await chosen.read(heads, counted);
    if (counts.entries > 0 || reading.problems.some(({ weight }) => weight === 'fatal')) return reading;
    // a list of nobody is none that anything may be answered from
    const problems = createProblems();
    problems.fatal(new ListError('LIST_EMPTY', { file: heads[0]?.part.name ?? '', field: 'entries' }));
    return { ...reading, problems: [...reading.problems, ...problems.list()] };
  } catch (error) {
    if (!(error instanceof ListError)) throw error;
    const problems = createProblems();
    problems.fatal(error);
    return { listIds: [...listIds], format, counts: { rows: {}, ...counts }, date: '', problems: problems.list() };
  }
}

/** @throws ListError where the parts are no known list, or not one list */
export function chooseFormat(heads: readonly PartHead[], formats: readonly ListFormat[]): ListFormat {
  const empty = heads.find(({ shape }) => shape === 'empty');
  if (heads.length === 0 || empty) throw new ListError('LIST_EMPTY', { file: empty?.part.name ?? '' });
  const near: Exclude<ReturnType<ListFormat['recognise']>, boolean>[] = [];
  for (const format of formats) {
    const verdict = format.recognise(heads);
    if (verdict === true) return format;
    if (verdict) near.push(verdict);
  }
  const page = heads.find(({ shape }) => shape === 'html');
  if (page) throw new ListError('LIST_IS_WEB_PAGE', { file: page.part.name, value: titleOf(page.text) });
  const [first] = near;
  if (first) throw new ListError(first.code, first);
  const alone = heads.map((head) => formats.find((format) => format.recognise([head]) === true)?.id ?? '');
  if (heads.length > 1 && new Set(alone).size > 1) throw new ListError('LIST_MIXED_PARTS', { value: alone.join(', ') });
  const [head] = heads;
  throw new ListError('LIST_UNKNOWN_FORMAT', { file: head?.part.name ?? '', value: head?.text.slice(0, 80) ?? '' });
}

const titleOf = (html: string): string => /<title[^>]*>([^<]*)/i.exec(html)?.[1]?.trim() ?? '';
