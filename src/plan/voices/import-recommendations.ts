import { isCivilDate } from '../../engines/calendar/index.ts';
import { Recommendation } from '../../engines/plan/document.ts';
import { columnLetters, unguardFormula } from '../../engines/sheets/index.ts';
import type { Where } from '../../platform/contract/index.ts';
import { insertMany } from '../../platform/db/index.ts';
import { Refusal } from '../../platform/errors/index.ts';
import { type Context, useCase } from '../../platform/kernel/index.ts';
import { readSheet } from '../measures/observation-table.ts';
import { openPlanHead, plan, planHead } from '../queries.ts';
import type { RecommendationRow, Tables } from '../tables.ts';
import { recommendationsThere, sameRecommendation } from './add-recommendation.ts';
import { importRecommendations as importContract, previewRecommendations as previewContract } from './contract.ts';

const columns = {
  body: /^(body|organismo)$/i,
  ref: /^(ref|reference|referencia)$/i,
  date: /^(date|fecha)$/i,
  words: /^(text|words|recommendation|texto|recomendaci[oó]n)$/i,
  nodes: /^(nodes|parts|partes)$/i,
  status: /^(status|estado)$/i,
  response: /^(response|respuesta)$/i,
  url: /^(url|link|enlace)$/i,
} as const;
type Column = keyof typeof columns;
type Row = Pick<RecommendationRow, 'body' | 'ref' | 'dated' | 'words' | 'node_ids' | 'status' | 'response' | 'source'>;

const statuses = Recommendation.shape.status;

/** Reads the table that came with the act, and drops what the register holds already. */
const compare = async ({ tx, file, t }: Context, planId: string, name: string | undefined) => {
  const sheet = readSheet(file.bytes, name ?? file.name);
  const nodes = await plan(tx).selectFrom('plan.node').select(['id', 'code']).where('plan_id', '=', planId).execute();
  const idOf = new Map(nodes.flatMap(({ id, code }) => [[code, id] as const, [id, id] as const]));
  const at = sheet.rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  const header = (sheet.rows[at] ?? []).map((cell) => cell.trim());
  const index = Object.fromEntries(
    Object.entries(columns).map(([key, pattern]) => [key, header.findIndex((cell) => pattern.test(cell))]),
  ) as Record<Column, number>;

  const problems: Where[] = [];
  const problem = (code: string, row: number, column: Column, values: Record<string, string> = {}) =>
    problems.push({
      row,
      ...(index[column] < 0 ? {} : { column: columnLetters(index[column] + 1) }),
      code,
      says: t(`error.${code}`, values),
    });
  for (const needed of ['body', 'ref', 'words'] as const) {
    if (index[needed] < 0)
      problem('PLAN_COLUMN_NEEDED', at + 1, needed, { name: needed === 'words' ? 'Text' : needed });
  }
  const rows: Row[] = [];
  for (const [i, cells] of (problems.length > 0 ? [] : sheet.rows.slice(at + 1)).entries()) {
    const row = at + 2 + i;
    const cell = (column: Column): string => unguardFormula(cells[index[column]] ?? '').trim();
    if (cells.every((text) => text.trim() === '')) continue;
    for (const needed of ['body', 'ref', 'words'] as const) {
      if (cell(needed) === '') problem('PLAN_ROW_EMPTY', row, needed);
    }
    const date = cell('date');
    if (date !== '' && !isCivilDate(date)) problem('PLAN_ROW_DATE', row, 'date');
    const status = statuses.safeParse(cell('status') || 'open');
    if (!status.success) problem('PLAN_ROW_STATUS', row, 'status', { statuses: statuses.options.join(', ') });
    const url = cell('url');
    if (url !== '' && !/^https?:\/\/\S+$/.test(url)) problem('PLAN_ROW_URL', row, 'url');
    const named = cell('nodes')
      .split(/[;,]/)
      .map((code) => code.trim())
      .filter((code) => code !== '');
    if (named.some((code) => !idOf.has(code))) problem('PLAN_ROW_NODE', row, 'nodes');
    rows.push({
      body: cell('body'),
      ref: cell('ref'),
      dated: date || null,
      words: cell('words'),
      node_ids: named.flatMap((code) => idOf.get(code) ?? []),
      status: status.success ? status.data : 'open',
      response: cell('response') || null,
      source: url === '' ? null : { cite: `${cell('body')}, ${cell('ref')}`, url },
    });
  }
  const there = await recommendationsThere(tx, planId);
  const fresh = new Map(rows.map((row) => [sameRecommendation(row), row]));
  for (const key of there) fresh.delete(key);
  return { rows, fresh: [...fresh.values()], problems: problems.slice(0, 200) };
};

export const previewRecommendations = useCase(previewContract, async (context, { planId, name }) => {
  await planHead(context.tx, planId);
  const { rows, fresh, problems } = await compare(context, planId, name);
  context.note(planId, { rows: rows.length, problems: problems.length });
  return {
    rows: rows.length,
    added: fresh.length,
    there: rows.length - fresh.length,
    problems,
    ready: problems.length === 0,
  };
});

export const importRecommendations = useCase(importContract, async (context, { planId, name }) => {
  const { tx, orgId, newId, note } = context;
  await openPlanHead(tx, planId);
  const { rows, fresh, problems } = await compare(context, planId, name);
  if (problems.length > 0) throw new Refusal('PLAN_TABLE_INVALID', { count: problems.length }, problems);
  await insertMany<Tables, 'plan.recommendation'>(
    tx,
    'plan.recommendation',
    fresh.map((row) => ({
      org_id: orgId,
      plan_id: planId,
      id: newId(),
      ...row,
      responded_by: null,
      responded_on: null,
    })),
  );
  note(planId, { added: fresh.length });
  return { added: fresh.length, there: rows.length - fresh.length };
});
