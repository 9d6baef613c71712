import type { z } from 'zod';
import { canonicalJson, sha256 } from './canonical.ts';
import { BASE_FIELDS, EntryBase, PackHead } from './entry.ts';
import { PackError, type PackProblem, throwIfAny } from './errors.ts';
import type { Entry, PackKind } from './kinds.ts';
import { versionProblems } from './versions.ts';

/** One pack, checked. */
export interface Pack {
  readonly head: PackHead;
  readonly entries: readonly Entry[];
  /** sha-256 over the canonical JSON of head and entries: what an answer rested on, to the letter. */
  readonly hash: string;
  /** Entry id to the file it stands in. */
  readonly files: ReadonlyMap<string, string>;
}

const HEAD = 'pack.json';

/**
 * Reads one pack from the texts of its files (name to content). Pure: no disk, no clock.
 *
 * @param files `pack.json` and one or more `*.json` files, each a list of entries. Other files are left alone.
 * @param kinds the kinds that the capabilities know
 * @throws PackError with every problem found, not only the first
 */
export const readPack = (files: ReadonlyMap<string, string>, kinds: readonly PackKind[]): Pack => {
  const head = readHead(files);
  const kind = kinds.find((k) => k.name === head.kind);
  if (!kind) {
    const known = kinds.map((k) => k.name).join(', ') || 'none';
    throw new PackError([
      {
        code: 'PACK_UNKNOWN_KIND',
        file: HEAD,
        field: 'kind',
        fix: `no part of the platform knows the kind "${head.kind}"; known: ${known}`,
      },
    ]);
  }

  const problems: PackProblem[] = changedFiles(files, head);
  const entries: Entry[] = [];
  const raw: unknown[] = [];
  const fileOf = new Map<string, string>();
  for (const file of entryFiles(files)) {
    for (const [index, value] of listIn(file, files.get(file) ?? '', problems).entries()) {
      const entry = readEntry(value, kind, { file, index }, problems);
      raw.push(value);
      if (!entry) continue;
      entries.push(entry);
      fileOf.set(entry.id, file);
    }
  }
  problems.push(...versionProblems(entries, (id) => fileOf.get(id) ?? HEAD));
  throwIfAny(problems);

  const { sha256: _manifest, ...said } = head;
  return { head, entries, files: fileOf, hash: sha256(canonicalJson({ head: said, entries: raw })) };
};

const entryFiles = (files: ReadonlyMap<string, string>): string[] =>
  [...files.keys()].filter((f) => f.endsWith('.json') && f !== HEAD).sort();

const readHead = (files: ReadonlyMap<string, string>): PackHead => {
  const text = files.get(HEAD);
  if (text === undefined)
    throw new PackError([{ code: 'PACK_NO_HEAD', file: HEAD, fix: 'every pack has a pack.json that says what it is' }]);
  const parsed = PackHead.safeParse(json(HEAD, text));
  if (parsed.success) return parsed.data;
  throwIfAny(
    parsed.error.issues.map((i) => ({ code: 'PACK_HEAD_INVALID', file: HEAD, field: fieldOf(i), fix: i.message })),
  );
  throw parsed.error;
};

const json = (file: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new PackError([{ code: 'PACK_NOT_JSON', file, fix: `the file is no JSON: ${(cause as Error).message}` }]);
  }
};

const listIn = (file: string, text: string, problems: PackProblem[]): unknown[] => {
  const value = json(file, text);
  if (Array.isArray(value)) return value;
  problems.push({ code: 'PACK_NOT_A_LIST', file, fix: 'an entry file is a list of entries: [ { … }, { … } ]' });
  return [];
};

const changedFiles = (files: ReadonlyMap<string, string>, head: PackHead): PackProblem[] =>
  Object.entries(head.sha256 ?? {}).flatMap(([file, expected]) => {
    const text = files.get(file);
    if (text !== undefined && sha256(text) === expected) return [];
    const fix =
      text === undefined
        ? 'the file is missing'
        : 'the file is not the one the publisher listed; fetch it again or correct sha256';
    return [{ code: 'PACK_FILE_CHANGED' as const, file, fix }];
  });

const readEntry = (
  value: unknown,
  kind: PackKind,
  at: { file: string; index: number },
  problems: PackProblem[],
): Entry | null => {
  const named = (value as { id?: unknown } | null)?.id;
  const entry = typeof named === 'string' ? named : `number ${at.index + 1}`;
  const say = (issues: readonly z.core.$ZodIssue[]) => {
    for (const issue of issues) {
      problems.push({ code: 'PACK_ENTRY_INVALID', file: at.file, entry, field: fieldOf(issue), fix: issue.message });
    }
  };
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    problems.push({ code: 'PACK_ENTRY_INVALID', file: at.file, entry, fix: 'an entry is an object' });
    return null;
  }
  const common = Object.fromEntries(Object.entries(value).filter(([k]) => BASE_FIELDS.includes(k)));
  const own = Object.fromEntries(Object.entries(value).filter(([k]) => !BASE_FIELDS.includes(k)));
  const base = EntryBase.safeParse(common);
  const fields = kind.fields.safeParse(own);
  if (!base.success) say(base.error.issues);
  if (!fields.success) say(fields.error.issues);
  return base.success && fields.success ? { ...fields.data, ...base.data } : null;
};

const fieldOf = (issue: {
  path: readonly PropertyKey[];
  code?: string;
  keys?: readonly string[];
}): string | undefined =>
  [...issue.path.map(String), ...(issue.code === 'unrecognized_keys' ? [issue.keys?.join(', ') ?? ''] : [])].join(
    '.',
  ) || undefined;
