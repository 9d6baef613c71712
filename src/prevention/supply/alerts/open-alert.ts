import { refuse } from '../../../platform/errors/index.ts';
import { useCaseInParts } from '../../../platform/kernel/index.ts';
import { followed } from '../chain/chain-graph.ts';
import type { Chain } from '../chain/contract.ts';
import { classesUpstream } from '../exposure/classes.ts';
import type { Sources } from '../exposure/findings.ts';
import { negativeOf, statusOf } from '../exposure/list-status.ts';
import { findingsOf } from '../exposure/site-findings.ts';
import { groundOf, noteAsked } from '../products/loaded.ts';
import { classSentence } from '../products/say.ts';
import { supply } from '../queries.ts';
import type { AlertRow } from '../tables.ts';
import { alertView } from './alert-view.ts';
import { openSupplyAlert as contract } from './contract.ts';

/** The lists without the entry that an alert is about. */
const without = (sources: Sources, { list_id, source_id }: AlertRow): Sources => ({
  ...sources,
  named: (name, on) => {
    const found = sources.named(name, on);
    const listed = found.listed.filter(({ list, sourceId }) => list !== list_id || sourceId !== source_id);
    return { ...found, listed };
  },
});

/** What stands for it in the chain: a shipment has the class of its product. */
const subjectIn = ({ lots }: Chain, { subject_kind, subject_id }: AlertRow): string | undefined =>
  subject_kind === 'shipment' ? lots.find(({ id }) => id === subject_id)?.to : subject_id;

/** One alert, and what it changed: the class of what it touches without the entry of the list, and with it. */
export const openSupplyAlert = useCaseInParts(contract, async (context, { alertId }) => {
  const { kernel, actor, orgId, t } = context;
  const row =
    (await kernel.db.transaction(actor, (tx) =>
      supply(tx)
        .selectFrom('supply.alert')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('id', '=', alertId)
        .executeTakeFirst(),
    )) ?? refuse('SUPPLY_ALERT_NOT_FOUND');
  const { chained, loaded, on, knownBy } = await groundOf(context, {});
  const { settings, sources, lists } = loaded;
  const node = chained.nodeOf(subjectIn(chained.chain, row) ?? '');
  await noteAsked(context, contract.name, { alert: alertId });
  const notice = t('supply.notice');
  if (node < 0) return { alert: alertView(t, row), before: null, after: null, notice };
  const follow = followed(chained, on, knownBy, 'inferred');
  const classWith = (by: Sources): number => classesUpstream(chained, findingsOf(chained, by, on), follow)[node] ?? 0;
  const after = classWith(sources);
  const rule = settings.rule('listed');
  // an entry that is gone gave what a listed party gives
  const gone = rule?.lists.includes(row.list_id) ? rule.legalClass : 0;
  const before =
    row.kind === 'new' ? classWith(without(sources, row)) : row.kind === 'removed' ? Math.max(after, gone) : after;
  const negative = negativeOf(statusOf(lists, on, settings));
  const standing = (legalClass: number) => ({ legalClass, sentence: classSentence(t, legalClass, negative) });
  return { alert: alertView(t, row), before: standing(before), after: standing(after), notice };
});
