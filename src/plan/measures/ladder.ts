import { climbLadder, type EscalationRule, type Ladder } from '../../engines/escalation/index.ts';
import type { Language } from '../../platform/actor/index.ts';
import type { CivilDate, Id } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type Packs, wordsIn } from '../../platform/packs/index.ts';
import { escalationKind } from '../pack-kinds.ts';
import { plan } from '../queries.ts';
import type { DeterminationRow } from '../tables.ts';

/** The rungs that the packs hold on a day, in words of a language. */
export const rungs = (packs: Packs, asOf: CivilDate, language: Language): EscalationRule[] =>
  packs.entriesOn(escalationKind, asOf).map((entry) => ({
    id: entry.id,
    unmetYears: entry.unmetYears,
    andEveryYearAfter: entry.andEveryYearAfter,
    duty: wordsIn(entry.says, language),
    by: wordsIn(entry.by, language),
    to: wordsIn(entry.to, language),
    dueDays: entry.dueDays,
    source: entry.source.cite,
  }));

export const determinationsOf = (tx: Tx, planId: Id): Promise<DeterminationRow[]> =>
  plan(tx)
    .selectFrom('plan.determination')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('node_id')
    .orderBy('fiscal_year')
    .execute();

/** Where one goal stands on the ladder. */
export const ladderOf = (determinations: readonly DeterminationRow[], rules: readonly EscalationRule[]): Ladder =>
  climbLadder(
    determinations.map(({ fiscal_year, met, determined_on }) => ({
      fiscalYear: fiscal_year,
      met,
      determinedOn: determined_on,
    })),
    rules,
  );
