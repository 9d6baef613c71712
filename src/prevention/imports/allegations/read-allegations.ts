import type { Language } from '../../../platform/actor/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { can, visible } from '../../../platform/policy/index.ts';
import { wordsOf } from '../law/check-plan.ts';
import { allegationElements, importLaw, lawOn, strongSigns } from '../law/pack-kind.ts';
import { policy } from '../policy.ts';
import { namesIn } from './check-names.ts';
import type { AllegationContent } from './content.ts';
import { listAllegations as listContract, openAllegation as oneContract } from './contract.ts';
import { countIndicators, lacksOf } from './elements.ts';
import { allegationFor, allegations, documentsOf, governed, peopleOf } from './queries.ts';
import { openAbout, openContent } from './sealed.ts';
import type { AllegationRow } from './tables.ts';

const headOf = (
  { kernel, clock }: Pick<Context, 'kernel' | 'clock'>,
  row: AllegationRow,
  content: AllegationContent,
) => ({
  id: row.id,
  title: content.title,
  state: row.state,
  revision: row.revision,
  lacks: lacksOf(content, allegationElements(kernel.packs, clock.today())),
  facts: content.facts.length,
  events: countIndicators(content.facts).reduce((sum, { events }) => sum + events, 0),
  changedBy: row.changed_by,
  changedAt: row.changed_at,
});

export const listAllegations = useCase(listContract, async (context) => {
  const { tx, actor, kernel, note } = context;
  const rows = await allegations(tx)
    .selectFrom('imports.allegation')
    .selectAll()
    .where(visible(kernel.roles, policy, actor, 'read allegation'))
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .execute();
  note([], { found: rows.length });
  return { rows: await Promise.all(rows.map(async (row) => headOf(context, row, await openContent(context, row)))) };
});

export const openAllegation = useCase(oneContract, async (context, { allegationId }) => {
  const { tx, actor, kernel, clock, note } = context;
  const row = await allegationFor(context, 'read', allegationId);
  const content = await openContent(context, row);
  note(allegationId);
  const told = await allegations(tx)
    .selectFrom('imports.testimony')
    .select(['person_id'])
    .where('allegation_id', '=', allegationId)
    .where('words_sealed', 'is not', null)
    .execute();
  const documents = [];
  for (const one of await documentsOf(tx, allegationId))
    documents.push({
      id: one.id,
      ...(await openAbout(context, one)),
      size: one.size,
      hash: one.hash,
      showsPeople: one.shows_people,
    });
  return {
    ...headOf(context, row, content),
    content,
    names: await namesIn(context, allegationId, content),
    counts: countIndicators(content.facts),
    strongSigns: [...strongSigns(kernel.packs, clock.today())],
    people: (await peopleOf(tx, allegationId)).map(({ id, part, destroyed_on }, i) => ({
      id,
      number: i + 1,
      part,
      testimonies: told.filter(({ person_id }) => person_id === id).length,
      destroyedOn: destroyed_on,
    })),
    documents,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at,
    approvedWhy: row.approved_why,
    mayApprove:
      row.state === 'ready' &&
      can(kernel.roles, policy, actor, 'approve allegation', await governed(context, allegationId)),
    law: allegationLaw(context, actor.language),
  };
});

const ruleId = 'us.import.allegation';

/** The rule as the pack says it, with its citation; whether anybody competent has checked it. */
export const allegationLaw = ({ kernel, clock, t }: Pick<Context, 'kernel' | 'clock' | 't'>, language: Language) => {
  const rule = lawOn(importLaw(kernel.packs), clock.today()).find(({ id }) => id === ruleId);
  if (!rule) throw new Error(`the packs have no ${ruleId}`);
  return {
    says: wordsOf(rule)[language],
    cite: rule.citation.cite,
    reviewed: rule.reviewed !== null,
    notice: t('imports.allegation.notice'),
  };
};
