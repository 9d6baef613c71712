import type { Id } from '../../../platform/contract/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { can, visible } from '../../../platform/policy/index.ts';
import { productName } from '../../supply/index.ts';
import { wordsOf } from '../law/check-plan.ts';
import { policy } from '../policy.ts';
import { type Clock, caseClocks, nearestOf, taskDue } from './case-clocks.ts';
import { listCases as listContract, openCase as openContract } from './contract.ts';
import { answersFor, taskTemplates } from './pack-kind.ts';
import { caseFor, detentions, extensionsOf, startColumns, tasksOf } from './queries.ts';
import type { DetentionRow, ExtensionRow, TaskRow } from './tables.ts';
import { movesFrom } from './words.ts';

type Reading = Pick<Context, 'kernel' | 'actor' | 'clock'>;

export const clocksOfCase = (
  { kernel, actor, clock }: Reading,
  row: DetentionRow,
  extensions: readonly ExtensionRow[],
): Clock[] =>
  caseClocks(
    kernel.packs,
    {
      kind: row.kind,
      state: row.state,
      starts: {
        importation: row[startColumns.importation],
        'detention-notice': row[startColumns['detention-notice']],
        'exclusion-notice': row[startColumns['exclusion-notice']],
        'protestable-decision': row[startColumns['protestable-decision']],
      },
      weekendRule: row.weekend_rule,
      extensions: extensions
        .filter(({ detention_id }) => detention_id === row.id)
        .map(({ clock_id, until_day, letter_id }) => ({ clockId: clock_id, until: until_day, letterId: letter_id })),
    },
    actor.language,
    clock.today(),
  );

/** The entry of the pack behind the way that was chosen. */
const answerView = ({ kernel, actor, clock }: Reading, { kind, route }: DetentionRow) => {
  const found = answersFor(kernel.packs, clock.today(), kind).find((one) => one.route === route);
  return found
    ? { says: wordsOf(found)[actor.language], cite: kernel.packs.cite(found).cite, reviewed: found.reviewed !== null }
    : null;
};

/** Tasks in the order of their last day; those of a pack say theirs from its clock, in the reader's language. */
const tasksView = ({ kernel, actor, clock }: Reading, clocks: readonly Clock[], rows: readonly TaskRow[]) => {
  const today = clock.today();
  const templates = taskTemplates(kernel.packs, today);
  const views = rows.map((row) => {
    const template = templates.find(({ id }) => id === row.template_id);
    const dueOn = row.due_on ?? (template ? taskDue(template, clocks) : null);
    return {
      id: row.id,
      says: template ? wordsOf(template)[actor.language] : row.says,
      cite: template ? kernel.packs.cite(template).cite : null,
      owner: row.owner,
      dueOn,
      doneOn: row.done_on,
      doneBy: row.done_by,
      late: row.done_on === null && dueOn !== null && dueOn < today,
    };
  });
  const rank = ({ doneOn, dueOn }: (typeof views)[number]): string => `${doneOn === null ? 0 : 1}${dueOn ?? '9999'}`;
  return views.sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
};

const headOf = (
  row: DetentionRow,
  clocks: readonly Clock[],
  tasks: readonly { doneOn: string | null; late: boolean }[],
) => {
  const nearest = nearestOf(clocks);
  return {
    id: row.id,
    title: row.title,
    kind: row.kind,
    state: row.state,
    port: row.port,
    entryNumber: row.entry_number,
    nearest,
    needs: nearest ? null : (clocks.find(({ state }) => state === 'no-start')?.starts ?? null),
    tasksOpen: tasks.filter(({ doneOn }) => doneOn === null).length,
    tasksLate: tasks.filter(({ late }) => late).length,
  };
};

export const listCases = useCase(listContract, async (context) => {
  const { tx, actor, kernel, clock, note } = context;
  const rows = await detentions(tx)
    .selectFrom('imports.detention')
    .selectAll()
    .where(visible(kernel.roles, policy, actor, 'read supply'))
    .orderBy('opened_at', 'desc')
    .execute();
  const ids: Id[] = rows.map(({ id }) => id);
  const [extensions, tasks] = [await extensionsOf(tx, ids), await tasksOf(tx, ids)];
  note([], { found: rows.length });
  const heads = rows.map((row) => {
    const clocks = clocksOfCase(context, row, extensions);
    const own = tasks.filter(({ detention_id }) => detention_id === row.id);
    return headOf(row, clocks, tasksView(context, clocks, own));
  });
  // a missing date is looked for before the furthest clock; what waits on nothing comes last
  const rank = (head: (typeof heads)[number]): string =>
    movesFrom[head.state].length === 0 ? '9999' : head.needs ? '0000' : (head.nearest?.ends ?? '9998');
  return { today: clock.today(), rows: heads.sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0)) };
});

export const openCase = useCase(openContract, async (context, { detentionId }) => {
  const { tx, orgId, actor, kernel, clock, note, t } = context;
  const row = await caseFor(context, 'read', detentionId);
  note(detentionId);
  const clocks = clocksOfCase(context, row, await extensionsOf(tx, [detentionId]));
  const tasks = tasksView(context, clocks, await tasksOf(tx, [detentionId]));
  const letters = await detentions(tx)
    .selectFrom('imports.detention_letter')
    .select(['id', 'direction', 'party', 'subject', 'dated', 'file_name', 'size', 'hash', 'kept_by'])
    .where('detention_id', '=', detentionId)
    .orderBy('dated', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const moves = await detentions(tx)
    .selectFrom('imports.detention_move')
    .selectAll()
    .where('detention_id', '=', detentionId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const mayWrite = can(kernel.roles, policy, actor, 'write supply', row);
  return {
    ...headOf(row, clocks, tasks),
    today: clock.today(),
    revision: row.revision,
    goods: row.goods,
    route: row.route,
    answer: answerView(context, row),
    importedOn: row.imported_on,
    detainedOn: row.detained_on,
    excludedOn: row.excluded_on,
    decidedOn: row.decided_on,
    weekendRule: row.weekend_rule,
    productId: row.product_id,
    productName: row.product_id === '' ? null : await productName(tx, orgId, row.product_id),
    packageHash: row.package_hash,
    clocks,
    tasks,
    letters: letters.map(({ file_name, kept_by, ...letter }) => ({ ...letter, name: file_name, keptBy: kept_by })),
    moves: moves.map((one) => ({
      id: one.id,
      state: one.state,
      on: one.moved_on,
      reason: one.reason,
      by: one.moved_by,
      at: one.at,
    })),
    mayMoveTo: mayWrite ? movesFrom[row.state] : [],
    mayWrite,
    notice: t('imports.case.notice'),
  };
});
