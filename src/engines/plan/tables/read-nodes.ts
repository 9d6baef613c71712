import type { NodeKind, PlanNode, Words } from '../document.ts';
import { plain } from './columns.ts';
import { type NodeBook, openBook, type RowNode } from './node-book.ts';
import type { Say } from './problem.ts';
import type { TableRow } from './read-rows.ts';

// Maps, not objects: a cell may say "constructor".
const KINDS: ReadonlyMap<string, NodeKind> = new Map([
  ['pillar', 'pillar'],
  ['pilar', 'pillar'],
  ['principle', 'principle'],
  ['principio', 'principle'],
  ['goal', 'principle'],
  ['action', 'action'],
  ['priority action', 'action'],
  ['accion', 'action'],
  ['accion prioritaria', 'action'],
  ['activity', 'action'],
  ['milestone', 'milestone'],
  ['hito', 'milestone'],
]);
const SENSITIVITY: ReadonlyMap<string, PlanNode['sensitivity']> = new Map([
  ['public', 'public'],
  ['publico', 'public'],
  ['publica', 'public'],
  ['internal', 'internal'],
  ['interno', 'internal'],
  ['interna', 'internal'],
]);
const PARENT_KINDS: Readonly<Record<NodeKind, readonly NodeKind[]>> = {
  pillar: [],
  principle: ['pillar'],
  action: ['principle', 'pillar'],
  milestone: ['action'],
};

/**
 * Turns rows into nodes. Places come from a parent column, or from pillar and principle columns, whose values become nodes of their own
 * when no row does it. A row without a kind is an action. Rows with an error give no node.
 */
export const readNodes = (rows: readonly TableRow[], planId: string, say: Say): RowNode[] => {
  const book = openBook(planId);
  // First the rows that are nodes of their own, so that a parent may stand below its child.
  const placed = rows.flatMap((row) => {
    const found = draft(row, say);
    if (!found || codeTaken(found, book, say)) return [];
    book.add({ ...found, parentId: null, source: row, own: true, more: extras(row, say) });
    return [found];
  });
  for (const d of placed) book.place(d.code, parentOf(d, book, say));
  return book.all();
};

const codeTaken = ({ code, row }: Draft, book: NodeBook, say: Say): boolean => {
  if (!book.byCode(code)) return false;
  const at = { row: row.row, column: row.column('code'), value: code };
  say('TABLE_CODE_TWICE', at, 'the code is used in a row above; give this one another');
  return true;
};

interface Draft {
  readonly kind: NodeKind;
  readonly code: string;
  readonly title: Words;
  readonly row: TableRow;
}

const draft = (row: TableRow, say: Say): Draft | null => {
  const kindText = row.get('kind');
  const kind = kindText === '' ? 'action' : KINDS.get(plain(kindText) || kindText);
  if (!kind) {
    say(
      'TABLE_KIND_UNKNOWN',
      { row: row.row, column: row.column('kind'), value: kindText },
      'write pillar, principle, action or milestone',
    );
    return null;
  }
  const en = row.get('title');
  if (en === '') {
    say('TABLE_TITLE_MISSING', { row: row.row, column: row.column('title') }, 'give the row a title, or empty it');
    return null;
  }
  const es = row.get('titleEs');
  return { kind, code: row.get('code') || `row-${row.row}`, title: es ? { en, es } : { en }, row };
};

const extras = (row: TableRow, say: Say): Partial<PlanNode> => {
  const said = row.get('sensitivity');
  const sensitivity = said === '' ? 'public' : SENSITIVITY.get(plain(said));
  if (!sensitivity)
    say(
      'TABLE_SENSITIVITY_UNKNOWN',
      { row: row.row, column: row.column('sensitivity'), value: said },
      'write public or internal',
    );
  const [text, doubt] = [row.get('text'), row.get('doubt')];
  return {
    officialCode: row.get('officialCode') || null,
    // What cannot be read is not shown to the public.
    sensitivity: sensitivity ?? 'internal',
    categories: row
      .get('categories')
      .split(';')
      .map((c) => c.trim())
      .filter(Boolean),
    ...(text ? { text: { en: text } } : {}),
    ...(doubt ? { doubt } : {}),
  };
};

const parentOf = (d: Draft, book: NodeBook, say: Say): string | null => {
  const { row } = d;
  if (d.kind === 'pillar') return null;
  const code = row.get('parent');
  if (code) {
    const parent = book.byCode(code);
    const at = { row: row.row, column: row.column('parent'), value: code };
    if (!parent) say('TABLE_PARENT_UNKNOWN', at, 'no row has this code; correct it or add the row');
    else if (!PARENT_KINDS[d.kind].includes(parent.kind))
      say(
        'TABLE_NESTING_WRONG',
        at,
        `a ${d.kind} stands under ${PARENT_KINDS[d.kind].join(' or ')}, not under a ${parent.kind}`,
      );
    return parent?.id ?? null;
  }
  const parent = namedParent(d, book);
  if (parent && PARENT_KINDS[d.kind].includes(parent.kind)) return parent.id;
  say(
    'TABLE_PARENT_MISSING',
    { row: row.row, column: row.column('parent') || row.column('pillar') },
    'say where it belongs: fill a parent, pillar or principle column; a new principle needs its pillar',
  );
  return null;
};

/** By the pillar and principle columns. A principle that no row and no pillar knows cannot be placed, so it is not made. */
const namedParent = ({ kind, row }: Draft, book: NodeBook): PlanNode | null => {
  const [pillarName, principleName] = [row.get('pillar'), kind === 'principle' ? '' : row.get('principle')];
  const pillar = pillarName ? book.named('pillar', pillarName, null, row) : null;
  if (!principleName) return pillar;
  const known = book.find('principle', principleName);
  return known ?? (pillar && book.named('principle', principleName, pillar.id, row));
};
